//! The words of the data and sources view, and of what is taken along from it.

use super::Language;
use super::fixed::fixed_texts;
use super::number;
use crate::dataset::DictionaryRule;

fixed_texts! {
    /// Every fixed text of the data and sources view in one language.
    DataMessages;
    heading: "数据与来源", "Data and sources";
    lead: "本图册的全部内容都出自下面这些表，可以逐表查看、筛选、排序、下载，也可以整包取走。表中每个数字和每条陈述都写明来源。", "Everything in this atlas comes from the tables below. Look at them one by one, filter, sort and download them, or take the whole package. Every number and statement names its source.";
    sections: "本页内容", "On this page";
    save_package: "下载整个数据包（ZIP）", "Download the whole package (ZIP)";
    package_remark: "开放数据包（Data Package 第2版）：全部 CSV 表、说明文件 datapackage.json、许可和引用方法。", "An open data package (Data Package, version 2): every table as CSV, the descriptor datapackage.json, the licence, how to cite.";

    tables_heading: "数据表", "Tables";
    choose_table: "选择数据表", "Table";
    filter_rows: "筛选行", "Filter rows";
    filter_hint: "几个词用空格隔开，须同时出现在一行里；加英文引号的词须与整格相同。点列名排序：升序、降序、文件原序。", "Words separated by blanks must all be in a row; a word in straight quotes must be the whole cell. A column name sorts: up, down, order of the file.";
    clear_rows: "清除筛选", "Clear the filter";
    no_row_here: "这里列出的行中没有符合的；要找条目，请用首页的搜索。", "None of the rows that are listed here fits; to find an entry, search in the first view.";
    no_row: "没有符合筛选条件的行。", "No row fits the filter.";
    no_rows_at_all: "这张表没有行。", "This table has no rows.";
    save_table: "下载本表：", "Download this table:";

    dictionary_heading: "数据字典：各列的含义与规则", "Data dictionary: what the columns mean and must obey";
    column_name: "列名", "Column";
    column_meaning: "含义", "Meaning";
    column_type: "类型", "Type";
    column_rules: "规则", "Rules";
    key_part: "主键", "key";

    sources_heading: "来源", "Sources";
    sources_lead: "每个来源取用了什么、用在页面何处。选“sources”表可以筛选来源。", "What is taken from each source and where the page shows it. Choose the table “sources” to filter them.";
    filter_sources: "筛选来源", "Filter the sources";
    all_sources: "显示全部来源", "Show all sources";
    use_titles: "条目标题", "entry titles";
    use_actors: "参与机构", "actors";
    use_facts: "事实", "facts";
    use_figures: "数字", "figures";
    use_editions: "年度榜单", "editions";
    use_stages: "评选阶段", "stages of selection";
    use_mechanisms: "机制及其节点", "mechanisms and their nodes";
    use_relations: "跨年度关联", "relations across years";
    taken: "取用", "Taken from it";
    shown_in_selection: "评选漏斗", "Selection";

    releases_heading: "版本与更新说明", "Version and release notes";

    cite_heading: "如何引用", "How to cite";
    cite_lead: "引用单个数字时，请同时写明它的来源。", "Where you quote a single number, please also name its source.";

    licence_heading: "许可", "Licences";
    licence_data: "数据：知识共享署名 4.0（CC BY 4.0）。可以为任何目的复制、分享、改动，包括商业目的，须署名、附许可链接并说明改动。标题和数字引自公开发布的材料，其发布者的权利不受影响。", "Data: Creative Commons Attribution 4.0 (CC BY 4.0). Copy, share and change them for any purpose, also commercially, with credit, a link to the licence and a word on what you changed. Titles and figures are quoted from publications; the rights of their publishers are not affected.";
    licence_code: "代码：MIT 或 Apache-2.0，任选其一。", "Code: MIT or Apache-2.0, at your choice.";
    licence_fonts: "字形：保存的图片中，文字轮廓取自思源黑体（Noto Sans SC），采用 SIL OFL 1.1 许可。页面本身用读者设备上的字体；设备没有中文字体时，也用这些字形。", "Fonts: the outlines of texts in saved pictures are from Noto Sans SC, under the SIL Open Font License 1.1. The page itself uses the fonts of the reader’s device, and these glyphs where the device has no Chinese font.";
    licence_of_data: "数据许可全文", "Licence of the data";
    licence_data_link: "CC BY 4.0 许可全文", "Text of CC BY 4.0";
    licence_notices: "第三方软件声明", "Notices of third-party software";
    licence_ofl: "字体许可全文", "Licence of the font";

    access_heading: "无障碍声明", "Accessibility statement";
    access_aim: "目标：WCAG 2.2 AA 级，以及 GB/T 37668-2019《信息技术 互联网内容无障碍可访问性技术要求与测试方法》。这是自我声明，未经第三方评测。", "Aim: WCAG 2.2, level AA, and the Chinese standard GB/T 37668-2019. This is our own statement; no third party has assessed the page.";
    access_done: "已做到：全部功能可用键盘操作；每张图都有同样数字的表格；颜色不是唯一的线索；有浅色、深色外观和大字版；在320像素宽度下可用，宽表在自己的框内滚动；外文标明语言。", "Done: everything works by keyboard; each picture has a table of the same numbers; colour is never the only cue; light and dark appearance and a large-text mode; usable at a width of 320 pixels, where wide tables scroll within their frame; foreign words declare their language.";
    access_checked: "如何检查：每次修改都在 Chromium 中用 axe 自动检查中英文、浅色与深色，并自动测试键盘操作。", "How it is checked: with every change, automated tests in Chromium run axe in both languages and appearances and walk the page by keyboard.";
    access_open: "尚未检查：没有请使用读屏软件的人试用，也没有在 Safari 中测试，在 Firefox 中只测试了单文件版的主要功能；外部网站的来源页面不在本声明范围内。", "Not checked: no one who uses a screen reader has tried it, and it has not been tested in Safari, and in Firefox only the main functions of the single file. Pages of sources on other sites are not covered.";
    access_report: "遇到障碍，请按“报告错误”一节的办法告知。", "If something bars you, please tell us as “Report an error” says.";

    report_heading: "报告错误", "Report an error";
    report_text: "发现数字、文字或操作上的错误，请告诉提供本页面的网站的运营者：本图册没有自己的信箱，也不收集任何信息。下面的按钮会把页面链接、数据版本和当前的表格写成一段文字，粘贴到邮件或留言中，补上错在哪里、正确的说法见于何处即可。", "If a number, a text or a control is wrong, tell whoever runs the site that you read this on: the atlas has no mailbox of its own and collects nothing. The button below writes down the link, the data version and the table on show; paste it into a mail or form and add what is wrong and which source says otherwise.";
    report_copy: "复制错误报告", "Copy an error report";

    copy_heading: "关于这个副本", "About this copy";
    copy_lead: "这是单文件版：程序、数据、字形和许可声明都在这一个文件里，打开后不向任何地址发出请求。", "This is the single-file edition: the program, the data, the glyphs and the notices are all in this one file, and it asks no address for anything.";
    copy_checksum: "上述内容的校验值（SHA-256）：", "Checksum of all that (SHA-256):";
    copy_checked: "打开时由本页重新计算，与制作时写入的值一致：内容完好。校验值不一致的副本不会运行。", "Computed by this page when it was opened; it equals what the build wrote: nothing is damaged. A copy that does not match does not start.";
    copy_unchecked: "这是制作时写入的值。浏览器在当前地址下不提供校验计算，本页无法核对。", "This is what the build wrote. At this address the browser does not let a page compute it, so this page could not check it.";

    readme: "开放数据包（Data Package 第2版，https://datapackage.org）。datapackage.json 写明各表各列的含义、类型和键；各 .csv 文件为 UTF-8 编码。每个数字和每条陈述都写明来源（source_id，见 sources.csv）；状态为 M 的数字是找过而没有找到，不是零。releases.csv 是版本说明和已知缺口。许可：CC BY 4.0，见 LICENSE-DATA。", "An open data package (Data Package, version 2, https://datapackage.org). datapackage.json says what each table and column means, its type and its keys; the .csv files are UTF-8. Every number and statement names its source (source_id, see sources.csv); a figure with status M was looked for and not found, it is not zero. releases.csv has the release notes and the known gaps. Licence: CC BY 4.0, see LICENSE-DATA.";
}

