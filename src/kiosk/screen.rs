//! Playing, visited, asking: which of them the screen is in, and what time makes of it.

use super::Times;

/// What the screen does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// Shows scene after scene.
    Playing,
    /// Somebody uses it, or has stopped it.
    Visiting,
    /// Asks whether they are still there.
    Asking,
}

/// What is to be done now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deed {
    /// Nothing.
    Nothing,
    /// Show the next scene.
    Next,
    /// Ask whether somebody is there.
    Ask,
    /// Forget everything that was chosen and show the first scene.
    Home,
}

/// Nobody has touched the screen for so long: it may load itself anew.
const QUIET_MS: f64 = 300_000.0;
/// The page has run for so long: another load in the same hour would be one too many.
const RUN_MS: f64 = 7_200_000.0;

/// Before so long a load for the sake of memory would only be followed by the next one.
const SETTLED_MS: f64 = 600_000.0;

/// The state of the screen. All times are milliseconds of a clock that only goes forward.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Screen {
    phase: Phase,
    /// When the phase, or the scene, began.
    since_ms: f64,
    /// When the screen was touched last.
    touched_ms: Option<f64>,
}

impl Screen {
    /// Plays from now on.
    pub const fn new(now_ms: f64) -> Self {
        Self { phase: Phase::Playing, since_ms: now_ms, touched_ms: None }
    }

    /// The same screen at the beginning of a round: it plays from now on and remembers when it was touched.
    pub const fn begin(self, now_ms: f64) -> Self {
        Self { phase: Phase::Playing, since_ms: now_ms, ..self }
    }

    /// What the screen does.
    pub const fn phase(&self) -> Phase {
        self.phase
    }

    /// A touch or key: stops the scenes, answers the question.
    pub fn touch(&mut self, now_ms: f64) {
        *self = Self { phase: Phase::Visiting, since_ms: now_ms, touched_ms: Some(now_ms) };
    }

    /// Plays on, as the visitor asks.
    pub fn play(&mut self, now_ms: f64) {
        *self = Self { phase: Phase::Playing, since_ms: now_ms, touched_ms: Some(now_ms) };
    }

    /// What time makes of it; `scene_ms` is how long the scene on show stays. One deed at a time, however long the clock
    /// has stood still: a screen that was asleep for a night goes on with the next scene.
    pub fn tick(&mut self, now_ms: f64, scene_ms: u32, times: &Times) -> Deed {
        let (after_ms, deed, next) = match self.phase {
            Phase::Playing => (scene_ms, Deed::Next, Phase::Playing),
            Phase::Visiting => (times.idle_ms, Deed::Ask, Phase::Asking),
            Phase::Asking => (times.warning_ms, Deed::Home, Phase::Playing),
        };
        if now_ms - self.since_ms < f64::from(after_ms) {
            return Deed::Nothing;
        }
        self.phase = next;
        self.since_ms = now_ms;
        deed
    }

    /// Seconds that are left to answer; `None` where nothing is asked.
    pub fn left_s(&self, now_ms: f64, times: &Times) -> Option<u32> {
        let left_ms = f64::from(times.warning_ms) - (now_ms - self.since_ms);
        (self.phase == Phase::Asking).then(|| (left_ms / 1000.0).ceil().max(0.0) as u32)
    }

    /// Whether the page may load itself anew: at night or above the memory ceiling, never while somebody touches.
    pub fn may_reload(&self, now_ms: f64, run_ms: f64, hour: u16, memory_bytes: u64, times: &Times) -> bool {
        let is_quiet = self.touched_ms.is_none_or(|touched_ms| now_ms - touched_ms >= QUIET_MS);
        let is_large = memory_bytes > times.memory_bytes && run_ms >= SETTLED_MS;
        let is_due = (hour == times.reload_hour && run_ms >= RUN_MS) || is_large;
        self.phase == Phase::Playing && is_quiet && is_due
    }
}
