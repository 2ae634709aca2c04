//! What is taken along from a card says what the card says: rows of every card, and what stands on a saved picture.

use guangdong_ip_atlas::charts::{ChartCard, Palette, map_card};
use guangdong_ip_atlas::export::{Imprint, Records, picture};
use guangdong_ip_atlas::locale::Language;
use guangdong_ip_atlas::statistics::count_layer;

use super::cards::{Card, DATASET, all, charted};
use super::raw_csv::{Row, rows, rows_of};

/// A saved CSV by the keys of its JSON: the English halves of the headings.
fn csv(card: &Card, language: Language) -> (ChartCard<'static>, Vec<Row>) {
    let made = Language::ALL.map(|language| card.make(false, language));
    let [own, other] = if language == Language::ALL[0] { [&made[0], &made[1]] } else { [&made[1], &made[0]] };
    let text = Records::of_card(own, other, language, &DATASET).csv();
    let half = |heading: String| heading.rsplit(" / ").next().unwrap_or_default().to_string();
    let rows = rows_of(&text).into_iter();
    (own.clone(), rows.map(|row| row.into_iter().map(|(heading, cell)| (half(heading), cell)).collect()).collect())
}

// Three rows of the table, years before the first figure of an area, were not in the file.
#[test]
fn every_indicator_is_saved_with_every_row_of_its_table_and_the_numbers_of_the_package() {
    let all = rows("observations.csv");
    for id in charted() {
        for language in Language::ALL {
            let (card, saved) = csv(&Card::Indicator(id), language);
            assert_eq!(saved.len(), card.table.rows.len(), "{id}");
            for (row, cells) in saved.iter().zip(&card.table.rows) {
                assert_eq!([&row["Year"], &row["As printed"]], [&cells.cells[1].text, &cells.cells[3].text], "{id}");
                let value = cells.cells[2].value.map(|value| value.to_string()).unwrap_or_default();
                assert_eq!(row["Value"].parse().ok(), cells.cells[2].value, "{id}: {value}");
            }
            let numbers = saved.iter().filter(|row| !row["Value"].is_empty());
            let mut found: Vec<_> = numbers.map(|row| [&row["Area code"], &row["Year"], &row["Qualifier"]]).collect();
            let own = all.iter().filter(|row| row["indicator_id"] == id && !row["value"].is_empty());
            let mut expected: Vec<_> = own.map(|row| [&row["area_code"], &row["period"], &row["qualifier"]]).collect();
            found.sort_unstable();
            expected.sort_unstable();
            assert_eq!(found, expected, "{id}");
        }
    }
}

#[test]
fn a_comparison_is_saved_with_the_figures_that_it_shows() {
    let all_rows = rows("observations.csv");
    for card in all().iter().filter(|card| matches!(card, Card::ByAreas(..) | Card::ByYears(..))) {
        let (made, saved) = csv(card, Language::En);
        let is_chosen = |row: &&Row| match card {
            Card::ByAreas(id, areas) => row["indicator_id"] == *id && areas.contains(&row["area_code"].as_str()),
            Card::ByYears(id, years) => {
                row["indicator_id"] == *id && years.iter().any(|year| row["period"] == year.to_string())
            }
            _ => false,
        };
        let own = all_rows.iter().filter(is_chosen).filter(|row| !row["value"].is_empty());
        let number = |text: &str| text.parse::<f64>().expect("a number").to_bits();
        let mut expected: Vec<_> =
            own.map(|row| (&row["area_code"], &row["period"], number(&row["value"]), &row["qualifier"])).collect();
        let figures = saved.iter().filter(|row| !row["Value"].is_empty());
        let mut found: Vec<_> =
            figures.map(|row| (&row["Area code"], &row["Year"], number(&row["Value"]), &row["Qualifier"])).collect();
        expected.sort_unstable();
        found.sort_unstable();
        assert_eq!(found, expected, "{}", card.name());
        assert!(made.table.rows.len() > 1 && found.len() > 2, "{}", card.name());
    }
}

