//! A screen in a hall: what it shows when nobody touches it, and when it asks, resets and loads itself anew.
//!
//! Owns: [`Programme`] (the scenes of the package as view states, round after round), [`Screen`] (playing, visited, asking)
//! and [`Times`] (how long each lasts, from the package and the address).
//! Must not know: clocks, timers, the page. Time comes in as milliseconds that only grow.

mod programme;
mod screen;
mod times;

pub use programme::{Place, Programme};
pub use screen::{Deed, Phase, Screen};
pub use times::Times;

#[cfg(test)]
mod tests;
