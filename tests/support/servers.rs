//! Servers for tests: PostgreSQL and MariaDB from the binaries that are installed, one of each per test process.
//!
//! They are started when first asked for, in a folder of their own, reachable by a Unix socket only, and end with the
//! process, however it ends. `ALUDEL_TEST_POSTGRES` and `ALUDEL_TEST_MYSQL` name servers to use instead. Where
//! `ALUDEL_REQUIRE_SERVERS` is 1, as `scripts/test` has it, a server that does not start is a failure; else the test says
//! what it leaves out.

use std::env;
use std::fs;
use std::ops::{Deref, DerefMut};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

/// A connection to a database of the caller's own, which goes when the connection goes.
pub struct Scratch<C> {
    client: C,
    pub database: String,
    drop: fn(&str),
}
impl<C> Deref for Scratch<C> {
    type Target = C;
    fn deref(&self) -> &C {
        &self.client
    }
}
impl<C> DerefMut for Scratch<C> {
    fn deref_mut(&mut self) -> &mut C {
        &mut self.client
    }
}
impl<C> Drop for Scratch<C> {
    fn drop(&mut self) {
        (self.drop)(&self.database);
    }
}

/// PostgreSQL: a database of the caller's own.
pub fn postgres() -> Option<Scratch<postgres::Client>> {
    let config = postgres_server()?;
    let database = fresh_name();
    let mut admin = config.connect(postgres::NoTls).expect("PostgreSQL");
    admin.batch_execute(&format!("CREATE DATABASE {database} TEMPLATE template0 ENCODING 'UTF8'")).expect("a database");
    let client = config.clone().dbname(&database).connect(postgres::NoTls).expect("PostgreSQL");
    Some(Scratch { client, database, drop: drop_postgres })
}

fn drop_postgres(database: &str) {
    if let Some(mut admin) = postgres_server().and_then(|config| config.connect(postgres::NoTls).ok()) {
        let _ = admin.batch_execute(&format!("DROP DATABASE IF EXISTS {database} WITH (FORCE)"));
    }
}

/// MariaDB: a database of the caller's own.
pub fn mariadb() -> Option<Scratch<mysql::Conn>> {
    mysql_scratch(mariadb_server()?, |database| mysql_drop(mariadb_server(), database))
}

/// The same database over a new connection, where the server has closed the last one.
pub fn reconnect(scratch: &mut Scratch<mysql::Conn>) {
    use mysql::prelude::Queryable;
    let opts = [mariadb_server(), mysql_server()].into_iter().flatten();
    let connect = |opts: &mysql::Opts| mysql::Conn::new(opts.clone()).ok();
    let mut client = opts.filter_map(connect).find(|_| true).expect("a connection");
    client.query_drop(format!("USE {}", scratch.database)).expect("the database");
    scratch.client = client;
}

/// MySQL, which is to be had by `ALUDEL_TEST_MYSQL` alone.
pub fn mysql() -> Option<Scratch<mysql::Conn>> {
    mysql_scratch(mysql_server()?, |database| mysql_drop(mysql_server(), database))
}

fn mysql_scratch(opts: &mysql::Opts, drop: fn(&str)) -> Option<Scratch<mysql::Conn>> {
    use mysql::prelude::Queryable;
    let database = fresh_name();
    let mut client = mysql::Conn::new(opts.clone()).expect("a connection");
    client.query_drop(format!("CREATE DATABASE {database} CHARACTER SET utf8mb4")).expect("a database");
    client.query_drop(format!("USE {database}")).expect("a database");
    Some(Scratch { client, database, drop })
}

fn mysql_drop(opts: Option<&mysql::Opts>, database: &str) {
    use mysql::prelude::Queryable;
    if let Some(mut admin) = opts.and_then(|opts| mysql::Conn::new(opts.clone()).ok()) {
        let _ = admin.query_drop(format!("DROP DATABASE IF EXISTS {database}"));
    }
}

/// SQLite, in memory.
pub fn sqlite() -> rusqlite::Connection {
    rusqlite::Connection::open_in_memory().expect("SQLite")
}

/// No other test, thread or process has this name.
fn fresh_name() -> String {
    static NEXT: AtomicUsize = AtomicUsize::new(0);
    format!("aludel_{}_{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed))
}

fn postgres_server() -> Option<&'static postgres::Config> {
    static SERVER: OnceLock<Option<(postgres::Config, Option<Running>)>> = OnceLock::new();
    let server = SERVER.get_or_init(|| match env::var("ALUDEL_TEST_POSTGRES") {
        Ok(url) => Some((url.parse().expect("ALUDEL_TEST_POSTGRES"), None)),
        Err(_) => found("PostgreSQL", start_postgres()).map(|(config, running)| (config, Some(running))),
    });
    server.as_ref().map(|(config, _)| config)
}

