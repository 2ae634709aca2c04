//! The words of the interface. One constant a language; a word that is missing does not compile.

use super::Language;
use super::fixed::fixed_texts;
use super::{calendar, number};

fixed_texts! {
    /// Every fixed text of the interface that the page needs at first, in one language.
    Messages;
    skip_to_content: "跳到主要内容", "Skip to main content";
    language: "语言", "Language";
    appearance: "外观", "Appearance";
    appearance_system: "跟随系统", "System";
    appearance_light: "浅色", "Light";
    appearance_dark: "深色", "Dark";
    text_size: "字号", "Text size";
    text_normal: "标准", "Standard";
    text_large: "大字版", "Large text";
    source: "来源", "Source";
    sources: "来源", "Sources";
    publisher_not_shown: "所见页面未署发布者", "publisher not shown on the page that was read";
    date_not_shown: "未见日期", "date not shown";
    opens_other_site: "（外部网站）", " (other site)";
    note: "说明", "Note";
    close_notice: "知道了", "Dismiss";

    views: "栏目", "Views";
    view_statistics: "执法与统计", "Enforcement and statistics";
    view_mechanisms: "工作机制", "Mechanisms";
    view_data: "数据与来源", "Data and sources";
    loading: "载入中……", "Loading…";
    not_loaded: "这一部分没有载入，请检查网络后重试。", "This part did not load. Check the network and try again.";
    try_again: "重试", "Try again";

    consecutive_label: "连续评选发布", "year in a row";
    submissions_label: "件推荐{lists}", "submissions";
    areas_label: "个{areas}有条目", "{areas} with an entry";
    areas_derivation: "{areas}数由本图册统计：只计条目写明的所在地，只涉及{whole}的条目和合作方不计入。", "Counted by this atlas: the {areas} that entries name as their place. Entries that concern all of them only, and partners, do not count.";

    grid_heading: "{areas}格网", "Grid of {areas}";
    grid_disclaimer: "示意图，非行政区划图。相邻地区的格子相接。", "A diagram, not an administrative map. Tiles of neighbours touch.";
    grid_instructions: "方向键移动，键入拼音首字母跳转，回车筛选。", "Arrow keys move, letters jump, Enter filters.";
    grid_metric: "格中数字", "Number in the tiles";
    grid_metric_entries: "符合条件的条目数", "Matching entries";
    grid_period: "年份", "Year";
    grid_table: "以表格查看", "Show as a table";
    legend: "图例", "Legend";
    legend_partner: "合作方（不计入{areas}）", "Partner, not one of the {areas}";
    not_published: "未公布", "not published";
    not_mentioned: "来源未提及", "not mentioned in the sources";
    not_applicable: "不适用", "not applicable";
    not_published_short: "未公布", "n.p.";
    not_mentioned_short: "未提及", "n.m.";
    not_applicable_short: "不适用", "n/a";
    partner: "合作方", "partner";
    selected: "已选", "selected";

    filters_heading: "筛选", "Filters";
    search_label: "搜索标题、摘要、事实、地点、机构", "Search titles, summaries, facts, places, actors";
    search_placeholder: "汉字、English、拼音或首字母", "English, 汉字 or pinyin";
    search_clear: "清除搜索词", "Clear the search";
    facet_year: "年度", "Edition";
    facet_list: "榜单", "List";
    facet_area: "地区", "Area";
    facet_topic: "主题", "Topic";
    facet_place: "文中地点", "Place in the text";
    facet_text: "搜索词", "Search";
    clear_all: "清除全部筛选", "Clear all filters";
    remove_filter: "移除", "Remove";
    active_filters: "当前筛选", "Active filters";
    more_filters: "更多筛选：地区、文中地点", "More filters: area, place in the text";

    sections: "部门", "Fields";
    scale: "坐标", "Scale";
    table: "表格", "Table";
    copied: "已复制", "Copied";
    all_cards: "看全部图表", "Show all charts";
    embed: "嵌入", "Embed";
    close: "关闭", "Close";


    list_heading: "条目", "Entries";
    sort_label: "排序", "Order";
    sort_official: "榜单顺序", "Official order";
    sort_area: "按地区", "By area";
    sort_topic: "按主题", "By topic";
    list_source: "标题出自各年度榜单的公开报道；摘要由数据编者撰写。", "Titles come from published reports of each year’s lists; summaries are by the editors of the data.";
    empty_heading: "没有符合全部条件的条目", "No entry fits all conditions";
    empty_advice: "去掉下面任意一个条件即可看到结果：", "Drop any one of these to see results:";
    empty_clear: "去掉任何单个条件都没有结果，请清除全部筛选。", "Dropping a single condition does not help: clear all filters.";

    entry_where: "地点", "Place";
    entry_actors: "参与机构", "Actors";

    about_heading: "数据与版本", "Data and version";
    about_text: "图中每个数字都来自一个开放数据包：每行数据都写明来源、口径和精确程度。找过而没有找到公开数字的写“未公布”，所读来源没有提到的写“未提及”，都不当作零。", "Every number here comes from one open data package; each row names its source, definition and exactness. “Not published” means looked for and not found in public, “not mentioned” that the sources as far as they were read say nothing; neither is taken for zero.";
    about_version: "数据版本：", "Data version: ";
    about_licence: "数据采用 CC BY 4.0 许可，代码采用 MIT 或 Apache-2.0 许可。", "Data: CC BY 4.0. Code: MIT or Apache-2.0.";
    about_download: "下载数据表", "Download the data tables";
    about_sources: "全部来源", "All sources";

    notice_dropped: "链接中有无法识别的部分，已忽略：", "Parts of the link were not recognised and are left out: ";
}

