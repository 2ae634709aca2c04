//! Numbers as readers of each language expect them: 万 / 亿 / 万亿 in Chinese, K / M / B / T in English.
//!
//! Nothing here rounds a number up into the next unit: 9,999 never reads 1万 and 99,999,999 never reads 1亿 (F22).

use super::Language;
use crate::dataset::{Qualifier, Unit};

/// `value` in full, digits grouped by three: `1234567.5` -> `1,234,567.5`. At most four decimals.
pub fn full(value: f64) -> String {
    group(&trimmed(value, 4))
}

/// `value` in a short form with at most `decimals` decimals: `196800` -> `19.68万` / `196.8K`.
pub fn short(value: f64, language: Language, decimals: usize) -> String {
    let scales: &[(f64, &str)] = match language {
        Language::ZhHans => &[(1e12, "万亿"), (1e8, "亿"), (1e4, "万")],
        Language::En => &[(1e12, "T"), (1e9, "B"), (1e6, "M"), (1e3, "K")],
    };
    let Some(place) = scales.iter().position(|(size, _)| value.abs() >= *size) else {
        return group(&trimmed(value, decimals.max(2)));
    };
    let (size, suffix) = scales[place];
    let next: Option<f64> = place.checked_sub(1).map(|above| scales[above].0 / size);
    // Rounding must not carry into the next unit: 99,999,999 is 9999.9999万, not 10000万.
    let carries = |decimals: usize| {
        let scale = 10_f64.powi(decimals as i32);
        next.is_some_and(|next| (value.abs() / size * scale).round() >= next * scale)
    };
    let decimals = (decimals..9).find(|decimals| !carries(*decimals)).unwrap_or(9);
    format!("{}{suffix}", group(&trimmed(value / size, decimals)))
}

/// `value` short enough for a tile: about three digits, `45202` -> `4.52万` / `45.2K`.
pub fn tile(value: f64, language: Language) -> String {
    let base: f64 = match language {
        Language::ZhHans => 1e4,
        Language::En => 1e3,
    };
    if value.abs() < base {
        return group(&trimmed(value, if value.abs() < 100.0 { 2 } else { 1 }));
    }
    let mut scaled = value.abs() / base;
    while scaled >= base {
        scaled /= base;
    }
    let decimals = if scaled >= 100.0 {
        0
    } else if scaled >= 10.0 {
        1
    } else {
        2
    };
    short(value, language, decimals)
}

/// `value` for programs: no grouping, a point, at most six decimals.
pub fn plain(value: f64) -> String {
    trimmed(value, 6)
}

/// `value` in full with at most `decimals` decimals.
pub fn rounded(value: f64, decimals: usize) -> String {
    group(&trimmed(value, decimals))
}

/// Per cent with one decimal: `28.854` -> `28.9%`.
pub fn percent(value: f64) -> String {
    group(&trimmed(value, 1)) + "%"
}

/// A number with the words that say how exact it is and what it counts: `1,796宗`, `超过2亿元`,
/// `more than CNY 200M`. Only an exact number is written out: 19.68万 is not 196,800.
pub fn quantity(value: f64, qualifier: Qualifier, unit: &Unit, language: Language) -> String {
    qualified(qualifier, &with_unit(&written(value, qualifier, language), value, unit, language), language)
}

/// [`quantity`] without its unit, where a heading has that: `1,796`, `超过2亿`, `more than 200M`.
pub fn amount(value: f64, qualifier: Qualifier, language: Language) -> String {
    qualified(qualifier, &written(value, qualifier, language), language)
}

/// With all digits that the figure has: no coarser than its source either.
fn written(value: f64, qualifier: Qualifier, language: Language) -> String {
    if qualifier == Qualifier::Exact { full(value) } else { short(value, language, 9) }
}

