//! The words of the mechanisms view.

use super::Language;
use super::fixed::fixed_texts;

fixed_texts! {
    /// Every fixed text of the mechanisms view in one language.
    MechanismMessages;
    heading: "工作机制", "Mechanisms";
    lead: "榜单报道描述的工作机制：谁参与、做什么、有什么结果。来源没有写明的，标为“来源未写明”，不作补写。", "The systems that the report of the lists describes: who acts, what happens, with which result. What the source does not name is marked so and never filled in.";
    lead_nodes: "每个节点都可以点开，看数字、机构、来源和涉及的条目。", "Every node opens to its figures, bodies, sources and entries.";
    choose: "选择机制", "Choose a mechanism";
    none: "数据包没有收录工作机制。", "The package holds no mechanism.";
    diagram: "流程图", "Diagram";
    instructions: "键盘：右键顺着第一条连线走，左键沿连线返回，上下键按次序走，回车打开。", "Keyboard: right follows the first link, left goes back along one, up and down walk in order, Enter opens.";
    lane_actor: "谁参与", "Who acts";
    lane_step: "做什么", "What happens";
    lane_result: "结果或目的", "Result or aim";
    not_named: "来源未写明", "not named in the source";
    not_stated: "来源未写明", "not stated in the source";
    unordered: "点线：相关，来源没有说先后", "Dotted: belong together, no order stated";
    leads_back: "虚线：返回", "Dashed: leads back";

    tale: "逐步讲解", "Step by step";
    tale_previous: "上一步", "Previous step";
    tale_next: "下一步", "Next step";
    tale_play: "播放", "Play";
    tale_pause: "暂停", "Pause";
    tale_begin: "按“播放”或“下一步”，逐句讲解。", "Play, or go step by step: the mechanism is told sentence by sentence.";

    figures: "数字", "Figures";
    other_editions: "其他年度", "Other editions";
    part_of: "属于", "Part of";
    parts: "包括", "Made up of";
    leads_to: "通向", "Leads to";
    comes_from: "来自", "Comes from";
    body: "机构", "Body";
    open_figure: "查看数字与来源", "the figure and its source";
    open_entry: "查看所在条目", "the entry that states it";
    as_list: "以文字清单查看", "As a plain list";

    editions: "各年度的评选", "Selection in each edition";
    column_submissions: "推荐", "Submissions";
    column_consecutive: "连续年数", "Years in a row";
    column_stages: "来源写明的阶段", "Stages named in the source";
    areas: "地区", "Areas";

    concerned: "涉及的条目和地区", "Entries and areas concerned";
    concerned_node: "颜色醒目的是所选节点涉及的，其余上色的是整个机制涉及的。", "In the strong colour: what the chosen node concerns; in the weak one: the rest of the mechanism.";
    no_areas: "不涉及某个地区。", "Concerns no single area.";
    mark_node: "所选节点涉及", "concerned by the chosen node";
    mark_mechanism: "本机制涉及", "part of the mechanism";
    in_mechanism: "相关工作机制", "Related mechanisms";
    across_years: "跨年度的关联", "Across the years";

    link_acts: "参与", "acts in";
    link_then: "下一步", "next";
    link_gives: "结果或目的", "result or aim";
    link_back: "返回", "back to";
    link_beside: "相关", "belongs with";
    unit_submissions: "件推荐", "submissions";
}

impl Language {
    /// The fixed texts of the mechanisms view in this language.
    pub const fn mechanism_messages(self) -> &'static MechanismMessages {
        match self {
            Self::ZhHans => &MechanismMessages::ZH_HANS,
            Self::En => &MechanismMessages::EN,
        }
    }

    /// `2/10 网络投票：…`: a stop of the step-through in words.
    pub fn stop(self, number: usize, count: usize, name: &str, sentence: &str) -> String {
        format!("{number}/{count} · {name}{}{sentence}", self.colon())
    }

    /// How long a sentence takes to read aloud, in milliseconds: about 4 Han characters or 14 letters a second, and two
    /// seconds to look.
    pub fn reading_time_ms(self, sentence: &str) -> u32 {
        let per_character = if self == Self::ZhHans { 250 } else { 70 };
        2000 + per_character * u32::try_from(sentence.chars().count()).unwrap_or(100)
    }

    /// What is the same in two entries of different editions.
    pub const fn relation_kind_name(self, kind: crate::dataset::RelationKind) -> &'static str {
        use crate::dataset::RelationKind::{Body, Mechanism, Place, Subject};
        match (self, kind) {
            (Self::ZhHans, Place) => "同一地点",
            (Self::ZhHans, Body) => "同一机构",
            (Self::ZhHans, Mechanism) => "同一机制",
            (Self::ZhHans, Subject) => "同一主题",
            (Self::En, Place) => "same place",
            (Self::En, Body) => "same body",
            (Self::En, Mechanism) => "same mechanism",
            (Self::En, Subject) => "same subject",
        }
    }
}
