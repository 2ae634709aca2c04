//! What happens when the program breaks: the page says so and shows its static content. The instance is dead
//! after a panic, so the message itself is plain HTML and script in `index.html`; this only rings the bell.

use web_sys::{CustomEvent, CustomEventInit};

/// Makes every panic ring `atlas:panic` on the window with the panic's message.
pub fn install() {
    std::panic::set_hook(Box::new(|panic| report(&panic.to_string())));
}

/// Rings the same bell for a fault that is not a panic: the page cannot go on without its data.
pub fn report(message: &str) {
    let init = CustomEventInit::new();
    init.set_detail(&message.into());
    if let Ok(event) = CustomEvent::new_with_event_init_dict("atlas:panic", &init) {
        gloo::utils::window().dispatch_event(&event).ok();
    }
}
