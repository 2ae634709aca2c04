//! The part of regular expressions that table schemas use, without the half megabyte of a full engine.
//!
//! Literals, `.`, `\d`, character classes with ranges, groups with alternatives, `?`, `*`, `+`, `{n}`, `{n,}`,
//! `{n,m}`, `^` and `$`. A pattern always speaks of the whole cell. Matching is the business of [`super::automaton`].

use std::iter::Peekable;
use std::str::Chars;

/// Groups in groups in groups: more than a schema needs, less than the stack holds.
const DEPTH: usize = 16;
/// The largest count in `{n,m}`.
const COUNT: usize = 200;

/// No pattern that somebody wrote is longer.
const LENGTH: usize = 1_000;

/// A pattern that has been read: its alternatives.
pub(super) struct Pattern(pub(super) Vec<Sequence>);

/// Parts that follow each other.
pub(super) type Sequence = Vec<Part>;

/// Something a number of times.
pub(super) struct Part {
    pub(super) atom: Atom,
    pub(super) least: usize,
    /// `None`: any number.
    pub(super) most: Option<usize>,
}

/// What a part is made of.
pub(super) enum Atom {
    /// The start of the text.
    Start,
    /// The end of the text.
    End,
    /// One character.
    Class(Class),
    /// One of several sequences.
    Group(Vec<Sequence>),
}

/// Characters from..=to, or all others.
#[derive(Clone, Debug)]
pub(super) struct Class {
    pub(super) ranges: Vec<(char, char)>,
    pub(super) negated: bool,
}

impl Class {
    /// Whether the character is one of them.
    pub(super) fn has(&self, character: char) -> bool {
        self.ranges.iter().any(|(from, to)| (*from..=*to).contains(&character)) != self.negated
    }
}

impl Pattern {
    /// Reads a pattern; `None` where it uses what is not listed above.
    pub(super) fn read(text: &str) -> Option<Self> {
        if text.len() > LENGTH {
            return None;
        }
        let mut rest = text.chars().peekable();
        let alternatives = alternatives(&mut rest, 0)?;
        rest.next().is_none().then_some(Self(alternatives))
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
    let mut parts = Vec::new();
    while let Some(next) = rest.peek() {
        if matches!(next, '|' | ')') {
            break;
        }
        let atom = atom(rest, depth)?;
        let (least, most) = quantifier(rest)?;
        parts.push(Part { atom, least, most });
    }
    Some(parts)
}

fn atom(rest: &mut Source<'_>, depth: usize) -> Option<Atom> {
    Some(match rest.next()? {
        '^' => Atom::Start,
        '$' => Atom::End,
        '.' => Atom::Class(Class { ranges: Vec::new(), negated: true }),
        '[' => class(rest)?,
        '(' if depth < DEPTH => group(rest, depth)?,
        '\\' => {
            let (from, to) = escape(rest)?;
            Atom::Class(Class { ranges: vec![(from, to)], negated: false })
        }
        '(' | ')' | ']' | '{' | '}' | '?' | '*' | '+' | '|' => return None,
        literal => Atom::Class(Class { ranges: vec![(literal, literal)], negated: false }),
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
            ']' => return Some(Atom::Class(Class { ranges, negated })),
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

#[cfg(test)]
mod tests {
    use super::Pattern;

    #[test]
    fn refuses_what_it_cannot_check() {
        for pattern in ["(", "a)", "[", "[]", "(?=a)", "a*?", r"\w", r"\bx", "a{999}", "*", "a{2", &"(".repeat(99)] {
            assert!(Pattern::read(pattern).is_none(), "{pattern}");
        }
    }
}