fn mariadb_server() -> Option<&'static mysql::Opts> {
    static SERVER: OnceLock<Option<(mysql::Opts, Option<Running>)>> = OnceLock::new();
    let server = SERVER.get_or_init(|| match named_mysql() {
        Some((opts, true)) => Some((opts, None)),
        _ => found("MariaDB", start_mariadb()).map(|(opts, running)| (opts, Some(running))),
    });
    server.as_ref().map(|(opts, _)| opts)
}

fn mysql_server() -> Option<&'static mysql::Opts> {
    static SERVER: OnceLock<Option<mysql::Opts>> = OnceLock::new();
    SERVER.get_or_init(|| named_mysql().and_then(|(opts, is_mariadb)| (!is_mariadb).then_some(opts))).as_ref()
}

/// The server that `ALUDEL_TEST_MYSQL` names, and is it MariaDB?
fn named_mysql() -> Option<(mysql::Opts, bool)> {
    use mysql::prelude::Queryable;
    let url = env::var("ALUDEL_TEST_MYSQL").ok()?;
    let opts = mysql::Opts::from_url(&url).expect("ALUDEL_TEST_MYSQL");
    let mut conn = mysql::Conn::new(opts.clone()).expect("ALUDEL_TEST_MYSQL");
    let version: Option<String> = conn.query_first("SELECT VERSION()").expect("its version");
    Some((opts, version.is_some_and(|version| version.contains("MariaDB"))))
}

fn found<T>(server: &str, started: Result<T, String>) -> Option<T> {
    match started {
        Ok(server) => Some(server),
        Err(why) if env::var("ALUDEL_REQUIRE_SERVERS").is_ok_and(|value| value == "1") => panic!("{server} does not start: {why}"),
        Err(why) => {
            eprintln!("left out what needs {server}: {why}");
            None
        }
    }
}

fn start_postgres() -> Result<(postgres::Config, Running), String> {
    let (initdb, server) = (binary("initdb")?, binary("postgres")?);
    let folder = Folder::new("postgres", "postgres")?;
    let data = folder.path.join("data");
    let mut init = folder.command(&initdb);
    init.arg("-D").arg(&data).args(["--no-sync", "--auth=trust", "--username=postgres", "--encoding=UTF8", "--locale=C.UTF-8"]);
    run(init)?;
    let mut start = folder.command(&server);
    start.arg("-D").arg(&data).arg("-k").arg(&folder.path);
    for setting in ["listen_addresses=", "fsync=off", "full_page_writes=off", "synchronous_commit=off", "max_connections=50"] {
        start.args(["-c", setting]);
    }
    let mut config = postgres::Config::new();
    config.host_path(&folder.path).user("postgres").dbname("postgres");
    let running = folder.start(start, "QUIT", || config.connect(postgres::NoTls).map(drop).map_err(|error| error.to_string()))?;
    Ok((config, running))
}

fn start_mariadb() -> Result<(mysql::Opts, Running), String> {
    let (install, server) = (binary("mariadb-install-db")?, binary("mariadbd")?);
    let folder = Folder::new("mariadb", "mysql")?;
    let (data, socket) = (folder.path.join("data"), folder.path.join("socket"));
    let fast = ["--innodb-log-file-size=8M", "--innodb-flush-log-at-trx-commit=0", "--innodb-doublewrite=0", "--innodb-use-native-aio=0"];
    let mut init = folder.command(&install);
    init.arg("--no-defaults").arg(format!("--datadir={}", data.display())).args(fast);
    init.args(["--auth-root-authentication-method=normal", "--skip-test-db"]);
    run(init)?;
    let mut start = folder.command(&server);
    start.arg("--no-defaults").arg(format!("--datadir={}", data.display())).arg(format!("--socket={}", socket.display())).args(fast);
    start.args(["--debug-no-sync", "--sync-frm=0"]);
    start.args(["--skip-networking", "--character-set-server=utf8mb4", "--collation-server=utf8mb4_general_ci"]);
    start.arg(format!("--pid-file={}", folder.path.join("pid").display()));
    let opts: mysql::Opts = mysql::OptsBuilder::new().socket(Some(socket.display().to_string())).user(Some("root")).into();
    let running = folder.start(start, "KILL", || mysql::Conn::new(opts.clone()).map(drop).map_err(|error| error.to_string()))?;
    Ok((opts, running))
}

