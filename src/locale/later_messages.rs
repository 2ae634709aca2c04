//! The words of parts that several later views share: enforcement, one entry, the panel of a figure.

use super::Language;
use super::fixed::fixed_texts;

fixed_texts! {
    /// Every fixed text in one language that no first sight needs and no other later part has for itself.
    LaterMessages;
    statistics_heading: "执法与统计", "Enforcement and statistics";
    statistics_lead: "每张图都可以换成表格，每个数字点一下就能看到来源。缺的年份留空，口径变了就断开，不把不同口径连成一条线。变化、占比和日均数由本图册按表中的数字计算。", "Every picture can be turned into its table, and a click on a number shows its source. Missing years stay empty, lines end where the definition changes. Changes, shares and daily averages are computed by this atlas from the figures in the tables.";
    counts_heading: "条目数", "Numbers of entries";
    counts_lead: "点一下条形即按它筛选，与“{lists}”一栏的筛选是同一个。", "A click on a bar filters by it: the same filters as under “{lists}”.";
    scale_shared: "同一坐标", "One scale";
    scale_free: "各自坐标", "Own scales";
    scale_free_remark: "每个小图用自己的坐标，高度不能互相比较。", "Each small chart has a scale of its own: heights cannot be compared.";
    chart: "图表", "chart";
    no_canvas: "浏览器不能画图，请看表格。", "This browser cannot draw. The table has the same numbers.";
    chart_instructions: "方向键逐点查看，回车看来源，Esc 离开。", "Arrow keys walk the points, Enter shows the source, Esc leaves.";
    walk_instructions: "方向键逐点查看，Esc 离开。", "Arrow keys walk the points, Esc leaves.";
    bars_instructions: "方向键逐条查看，回车筛选，Esc 离开。", "Arrow keys walk the bars, Enter filters, Esc leaves.";
    show_table: "看表格", "Show table";
    take_along: "取用与引用", "Save and cite";
    copy_citation: "复制引文", "Copy citation";
    copy_by_hand: "浏览器不允许写入剪贴板，请在下面选中复制：", "The browser does not allow copying. Select the text below:";
    saved: "已交给浏览器保存：", "Handed to the browser to save: ";
    save_failed: "浏览器没有接受这个文件。", "The browser did not accept the file.";
    card_alone: "只看这一张图", "This card alone";
    other_figures: "其他地区的单年数字", "Single years of other areas";
    definitions: "口径与说明", "Definition and notes";
    single_figures: "只有一个年份的数字", "Figures of a single year";
    spotlight_heading: "榜单报道中的地方数字", "Local figures in the report of the lists";
    spotlight_lead: "取自本图册收录的最近一届榜单的报道，旁边是同一指标的{whole}数字。", "From the report of the newest lists held here, each beside the overall figure of the same indicator.";
    no_whole_row: "数据包没有{whole}的同一指标", "the package has no overall figure of this indicator";
    on_the_map: "在格网上看", "Show on the grid";
    comparison_lead: "选一个指标，再选两到四个地区或年份，放在同一坐标上比较。", "Choose an indicator, then two to four areas or years, on one scale.";
    comparison_indicator: "指标", "Indicator";
    comparison_none: "请选择指标", "Choose an indicator";
    comparison_areas: "比较地区", "Compare areas";
    comparison_years: "比较年份", "Compare years";
    comparison_clear: "清除比较", "Clear the comparison";
    comparison_full: "最多选四个", "four at most";
    figure_heading: "数字与来源", "The figure and its source";
    figure_printed: "来源写法", "As printed";
    figure_exactness: "精确程度", "Exactness";
    figure_status: "状态", "Status";
    figure_definition: "口径", "Definition";
    figure_more: "同一来源的其他数字", "Other figures from this source";
    show_entries: "看这些条目", "Show these entries";
    selection_heading: "评选漏斗：从征集到入选", "Selection: from submissions to the lists";
    column_area: "地区", "Area";
    column_value: "数值", "Value";
    column_rank: "排名", "Rank";
    column_printed: "来源写法", "As printed";
    column_status: "说明", "Remark";
    column_stage: "阶段", "Stage";
    column_count: "数量", "Number";
    unit_items: "件／项", "items";
    stage_submissions: "征集", "Submitted";
    count_not_published: "数量未公布", "number not published";
    comparison_heading: "比较", "Comparison";
    nothing_compared: "与最先选的一项相比，没有可比的数字，原因见表。", "Nothing can be compared with what was chosen first; the table says why.";
    entry_back: "返回列表", "Back to the list";
    entry_previous: "上一条", "Previous";
    entry_next: "下一条", "Next";
    entry_official_title: "榜单标题", "Title as listed";
    entry_title_ours: "英文标题由本图册翻译", "English title translated by this atlas";
    entry_no_actors: "来源未写明", "not named in the source";
    entry_related: "相关条目", "Related entries";
    entry_link: "本条链接", "Link to this entry";
    entry_copied: "已复制链接", "Link copied";
    entry_copy_failed: "无法写入剪贴板，请手动复制", "The clipboard is not available: copy the link by hand";
    no_links: "这份数据来自本机文件，没有能转给别人的链接；把数据包放到网址上再打开，就有链接和嵌入代码。", "These data came from files on this device, so there is no link to hand on. Opened from an address, they have links and code for frames.";
    entry_copy: "复制链接", "Copy link";
    same_place: "同一地点", "same place";
    same_area: "同一地区", "same area";
    same_topic: "同一主题", "same topic";
    same_actor: "同一机构", "same actor";
}

impl Language {
    /// The words of later parts.
    pub const fn later_messages(self) -> &'static LaterMessages {
        match self {
            Self::ZhHans => &LaterMessages::ZH_HANS,
            Self::En => &LaterMessages::EN,
        }
    }
}
