//! Boxes for the closures that views are made of.
//!
//! Every closure in a view is a type of its own, and Leptos makes a copy of its machinery for each: about 2 KB a
//! piece. In a box all closures of a kind share one copy; the page as a whole is 20 KB (brotli) smaller for it.

use leptos::prelude::*;

/// A part of the page that changes.
pub type Part = Box<dyn FnMut() -> AnyView + Send>;

/// A text or attribute that changes.
pub type Words = Box<dyn FnMut() -> String + Send>;

/// A switch that changes: `hidden`, `disabled`, a class.
pub type Flag = Box<dyn FnMut() -> bool + Send>;

/// Boxes a view that is made again when what it reads changes.
pub fn part<V: IntoView + 'static>(mut make: impl FnMut() -> V + Send + 'static) -> Part {
    Box::new(move || make().into_any())
}

/// Boxes a text that is made again when what it reads changes.
pub fn words(make: impl FnMut() -> String + Send + 'static) -> Words {
    Box::new(make)
}

/// Boxes a condition that is asked again when what it reads changes.
pub fn flag(ask: impl FnMut() -> bool + Send + 'static) -> Flag {
    Box::new(ask)
}

/// `true` or `false` as ARIA attributes spell it.
pub fn aria(ask: impl Fn() -> bool + Send + 'static) -> Words {
    Box::new(move || ask().to_string())
}

/// Boxes what a click does.
pub fn click(act: impl FnMut(leptos::ev::MouseEvent) + 'static) -> Box<dyn FnMut(leptos::ev::MouseEvent)> {
    Box::new(act)
}

/// Boxes what any other event does.
pub fn event<E: 'static>(act: impl FnMut(E) + 'static) -> Box<dyn FnMut(E)> {
    Box::new(act)
}

/// Views one after the other. As [`AnyView`]s they share one copy of the list machinery.
pub trait Views {
    /// The views as one.
    fn list(self) -> AnyView;
}

impl<V: IntoView + 'static, I: Iterator<Item = V>> Views for I {
    fn list(self) -> AnyView {
        self.map(IntoAny::into_any).collect::<Vec<AnyView>>().into_any()
    }
}

/// A view that may be missing.
pub trait MaybeView {
    /// The view, or nothing.
    fn or_nothing(self) -> AnyView;
}

impl<V: IntoView + 'static> MaybeView for Option<V> {
    fn or_nothing(self) -> AnyView {
        match self {
            Some(view) => view.into_any(),
            None => ().into_any(),
        }
    }
}
