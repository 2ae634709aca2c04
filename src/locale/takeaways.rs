//! What the charts say in a sentence: the newest figure, changes, shares, comparisons and why one is refused. Numbers come in as
//! values or as written quantities; words are here.

use super::{Language, number};
use crate::dataset::{ListKind, Wording};

/// Why a comparison is refused, as far as words go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// Another definition.
    Definition,
    /// A figure that is only a bound.
    Bound,
    /// A figure of low reliability.
    Reliability,
    /// A figure that is missing.
    Missing,
}

/// Of rough figures there is no tenth of a per cent, but for small ones and for a fall that is not to nothing.
fn percent_of(pct: f64, is_exact: bool) -> String {
    let whole = pct.round();
    let is_fine = is_exact || pct < 10.0 || (whole == 100.0 && pct != 100.0);
    number::percent(if is_fine { pct } else { whole })
}

impl Language {
    /// `广东2024年83,308件` / `Guangdong: 83,308 cases in 2024`.
    pub fn latest(self, area: &str, period: u16, quantity: &str) -> String {
        match self {
            Self::ZhHans => format!("{area}{period}年{quantity}"),
            Self::En => format!("{area}: {quantity} in {period}"),
        }
    }

    /// `比2022年减少33,787件（28.9%）` / `down 33,787 cases (28.9%) on 2022`. `quantity` is the size of the difference.
    pub fn changed(
        self,
        absolute: f64,
        quantity: &str,
        relative_pct: Option<f64>,
        is_exact: bool,
        from: u16,
    ) -> String {
        if absolute == 0.0 {
            return match self {
                Self::ZhHans => format!("与{from}年持平"),
                Self::En => format!("unchanged from {from}"),
            };
        }
        let percent = relative_pct.map_or(String::new(), |pct| self.bracketed(&percent_of(pct.abs(), is_exact)));
        let (about_zh, about_en) = if is_exact { ("", "") } else { ("约", "about ") };
        match (self, absolute > 0.0) {
            (Self::ZhHans, true) => format!("比{from}年增加{about_zh}{quantity}{percent}"),
            (Self::ZhHans, false) => format!("比{from}年减少{about_zh}{quantity}{percent}"),
            (Self::En, true) => format!("up {about_en}{quantity}{percent} on {from}"),
            (Self::En, false) => format!("down {about_en}{quantity}{percent} on {from}"),
        }
    }

    /// Why the newest figure is not compared with that of `from`.
    pub fn not_compared(self, refused: Refused, from: u16) -> String {
        match (self, refused) {
            (Self::ZhHans, Refused::Definition) => format!("与{from}年口径或来源不同，不作比较"),
            (Self::ZhHans, Refused::Bound) => format!("与{from}年相比，其中一个数字只是界限（如“超过”），不算差额"),
            (Self::ZhHans, Refused::Reliability) => format!("与{from}年相比，其中一个数字可靠性较低，不算差额"),
            (Self::ZhHans, Refused::Missing) => format!("{from}年没有数字，不作比较"),
            (Self::En, Refused::Definition) => format!("not compared with {from}: definition or source differs"),
            (Self::En, Refused::Bound) => format!("not compared with {from}: one of the two is only a bound"),
            (Self::En, Refused::Reliability) => {
                format!("not compared with {from}: one of the two is of low reliability")
            }
            (Self::En, Refused::Missing) => format!("not compared with {from}, which has no figure"),
        }
    }

    /// `2018—2024年中2020年最高` / `2020 is the highest of 2018–2024`.
    pub fn peak(self, from: u16, to: u16, period: u16, known: usize) -> String {
        let is_whole = usize::from(to - from) + 1 == known;
        match (self, is_whole) {
            (Self::ZhHans, true) => format!("{from}—{to}年中{period}年最高"),
            (Self::ZhHans, false) => format!("{from}—{to}年有可比数字的{known}年中{period}年最高"),
            (Self::En, true) => format!("{period} is the highest of {from}–{to}"),
            (Self::En, false) => format!("{period} is the highest of the {known} comparable years in {from}–{to}"),
        }
    }

    /// `占全国的30.6%` / `30.6% of the national figure`.
    pub fn share(self, pct: f64, is_exact: bool, wording: &Wording) -> String {
        let (percent, context) = (number::percent(pct), self.of(&wording.context));
        match (self, is_exact) {
            (Self::ZhHans, true) => format!("占{context}的{percent}"),
            (Self::ZhHans, false) => format!("约占{context}的{percent}"),
            (Self::En, true) => format!("{percent} of {context}"),
            (Self::En, false) => format!("about {percent} of {context}"),
        }
    }

    /// The same with its year: `2021年占全国的30.6%` / `30.6% of the national figure in 2021`.
    pub fn share_in(self, period: u16, pct: f64, is_exact: bool, wording: &Wording) -> String {
        let share = self.share(pct, is_exact, wording);
        match self {
            Self::ZhHans => format!("{period}年{share}"),
            Self::En => format!("{share} in {period}"),
        }
    }

