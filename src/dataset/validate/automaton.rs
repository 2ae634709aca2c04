//! Matches patterns in one step a character, whatever the pattern: an automaton whose states are made when they are first
//! reached, and forgotten when they become too many.

use std::collections::HashMap;

use super::pattern::{Atom, Class, Part, Pattern, Sequence};

/// A pattern that needs more steps is refused: no schema needs them, and `((a{200}){200}){200}` would take all memory.
const MAX_STEPS: usize = 2_000;
/// Transitions that are remembered.
const MAX_TRANSITIONS: usize = 1 << 14;

type StepNumber = u32;

enum Step {
    /// One character, then another step.
    One(Class, StepNumber),
    /// One of two ways.
    Either(StepNumber, StepNumber),
    /// Only at the start of the text.
    Start(StepNumber),
    /// Only at its end.
    End(StepNumber),
    /// The pattern is through.
    Done,
}

/// A pattern, ready to be matched with many texts.
pub(super) struct Automaton {
    steps: Vec<Step>,
    /// First characters of the groups that no class of the pattern tells apart.
    groups: Vec<char>,
    /// The group of each ASCII character.
    ascii: Vec<u32>,
    states: HashMap<Vec<StepNumber>, u32>,
    /// The steps of each state.
    sets: Vec<Vec<StepNumber>>,
    /// State by state and group by group; [`UNKNOWN`] where not yet asked.
    next: Vec<u32>,
    /// Whether a text may end in the state, once asked.
    ends: Vec<Option<bool>>,
    start: Vec<StepNumber>,
    matches_nothing: bool,
}

const UNKNOWN: u32 = u32::MAX;

impl Automaton {
    /// Makes the automaton of a pattern; `None` where the pattern cannot be read or is too large.
    pub(super) fn read(pattern: &str) -> Option<Self> {
        let Pattern(alternatives) = Pattern::read(pattern)?;
        let mut builder = Builder { steps: vec![Step::Done], work: 0 };
        let first = builder.any(&alternatives, 0)?;
        let steps = builder.steps;
        let groups = groups(&steps);
        let ascii = (0..128_u8).map(|byte| group_of(&groups, char::from(byte)) as u32).collect();
        let start = closure(&steps, [first], true, false);
        let matches_nothing = is_done(&steps, &closure(&steps, [first], true, true));
        let (states, sets, next, ends) = Default::default();
        let mut automaton = Self { steps, groups, ascii, states, sets, next, ends, start, matches_nothing };
        automaton.forget();
        Some(automaton)
    }

    /// Whether the whole text has the shape of the pattern.
    pub(super) fn matches(&mut self, text: &str) -> bool {
        if text.is_empty() {
            return self.matches_nothing;
        }
        let mut state = 0;
        for character in text.chars() {
            let group = match self.ascii.get(character as usize) {
                Some(group) => *group as usize,
                None => group_of(&self.groups, character),
            };
            let known = self.next.get(state as usize * self.groups.len() + group).copied().unwrap_or(UNKNOWN);
            state = if known == UNKNOWN { self.step(state, group) } else { known };
        }
        self.may_end(state)
    }

    fn forget(&mut self) {
        self.states.clear();
        self.sets.clear();
        self.next.clear();
        self.ends.clear();
        self.state(self.start.clone());
    }

    /// The number of the state with these steps.
    fn state(&mut self, set: Vec<StepNumber>) -> u32 {
        if let Some(known) = self.states.get(&set) {
            return *known;
        }
        let number = self.sets.len() as u32;
        self.states.insert(set.clone(), number);
        self.sets.push(set);
        self.ends.push(None);
        self.next.resize(self.next.len() + self.groups.len(), UNKNOWN);
        number
    }

    #[cold]
    fn step(&mut self, state: u32, group: usize) -> u32 {
        let character = self.groups.get(group).copied().unwrap_or_default();
        let set = self.sets.get(state as usize).map_or(&[][..], Vec::as_slice);
        let reached = set.iter().filter_map(|step| match self.steps.get(*step as usize) {
            Some(Step::One(class, next)) if class.has(character) => Some(*next),
            _ => None,
        });
        let set = closure(&self.steps, reached, false, false);
        if self.next.len() + self.groups.len() > MAX_TRANSITIONS {
            self.forget();
            return self.state(set);
        }
        let next = self.state(set);
        if let Some(place) = self.next.get_mut(state as usize * self.groups.len() + group) {
            *place = next;
        }
        next
    }

    fn may_end(&mut self, state: u32) -> bool {
        let Some(place) = self.ends.get_mut(state as usize) else { return false };
        let set = self.sets.get(state as usize).map_or(&[][..], Vec::as_slice);
        *place.get_or_insert_with(|| is_done(&self.steps, &closure(&self.steps, set.iter().copied(), false, true)))
    }
}

fn is_done(steps: &[Step], set: &[StepNumber]) -> bool {
    set.iter().any(|step| matches!(steps.get(*step as usize), Some(Step::Done)))
}