/// A written number with its unit: `1,796宗`, `1,796 cases`, `CNY 230,000`.
pub fn with_unit(number: &str, value: f64, unit: &Unit, language: Language) -> String {
    match language {
        Language::ZhHans => format!("{number}{}", unit.name.zh),
        Language::En if unit.kind == crate::dataset::UnitKind::Currency => format!("{} {number}", unit.name.en),
        Language::En if value == 1.0 => format!("{number} {}", unit.name.en),
        Language::En => format!("{number} {}", unit.plural_en),
    }
}

/// `text` with the words of `qualifier`. A figure that the source rounded stands as it is: it is written no finer than it was.
pub fn qualified(qualifier: Qualifier, text: &str, language: Language) -> String {
    match (language, qualifier) {
        (_, Qualifier::Exact | Qualifier::Rounded) => text.to_string(),
        (Language::ZhHans, Qualifier::About) => format!("约{text}"),
        (Language::ZhHans, Qualifier::MoreThan) => format!("超过{text}"),
        (Language::ZhHans, Qualifier::AtLeast) => format!("{text}以上"),
        (Language::ZhHans, Qualifier::Nearly) => format!("近{text}"),
        (Language::En, Qualifier::About) => format!("about {text}"),
        (Language::En, Qualifier::MoreThan) => format!("more than {text}"),
        (Language::En, Qualifier::AtLeast) => format!("at least {text}"),
        (Language::En, Qualifier::Nearly) => format!("nearly {text}"),
    }
}

/// The sign that stands for `qualifier` where there is no room for words; empty for an exact figure.
pub fn sign(qualifier: Qualifier) -> &'static str {
    match qualifier {
        Qualifier::Exact | Qualifier::Rounded => "",
        Qualifier::About => "≈",
        Qualifier::MoreThan => ">",
        Qualifier::AtLeast => "≥",
        Qualifier::Nearly => "<",
    }
}

/// At most `decimals` decimals, halves away from zero, without zeros at the end; fewer where the number would have more than
/// the 15 digits that the package may hold and a double keeps. By whole numbers: the standard library's float formatting would
/// add 11 KB to the page.
fn trimmed(value: f64, decimals: usize) -> String {
    let exact = |decimals: &usize| value.abs() * 10_f64.powi(*decimals as i32) < 1e15;
    let decimals = (0..=decimals.min(9)).rev().find(exact).unwrap_or_default();
    let scale = 10_u64.pow(decimals as u32);
    let scaled = (value.abs() * scale as f64).round() as u64;
    let sign = if value < 0.0 && scaled > 0 { "-" } else { "" };
    let (whole, mut rest) = (scaled / scale, scaled % scale);
    let mut width = decimals;
    while rest > 0 && rest.is_multiple_of(10) {
        rest /= 10;
        width -= 1;
    }
    if rest == 0 { format!("{sign}{whole}") } else { format!("{sign}{whole}.{rest:0width$}") }
}