    /// `1.3个百分点` / `1.3 percentage points`: the difference of two percentages.
    pub fn points(self, difference: f64) -> String {
        let number = number::full(difference);
        match self {
            Self::ZhHans => format!("{number}个百分点"),
            Self::En if difference == 1.0 => "1 percentage point".to_string(),
            Self::En => format!("{number} percentage points"),
        }
    }

    /// `平均每天约43.2批次` / `about 43.2 batches a day on average`. `quantity` is written with its unit.
    pub fn daily(self, quantity: &str) -> String {
        match self {
            Self::ZhHans => format!("平均每天约{quantity}"),
            Self::En => format!("about {quantity} a day on average"),
        }
    }

    /// The takeaway of a card that counts entries: the largest groups, and how many groups there are.
    pub fn counts_takeaway(self, groups: usize, leaders: &[String], most: u32) -> String {
        let names = self.join(leaders);
        match (self, groups) {
            (Self::ZhHans, 0) => "没有符合其他条件的条目。".to_string(),
            (Self::En, 0) => "No entry fits the other conditions.".to_string(),
            (Self::ZhHans, _) => {
                let each = if leaders.len() == 1 { "" } else { "各" };
                format!("{names}最多，{each}有{most}条；共{groups}组有条目。", most = number::full(f64::from(most)))
            }
            (Self::En, _) => {
                let lead = if leaders.len() == 1 { "leads" } else { "lead" };
                let (groups, have) =
                    if groups == 1 { ("1 group".to_string(), "has") } else { (format!("{groups} groups"), "have") };
                let each = if leaders.len() == 1 { "" } else { " each" };
                let most = number::full(f64::from(most));
                format!("{names} {lead} with {most}{each}; {groups} {have} entries.")
            }
        }
    }

    /// The takeaway of the selection funnel of an edition.
    pub fn selection_takeaway(
        self,
        year: u16,
        submissions: &str,
        events: Option<u32>,
        measures: Option<u32>,
        wording: &Wording,
    ) -> String {
        let missing = self.later_messages().count_not_published;
        let gap = if self == Self::ZhHans { "" } else { " " };
        let selected = |count: Option<u32>, list| match count {
            Some(count) => format!("{count}{gap}{}", self.list_counted(list, wording)),
            None => self.list_name(list, wording).to_string() + &self.bracketed(missing),
        };
        let selected = self.join(&[selected(events, ListKind::Event), selected(measures, ListKind::Measure)]);
        match self {
            Self::ZhHans => format!("{year}年度：征集{submissions}，选出{selected}。"),
            Self::En => format!("{year}: {submissions}; selected: {selected}."),
        }
    }

    /// Heading of a column of differences.
    pub fn difference_from(self, base: &str) -> String {
        match self {
            Self::ZhHans => format!("与{base}之差"),
            Self::En => format!("Difference from {base}"),
        }
    }

    /// That figures of areas which the package does not know are left out.
    pub fn unknown_areas(self, codes: &[String]) -> String {
        let codes = self.join(codes);
        match self {
            Self::ZhHans => format!("以下地区代码不在数据包的地区表中，其数字没有列入：{codes}"),
            Self::En => format!("Figures of these areas are left out, for the package does not describe them: {codes}"),
        }
    }

    /// A refused comparison in the cell of a table.
    pub const fn refusal(self, refused: Refused) -> &'static str {
        match (self, refused) {
            (Self::ZhHans, Refused::Definition) => "口径或来源不同，不比较",
            (Self::ZhHans, Refused::Bound) => "数字只是界限，不算差额",
            (Self::ZhHans, Refused::Reliability) => "可靠性较低，不算差额",
            (Self::ZhHans, Refused::Missing) => "缺数字",
            (Self::En, Refused::Definition) => "not compared: definition or source differs",
            (Self::En, Refused::Bound) => "not computed: only a bound",
            (Self::En, Refused::Reliability) => "not computed: low reliability",
            (Self::En, Refused::Missing) => "no figure",
        }
    }

    /// `+1,234件（+12.3%）` / `+1,234 cases (+12.3%)`, in a table of a comparison.
    pub fn differs(self, absolute: f64, quantity: &str, relative_pct: Option<f64>, is_exact: bool) -> String {
        let sign = if absolute > 0.0 {
            "+"
        } else if absolute < 0.0 {
            "−"
        } else {
            ""
        };
        let about = match (is_exact, self) {
            (true, _) => "",
            (false, Self::ZhHans) => "约",
            (false, Self::En) => "about ",
        };
        let percent = relative_pct
            .map_or(String::new(), |pct| self.bracketed(&format!("{sign}{}", percent_of(pct.abs(), is_exact))));
        format!("{about}{sign}{quantity}{percent}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_per_cent_is_as_fine_as_its_figures() {
        for (pct, is_exact, expected) in [
            (26.34, true, "26.3%"),
            (26.34, false, "26%"),
            (3.21, false, "3.2%"),
            (99.7, false, "99.7%"),
            (100.0, false, "100%"),
            (589.7, false, "590%"),
        ] {
            assert_eq!(percent_of(pct, is_exact), expected);
        }
    }
}
