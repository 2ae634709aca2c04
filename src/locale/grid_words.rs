//! What the city grid says: ranks and takeaways.

use super::Language;
use super::number;
use crate::dataset::Wording;

impl Language {
    /// `全省第2` / `rank 2 of all 21 cities`; where not all of the areas have a figure, among those that have.
    pub fn rank(self, rank: usize, ranked: usize, all: usize, wording: &Wording) -> String {
        let areas = self.of(&wording.areas);
        match (self, ranked == all) {
            (Self::ZhHans, true) => format!("{}第{rank}", wording.whole.zh),
            (Self::En, true) => format!("rank {rank} of all {all} {areas}"),
            (Self::ZhHans, false) => format!("有数字的{ranked}个{areas}中第{rank}"),
            (Self::En, false) => format!("rank {rank} of the {ranked} {areas} with a figure"),
        }
    }

    /// The takeaway of the grid when no area has a figure of the indicator.
    pub fn no_figure_takeaway(self, wording: &Wording) -> String {
        let areas = self.of(&wording.areas);
        match self {
            Self::ZhHans => format!("各{areas}均未见到这一年的数字。"),
            Self::En => format!("No figure was found for any of the {areas} in this year."),
        }
    }

    /// The takeaway of the grid when it counts entries: how many of the areas have one, and who leads.
    pub fn count_takeaway(
        self,
        with_entries: usize,
        all: usize,
        leaders: &[String],
        most: u32,
        wording: &Wording,
    ) -> String {
        let areas = self.of(&wording.areas);
        if with_entries == 0 {
            return match self {
                Self::ZhHans => format!("{all}个{areas}均无符合条件的条目。"),
                Self::En => format!("None of the {all} {areas} has a matching entry."),
            };
        }
        let names = self.join(leaders);
        let most = number::full(f64::from(most));
        match self {
            Self::ZhHans => format!("{all}个{areas}中有{with_entries}个有条目，{names}最多，有{most}条。"),
            Self::En => {
                let have = if with_entries == 1 { "has" } else { "have" };
                let lead = if leaders.len() == 1 { "leads" } else { "lead" };
                format!("{with_entries} of {all} {areas} {have} entries; {names} {lead} with {most}.")
            }
        }
    }

    /// The takeaway of the grid when it shows an indicator: how many areas have a figure, and who leads.
    pub fn indicator_takeaway(
        self,
        with_figure: usize,
        all: usize,
        leader: &str,
        figure: &str,
        wording: &Wording,
    ) -> String {
        let areas = self.of(&wording.areas);
        match (self, with_figure) {
            (Self::ZhHans, 1) => format!("{all}个{areas}中只有1个见到数字：{leader}，{figure}。"),
            (Self::ZhHans, _) => format!("{all}个{areas}中有{with_figure}个见到数字，其中{leader}最高：{figure}。"),
            (Self::En, 1) => format!("A figure was found for 1 of {all} {areas} only: {leader}, {figure}."),
            (Self::En, _) => {
                format!("Figures were found for {with_figure} of {all} {areas}; {leader} is highest: {figure}.")
            }
        }
    }

    /// Of figures that cannot be put in order (`statistics::can_be_ranked`).
    pub fn unranked_takeaway(self, with_figure: usize, all: usize, wording: &Wording) -> String {
        let areas = self.of(&wording.areas);
        match self {
            Self::ZhHans => {
                format!("{all}个{areas}中有{with_figure}个见到数字，口径、精确程度或可靠程度不足以排名次。")
            }
            Self::En => format!(
                "Figures were found for {with_figure} of {all} {areas}; their definitions, exactness or reliability do not allow a ranking."
            ),
        }
    }
}
