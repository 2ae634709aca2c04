//! Reads the numbers in a Chinese, Japanese or English phrase: `超2亿元`, `3万1,760件`, `近百项`, `USD 2.1 billion`.

/// Every number that the phrase can be read to hold. It errs on the side of too many: it serves to ask whether a
/// value is in a sentence, never to take a value from one.
pub(super) fn readings(phrase: &str) -> Vec<f64> {
    let characters: Vec<char> = phrase.chars().map(plain).collect();
    let mut found = digit_readings(&characters);
    found.extend(han_readings(&characters));
    found.extend(word_readings(phrase));
    found
}

/// Whether one of the readings is the value. Readings of decimals go through a multiplication, hence the margin.
pub(super) fn says(phrase: &str, value: f64) -> bool {
    readings(phrase).iter().any(|reading| (reading - value).abs() <= value.abs() * 1e-9)
}

/// Full-width digits and signs as plain ones.
fn plain(character: char) -> char {
    match character {
        '０'..='９' | '．' | '％' => char::from_u32(character as u32 - 0xfee0).unwrap_or(character),
        _ => character,
    }
}

fn scale(character: char) -> Option<f64> {
    Some(match character {
        '百' => 1e2,
        '千' => 1e3,
        '万' | '萬' | '만' => 1e4,
        '亿' | '億' | '억' => 1e8,
        _ => return None,
    })
}

/// Numbers that begin with a digit, with the signs of scale behind them; neighbours in falling order are also read
/// as one number (3万1760).
fn digit_readings(text: &[char]) -> Vec<f64> {
    let mut found = Vec::new();
    let mut at = 0;
    // The sum of the group that ends right here, and the scale of its last part.
    let mut group: Option<(usize, f64, f64)> = None;
    while at < text.len() {
        if !text[at].is_ascii_digit() {
            at += 1;
            continue;
        }
        let (number, after_digits) = digits(text, at);
        let (factor, after) = factor(text, after_digits);
        let value = number * factor;
        found.push(value);
        let negative = at > 0 && matches!(text[at - 1], '-' | '−');
        if negative {
            found.push(-value);
        }
        let sum = match group {
            Some((end, sum, last)) if end == at && factor < last && value < last => sum + value,
            _ => value,
        };
        found.push(sum);
        group = Some((after, sum, factor));
        at = after;
    }
    found
}

/// The number at `at` and where it ends. Commas count only between digits in groups of three.
fn digits(text: &[char], at: usize) -> (f64, usize) {
    let mut number = String::new();
    let mut end = at;
    let is_digit = |at: usize| text.get(at).is_some_and(char::is_ascii_digit);
    while end < text.len() {
        match text[end] {
            digit if digit.is_ascii_digit() => number.push(digit),
            '.' if is_digit(end + 1) && !number.contains('.') => number.push('.'),
            ',' | '，' if (1..=3).all(|step| is_digit(end + step)) && !is_digit(end + 4) => {}
            _ => break,
        }
        end += 1;
    }
    (number.parse().unwrap_or(f64::NAN), end)
}

/// The scale behind a number, in signs (`万亿`, `（万件）`) or words (` million`).
fn factor(text: &[char], at: usize) -> (f64, usize) {
    let mut factor = 1.0;
    let mut end = at;
    if matches!(text.get(end), Some('余' | '多')) {
        end += 1;
    }
    // “1.3 (万件)”, as tables print it.
    let gap = text[end..].iter().take_while(|sign| matches!(sign, '（' | '(' | ' ')).count();
    if text.get(end + gap).copied().and_then(scale).is_some() {
        end += gap;
    }
    while let Some(sign) = text.get(end).copied().and_then(scale) {
        factor *= sign;
        end += 1;
    }
    if factor > 1.0 {
        return (factor, end);
    }
    let word: String = text[at..].iter().skip_while(|sign| matches!(sign, ' ' | '\u{a0}' | '-')).take(8).collect();
    let word = word.to_ascii_lowercase();
    let words =
        [("thousand", 1e3), ("million", 1e6), ("billion", 1e9), ("trillion", 1e12), ("bn", 1e9), ("hundred", 1e2)];
    for (name, value) in words {
        if word.starts_with(name) {
            return (value, at);
        }
    }
    (1.0, at)
}

/// Numbers in Chinese characters.
fn han_readings(text: &[char]) -> Vec<f64> {
    let mut found = Vec::new();
    let mut run = Vec::new();
    for character in text.iter().chain([&' ']) {
        if han_digit(*character).is_some() || scale(*character).is_some() || *character == '十' {
            run.push(*character);
        } else {
            if !run.is_empty() {
                found.push(han_number(&run));
            }
            run.clear();
        }
        // “the first” and “the only one” count one.
        if matches!(character, '首' | '唯') {
            found.push(1.0);
        }
    }
    found
}

