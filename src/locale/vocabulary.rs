//! The words for the enumerations of the package.

use super::Language;
use crate::dataset::{AreaRelation, ChangeKind, FactScope, Measure, Qualifier, Standing, Status};

/// Generates `Language::word(value)` for an enumeration: (Chinese, English) for each value.
macro_rules! vocabulary {
    ($($(#[$doc:meta])* $name:ident($kind:ty) { $($pattern:path => ($zh:literal, $en:literal)),+ $(,)? })+) => {
        impl Language {
            $($(#[$doc])*
            pub const fn $name(self, value: $kind) -> &'static str {
                match (self, value) {
                    $((Self::ZhHans, $pattern) => $zh, (Self::En, $pattern) => $en,)+
                }
            })+
        }
    };
}

vocabulary! {
    /// Heading over the facts of a scope.
    scope_heading(FactScope) {
        FactScope::Direct => ("关于本条目", "About this entry"),
        FactScope::Title => ("仅见于标题", "Only in the title"),
        FactScope::Context => ("背景资料", "Background"),
    }
    /// What a reader must know of a scope; empty for facts about the entry itself.
    scope_remark(FactScope) {
        FactScope::Direct => ("", ""),
        FactScope::Title => ("这一点只见于标题，所读来源没有再作说明。", "Found in the title only; the sources that were read do not say more about it."),
        FactScope::Context => (
            "同一主题、地点或机构的情况，不是本条目的成效。",
            "About the same subject, place or body: not a result of the entry."
        ),
    }
    /// How an area takes part.
    relation_name(AreaRelation) {
        AreaRelation::Place => ("所在地", "Place"),
        AreaRelation::Partner => ("合作方", "Partner"),
    }
    /// Where a source was read.
    standing_name(Standing) {
        Standing::Official => ("官方发布", "official publication"),
        Standing::Press => ("媒体报道", "press report"),
        Standing::CopyOfOfficial => ("官方文件的转载件", "copy of an official document"),
        Standing::Copy => ("其他转载件", "other copy"),
    }
    /// What kind of figure an indicator gives.
    measure_name(Measure) {
        Measure::Flow => ("当年数", "in the year"),
        Measure::Stock => ("年末数", "at year end"),
        Measure::Cumulative => ("累计数", "cumulative"),
    }
    /// How exact a figure is.
    qualifier_name(Qualifier) {
        Qualifier::Exact => ("实数", "as counted"),
        Qualifier::Rounded => ("来源取整", "rounded by the source"),
        Qualifier::About => ("约数", "about"),
        Qualifier::MoreThan => ("超过，是下限", "more than: a lower bound"),
        Qualifier::AtLeast => ("以上，是下限", "at least: a lower bound"),
        Qualifier::Nearly => ("接近，是上限", "nearly: an upper bound"),
    }
    /// Status of an observation; empty for a normal one.
    status_name(Status) {
        Status::Normal => ("", ""),
        Status::Break => ("口径变化", "break in series"),
        Status::Differs => ("口径不同", "different definition"),
        Status::NotPublished => ("未公布", "not published"),
        Status::LowReliability => ("可靠性较低", "low reliability"),
    }
    /// Kind of a line of the release notes.
    change_name(ChangeKind) {
        ChangeKind::Added => ("新增", "Added"),
        ChangeKind::Corrected => ("更正", "Corrected"),
        ChangeKind::Removed => ("移除", "Removed"),
        ChangeKind::KnownGap => ("已知缺口", "Known gap"),
    }
}
