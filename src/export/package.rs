//! The data package to take along: a table as JSON, and everything as one zip that opens as a Data Package.

use rawzip::time::UtcDateTime;
use rawzip::{CompressionMethod, ZipArchiveWriter};

use super::csv_json::json_text;
use crate::dataset::{DESCRIPTOR_TEXT, Dataset, DictionaryTable, LICENCE_TEXT, PackageTexts, TABLES, Table};
use crate::locale::Language;

use super::citation::{Cited, citation};

/// A file of the package: its name and its text.
pub type PackageFile = (&'static str, String);

/// A table as an array of objects, one a row: numbers as numbers where the descriptor says so, nothing as `null`.
pub fn table_json(table: &Table, dictionary: &DictionaryTable) -> String {
    let is_number: Vec<bool> =
        table.header().map(|name| dictionary.column(name).is_some_and(|(_, column)| column.is_number())).collect();
    let value = |cell: &str, is_number: bool| match cell {
        "" => "null".to_string(),
        number if is_number && is_json_number(number) => number.to_string(),
        text => json_text(text),
    };
    let rows: Vec<String> = (0..table.len())
        .map(|record| {
            let cells = table.header().zip(&is_number).enumerate().map(|(column, (name, is_number))| {
                format!("{}: {}", json_text(name), value(table.cell(record, column), *is_number))
            });
            format!("  {{ {} }}", cells.collect::<Vec<_>>().join(", "))
        })
        .collect();
    if rows.is_empty() { "[]\n".to_string() } else { format!("[\n{}\n]\n", rows.join(",\n")) }
}

/// JSON is stricter than CSV: no plus sign, no zeros before the first digit, digits on both sides of the point.
fn is_json_number(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let (whole, fraction) = digits.split_once('.').map_or((digits, None), |(whole, fraction)| (whole, Some(fraction)));
    let are_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    are_digits(whole) && (whole == "0" || !whole.starts_with('0')) && fraction.is_none_or(are_digits)
}

/// The files of the zip, by name: the descriptor, every table, of the embedded package also the licence and a short
/// explanation in both languages. `opened` is the package on show, if it is another one: it is given back as it came.
/// `address` is that of the page, to be cited.
pub fn package_files(dataset: &Dataset, opened: Option<&'static PackageTexts>, address: &str) -> Vec<PackageFile> {
    let mut files: Vec<PackageFile> = match opened {
        Some(texts) => {
            let tables = texts.tables.iter().map(|(name, text)| (name, text.to_owned()));
            tables.chain([("datapackage.json", texts.descriptor.clone())]).collect()
        }
        None => {
            let own = [
                ("LICENSE-DATA", LICENCE_TEXT.to_string()),
                ("README.txt", readme(dataset, address)),
                ("datapackage.json", DESCRIPTOR_TEXT.to_string()),
            ];
            own.into_iter().chain(TABLES.iter().map(|(name, text)| (*name, text.to_string()))).collect()
        }
    };
    files.sort_by_key(|(name, _)| *name);
    files
}

/// What the package is, its version, how to cite it: Chinese, then English.
fn readme(dataset: &Dataset, address: &str) -> String {
    let part = |language: Language| {
        let messages = language.data_messages();
        let cited = Cited {
            site: language.of(&dataset.names.site),
            title: language.of(&dataset.names.data_title),
            version: &dataset.version,
            released: dataset.released(),
            accessed: None,
            address,
        };
        let version = language.data_version(&dataset.version, dataset.released());
        [cited.title, &version, messages.readme, messages.cite_heading, &citation(&cited, &[], language)].join("\n\n")
    };
    let languages = Language::ALL.into_iter().filter(|language| language.is_of(&dataset.names));
    languages.map(part).collect::<Vec<_>>().join("\n\n\n") + "\n"
}

/// The files as one zip, stored: the page has them in memory, and a compressor would be larger than what it saves.
/// The same files and day give the same bytes. `released` is the day of every file, ISO; one that is none gives 1980.
///
/// # Errors
/// What the writer refuses, which for names and sizes like these is nothing.
pub fn zip(files: &[PackageFile], released: &str) -> Result<Vec<u8>, rawzip::Error> {
    let mut archive = ZipArchiveWriter::new(Vec::new());
    let day = day(released);
    for (name, text) in files {
        let file = archive.new_file(*name).compression_method(CompressionMethod::STORE).last_modified(day);
        let (mut entry, config) = file.start()?;
        let mut writer = config.wrap(&mut entry);
        std::io::Write::write_all(&mut writer, text.as_bytes())?;
        let (_, descriptor) = writer.finish()?;
        entry.finish(descriptor)?;
    }
    archive.finish()
}

fn day(iso: &str) -> UtcDateTime {
    let mut parts = iso.split('-');
    let mut next = |default: u16| parts.next().and_then(|part| part.parse().ok()).unwrap_or(default);
    let (year, month, day) = (next(1980), next(1), next(1));
    let small = |value: u16| u8::try_from(value).unwrap_or(1);
    UtcDateTime::from_components(year, small(month), small(day), 0, 0, 0, 0)
        .unwrap_or_else(|| UtcDateTime::from_unix(315_532_800))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::{DICTIONARY_TABLE, embedded, read_dictionary};
    use std::collections::BTreeMap;

    fn dictionary(name: &str) -> DictionaryTable {
        read_dictionary(DICTIONARY_TABLE).into_iter().find(|table| table.name == name).expect("the table")
    }

    #[test]
    fn the_zip_reads_back_and_is_the_same_every_time() {
        let dataset = embedded().expect("valid");
        let files = package_files(&dataset, None, "https://example.org/");
        let bytes = zip(&files, dataset.released()).expect("a zip");
        assert_eq!(zip(&files, dataset.released()).expect("a zip"), bytes);
        let archive = rawzip::ZipArchive::from_slice(&bytes).expect("a zip");
        let mut found: BTreeMap<String, String> = BTreeMap::new();
        for entry in archive.entries() {
            let entry = entry.expect("an entry");
            let name = String::from_utf8(entry.file_path().as_ref().to_vec()).expect("a name");
            let data = archive.get_entry(entry.wayfinder()).expect("its place").data();
            found.insert(name, String::from_utf8(data.to_vec()).expect("a text"));
        }
        let expected: BTreeMap<String, String> =
            files.iter().map(|(name, text)| (name.to_string(), text.clone())).collect();
        assert_eq!(found, expected);
        assert_eq!(found.get("datapackage.json").map(String::as_str), Some(DESCRIPTOR_TEXT));
        assert_eq!(found.len(), TABLES.len() + 3);
    }

    #[test]
    fn the_readme_says_what_which_and_how_to_cite_in_both_languages() {
        let dataset = embedded().expect("valid");
        let text = readme(&dataset, "https://example.org/");
        for part in ["粤知图. ", "Guangdong IP Atlas (", "CC BY 4.0", "https://example.org/", dataset.version.as_str()]
        {
            assert!(text.contains(part), "{part} is missing in {text}");
        }
    }

    #[test]
    fn every_table_as_json_has_the_cells_of_the_file() {
        for (file, text) in TABLES {
            let (table, dictionary) = (Table::parse(text), dictionary(file.trim_end_matches(".csv")));
            let rows: Vec<serde_json::Value> = serde_json::from_str(&table_json(&table, &dictionary)).expect("JSON");
            assert_eq!(rows.len(), table.len(), "{file}");
            for (record, row) in rows.iter().enumerate() {
                for (column, name) in table.header().enumerate() {
                    let (cell, is_number) = (table.cell(record, column), dictionary.columns[column].is_number());
                    match &row[name] {
                        serde_json::Value::Null => assert_eq!(cell, ""),
                        serde_json::Value::String(text) => assert_eq!((text.as_str(), is_number), (cell, false)),
                        number => assert_eq!((number.as_f64(), is_number), (cell.parse().ok(), true)),
                    }
                }
            }
        }
    }

    #[test]
    fn what_json_takes_for_no_number_stays_a_text() {
        for number in ["0", "-1", "0.5", "1200", "-3.25"] {
            assert!(is_json_number(number), "{number}");
        }
        for text in ["", "-", "01", "1.", ".5", "+1", "1e3", "NaN", "1,000", "1.2.3"] {
            assert!(!is_json_number(text), "{text}");
        }
    }
}
