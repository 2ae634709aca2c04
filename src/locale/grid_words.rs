//! What the city grid says: ranks and takeaways.

use super::Language;
use super::number;

impl Language {
    /// `全省第2` / `rank 2 in the province`; where not all of the cities have a figure, among those that have.
    pub fn rank(self, rank: usize, ranked: usize, cities: usize) -> String {
        match (self, ranked == cities) {
            (Self::ZhHans, true) => format!("全省第{rank}"),
            (Self::En, true) => format!("rank {rank} in the province"),
            (Self::ZhHans, false) => format!("有数字的{ranked}个地市中第{rank}"),
            (Self::En, false) => format!("rank {rank} of the {ranked} cities with a figure"),
        }
    }

    /// The takeaway of the grid when no city has a figure of the indicator.
    pub const fn no_figure_takeaway(self) -> &'static str {
        match self {
            Self::ZhHans => "各地市均未见到这一年的数字。",
            Self::En => "No figure of a city was found for this year.",
        }
    }

    /// The takeaway of the grid when it counts entries: how many of the cities have one, and who leads.
    pub fn count_takeaway(self, with_entries: usize, cities: usize, leaders: &[String], most: u32) -> String {
        if with_entries == 0 {
            return match self {
                Self::ZhHans => format!("{cities}个地市均无符合条件的条目。"),
                Self::En => format!("None of the {cities} cities has a matching entry."),
            };
        }
        let names = self.join(leaders);
        let most = number::full(f64::from(most));
        match self {
            Self::ZhHans => format!("{cities}个地市中有{with_entries}个有条目，{names}最多，有{most}条。"),
            Self::En => {
                let have = if with_entries == 1 { "has" } else { "have" };
                let lead = if leaders.len() == 1 { "leads" } else { "lead" };
                format!("{with_entries} of {cities} cities {have} entries; {names} {lead} with {most}.")
            }
        }
    }

    /// The takeaway of the grid when it shows an indicator: how many cities have a figure, and who leads.
    pub fn indicator_takeaway(self, with_figure: usize, cities: usize, leader: &str, figure: &str) -> String {
        match (self, with_figure) {
            (Self::ZhHans, 1) => format!("{cities}个地市中只有1个见到数字：{leader}，{figure}。"),
            (Self::ZhHans, _) => format!("{cities}个地市中有{with_figure}个见到数字，其中{leader}最高：{figure}。"),
            (Self::En, 1) => format!("A figure was found for 1 of {cities} cities only: {leader}, {figure}."),
            (Self::En, _) => {
                format!("Figures were found for {with_figure} of {cities} cities; {leader} is highest: {figure}.")
            }
        }
    }
}