/// Commas between groups of three digits of the whole part.
fn group(number: &str) -> String {
    let (sign, rest) = number.strip_prefix('-').map_or(("", number), |rest| ("-", rest));
    let (whole, fraction) = rest.split_once('.').map_or((rest, ""), |(whole, fraction)| (whole, fraction));
    let mut grouped = String::with_capacity(number.len() + number.len() / 3);
    grouped.push_str(sign);
    for (place, digit) in whole.chars().enumerate() {
        // Chinese short forms have up to five digits before 万; four and fewer read better ungrouped there,
        // but one rule for all keeps columns aligned.
        if place > 0 && (whole.len() - place).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    if !fraction.is_empty() {
        grouped.push('.');
        grouped.push_str(fraction);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::{Text, UnitKind};
    use Language::{En, ZhHans};

    #[test]
    fn full_numbers_are_grouped() {
        for (value, text) in
            [(0.0, "0"), (999.0, "999"), (1796.0, "1,796"), (-1234567.5, "-1,234,567.5"), (34.89, "34.89")]
        {
            assert_eq!(full(value), text);
        }
    }

    // 134,908,400,000,000 (yuan, a country's output) was saved as 18446744073709.551615, and from 600 billion on whole numbers had
    // decimals. Expected: the digits as they are written here.
    #[test]
    fn large_numbers_are_written_as_they_are() {
        for text in
            ["134908400000000", "999999999999999", "612345678901", "123456789012.345", "1234567890123", "0.123456"]
        {
            let value = text.parse::<f64>().expect("a number");
            assert_eq!((plain(value).as_str(), plain(-value)), (text, format!("-{text}")));
        }
        assert_eq!(full(134_908_412_345_678.0), "134,908,412,345,678");
        assert_eq!((rounded(2.675, 2).as_str(), full(0.000_04).as_str(), full(-0.0).as_str()), ("2.68", "0", "0"));
    }

    // Expected values: Intl.NumberFormat compact notation as measured in Node, but for the two carries.
    #[test]
    fn short_numbers_follow_the_language() {
        for (value, zh, en) in [
            (0.0, "0", "0"),
            (9999.0, "9,999", "10K"),
            (10_000.0, "1万", "10K"),
            (196_800.0, "19.68万", "196.8K"),
            (99_995_000.0, "9,999.5万", "100M"),
            (3e9, "30亿", "3B"),
            (71_190_000.0, "7,119万", "71.19M"),
            (97_024_000_000.0, "970.24亿", "97.02B"),
            (14_163_381_000_000.0, "14.16万亿", "14.16T"),
        ] {
            assert_eq!(short(value, ZhHans, 2), zh, "{value}");
            assert_eq!(short(value, En, 2), en, "{value}");
        }
    }

    // 99,999,999 once read 10000万 and 999,999 read 1000K: rounding carried out of the unit.
    #[test]
    fn rounding_never_carries_into_the_next_unit() {
        assert_eq!(short(99_999_999.0, ZhHans, 2), "9,999.9999万");
        assert_eq!(short(999_999.0, En, 2), "999.999K");
        assert_eq!(short(9_999.0, ZhHans, 0), "9,999");
    }

    #[test]
    fn tiles_hold_about_three_digits() {
        for (value, zh, en) in [
            (7.0, "7", "7"),
            (371.0, "371", "371"),
            (1585.0, "1,585", "1.59K"),
            (45_202.0, "4.52万", "45.2K"),
            (279_177.0, "27.9万", "279K"),
            (11_464_000_000.0, "115亿", "11.5B"),
            (14_163_381_000_000.0, "14.2万亿", "14.2T"),
            (34.89, "34.89", "34.89"),
        ] {
            assert_eq!((tile(value, ZhHans).as_str(), tile(value, En).as_str()), (zh, en), "{value}");
        }
    }

    #[test]
    fn quantities_carry_unit_and_exactness() {
        let text = |zh: &str, en: &str| Text { zh: zh.into(), en: en.into() };
        let case =
            Unit { id: "case".into(), kind: UnitKind::Count, name: text("宗", "case"), plural_en: "cases".into() };
        let cny =
            Unit { id: "cny".into(), kind: UnitKind::Currency, name: text("元", "CNY"), plural_en: "CNY".into() };
        assert_eq!(quantity(1796.0, Qualifier::Exact, &case, ZhHans), "1,796宗");
        assert_eq!(quantity(1.0, Qualifier::Exact, &case, En), "1 case");
        assert_eq!(quantity(2e8, Qualifier::MoreThan, &cny, ZhHans), "超过2亿元");
        assert_eq!(quantity(2e8, Qualifier::MoreThan, &cny, En), "more than CNY 200M");
        assert_eq!(quantity(530_000.0, Qualifier::Nearly, &case, En), "nearly 530K cases");
        // Four decimals made 41.2346M and 14.1634万亿 of them: coarser than the sources.
        assert_eq!(quantity(41_234_567.0, Qualifier::Rounded, &case, En), "41.234567M cases");
        assert_eq!(quantity(14_163_381e6, Qualifier::Rounded, &cny, ZhHans), "14.163381万亿元");
    }
}
