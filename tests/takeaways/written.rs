//! The numbers in a sentence, read back.

use guangdong_ip_atlas::locale::Language;

/// A number in base units, or per cent.
#[derive(Clone, Copy, Debug)]
pub struct Number {
    pub is_percent: bool,
    pub value: f64,
    /// How far it may be from the true number: half of the last decimal that is ever written.
    pub slack: f64,
}

/// The numbers of a sentence, the small first, per cent last. `units` are names of units: `10,000 people` is no number.
pub fn numbers(sentence: &str, units: &[&str], language: Language) -> Vec<Number> {
    let text =
        units.iter().filter(|unit| !unit.is_empty()).fold(sentence.to_string(), |text, unit| text.replace(unit, "/"));
    let mut found = Vec::new();
    let mut rest = text.as_str();
    while let Some(from) = rest.find(|character: char| character.is_ascii_digit()) {
        rest = &rest[from..];
        let is_part = |character: char| character.is_ascii_digit() || character == ',' || character == '.';
        let end = rest.find(|character| !is_part(character)).unwrap_or(rest.len());
        let (digits, after) = rest.split_at(end);
        // A comma or full stop at the end belongs to the sentence.
        let digits = digits.trim_end_matches([',', '.']).replace(',', "");
        let value: f64 = digits.parse().unwrap_or_else(|_| panic!("“{digits}” in “{sentence}”"));
        let size = scale(after, language);
        let is_percent = after.starts_with('%');
        let slack = if is_percent { 0.05 } else { 0.000_05 * size };
        found.push(Number { is_percent, value: value * size, slack: slack * 1.000_001 });
        rest = after;
    }
    found.sort_by(|a, b| (a.is_percent, a.value).partial_cmp(&(b.is_percent, b.value)).expect("numbers"));
    found
}

/// What a number is multiplied by: 万 and 亿, K, M and B.
fn scale(after: &str, language: Language) -> f64 {
    match (language, after.chars().next()) {
        (Language::ZhHans, Some('万')) => 1e4,
        (Language::ZhHans, Some('亿')) => 1e8,
        (Language::En, Some('K')) => 1e3,
        (Language::En, Some('M')) => 1e6,
        (Language::En, Some('B')) => 1e9,
        _ => 1.0,
    }
}

/// Whether a sentence has exactly these numbers and percentages, in any order.
pub fn check(name: &str, sentence: &str, found: &[Number], mut plain: Vec<f64>, percent: Vec<f64>) {
    plain.sort_by(f64::total_cmp);
    let mut percent = percent;
    percent.sort_by(f64::total_cmp);
    let expected: Vec<f64> = plain.iter().chain(&percent).copied().collect();
    let is_same = found.len() == expected.len()
        && found.iter().filter(|number| number.is_percent).count() == percent.len()
        && found.iter().zip(&expected).all(|(number, expected)| (number.value - expected).abs() <= number.slack);
    assert!(is_same, "{name}: “{sentence}” should have the numbers {plain:?} and the percentages {percent:?}");
}
