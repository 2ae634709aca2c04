//! Marks on the performance timeline once a change is on the screen: tests and embedders rely on them.

use gloo::{render::request_animation_frame, timers::callback::Timeout};

/// Sets the mark `name` after the next paint: a frame callback runs before it, a timer set there after it.
pub fn mark(name: &'static str) {
    let frame = request_animation_frame(move |_| {
        let after_paint = Timeout::new(0, move || {
            if let Some(performance) = gloo::utils::window().performance() {
                performance.mark(name).ok();
            }
        });
        after_paint.forget();
    });
    // The handle cancels the callback when dropped.
    std::mem::forget(frame);
}
