//! One unit for a whole axis: 万件, 亿元; thousand cases, CNY billion.

use super::{Language, number};
use crate::dataset::{Unit, UnitKind};

/// The unit that an axis counts in.
#[derive(Clone, Debug, PartialEq)]
pub struct AxisUnit {
    /// How many base units make one on the axis.
    pub factor: f64,
    /// Its name: `万件`, `thousand cases`.
    pub name: String,
    /// The name of the base unit, which labels and tables count in: `件`, `cases`.
    pub base: String,
}

impl AxisUnit {
    /// The unit for an axis whose highest value is `highest`, in base units.
    pub fn new(highest: f64, unit: &Unit, language: Language) -> Self {
        let scales: &[(f64, &str)] = match language {
            Language::ZhHans => &[(1e12, "万亿"), (1e8, "亿"), (1e4, "万")],
            Language::En => &[(1e12, "trillion"), (1e9, "billion"), (1e6, "million"), (1e3, "thousand")],
        };
        // Four digits are read as they are.
        let found = scales.iter().copied().find(|(size, _)| highest >= size.max(1e4));
        let (factor, word) = found.unwrap_or((1.0, ""));
        let base = match (language, unit.kind) {
            (Language::ZhHans, _) => &unit.name.zh,
            (Language::En, UnitKind::Currency) => &unit.name.en,
            (Language::En, UnitKind::Count | UnitKind::Ratio) => &unit.plural_en,
        };
        let name = match (language, unit.kind) {
            (Language::ZhHans, _) => [word, base].concat(),
            (Language::En, _) if word.is_empty() => base.clone(),
            (Language::En, UnitKind::Currency) => [base, " ", word].concat(),
            (Language::En, _) => [word, " ", base].concat(),
        };
        Self { factor, name, base: base.clone() }
    }

    /// A value in base units as it stands on the axis, without the unit.
    pub fn label(&self, value: f64) -> String {
        number::full(value / self.factor)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::Text;

    fn unit(kind: UnitKind, zh: &str, en: &str, plural: &str) -> Unit {
        Unit { id: en.into(), kind, name: Text { zh: zh.into(), en: en.into() }, plural_en: plural.into() }
    }

    #[test]
    fn an_axis_has_one_unit() {
        let cases = unit(UnitKind::Count, "件", "case", "cases");
        let money = unit(UnitKind::Currency, "元", "CNY", "CNY");
        for (highest, unit, zh, en) in [
            (9_999.0, &cases, ("件", "9,999"), ("cases", "9,999")),
            (10_000.0, &cases, ("万件", "1"), ("thousand cases", "10")),
            (500.0, &cases, ("件", "500"), ("cases", "500")),
            (33_140_000.0, &cases, ("万件", "3,314"), ("million cases", "33.14")),
            (97_024_000_000.0, &money, ("亿元", "970.24"), ("CNY billion", "97.024")),
            (134_908_400_000_000.0, &money, ("万亿元", "134.9084"), ("CNY trillion", "134.9084")),
            (0.0, &money, ("元", "0"), ("CNY", "0")),
        ] {
            let made = AxisUnit::new(highest, unit, Language::ZhHans);
            assert_eq!((made.name.as_str(), made.label(highest).as_str()), zh);
            let made = AxisUnit::new(highest, unit, Language::En);
            assert_eq!((made.name.as_str(), made.label(highest).as_str()), en);
        }
    }
}
