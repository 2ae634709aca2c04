//! What is chosen in the enforcement view, and its part of the hash.

use super::hash_text::{Hash, decode_component, read_key, read_list, read_year};
use super::{Dropped, toggle};

/// Scale, tables, the comparison and the open figure.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StatisticsChoices {
    /// Whether each panel of a card has a scale of its own.
    pub is_free_scale: bool,
    /// Key of the card that is shown alone, of any view: see [`OVERVIEW_CARDS`](super::OVERVIEW_CARDS).
    pub card: Option<String>,
    /// Keys of the cards that show their table instead of their picture.
    pub tables: Vec<String>,
    /// Orders of the rows of these tables, where another one is chosen.
    pub table_orders: Vec<TableOrder>,
    /// The comparison, where one is made.
    pub comparison: Option<Comparison>,
    /// The figure whose source is shown.
    pub figure: Option<FigureKey>,
}

/// Keys of the cards that belong to no indicator; each indicator's key is a card's key too.
pub const OWN_CARDS: [&str; 7] = ["topic", "city", "year", "lists", "selection", "comparison", "spotlight"];

/// At least and at most as many areas or years are compared.
pub const COMPARED: std::ops::RangeInclusive<usize> = 2..=4;

/// Areas or years of an indicator side by side.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Comparison {
    /// Key of the indicator.
    pub indicator: String,
    /// Codes of the areas, the one that the others are compared with first.
    pub areas: Vec<String>,
    /// Years, likewise. Only one of the two lists is filled; where both are empty the page offers a choice.
    pub years: Vec<u16>,
}

/// An observation's key.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct FigureKey {
    /// Key of the indicator.
    pub indicator: String,
    /// Code of the area.
    pub area: String,
    /// Year.
    pub period: u16,
}

/// In which order the rows of a card's table stand.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TableOrder {
    /// Key of the card.
    pub card: String,
    /// Place of the column that orders, from 0.
    pub column: u8,
    /// Whether the largest comes first.
    pub is_descending: bool,
}

impl TableOrder {
    /// Its word in the hash: `court_new.2`, downwards `court_new.2-`; columns are counted from 1 there.
    fn word(&self) -> String {
        format!("{}.{}{}", self.card, u16::from(self.column) + 1, if self.is_descending { "-" } else { "" })
    }

    /// The inverse; `None` for anything else.
    pub(super) fn from_word(word: &str) -> Option<Self> {
        let (card, column) = word.rsplit_once('.')?;
        let column = column.strip_suffix('-').unwrap_or(column).parse::<u8>().ok()?.checked_sub(1)?;
        let order = Self { card: read_key(card.to_string())?, column, is_descending: word.ends_with('-') };
        (order.word() == word).then_some(order)
    }
}

impl StatisticsChoices {
    /// Shows the table of a card, or puts it away and its order with it.
    pub fn toggle_table(&mut self, card: &str) {
        toggle(&mut self.tables, card.to_string());
        self.table_orders.retain(|order| order.card != card);
    }

    /// Orders the table of a card by a column: upwards, and downwards where it was upwards before.
    pub fn order_table(&mut self, card: &str, column: u8) {
        let is_descending = self.table_order(card).is_some_and(|order| order.column == column && !order.is_descending);
        self.table_orders.retain(|order| order.card != card);
        self.table_orders.push(TableOrder { card: card.to_string(), column, is_descending });
    }

    /// The order of a card's table, where one is chosen.
    pub fn table_order(&self, card: &str) -> Option<&TableOrder> {
        self.table_orders.iter().find(|order| order.card == card)
    }

    /// Keeps the tables that `is_kept` says yes to, and their orders.
    pub fn keep_tables(&mut self, is_kept: impl Fn(&str) -> bool) {
        self.tables.retain(|card| is_kept(card));
        self.table_orders.retain(|order| is_kept(&order.card));
    }

    /// Takes one `name=value` in; false if the value cannot be one. `raw` is the value before it was decoded.
    pub(super) fn apply(&mut self, name: &str, raw: &str, value: &str, dropped: &mut Vec<Dropped>) -> bool {
        match name {
            "scale" => {
                self.is_free_scale = value == "free";
                return value == "free";
            }
            "card" => {
                let Some(card) = read_key(value.to_string()) else { return false };
                self.card = Some(card);
            }
            "table" => read_list(name, raw, &mut self.tables, dropped, read_key),
            "sorted" => {
                read_list(name, raw, &mut self.table_orders, dropped, |word| TableOrder::from_word(&word));
            }
            "compare" => {
                let Some(indicator) = read_key(value.to_string()) else { return false };
                self.comparison_mut().indicator = indicator;
            }
            "areas" => read_list(name, raw, &mut self.comparison_mut().areas, dropped, read_key),
            "years" => read_list(name, raw, &mut self.comparison_mut().years, dropped, |word| read_year(&word)),
            "figure" => {
                let words: Vec<Option<String>> = raw.split(',').map(decode_component).collect();
                let [Some(indicator), Some(area), Some(period)] = words.as_slice() else { return false };
                let (indicator, area) = (read_key(indicator.clone()), read_key(area.clone()));
                let (Some(indicator), Some(area), Some(period)) = (indicator, area, read_year(period)) else {
                    return false;
                };
                self.figure = Some(FigureKey { indicator, area, period });
            }
            _ => return false,
        }
        true
    }