fn han_digit(character: char) -> Option<f64> {
    "零一二三四五六七八九".chars().position(|digit| digit == character).map(|digit| digit as f64).or(match character {
        '〇' => Some(0.0),
        '两' | '兩' => Some(2.0),
        _ => None,
    })
}

fn han_number(run: &[char]) -> f64 {
    let (mut total, mut section, mut digit) = (0.0, 0.0, None);
    for character in run {
        if let Some(value) = han_digit(*character) {
            digit = Some(value);
            continue;
        }
        let factor = if *character == '十' { 10.0 } else { scale(*character).unwrap_or(1.0) };
        if factor < 1e4 {
            section += digit.unwrap_or(1.0) * factor;
        } else {
            let sum: f64 = section + digit.unwrap_or(0.0);
            total += if sum == 0.0 { factor } else { sum * factor };
            section = 0.0;
        }
        digit = None;
    }
    total + section + digit.unwrap_or(0.0)
}

const WORDS: &[(&str, f64)] = &[
    ("zero", 0.0),
    ("one", 1.0),
    ("first", 1.0),
    ("only", 1.0),
    ("a", 1.0),
    ("an", 1.0),
    ("single", 1.0),
    ("two", 2.0),
    ("both", 2.0),
    ("second", 2.0),
    ("twice", 2.0),
    ("three", 3.0),
    ("third", 3.0),
    ("four", 4.0),
    ("fourth", 4.0),
    ("five", 5.0),
    ("fifth", 5.0),
    ("six", 6.0),
    ("sixth", 6.0),
    ("seven", 7.0),
    ("seventh", 7.0),
    ("eight", 8.0),
    ("eighth", 8.0),
    ("nine", 9.0),
    ("ninth", 9.0),
    ("ten", 10.0),
    ("tenth", 10.0),
    ("eleven", 11.0),
    ("twelve", 12.0),
    ("thirteen", 13.0),
    ("fourteen", 14.0),
    ("fifteen", 15.0),
    ("sixteen", 16.0),
    ("seventeen", 17.0),
    ("eighteen", 18.0),
    ("nineteen", 19.0),
    ("twenty", 20.0),
    ("thirty", 30.0),
    ("forty", 40.0),
    ("fifty", 50.0),
    ("sixty", 60.0),
    ("seventy", 70.0),
    ("eighty", 80.0),
    ("ninety", 90.0),
];

/// Numbers in English words, up to the thousands.
fn word_readings(phrase: &str) -> Vec<f64> {
    let mut found = Vec::new();
    let mut sum: Option<f64> = None;
    let lower = phrase.to_lowercase();
    for word in lower.split(|character: char| !character.is_ascii_alphabetic()) {
        let number = WORDS.iter().find(|(name, _)| *name == word).map(|(_, value)| *value);
        sum = match (word, number, sum) {
            ("hundred" | "hundreds", _, sum) => Some(sum.unwrap_or(1.0) * 100.0),
            ("thousand", _, sum) => Some(sum.unwrap_or(1.0) * 1000.0),
            ("million", _, sum) => Some(sum.unwrap_or(1.0) * 1e6),
            // twenty-one, two hundred and six
            ("and", _, Some(sum)) => Some(sum),
            (_, Some(number), Some(before)) if number < before => {
                found.push(number);
                Some(before + number)
            }
            (_, Some(number), _) => Some(number),
            _ => None,
        };
        found.extend(sum);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::says;

    #[test]
    fn reads_printed_numbers() {
        for (printed, value) in [
            ("5822批", 5822.0),
            ("3106.4万件", 31_064_000.0),
            ("超2亿元", 2e8),
            ("3万1,760件", 31_760.0),
            ("近百项", 100.0),
            ("1亿2000万元", 1.2e8),
            ("2.3万亿元", 2.3e12),
            ("約1万6千件", 16_000.0),
            ("USD 2.1 billion", 2.1e9),
            ("33.14 million items", 33_140_000.0),
            ("36.39%", 36.39),
            ("突破100亿元", 1e10),
            ("十余项", 10.0),
            ("二十一家", 21.0),
            ("13,000 pairs", 13_000.0),
            ("twenty-one", 21.0),
            ("two hundred and six", 206.0),
            ("5万余户", 50_000.0),
            ("首家", 1.0),
            ("３６条", 36.0),
            ("一百零五件", 105.0),
            ("-3.2%", -3.2),
            ("五位一体", 5.0),
            ("10余万件", 100_000.0),
            ("1,234,567件", 1_234_567.0),
            ("1.3 (万件)", 13_000.0),
            ("1 million", 1e6),
        ] {
            assert!(says(printed, value), "{printed}: {:?}", super::readings(printed));
        }
        for (printed, value) in [("5822批", 582.0), ("2亿元", 2e7), ("3,10件", 310.0), ("", 0.0), ("没有", 1.0)] {
            assert!(!says(printed, value), "{printed}");
        }
    }
}
