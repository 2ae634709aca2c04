//! `cargo bench --bench charts [-- --quick]`: how long all cards of the enforcement view take to be made, laid out and
//! painted natively. Prints a Markdown table.

use std::hint::black_box;
use std::time::{Duration, Instant};

use guangdong_ip_atlas::charts::{
    ChartCard, Counted, Counting, Drawing, FixedMeasure, Palette, Style, counts_card, indicator_card, paint,
    selection_card,
};
use guangdong_ip_atlas::dataset::{CHARACTER_TABLE, Dataset, embedded};
use guangdong_ip_atlas::locale::Language;
use guangdong_ip_atlas::query::{CharacterTable, Engine, Filters};
use guangdong_ip_atlas::statistics::sections;
use plotters_svg::SVGBackend;

const WIDTH: f64 = 640.0;

fn cards<'d>(dataset: &'d Dataset, engine: &Engine) -> Vec<ChartCard<'d>> {
    let language = Language::default();
    let filters = Filters::default();
    let counts = engine.run(&filters).counts;
    let counting =
        Counting { years: engine.years(), counts: &counts, totals: &counts, filters: &filters, is_touch: true };
    let found = sections(dataset);
    let indicators = found.iter().flat_map(|section| section.charts.iter().copied());
    indicators
        .filter_map(|indicator| indicator_card(dataset, indicator, false, language).ok())
        .chain(Counted::ALL.map(|counted| counts_card(counted, dataset, &counting, language)))
        .chain([selection_card(dataset, language)])
        .collect()
}

fn lay_out(cards: &[ChartCard<'_>]) -> Vec<Drawing> {
    cards.iter().map(|card| card.picture.lay_out(WIDTH, &FixedMeasure)).collect()
}

/// Number of characters of all the SVGs.
fn paint_all(drawings: &[Drawing]) -> usize {
    let style = Style { palette: Palette::LIGHT, scale: 2.0, family: "sans-serif", has_text: true, has_ground: true };
    let mut characters = 0;
    for drawing in drawings {
        let mut svg = String::new();
        let size = ((drawing.width * style.scale) as u32, (drawing.height * style.scale) as u32);
        if paint(drawing, SVGBackend::with_string(&mut svg, size), &style).is_ok() {
            characters += svg.len();
        }
    }
    characters
}

/// Median and 95th percentile of `runs` runs.
fn measure<T>(runs: usize, work: impl Fn() -> T) -> (Duration, Duration) {
    let mut times: Vec<Duration> = (0..runs)
        .map(|_| {
            let start = Instant::now();
            black_box(work());
            start.elapsed()
        })
        .collect();
    times.sort();
    (times[runs / 2], times[runs * 95 / 100])
}

fn text(time: Duration) -> String {
    format!("{:.2} ms", time.as_secs_f64() * 1000.0)
}

fn main() {
    let runs = if std::env::args().any(|argument| argument == "--quick") { 40 } else { 400 };
    let Ok(dataset) = embedded() else { return eprintln!("the embedded package cannot be read") };
    let engine = Engine::new(&dataset, &CharacterTable::parse(CHARACTER_TABLE));
    let made = cards(&dataset, &engine);
    let drawings = lay_out(&made);
    let shapes: usize = drawings.iter().map(|drawing| drawing.shapes.len()).sum();
    let characters = paint_all(&drawings);
    println!(
        "{} cards, {shapes} shapes, {} KB of SVG at {WIDTH} px and two pixels to a pixel\n",
        made.len(),
        characters / 1000
    );
    println!("| all cards | p50 | p95 |\n| --- | ---: | ---: |");
    for (work, (median, high)) in [
        ("make", measure(runs, || cards(&dataset, &engine))),
        ("lay out", measure(runs, || lay_out(&made))),
        ("paint as SVG", measure(runs, || paint_all(&drawings))),
        ("all three", measure(runs, || paint_all(&lay_out(&cards(&dataset, &engine))))),
    ] {
        println!("| {work} | {} | {} |", text(median), text(high));
    }
}