impl Language {
    /// The fixed texts in this language.
    pub const fn messages(self) -> &'static Messages {
        match self {
            Self::ZhHans => &Messages::ZH_HANS,
            Self::En => &Messages::EN,
        }
    }

    /// `12 条结果` / `12 results`: the text of the page's one status line.
    pub fn results(self, count: u32) -> String {
        let number = number::full(f64::from(count));
        match (self, count) {
            (Self::ZhHans, _) => format!("{number} 条结果"),
            (Self::En, 1) => "1 result".to_string(),
            (Self::En, _) => format!("{number} results"),
        }
    }

    /// `3条` / `3 entries`: a number of entries.
    pub fn entries(self, count: u32) -> String {
        let number = number::full(f64::from(count));
        match (self, count) {
            (Self::ZhHans, _) => format!("{number}条"),
            (Self::En, 1) => "1 entry".to_string(),
            (Self::En, _) => format!("{number} entries"),
        }
    }

    /// The heading of the page for a year's lists.
    pub fn edition(self, year: u16) -> String {
        match self {
            Self::ZhHans => format!("{year}年度"),
            Self::En => year.to_string(),
        }
    }

    /// The colon between a label and what it labels.
    pub const fn colon(self) -> &'static str {
        match self {
            Self::ZhHans => "：",
            Self::En => ": ",
        }
    }

    /// A number or remark in brackets after a name.
    pub fn bracketed(self, text: &str) -> String {
        match self {
            Self::ZhHans => format!("（{text}）"),
            Self::En => format!(" ({text})"),
        }
    }

    /// `2025年4月25日发布` / `published 25 April 2025`, of an ISO date.
    pub fn published(self, iso: &str) -> String {
        let date = calendar::date(iso, self);
        match self {
            Self::ZhHans => date + "发布",
            Self::En => ["published ", &date].concat(),
        }
    }

    /// `连续第6年评选发布` / `6th year in a row`.
    pub fn consecutive(self, years: u32) -> String {
        match self {
            Self::ZhHans => format!("连续第{years}年评选发布"),
            Self::En => format!("{years}{} year in a row", calendar::ordinal_ending(years)),
        }
    }

    /// Joins a list of names as the language does.
    pub fn join(self, names: &[String]) -> String {
        names.join(if self == Self::ZhHans { "、" } else { ", " })
    }

    /// Joins the parts of an accessible name or of a short line.
    pub fn clauses(self, parts: &[String]) -> String {
        parts.join(if self == Self::ZhHans { "，" } else { ", " })
    }
}