    fn comparison_mut(&mut self) -> &mut Comparison {
        self.comparison.get_or_insert_with(Comparison::default)
    }

    /// Writes what is chosen.
    pub(super) fn encode(&self, hash: &mut Hash) {
        if self.is_free_scale {
            hash.one("scale", "free");
        }
        if let Some(card) = &self.card {
            hash.one("card", card);
        }
        hash.list("table", self.tables.iter().cloned());
        hash.list("sorted", self.table_orders.iter().map(TableOrder::word));
        if let Some(comparison) = &self.comparison {
            hash.one("compare", &comparison.indicator);
            hash.list("areas", comparison.areas.iter().cloned());
            hash.list("years", comparison.years.iter().map(u16::to_string));
        }
        if let Some(figure) = &self.figure {
            hash.list("figure", [figure.indicator.clone(), figure.area.clone(), figure.period.to_string()].into_iter());
        }
    }

    /// An order of a table that is not shown says nothing, nor does a second one. Areas or years without an indicator say
    /// nothing; both at once contradict; more than four are too many.
    pub(super) fn tidy(&mut self, dropped: &mut Vec<Dropped>) {
        self.tidy_orders(dropped);
        let Some(comparison) = &mut self.comparison else { return };
        if !comparison.areas.is_empty() {
            dropped.extend(comparison.years.drain(..).map(|year| Dropped::new("years", &year.to_string())));
        }
        let too_many = comparison.areas.len().max(comparison.years.len()) > *COMPARED.end();
        if too_many {
            let years =
                comparison.years.iter().skip(*COMPARED.end()).map(|year| Dropped::new("years", &year.to_string()));
            let areas = comparison.areas.iter().skip(*COMPARED.end()).map(|area| Dropped::new("areas", area));
            dropped.extend(years.chain(areas));
            comparison.areas.truncate(*COMPARED.end());
            comparison.years.truncate(*COMPARED.end());
        }
        if comparison.indicator.is_empty() {
            dropped.push(Dropped::new("areas", ""));
            self.comparison = None;
        }
    }

    /// Likewise, where tables have been dropped.
    pub(super) fn tidy_orders(&mut self, dropped: &mut Vec<Dropped>) {
        let mut seen: Vec<String> = Vec::new();
        let tables = &self.tables;
        self.table_orders.retain(|order| {
            let is_kept = tables.contains(&order.card) && !seen.contains(&order.card);
            if !is_kept {
                dropped.push(Dropped::new("sorted", &order.word()));
            }
            seen.push(order.card.clone());
            is_kept
        });
    }
}

#[cfg(test)]
mod tests {
    use super::super::ViewState;

    fn read(hash: &str) -> (ViewState, Vec<String>) {
        let (state, dropped) = ViewState::decode(hash);
        (state, dropped.into_iter().map(|part| part.value).collect())
    }

    #[test]
    fn the_order_of_a_table_is_in_the_hash() {
        let (mut state, _) = read("table=court_new,topic&sorted=court_new.3-,topic.1");
        let order = state.statistics.table_order("court_new").expect("chosen");
        assert_eq!((order.column, order.is_descending), (2, true));
        state.statistics.order_table("topic", 0);
        assert_eq!(state.encode(), "table=court_new,topic&sorted=court_new.3-,topic.1-");
        state.statistics.order_table("topic", 0);
        assert_eq!(state.encode(), "table=court_new,topic&sorted=court_new.3-,topic.1");
        state.statistics.toggle_table("court_new");
        assert_eq!(state.encode(), "table=topic&sorted=topic.1");
    }

    #[test]
    fn an_order_of_no_table_and_a_second_one_are_dropped_and_named() {
        for wrong in ["topic", "topic.", "topic.0", "topic.300", "topic.01", "topic.+1", "topic.1--", ".1", "city.1"] {
            let (state, dropped) = read(&format!("table=topic&sorted={wrong}"));
            assert_eq!((state.encode().as_str(), dropped), ("table=topic", vec![wrong.to_string()]), "{wrong}");
        }
        let (state, dropped) = read("table=topic&sorted=topic.1,topic.2");
        assert_eq!((state.encode().as_str(), dropped), ("table=topic&sorted=topic.1", vec!["topic.2".to_string()]));
    }
}
