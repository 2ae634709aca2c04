//! Marks on the performance timeline once a change is on the screen: tests and embedders rely on them.

use gloo::{render::request_animation_frame, timers::callback::Timeout};

/// Sets marks after the next paint: a frame callback runs before it and asks `due` for their names, a timer set there
/// runs after it.
pub fn mark(due: impl FnOnce() -> Vec<&'static str> + 'static) {
    let frame = request_animation_frame(move |_| {
        let names = due();
        let after_paint = Timeout::new(0, move || {
            if let Some(performance) = gloo::utils::window().performance() {
                for name in names {
                    performance.mark(name).ok();
                }
            }
        });
        after_paint.forget();
    });
    // The handle cancels the callback when dropped.
    std::mem::forget(frame);
}
