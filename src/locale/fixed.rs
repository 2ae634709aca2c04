//! How fixed texts are declared: both languages side by side, so that a missing one does not compile.

/// Declares a struct of fixed texts and its constant for each language. A part of the page that is loaded later has
/// a struct of its own, so that the first load does not carry its words.
macro_rules! fixed_texts {
    ($(#[$doc:meta])* $kind:ident; $($name:ident: $zh:literal, $en:literal;)+) => {
        $(#[$doc])*
        #[derive(Debug)]
        pub struct $kind {
            $(#[doc = $en] pub $name: &'static str,)+
        }

        impl $kind {
            const ZH_HANS: Self = Self { $($name: $zh,)+ };
            const EN: Self = Self { $($name: $en,)+ };
        }
    };
}

pub(super) use fixed_texts;
