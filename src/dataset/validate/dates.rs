//! Dates of the calendar, as ISO 8601 writes them.

/// Whether the text is a day of the calendar, `2024-02-29`.
pub(super) fn is_day(text: &str) -> bool {
    text.len() == 10 && bounds(text).is_some()
}

/// Whether the text is a year, a month or a day.
pub(super) fn is_date(text: &str) -> bool {
    bounds(text).is_some()
}

/// Whether the text is a date or an interval `START/END` that does not run backwards.
pub(super) fn is_date_or_interval(text: &str) -> bool {
    match text.split_once('/') {
        None => is_date(text),
        Some((start, end)) => match (bounds(start), bounds(end)) {
            (Some((start, _)), Some((_, end))) => start <= end,
            _ => false,
        },
    }
}

type Day = (u32, u32, u32);

/// The first and the last day of a year, month or day.
fn bounds(text: &str) -> Option<(Day, Day)> {
    let mut parts = text.split('-');
    let year = part(parts.next()?, 4)?;
    let Some(month) = parts.next() else { return Some(((year, 1, 1), (year, 12, 31))) };
    let month = part(month, 2).filter(|month| (1..=12).contains(month))?;
    let Some(day) = parts.next() else { return Some(((year, month, 1), (year, month, days(year, month)))) };
    let day = part(day, 2).filter(|day| (1..=days(year, month)).contains(day))?;
    parts.next().is_none().then_some(((year, month, day), (year, month, day)))
}

fn part(text: &str, width: usize) -> Option<u32> {
    (text.len() == width && text.bytes().all(|byte| byte.is_ascii_digit())).then(|| text.parse().ok())?
}

fn days(year: u32, month: u32) -> u32 {
    match month {
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_the_calendar() {
        assert!(is_day("2024-02-29") && !is_day("2023-02-29") && !is_day("1900-02-29") && !is_day("2024-2"));
        assert!(is_date("2024") && is_date("2024-12") && !is_date("2024-13") && !is_date("") && !is_date("24"));
        assert!(is_date_or_interval("2022/2023") && is_date_or_interval("2023/2024-03"));
        assert!(
            !is_date_or_interval("2024/2023") && !is_date_or_interval("2024/") && !is_date_or_interval("2024-01-01-01")
        );
    }
}
