//! What the parts of the enforcement view share.

use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::*;

use super::Atlas;
use crate::browser::canvas::TextMeter;
use crate::browser::surroundings::{self, Surroundings};
use crate::browser::{page, painted};
use crate::charts::{CardError, ChartCard, Counted, Palette, Target, TextMeasure};
use crate::dataset::{Dataset, ListKind};
use crate::locale::Language;
use crate::query::{FacetCounts, Filters, whole_cells};
use crate::view_state::{Mode, StatisticsChoices, View, toggle};

/// A card, shared between its picture, table and actions.
pub type Shared = Arc<ChartCard<'static>>;

/// Makes a card in a language from what is chosen at the moment.
pub type Maker = Arc<dyn Fn(Language) -> Result<ChartCard<'static>, CardError> + Send + Sync>;

/// Cheap to copy; provided as a context by [`Desk::provide`].
#[derive(Clone, Copy)]
pub struct Desk {
    /// The whole package.
    pub whole: &'static Dataset,
    /// What is chosen among the statistics.
    pub choices: RwSignal<StatisticsChoices>,
    /// What the one polite live region says.
    pub live: RwSignal<String>,
    /// Density, appearance, contrast.
    pub surroundings: RwSignal<Surroundings>,
    /// Key of the card that was used last.
    pub used: RwSignal<String>,
    /// What is counted, under which filters, and how many entries fit, a frame late: the card that is used is painted at
    /// once, everything else in the frame after.
    pub late_counts: RwSignal<(FacetCounts, Filters, u32)>,
    /// Whether the page is being printed: every picture is painted, dark on light.
    pub is_printing: RwSignal<bool>,
    /// Bytes of the font whose outlines saved pictures have, once one has been saved.
    pub font: StoredValue<Option<Arc<Vec<u8>>>>,
    meter: StoredValue<Rc<TextMeter>, LocalStorage>,
}

/// Measures with the fonts of the page.
struct PageMeasure(Rc<TextMeter>);

impl TextMeasure for PageMeasure {
    fn width_css_px(&self, text: &str, size_css_px: f64) -> f64 {
        self.0.width(text, size_css_px)
    }
}

impl Desk {
    /// Makes the shared parts and watches the surroundings as long as the view is there.
    pub fn provide(atlas: Atlas, whole: &'static Dataset) -> Self {
        let desk = Self {
            whole,
            choices: atlas.parts.statistics,
            live: RwSignal::new(String::new()),
            surroundings: RwSignal::new(surroundings::now(0)),
            used: RwSignal::new(String::new()),
            late_counts: RwSignal::new(untrack(|| counts_now(atlas))),
            is_printing: RwSignal::new(false),
            font: StoredValue::new(None),
            meter: StoredValue::new_local(Rc::new(TextMeter::new())),
        };
        let look = move |has_new_fonts: bool| {
            // The view may be gone by now.
            let Some(before) = desk.surroundings.try_get_untracked() else { return };
            if has_new_fonts {
                desk.meter.set_value(Rc::new(TextMeter::new()));
            }
            let now = surroundings::now(before.fonts + u32::from(has_new_fonts));
            if now != before {
                desk.surroundings.set(now);
            }
        };
        let watch = StoredValue::new_local(surroundings::watch(look));
        let printing = StoredValue::new_local(surroundings::watch_printing(move |now| desk.is_printing.set(now)));
        on_cleanup(move || {
            watch.dispose();
            printing.dispose();
        });
        // The attribute of the root element is set by another effect of the same choice: look after it.
        Effect::new(move || {
            atlas.parts.appearance_at.track();
            atlas.parts.large_at.track();
            leptos::task::spawn_local(async move { look(false) });
        });
        desk.follow_counts(atlas);
        provide_context(desk);
        desk
    }

    /// Has the cards that can wait painted a frame later than the one that is used.
    fn follow_counts(self, atlas: Atlas) {
        Effect::new(move |before: Option<()>| {
            let now = counts_now(atlas);
            if before.is_some() {
                atlas.wait();
                painted::after(move || {
                    self.late_counts.try_set(now);
                    atlas.arrived();
                });
            }
        });
    }

    /// The shared parts, from a component below [`Desk::provide`].
    pub fn get() -> Self {
        expect_context()
    }

    /// Measures text in the fonts of the page; followed, for fonts may still come.
    pub fn measure(self) -> impl TextMeasure {
        self.surroundings.track();
        PageMeasure(self.meter.get_value())
    }

    /// How much larger than usual texts are, and pictures with them.
    pub fn text_scale(self) -> f64 {
        self.surroundings.with(|surroundings| surroundings.text_scale)
    }

    /// CSS family list of the page.
    pub fn family(self) -> String {
        self.meter.with_value(|meter| meter.family().to_string())
    }

    /// The colours of the appearance.
    pub fn palette(self) -> Palette {
        let surroundings = self.surroundings.get();
        let palette = if surroundings.is_dark && !self.is_printing.get() { Palette::DARK } else { Palette::LIGHT };
        if surroundings.is_high_contrast { palette.in_high_contrast() } else { palette }
    }
}

/// What is counted, under which filters, and how many entries fit, followed.
pub fn counts_now(atlas: Atlas) -> (FacetCounts, Filters, u32) {
    let (counts, total) = atlas.selection.with(|selection| (selection.counts.clone(), selection.total));
    (counts, atlas.parts.filters.get(), total)
}

/// Whether choosing it does something here: neither a frame nor a hall shows the sources of the package.
pub fn leads(atlas: Atlas, target: &Target) -> bool {
    !matches!(target, Target::Source(_)) || atlas.mode_now() == Mode::Page
}

/// Does what choosing a point or number does; nothing where it leads nowhere ([`leads`]).
pub fn act(atlas: Atlas, target: &Target) {
    match target {
        _ if !leads(atlas, target) => {}
        Target::Figure(key) => atlas.choose(|state| state.statistics.figure = Some(key.clone())),
        Target::Source(id) => {
            atlas.choose(|state| {
                *state = state.in_view(View::Data);
                state.tables.table = Some("sources".to_string());
                state.set_rows(&whole_cells([id.as_str()]));
            });
            page::to_top();
            atlas.focus_soon("#heading-sources");
        }
        Target::Filter(counted, key) => atlas.filter(|filters| match counted {
            Counted::Topic => toggle(&mut filters.topics, key.clone()),
            Counted::City => toggle(&mut filters.areas, key.clone()),
            Counted::Year => {
                if let Ok(year) = key.parse() {
                    toggle(&mut filters.years, year);
                }
            }
            Counted::List => {
                if let Some(list) = ListKind::from_word(key) {
                    toggle(&mut filters.lists, list);
                }
            }
        }),
    }
}
