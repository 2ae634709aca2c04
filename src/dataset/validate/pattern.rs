//! The part of regular expressions that table schemas use, without the half megabyte of a full engine.
//!
//! Literals, `.`, `\d`, character classes with ranges, groups with alternatives, `?`, `*`, `+`, `{n}`, `{n,}`,
//! `{n,m}`, `^` and `$`. A pattern always speaks of the whole cell. Matching follows all ways at once, so that no
//! pattern can take exponential time.

use std::collections::BTreeSet;
use std::iter::Peekable;
use std::str::Chars;

/// Groups in groups in groups: more than a schema needs, less than the stack holds.
const DEPTH: usize = 16;
/// The largest count in `{n,m}`.
const COUNT: usize = 200;

/// A pattern that has been read.
pub(super) struct Pattern(Vec<Sequence>);

type Sequence = Vec<Piece>;

struct Piece {
    atom: Atom,
    least: usize,
    /// `None`: any number.
    most: Option<usize>,
}

enum Atom {
    Start,
    End,
    /// Characters from..=to, or all others.
    Class {
        ranges: Vec<(char, char)>,
        negated: bool,
    },
    Group(Vec<Sequence>),
}

impl Pattern {
    /// Reads a pattern; `None` where it uses what is not listed above.
    pub(super) fn read(text: &str) -> Option<Self> {
        let mut rest = text.chars().peekable();
        let alternatives = alternatives(&mut rest, 0)?;
        rest.next().is_none().then_some(Self(alternatives))
    }

    /// Whether the whole text has the shape of the pattern.
    pub(super) fn matches(&self, text: &str) -> bool {
        let text: Vec<char> = text.chars().collect();
        ends_of_any(&self.0, &text, &BTreeSet::from([0])).contains(&text.len())
    }
}

type Source<'t> = Peekable<Chars<'t>>;

fn alternatives(rest: &mut Source<'_>, depth: usize) -> Option<Vec<Sequence>> {
    let mut all = vec![sequence(rest, depth)?];
    while rest.next_if_eq(&'|').is_some() {
        all.push(sequence(rest, depth)?);
    }
    Some(all)
}

fn sequence(rest: &mut Source<'_>, depth: usize) -> Option<Sequence> {
    let mut pieces = Vec::new();
    while let Some(next) = rest.peek() {
        if matches!(next, '|' | ')') {
            break;
        }
        let atom = atom(rest, depth)?;
        let (least, most) = quantifier(rest)?;
        pieces.push(Piece { atom, least, most });
    }
    Some(pieces)
}

fn atom(rest: &mut Source<'_>, depth: usize) -> Option<Atom> {
    Some(match rest.next()? {
        '^' => Atom::Start,
        '$' => Atom::End,
        '.' => Atom::Class { ranges: Vec::new(), negated: true },
        '[' => class(rest)?,
        '(' if depth < DEPTH => group(rest, depth)?,
        '\\' => {
            let (from, to) = escape(rest)?;
            Atom::Class { ranges: vec![(from, to)], negated: false }
        }
        '(' | ')' | ']' | '{' | '}' | '?' | '*' | '+' | '|' => return None,
        literal => Atom::Class { ranges: vec![(literal, literal)], negated: false },
    })
}

fn group(rest: &mut Source<'_>, depth: usize) -> Option<Atom> {
    if rest.next_if_eq(&'?').is_some() {
        // `(?:` only groups; every other `(?` asks for something that is not offered.
        rest.next_if_eq(&':')?;
    }
    let inner = alternatives(rest, depth + 1)?;
    rest.next_if_eq(&')')?;
    Some(Atom::Group(inner))
}

fn escape(rest: &mut Source<'_>) -> Option<(char, char)> {
    match rest.next()? {
        'd' => Some(('0', '9')),
        sign if sign.is_ascii_punctuation() => Some((sign, sign)),
        _ => None,
    }
}

fn class(rest: &mut Source<'_>) -> Option<Atom> {
    let negated = rest.next_if_eq(&'^').is_some();
    let mut ranges = Vec::new();
    loop {
        let (from, to) = match rest.next()? {
            ']' if ranges.is_empty() => return None,
            ']' => return Some(Atom::Class { ranges, negated }),
            '\\' => escape(rest)?,
            '[' => return None,
            one => (one, one),
        };
        let mut ahead = rest.clone();
        let is_range = from == to && ahead.next() == Some('-') && ahead.next().is_some_and(|next| next != ']');
        if is_range {
            rest.next();
            let last = match rest.next()? {
                '\\' => escape(rest)?.0,
                last => last,
            };
            ranges.push((from, last));
        } else {
            ranges.push((from, to));
        }
    }
}