/// The steps that can be reached from `from` without a character.
fn closure(
    steps: &[Step],
    from: impl IntoIterator<Item = StepNumber>,
    is_start: bool,
    is_end: bool,
) -> Vec<StepNumber> {
    let mut seen = vec![false; steps.len()];
    let mut open: Vec<StepNumber> = from.into_iter().collect();
    let mut reached = Vec::new();
    while let Some(number) = open.pop() {
        let Some(is_seen) = seen.get_mut(number as usize).filter(|is_seen| !**is_seen) else { continue };
        *is_seen = true;
        match steps.get(number as usize) {
            Some(Step::Either(one, two)) => open.extend([*one, *two]),
            Some(Step::Start(next)) if is_start => open.push(*next),
            Some(Step::End(next)) if is_end => open.push(*next),
            Some(Step::One(..) | Step::End(_) | Step::Done) => reached.push(number),
            Some(Step::Start(_)) | None => {}
        }
    }
    reached.sort_unstable();
    reached
}

/// Where the ranges of the classes begin and end.
fn groups(steps: &[Step]) -> Vec<char> {
    let mut borders = vec!['\0'];
    for step in steps {
        if let Step::One(class, _) = step {
            for (from, to) in &class.ranges {
                borders.push(*from);
                // A range may end before the gap of the surrogates.
                borders.extend((*to..=char::MAX).nth(1));
            }
        }
    }
    borders.sort_unstable();
    borders.dedup();
    borders
}

fn group_of(groups: &[char], character: char) -> usize {
    groups.partition_point(|border| *border <= character).saturating_sub(1)
}

/// Makes steps, the last ones first.
struct Builder {
    steps: Vec<Step>,
    work: usize,
}

impl Builder {
    fn push(&mut self, step: Step) -> StepNumber {
        self.steps.push(step);
        self.steps.len() as StepNumber - 1
    }

    /// The first step of one of several sequences, with `next` behind it.
    fn any(&mut self, sequences: &[Sequence], next: StepNumber) -> Option<StepNumber> {
        let mut first = None;
        for sequence in sequences.iter().rev() {
            let mut at = next;
            for part in sequence.iter().rev() {
                at = self.part(part, at)?;
            }
            first = Some(first.map_or(at, |other| self.push(Step::Either(at, other))));
        }
        first
    }

    fn part(&mut self, part: &Part, next: StepNumber) -> Option<StepNumber> {
        let mut at = next;
        match part.most {
            None => {
                at = self.push(Step::Either(next, next));
                let body = self.atom(&part.atom, at)?;
                if let Some(place) = self.steps.get_mut(at as usize) {
                    *place = Step::Either(body, next);
                }
            }
            Some(most) => {
                for _ in part.least..most {
                    let body = self.atom(&part.atom, at)?;
                    at = self.push(Step::Either(body, next));
                }
            }
        }
        for _ in 0..part.least {
            at = self.atom(&part.atom, at)?;
        }
        Some(at)
    }

    fn atom(&mut self, atom: &Atom, next: StepNumber) -> Option<StepNumber> {
        // Counted apart from the steps: empty groups make none.
        self.work += 1;
        if self.work > MAX_STEPS || self.steps.len() > MAX_STEPS {
            return None;
        }
        Some(match atom {
            Atom::Start => self.push(Step::Start(next)),
            Atom::End => self.push(Step::End(next)),
            Atom::Class(class) => self.push(Step::One(class.clone(), next)),
            Atom::Group(sequences) => self.any(sequences, next)?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Automaton;

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
            let matches = |text| Automaton::read(pattern).map(|mut pattern| pattern.matches(text));
            assert_eq!(matches(good), Some(true), "{pattern}: {good}");
            assert_eq!(matches(bad), Some(false), "{pattern}: {bad}");
        }
    }

    #[test]
    fn anchors_hold_only_at_the_ends() {
        let matches = |pattern, text| Automaton::read(pattern).is_some_and(|mut pattern| pattern.matches(text));
        assert!(matches("^$", "") && !matches("^$", "a") && matches("(^a|b)$", "a") && matches("a*", ""));
        assert!(!matches("a^b", "ab") && !matches("a$b", "ab") && matches("(a|^)b", "b") && !matches("", "a"));
    }

    #[test]
    fn too_large_patterns_are_refused() {
        for pattern in ["((a{200}){200}){200}", "(((){200}){200}){200}", &"a".repeat(1_001)] {
            assert!(Automaton::read(pattern).is_none(), "{pattern}");
        }
    }

    #[test]
    fn forgotten_states_are_made_again() {
        // The states of this one are the subsets of the last ten characters.
        let mut pattern = Automaton::read("(a|b|c|d)*a(a|b|c|d){10}").unwrap();
        let letters: Vec<char> = "abcd".chars().collect();
        let mut seed = 1_u32;
        for _ in 0..2_000 {
            let text: String = (0..20)
                .map(|_| {
                    seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                    letters[(seed >> 24) as usize % 4]
                })
                .collect();
            assert_eq!(pattern.matches(&text), text.as_bytes()[9] == b'a', "{text}");
        }
    }
}
