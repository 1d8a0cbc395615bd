//! [`SequenceOptions`]: where a sequence or an identity column starts, its step, bounds and cache.

/// The start, step, bounds and cache of an [`Identity`](super::Identity) or a [`Sequence`](super::Sequence).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct SequenceOptions {
    /// `START WITH 100`
    pub start: Option<i64>,
    /// `INCREMENT BY 10`
    pub increment: Option<i64>,
    /// `MINVALUE 1`, or `NO MINVALUE`
    pub min_value: Option<SequenceBound>,
    /// `MAXVALUE 9000`, or `NO MAXVALUE`
    pub max_value: Option<SequenceBound>,
    /// `CACHE 5`: how many numbers are preallocated.
    pub cache: Option<u32>,
    /// `CYCLE`, or `NO CYCLE`
    pub cycle: Option<bool>,
}

impl SequenceOptions {
    /// Whether it counts from 1 in steps of 1, which is the default of every database. The cache does not matter.
    pub(crate) fn is_plain(&self) -> bool {
        let SequenceOptions { start, increment, min_value, max_value, cache: _, cycle } = *self;
        let from_one = [start, increment].into_iter().flatten().all(|number| number == 1);
        let lowest = matches!(min_value, None | Some(SequenceBound::None | SequenceBound::At(1)));
        from_one && lowest && matches!(max_value, None | Some(SequenceBound::None)) && cycle != Some(true)
    }
}

/// The smallest or the greatest number of a sequence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SequenceBound {
    /// No bound.
    None,
    /// This number.
    At(i64),
}

/// The methods that set the options.
macro_rules! sequence_options {
    ($name:ident) => {
        impl $name {
            /// The first number: `START WITH 100`
            pub fn start(mut self, number: i64) -> Self {
                self.options.start = Some(number);
                self
            }
            /// The step: `INCREMENT BY 10`; a negative one counts down.
            pub fn increment(mut self, step: i64) -> Self {
                self.options.increment = Some(step);
                self
            }
            /// The smallest number: `MINVALUE 1`
            pub fn min_value(mut self, number: i64) -> Self {
                self.options.min_value = Some($crate::schema::SequenceBound::At(number));
                self
            }
            /// `NO MINVALUE`
            pub fn no_min_value(mut self) -> Self {
                self.options.min_value = Some($crate::schema::SequenceBound::None);
                self
            }
            /// The greatest number: `MAXVALUE 9000`
            pub fn max_value(mut self, number: i64) -> Self {
                self.options.max_value = Some($crate::schema::SequenceBound::At(number));
                self
            }
            /// `NO MAXVALUE`
            pub fn no_max_value(mut self) -> Self {
                self.options.max_value = Some($crate::schema::SequenceBound::None);
                self
            }
            /// How many numbers are preallocated: `CACHE 5`
            pub fn cache(mut self, numbers: u32) -> Self {
                self.options.cache = Some(numbers);
                self
            }
            /// Whether it starts again after the last number: `CYCLE`, `NO CYCLE`
            pub fn cycle(mut self, again: bool) -> Self {
                self.options.cycle = Some(again);
                self
            }
        }
    };
}
pub(crate) use sequence_options;
