//! How far a package on its way in is, and what the panel shows of it.

use leptos::prelude::*;

use super::dynamic::click;
use super::opening_faults::{FaultList, FaultRow};
use crate::locale::Language;

/// The kind of a problem that only the reader has words for.
pub(super) const FAILED: &str = "failed";

/// How far it is.
#[derive(Clone)]
pub(super) enum Stage {
    Reading {
        file: String,
        bytes: f64,
        whole: f64,
        rows: f64,
    },
    /// Its kind, as [`Language::opening_problem`] knows it, and what it is about.
    Problem(String, String),
    Faulty {
        count: f64,
        faults: Vec<FaultRow>,
        encodings: Vec<(String, String)>,
    },
    Cancelled,
}

impl Stage {
    /// Nothing is read yet.
    pub(super) const BEGUN: Self = Self::Reading { file: String::new(), bytes: 0.0, whole: 0.0, rows: 0.0 };

    /// What the panel shows. `convert` reads again, with the files converted that are not UTF-8.
    pub(super) fn view(&self, language: Language, convert: impl Fn() + 'static) -> AnyView {
        let messages = language.opening_messages();
        match self {
            Stage::Reading { file, bytes, whole, rows } => {
                let word = if file.is_empty() && *bytes > 0.0 { messages.judging } else { messages.reading };
                let said = format!("{word} {file}");
                let value = if whole > bytes { (bytes / whole * 100.0).round().to_string() } else { String::new() };
                view! {
                    <p data-progress="">{said}<br/>{language.read_so_far(*bytes, *whole, *rows)}</p>
                    <progress max="100" value=(!value.is_empty()).then_some(value) aria-label=messages.reading></progress>
                }
                .into_any()
            }
            Stage::Problem(kind, detail) => view! {
                <p role="alert" data-problem="">{match kind.as_str() {
                    FAILED => [messages.failed, detail].concat(),
                    kind => language.opening_problem(kind, detail),
                }}</p>
                <p class="remark">{messages.stays}</p>
            }
            .into_any(),
            Stage::Faulty { count, faults, encodings } => view! {
                {conversion(language, encodings, convert)}
                <FaultList count=*count faults=faults.clone()/>
            }
            .into_any(),
            Stage::Cancelled => view! { <p role="status">{messages.cancelled}{messages.stays}</p> }.into_any(),
        }
    }
}

/// Offers to convert files that are not UTF-8.
fn conversion(language: Language, encodings: &[(String, String)], convert: impl Fn() + 'static) -> AnyView {
    let Some((_, label)) = encodings.first() else { return ().into_any() };
    let files: Vec<String> = encodings.iter().map(|(file, _)| file.clone()).collect();
    let (said, word) = language.other_encoding(&files, label);
    view! {
        <p>{said}</p>
        <button type="button" data-action="convert" on:click=click(move |_| convert())>{word}</button>
    }
    .into_any()
}
