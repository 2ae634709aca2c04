//! Marks on the performance timeline once a change is on the screen: tests and embedders rely on them.

use super::clock;

/// Does something after the next paint, or at once in a page that is not shown.
pub fn after(then: impl FnOnce() + 'static) {
    mark(Vec::new, then);
}

/// Sets marks after the next paint. A frame callback runs before it and asks `due` for their names; a timer set there
/// runs after it, sets them and does what can wait (`then`) in the same task: who sees a mark sees that done, too, but its
/// time is not in the mark. A page that is not shown is not painted: there it is all done at once.
pub fn mark(due: impl FnOnce() -> Vec<&'static str> + 'static, then: impl FnOnce() + 'static) {
    before(move || {
        let names = due();
        clock::later(0, move || {
            if let Some(performance) = gloo::utils::window().performance() {
                for name in names {
                    performance.mark(name).ok();
                }
            }
            then();
        });
    });
}

/// Does something before the next paint, or at once in a page that is not shown.
pub fn before(then: impl FnOnce() + 'static) {
    if gloo::utils::document().hidden() {
        return then();
    }
    clock::before_paint(then);
}

/// Forgets the marks of changes: a page that runs for weeks must not keep them.
pub fn forget_changes() {
    if let Some(performance) = gloo::utils::window().performance() {
        performance.clear_marks_with_mark_name("atlas:updated");
    }
}