/// In PATH, or where Debian puts it.
fn binary(name: &str) -> Result<PathBuf, String> {
    let mut folders: Vec<PathBuf> = env::var_os("PATH").map(|path| env::split_paths(&path).collect()).unwrap_or_default();
    let versions = fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    folders.extend(versions.map(|version| version.path().join("bin")));
    folders.extend(["/usr/sbin", "/usr/local/sbin", "/usr/libexec"].map(PathBuf::from));
    folders.into_iter().map(|folder| folder.join(name)).find(|path| path.is_file()).ok_or_else(|| format!("there is no {name}"))
}

fn run(mut command: Command) -> Result<(), String> {
    let output = command.stdin(Stdio::null()).output().map_err(|error| format!("{command:?}: {error}"))?;
    let said = || String::from_utf8_lossy(&[output.stdout.clone(), output.stderr.clone()].concat()).into_owned();
    if output.status.success() { Ok(()) } else { Err(format!("{command:?}: {}", said())) }
}

/// Removes the folders of processes that were killed while they made them. One of another container that shares the folder for
/// temporary files is not seen, so a young folder may be in use.
fn sweep() {
    const OLD: Duration = Duration::from_secs(3600);
    for entry in fs::read_dir(env::temp_dir()).into_iter().flatten().flatten() {
        let name = entry.file_name();
        let of = name.to_str().and_then(|name| name.strip_prefix("aludel-")?.split('-').next()?.parse::<u32>().ok());
        let is_old = || entry.metadata().and_then(|of| of.modified()).is_ok_and(|at| at.elapsed().is_ok_and(|age| age > OLD));
        if of.is_some_and(|id| Path::new("/proc/self").exists() && !Path::new(&format!("/proc/{id}")).exists()) && is_old() {
            let _ = fs::remove_dir_all(entry.path());
        }
    }
}

/// A folder for a server, and the user that owns both.
struct Folder {
    path: PathBuf,
    /// Under root a server runs as somebody else.
    user: Option<String>,
}

impl Folder {
    fn new(name: &str, user: &str) -> Result<Self, String> {
        sweep();
        let now = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.subsec_nanos());
        let path = env::temp_dir().join(format!("aludel-{}-{now}-{name}", std::process::id()));
        fs::create_dir_all(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        let id = Command::new("id").arg("-u").output().map_err(|error| error.to_string())?;
        let is_root = id.stdout.trim_ascii() == b"0";
        let folder = Folder { path, user: is_root.then(|| user.to_owned()) };
        if let Some(user) = &folder.user {
            let mut chown = Command::new("chown");
            chown.arg(user).arg(&folder.path);
            run(chown)?;
        }
        Ok(folder)
    }
    /// A command in the folder, by its user.
    fn command(&self, program: &Path) -> Command {
        let mut command = match &self.user {
            Some(user) => {
                let mut command = Command::new("setpriv");
                command.args([format!("--reuid={user}"), format!("--regid={user}"), "--init-groups".into()]).arg("--").arg(program);
                command
            }
            None => Command::new(program),
        };
        command.current_dir(&self.path);
        command
    }
    /// Starts the server below a shell that waits for the end of this process, then ends the server and removes the folder.
    fn start(self, server: Command, signal: &str, ready: impl Fn() -> Result<(), String>) -> Result<Running, String> {
        const WATCH: &str = r#"folder=$1 signal=$2; shift 2
"$@" </dev/null >"$folder/log" 2>&1 & server=$!
cat >/dev/null
kill -"$signal" $server; wait $server; cd /; rm -rf "$folder""#;
        let mut shell = Command::new("sh");
        shell.args(["-c", WATCH, "sh"]).arg(&self.path).arg(signal).arg(server.get_program()).args(server.get_args());
        shell.current_dir(&self.path).stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null());
        shell.process_group(0); // an interrupt from the terminal is not for it
        let shell = shell.spawn().map_err(|error| error.to_string())?;
        let (log, deadline) = (self.path.join("log"), Instant::now() + Duration::from_secs(120));
        std::mem::forget(self); // the shell removes it
        let running = Running { shell };
        while let Err(why) = ready() {
            if Instant::now() > deadline {
                return Err(format!("{why}\n{}", fs::read_to_string(log).unwrap_or_default()));
            }
            std::thread::sleep(Duration::from_millis(30));
        }
        Ok(running)
    }
}
impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.path);
    }
}

/// While this process holds the shell's standard input, the server runs.
struct Running {
    shell: Child,
}
impl Drop for Running {
    fn drop(&mut self) {
        drop(self.shell.stdin.take());
        let _ = self.shell.wait();
    }
}