impl Language {
    /// The fixed texts of the data and sources view in this language.
    pub const fn data_messages(self) -> &'static DataMessages {
        match self {
            Self::ZhHans => &DataMessages::ZH_HANS,
            Self::En => &DataMessages::EN,
        }
    }

    /// `375行` / `375 rows`.
    pub fn rows(self, count: usize) -> String {
        let number = number::full(count as f64);
        match (self, count) {
            (Self::ZhHans, _) => format!("{number}行"),
            (Self::En, 1) => "1 row".to_string(),
            (Self::En, _) => format!("{number} rows"),
        }
    }

    /// How many of the rows of a table fit, for the status line.
    pub fn rows_found(self, found: usize, all: usize) -> String {
        match self {
            _ if found == all => self.rows(all),
            Self::ZhHans => format!("{all}行中符合{found}行"),
            Self::En => format!("{found} of {}", self.rows(all)),
        }
    }

    /// Saves the rows that are on show.
    pub fn csv_of_rows(self, found: usize) -> String {
        match self {
            Self::ZhHans => format!("符合的{}（CSV）", self.rows(found)),
            Self::En => format!("{} found (CSV)", self.rows(found)),
        }
    }

    /// That the page has only the first rows of a table.
    pub fn first_rows(self, shown: usize, all: u32) -> String {
        let [shown, all] = [shown as f64, f64::from(all)].map(number::full);
        match self {
            Self::ZhHans => format!("全表{all}行，这里只列出前{shown}行；完整的表在打开的数据包里。"),
            Self::En => format!("The first {shown} of {all} rows. The whole table is in the package that was opened."),
        }
    }

    /// The button that shows the rest of a long table.
    pub fn show_all_rows(self, count: usize) -> String {
        match self {
            Self::ZhHans => format!("显示全部{count}行"),
            Self::En => format!("Show all {count} rows"),
        }
    }

    /// A rule of a column in words.
    pub fn rule(self, rule: &DictionaryRule) -> String {
        let is_zh = self == Self::ZhHans;
        let of = |zh: &str, en: &str, value: &str| if is_zh { format!("{zh}{value}") } else { format!("{en} {value}") };
        match rule {
            DictionaryRule::Required if is_zh => "必填".to_string(),
            DictionaryRule::Required => "required".to_string(),
            DictionaryRule::Unique if is_zh => "不重复".to_string(),
            DictionaryRule::Unique => "unique".to_string(),
            DictionaryRule::OneOf(words) if is_zh => format!("取值：{}", words.join("、")),
            DictionaryRule::OneOf(words) => format!("one of: {}", words.join(", ")),
            DictionaryRule::Pattern(pattern) => of("格式：", "pattern:", pattern),
            DictionaryRule::Minimum(value) => of("不小于", "at least", value),
            DictionaryRule::Maximum(value) => of("不大于", "at most", value),
            DictionaryRule::MinLength(value) if is_zh => format!("不少于{value}个字符"),
            DictionaryRule::MinLength(value) => format!("at least {value} characters"),
            DictionaryRule::MaxLength(value) if is_zh => format!("不多于{value}个字符"),
            DictionaryRule::MaxLength(value) => format!("at most {value} characters"),
        }
    }

    /// The word for a column's type; an unknown one as it is.
    pub fn column_kind(self, kind: &str) -> &str {
        match (self, kind) {
            (Self::ZhHans, "string") => "文字",
            (Self::ZhHans, "integer") => "整数",
            (Self::ZhHans, "number") => "数值",
            (Self::ZhHans, "year") => "年份",
            (Self::ZhHans, "date") => "日期",
            (Self::En, "string") => "text",
            _ => kind,
        }
    }

    /// What stands before the links of a source: `事实5` / `facts 5`.
    pub fn counted(self, name: &str, count: usize) -> String {
        match self {
            Self::ZhHans => format!("{name}{count}"),
            Self::En => format!("{name} {count}"),
        }
    }

    /// An error report to be completed by its writer: where, which data, which rows.
    pub fn error_report(self, site: &str, link: &str, version: &str, table: &str, rows: &str) -> String {
        let rows = if rows.is_empty() { "—" } else { rows };
        match self {
            Self::ZhHans => format!(
                "{site}错误报告\n页面：{link}\n数据版本：{version}\n数据表：{table}\n筛选：{rows}\n错在哪里：\n正确的说法及其出处：\n"
            ),
            Self::En => format!(
                "{site}: error report\nPage: {link}\nData version: {version}\nTable: {table}\nFilter: {rows}\nWhat is wrong:\nWhat is right, and which source says so:\n"
            ),
        }
    }
}
