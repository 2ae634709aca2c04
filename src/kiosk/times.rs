//! How long everything lasts.

use crate::dataset::Kiosk;
use crate::view_state::KioskChoices;

/// Times and limits of the kiosk: those of the address, else those of the package.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Times {
    /// How long a scene stays.
    pub scene_ms: u32,
    /// How long nobody must touch the screen before the visitor is asked.
    pub idle_ms: u32,
    /// How long they have to answer.
    pub warning_ms: u32,
    /// The hour of the day, 0 to 23, in which the page is loaded anew.
    pub reload_hour: u16,
    /// Above so much memory the page is loaded anew.
    pub memory_bytes: u64,
    /// How many times faster than the clock everything goes.
    pub speed: u16,
}

impl Times {
    /// Reads both; what nobody could live with (a second to answer) is raised to what the package may say at least.
    pub fn new(kiosk: &Kiosk, choices: &KioskChoices) -> Self {
        let of = |name: &str, default: u16, least: u16, most: u16| {
            choices.number(name).unwrap_or(default).clamp(least, most)
        };
        let seconds = |name: &str, default: u16, least: u16| u32::from(of(name, default, least, 3600)) * 1000;
        Self {
            scene_ms: seconds("scene", kiosk.scene_seconds, 3),
            idle_ms: seconds("idle", kiosk.idle_seconds, 10),
            warning_ms: seconds("warning", kiosk.warning_seconds, 20),
            reload_hour: of("reload", kiosk.reload_hour, 0, 23),
            memory_bytes: u64::from(of("memory", kiosk.memory_megabytes, 100, 8000)) * 1_000_000,
            speed: of("speed", 1, 1, 100),
        }
    }
}
