//! What is wrong with a package that was not opened: the first faults, and all of them as a file.

use leptos::prelude::*;

use super::Atlas;
use super::dynamic::{MaybeView, Views, click};
use super::taking::Taking;
use crate::export::fault_csv;
use crate::locale::Language;

/// So many faults are listed; the rest is in the file.
const LISTED: usize = 200;

/// A fault as the worker tells it.
#[derive(Clone, Debug, Default)]
pub struct FaultRow {
    file: String,
    row: String,
    column: String,
    rule: String,
    message: String,
    expected: String,
}

impl FaultRow {
    /// Reads the lines of the worker; what is missing is empty.
    pub fn read(text: &str) -> Vec<Self> {
        let lines = text.split('\u{1e}').filter(|line| !line.is_empty());
        lines
            .map(|line| {
                let mut cells = line.split('\u{1f}').map(str::to_string);
                let mut next = || cells.next().unwrap_or_default();
                Self { file: next(), row: next(), column: next(), rule: next(), message: next(), expected: next() }
            })
            .collect()
    }

    /// The same in the language of the page, as far as its words are known in it.
    fn said_in(&self, language: Language) -> Self {
        let words = |text: &String| language.fault_words(text).unwrap_or_else(|| text.clone());
        Self { message: words(&self.message), expected: words(&self.expected), ..self.clone() }
    }

    fn cells(&self) -> [&str; 6] {
        [&self.file, &self.row, &self.column, &self.rule, &self.message, &self.expected]
    }

    /// `file:row:column`; the row and the column are left out where the whole file or row is meant.
    fn place(&self) -> String {
        let mut place = self.file.clone();
        for part in [&self.row, &self.column].into_iter().filter(|part| !part.is_empty() && *part != "0") {
            place.push(':');
            place.push_str(part);
        }
        place
    }
}

/// The faults as a table, with where they are and what was expected.
#[component]
pub fn FaultList(
    /// How many there are in all.
    count: f64,
    /// Those that the worker sent.
    faults: Vec<FaultRow>,
) -> impl IntoView {
    let atlas = Atlas::get();
    let language = atlas.language();
    let messages = language.opening_messages();
    let listed = faults.len().min(LISTED);
    let rows = faults
        .iter()
        .take(LISTED)
        .map(|fault| {
            let rule = language.rule_name(&fault.rule);
            let (what, said_in) = language.fault_sentence(&fault.message, &fault.expected);
            // What has no translation is English in both.
            let lang = (said_in != language).then(|| said_in.tag());
            view! {
                <li>
                    <code translate="no">{fault.place()}</code>
                    <span class="fault-rule">{rule}</span>
                    <span class="fault-what" lang=lang>{with_quote(&what)}</span>
                </li>
            }
        })
        .list();
    let taking = Taking::new();
    let kept = StoredValue::new(faults);
    let on_save = move |_| {
        let text = kept.with_value(|faults| {
            let said: Vec<FaultRow> = faults.iter().map(|fault| fault.said_in(language)).collect();
            fault_csv(&said.iter().map(FaultRow::cells).collect::<Vec<_>>())
        });
        taking.save(atlas, "faults.csv", "text/csv;charset=utf-8", text.as_bytes());
    };
    view! {
        <p role="alert" data-faulty=count.to_string()>{messages.faulty}{messages.stays}</p>
        <p>{language.faults_listed(listed, count)}</p>
        <ol class="faults" tabindex="0" aria-label=messages.fault_what>{rows}</ol>
        {(listed > 0).then(|| view! {
            <button type="button" data-action="save-faults" on:click=click(on_save)>{messages.save_faults}</button>
        }).or_nothing()}
        {taking.view()}
    }
}

/// A sentence; what it quotes of a parser in brackets is English, whatever the language of the rest.
fn with_quote(what: &str) -> AnyView {
    let parts = what.split_once('（').and_then(|(before, rest)| Some((before, rest.split_once('）')?)));
    match parts {
        Some((before, (said, after))) if said.is_ascii() && said.contains(' ') => {
            let (before, said, after) = (format!("{before}（"), said.to_string(), format!("）{after}"));
            view! { {before}<span lang="en">{said}</span>{after} }.into_any()
        }
        _ => what.to_string().into_any(),
    }
}