fn quantifier(rest: &mut Source<'_>) -> Option<(usize, Option<usize>)> {
    let range = match rest.peek() {
        Some('?') => (0, Some(1)),
        Some('*') => (0, None),
        Some('+') => (1, None),
        Some('{') => {
            rest.next();
            let least = number(rest)?;
            let most = if rest.next_if_eq(&',').is_some() {
                if rest.peek() == Some(&'}') { None } else { Some(number(rest)?) }
            } else {
                Some(least)
            };
            (rest.peek() == Some(&'}')).then_some((least, most))?
        }
        _ => return Some((1, Some(1))),
    };
    rest.next();
    // `??`, `*+` and their like change how an engine searches.
    if matches!(rest.peek(), Some('?' | '*' | '+' | '{')) {
        return None;
    }
    Some(range)
}

fn number(rest: &mut Source<'_>) -> Option<usize> {
    let mut digits = String::new();
    while let Some(digit) = rest.next_if(char::is_ascii_digit) {
        digits.push(digit);
    }
    digits.parse().ok().filter(|number| *number <= COUNT)
}

/// Where a match may end that begins at one of `starts`.
fn ends_of_any(alternatives: &[Sequence], text: &[char], starts: &BTreeSet<usize>) -> BTreeSet<usize> {
    let mut ends = BTreeSet::new();
    for sequence in alternatives {
        let mut here = starts.clone();
        for piece in sequence {
            here = ends_of_piece(piece, text, here);
        }
        ends.extend(here);
    }
    ends
}

fn ends_of_piece(piece: &Piece, text: &[char], starts: BTreeSet<usize>) -> BTreeSet<usize> {
    let mut here = starts;
    for _ in 0..piece.least {
        here = ends_of_atom(&piece.atom, text, &here);
    }
    let mut all = here.clone();
    let mut left = piece.most.map_or(usize::MAX, |most| most.saturating_sub(piece.least));
    while left > 0 && !here.is_empty() {
        // Only what is new is followed, so that an empty group in a loop comes to an end.
        here = ends_of_atom(&piece.atom, text, &here).difference(&all).copied().collect();
        all.extend(&here);
        left -= 1;
    }
    all
}

fn ends_of_atom(atom: &Atom, text: &[char], starts: &BTreeSet<usize>) -> BTreeSet<usize> {
    match atom {
        Atom::Start => starts.iter().copied().filter(|at| *at == 0).collect(),
        Atom::End => starts.iter().copied().filter(|at| *at == text.len()).collect(),
        Atom::Group(alternatives) => ends_of_any(alternatives, text, starts),
        Atom::Class { ranges, negated } => {
            let fits = |at: &usize| {
                text.get(*at).is_some_and(|own| ranges.iter().any(|(from, to)| from <= own && own <= to) != *negated)
            };
            starts.iter().filter(|at| fits(at)).map(|at| at + 1).collect()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Pattern;

    #[test]
    fn reads_what_schemas_use() {
        for (pattern, good, bad) in [
            (r"\d{4}-(event|measure)-\d{2}", "2024-event-01", "2024-events-01"),
            (r"^[a-z][a-z0-9_-]*$", "a-b_9", "A"),
            ("(近|约)?\\d+(\\.\\d+)?[万亿]?件", "近3106.4万件", "近万件"),
            ("a{2,3}", "aaa", "aaaa"),
            ("(?:ab|)+c", "ababc", "abb"),
            ("(a*)*b", "aaaaaaaaaaaaaaaaaaaaaaaaaaaab", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaac"),
            ("[^,]+", "a;b", "a,b"),
        ] {
            let matches = |text| Pattern::read(pattern).map(|pattern| pattern.matches(text));
            assert_eq!(matches(good), Some(true), "{pattern}: {good}");
            assert_eq!(matches(bad), Some(false), "{pattern}: {bad}");
        }
    }

    #[test]
    fn refuses_what_it_cannot_check() {
        for pattern in ["(", "a)", "[", "[]", "(?=a)", "a*?", r"\w", r"\bx", "a{999}", "*", "a{2", &"(".repeat(99)] {
            assert!(Pattern::read(pattern).is_none(), "{pattern}");
        }
    }
}