// "Nearly 100 submissions" were saved as 100, what is not published in Chinese only, and each number with all sources.
#[test]
fn the_selection_is_saved_with_exactness_and_each_number_with_its_own_source() {
    let sources = rows("sources.csv");
    let editions = rows("editions.csv");
    for language in Language::ALL {
        let (_, saved) = csv(&Card::Selection, language);
        for edition in &editions {
            let source = sources.iter().find(|source| source["id"] == edition["source_id"]).expect("a source");
            let own: Vec<&Row> =
                saved.iter().filter(|row| row["Edition (Chinese)"].starts_with(&edition["year"])).collect();
            assert!(own.len() > 2 && own.iter().all(|row| row["Source"] == source["title"]), "{}", edition["year"]);
            let row = own[0];
            assert_eq!(row["Number (items)"], edition["submissions"]);
            let [zh, en] =
                ["Number (items) as worded (Chinese)", "Number (items) as worded"].map(|key| row[key].as_str());
            match (edition["submissions"].as_str(), edition["submissions_qualifier"].as_str()) {
                ("", _) => assert_eq!([zh, en], ["未公布", "not published"]),
                (number, "nearly") => {
                    assert_eq!([zh, en], [format!("近{number}"), format!("nearly {number}")])
                }
                (number, _) => assert_eq!([zh, en], [number, number]),
            }
        }
    }
}

// "3 entries" beside 3, and an empty rank, had four columns of words of their own.
#[test]
fn the_counts_of_the_grid_are_saved_as_numbers_alone() {
    let counts: Vec<u32> = (0..DATASET.areas.len() as u32).map(|place| 1_300 - place).collect();
    let layer = count_layer(&DATASET, &counts);
    let [zh, en] = Language::ALL.map(|language| map_card(&DATASET, &layer, None, language));
    let records = Records::of_card(&zh, &en, Language::ZhHans, &DATASET);
    let keys: Vec<&str> = records.columns.iter().map(|(key, ..)| key.as_str()).collect();
    assert_eq!(keys, ["column_0_zh", "column_0_en", "column_1", "column_2", "source", "data_version", "licence"]);
    assert_eq!(records.rows.len(), DATASET.areas.iter().filter(|area| area.tile.is_some()).count());
    assert!(records.rows.iter().all(|row| row.len() == keys.len()));
}

/// The texts of a picture that was saved without the outlines of the font, line after line.
fn texts(card: &ChartCard<'_>, imprint: &Imprint<'_>, language: Language) -> String {
    let svg = picture(card, imprint, Palette::LIGHT, None, language).expect("painted").svg;
    let lines = svg.split("</text>").filter_map(|part| Some(part.rsplit_once('>')?.1.to_string()));
    lines.collect::<Vec<_>>().join(" ").split_whitespace().collect()
}

#[test]
fn a_saved_picture_says_what_it_shows_where_it_is_from_and_when() {
    let without_blanks = |text: &str| text.split_whitespace().collect::<String>();
    let sources = ["Publisher A, Title A".to_string(), "Publisher B, Title B".to_string()];
    let imprint = Imprint {
        site: "Atlas",
        sources: &sources,
        version: "9.8.7",
        released: "1 February 2027",
        address: "https://example.org/atlas/#card=x",
    };
    for card in all() {
        for language in Language::ALL {
            for is_free_scale in [false, true] {
                let made = card.make(is_free_scale, language);
                let said = texts(&made, &imprint, language);
                let mut wanted = vec![made.title.as_str(), made.takeaway.as_str(), made.unit.as_str()];
                wanted.extend(sources.iter().map(String::as_str));
                wanted.extend([imprint.site, imprint.version, imprint.released, imprint.address]);
                // Counts and the selection have no unit of their own.
                wanted.retain(|text| !text.is_empty());
                for text in wanted {
                    assert!(
                        said.contains(&without_blanks(text)),
                        "{} {}: “{text}” in {said}",
                        card.name(),
                        language.as_str()
                    );
                }
            }
        }
    }
}

// A card that stands alone, and a saved picture, had neither unit nor remark when each chart had a scale of its own.
#[test]
fn scales_of_their_own_are_said_on_the_card() {
    for id in charted() {
        let [shared, free] = [false, true].map(|is_free| Card::Indicator(id).make(is_free, Language::En));
        assert!(shared.unit.starts_with("Unit: ") && free.unit.starts_with("Unit: "), "{id}");
        let guangdong_ip_atlas::charts::Picture::Panels(panels) = &free.picture else { panic!("panels") };
        assert_eq!(free.unit.contains("cannot be compared"), panels.panels.len() > 1, "{id}: {}", free.unit);
    }
}
