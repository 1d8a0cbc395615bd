//! Errors of the compiler where something does not fit: the messages are part of the library.
//!
//! Each `tests/ui/<case>.rs` must not compile, with the messages of `<case>.stderr`. `UI=write cargo test --all-features --test
//! it ui` writes those that changed; read the diff. rustc is called with the library that this test itself was built with,
//! because trybuild would build every dependency once more.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::{env, fs, thread};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

#[test]
fn messages() {
    let library = library();
    let of = |ending: &str| {
        let paths = fs::read_dir(Path::new(ROOT).join("tests/ui")).unwrap().map(|entry| entry.unwrap().path());
        paths.filter(|path| path.extension().is_some_and(|found| found == ending)).collect::<Vec<_>>()
    };
    let cases = of("rs");
    let orphans = of("stderr").into_iter().filter(|path| !path.with_extension("rs").exists());
    let wrong = Mutex::new(orphans.map(|path| format!("{} is of no case", path.display())).collect::<Vec<_>>());
    let next = AtomicUsize::new(0);
    thread::scope(|scope| {
        for _ in 0..thread::available_parallelism().map_or(1, usize::from) {
            scope.spawn(|| {
                while let Some(case) = cases.get(next.fetch_add(1, Ordering::Relaxed)) {
                    if let Err(why) = check(case, &library) {
                        wrong.lock().unwrap_or_else(PoisonError::into_inner).push(why);
                    }
                }
            });
        }
    });
    let wrong = wrong.into_inner().unwrap();
    assert!(wrong.is_empty(), "{}\n`UI=write cargo test --all-features --test it ui` writes the messages", wrong.join("\n\n"));
    assert!(cases.len() > 20, "the cases are not where this test looks");
}

/// Path of the library, as cargo has just built it for this test.
fn library() -> PathBuf {
    let mut cargo = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.args(["test", "--all-features", "--test", "it", "--no-run", "--message-format=json"]).current_dir(ROOT);
    let output = cargo.output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let artifacts = String::from_utf8(output.stdout).unwrap();
    let is_library = |path: &&str| path.ends_with(".rlib") && path.contains("libaludel-");
    artifacts.split('"').find(is_library).expect("the library among cargo's artifacts").into()
}

fn check(case: &Path, library: &Path) -> Result<(), String> {
    let name = case.strip_prefix(ROOT).unwrap();
    let mut rustc = Command::new(env::var_os("RUSTC").unwrap_or_else(|| "rustc".into()));
    rustc.args(["--edition=2024", "--crate-type=bin", "--emit=metadata", "--color=never", "--verbose", "-Adead_code"]);
    rustc.arg("-L").arg(format!("dependency={}", library.parent().unwrap().display()));
    rustc.arg("--extern").arg(format!("aludel={}", library.display()));
    rustc.args(["--out-dir", env!("CARGO_TARGET_TMPDIR")]).arg(name).current_dir(ROOT);
    let output = rustc.output().unwrap();
    if output.status.success() {
        return Err(format!("{} compiles", name.display()));
    }
    let found = normalized(&String::from_utf8(output.stderr).unwrap());
    let path = case.with_extension("stderr");
    let expected = fs::read_to_string(&path).unwrap_or_default();
    if found == expected {
        return Ok(());
    }
    if env::var("UI").is_ok_and(|value| value == "write") {
        fs::write(path, found).unwrap();
        return Ok(());
    }
    Err(format!("{}: expected\n{expected}\nfound\n{found}", name.display()))
}

/// The messages without their summary, and without line numbers of other files, which change with every line above.
fn normalized(stderr: &str) -> String {
    const SUMMARY: [&str; 3] = ["error: aborting due to ", "For more information about ", "Some errors have detailed explanations"];
    let mut shown = String::new();
    let mut is_elsewhere = false;
    for line in stderr.lines().filter(|line| !SUMMARY.iter().any(|start| line.starts_with(start))) {
        let text = line.trim_start();
        let place = text.strip_prefix("--> ").or_else(|| text.strip_prefix("::: "));
        let mut line = line.trim_end().to_owned();
        if let Some(place) = place {
            is_elsewhere = !place.starts_with("tests/ui/");
            if is_elsewhere {
                line.truncate(line.trim_end_matches(|c: char| c.is_ascii_digit() || c == ':').len());
            }
        } else if !text.starts_with(|c: char| c.is_ascii_digit() || c == '|' || c == '.') {
            is_elsewhere = false;
        } else if is_elsewhere {
            let numbers = line.len() - line.trim_start_matches(|c: char| c.is_ascii_digit() || c == ' ').len();
            line.replace_range(..numbers, &" ".repeat(numbers));
        }
        shown += line.as_str();
        shown.push('\n');
    }
    shown.trim_end().split("\n\n").map(narrowed).collect::<Vec<_>>().join("\n\n") + "\n"
}

/// A message with its margin as wide as the line numbers that it shows.
fn narrowed(message: &str) -> String {
    let is_number = |text: &&str| !text.is_empty() && text.chars().all(|c| c.is_ascii_digit());
    let numbers = message.lines().filter_map(|line| line.split_once(" |")).map(|(number, _)| number.trim_start()).filter(is_number);
    let wanted = numbers.map(str::len).max().unwrap_or(0);
    let width = message.lines().find(|line| line.trim_start().starts_with("--> ")).and_then(|line| line.find('-')).unwrap_or(0);
    let margin = " ".repeat(width.saturating_sub(wanted));
    message.lines().map(|line| line.strip_prefix(&margin).unwrap_or(line)).collect::<Vec<_>>().join("\n")
}
