//! What the validator says of a fault, in Chinese. It speaks English; each of its texts stands here beside its translation,
//! with what it fills in as numbered holes. `{0t}`: what fills the hole is itself one of the texts.
//!
//! A test reads the validator's own source: a text of it that is not here fails. How an address begins comes in by a hole,
//! for nothing that looks like an address of another host stands in a part of the page.

use super::Language;

/// English with holes, Chinese with the same by number. A text that ends as a more general one does stands before it.
const TEXTS: &[(&str, &str)] = &[
    // The descriptor and the files.
    ("$schema is {}", "$schema 是{0}"),
    ("{}datapackage.json", "{0}datapackage.json"),
    ("a Data Package (v2) with version and resources", "有 version 和 resources 的 Data Package（第2版）"),
    ("a value is wrong ({})", "有一个值不对（{0}）"),
    ("the text is no JSON ({})", "文本不是 JSON（{0}）"),
    ("there are {} tables", "有{0}个表"),
    ("the table {} has {} {}", "表{0}有{1}个{2t}"),
    ("columns", "列"),
    ("foreign keys", "外键"),
    ("unique keys", "唯一键"),
    ("the path {} leads out of the package", "路径{0}指向数据包之外"),
    ("the name of a file beside datapackage.json", "与 datapackage.json 同在一处的文件名"),
    ("the file is missing", "缺少这个文件"),
    ("a file, because datapackage.json lists it", "有这个文件，因为 datapackage.json 列出了它"),
    ("the table {} is not listed", "没有列出表 {0}"),
    ("every table that the atlas reads", "列出本图读取的每一个表"),
    ("the file does not belong to the package", "这个文件不属于数据包"),
    ("only files that datapackage.json lists", "只有 datapackage.json 列出的文件"),
    ("the file is there twice", "同一个文件出现两次"),
    ("the table comes too late to be judged", "这个表来得太晚，无法核查"),
    ("each table once, in the order in which tables are judged", "每个表一次，按核查的次序"),
    ("the column {} is missing", "缺少列 {0}"),
    ("every column that the atlas reads", "本图读取的每一列"),
    ("a foreign key of {} leads to {}, which is not there", "{0} 的一个外键指向{1}，而它并不存在"),
    ("the name of a table of the package", "数据包中某个表的名称"),
    // The text of a table.
    ("the bytes are not valid UTF-8", "字节不是有效的 UTF-8"),
    ("a text file saved as UTF-8", "以 UTF-8 保存的文本文件"),
    ("a quotation mark is not closed", "引号没有闭合"),
    ("quotation marks in pairs, doubled inside a quoted cell", "引号成对，带引号的单元格内的引号写两次"),
    ("the line is empty", "这一行是空的"),
    ("one record a line", "每行一条记录"),
    ("the row has {} cells", "这一行有{0}个单元格"),
    ("{} as in the header", "{0}个，与表头一致"),
    ("the record is longer than 1 MB", "这条记录超过1 MB"),
    ("records of at most 1 MB", "每条记录至多1 MB"),
    ("the table has more than {} rows", "这个表超过{0}行"),
    ("a shorter table", "更短的表"),
    ("the header has {} columns", "表头有{0}列"),
    ("the header is {}", "表头是 {0}"),
    // Cells.
    ("the cell is empty", "单元格是空的"),
    ("a value", "有值"),
    ("{} is not in the list", "{0}不在可选值中"),
    ("one of {}", "以下之一：{0}"),
    ("{} has another shape", "{0}的格式不符"),
    ("the pattern {} of {} {} cannot be checked", "格式规则{0}（{1} 的 {2} 列）无法检查"),
    ("the pattern {}", "格式规则 {0}"),
    ("literals, classes, groups and counts", "字面量、字符类、分组和次数"),
    ("{} is too small", "{0}太小"),
    ("{} is too large", "{0}太大"),
    ("{} is too short", "{0}太短"),
    ("{} is too long", "{0}太长"),
    ("at least {} characters", "至少{0}个字符"),
    ("at most {} characters", "至多{0}个字符"),
    ("at most {}, the number of {} in editions.csv", "至多{0}，即 editions.csv 中 {1} 的数目"),
    ("at least one row for it", "至少有一行说明它"),
    ("digits, at most {}", "数字，至多{0}"),
    ("at least {}", "至少{0}"),
    ("at most {}", "至多{0}"),
    ("digits with at most one point, at most 15 of them", "数字，至多一个小数点，至多15位"),
    ("digits", "数字"),
    ("four digits", "四位数字"),
    ("a day of the calendar, YYYY-MM-DD", "历法中的一天，写作 YYYY-MM-DD"),
    (
        "one of the types string, integer, number, year, date in the descriptor",
        "描述文件中 string、integer、number、year、date 类型之一",
    ),
    ("a word", "一个词"),
    ("{} is no date of the calendar", "{0}不是历法中的日期"),
    ("YYYY, YYYY-MM or YYYY-MM-DD", "YYYY、YYYY-MM 或 YYYY-MM-DD"),
    ("YYYY, YYYY-MM, YYYY-MM-DD or START/END", "YYYY、YYYY-MM、YYYY-MM-DD 或“起/止”"),
    ("{} begins or ends with a blank", "{0}的开头或结尾有空白"),
    ("no blanks around a value", "值的前后没有空白"),
    ("the text has the invisible character U+{}", "文本中有看不见的字符 U+{0}"),
    ("characters that can be seen", "看得见的字符"),
    ("the text is there in {} only", "文本只有{0t}"),
    ("English", "英文"),
    ("Chinese", "中文"),
    ("both languages or neither", "两种语言都有，或都没有"),
    ("the package does not have the language of this column", "数据包没有这一列的语言"),
    ("an empty cell, or the language among those of datapackage.json", "留空，或把这种语言列入 datapackage.json"),
    ("the half-width sign {} stands in {}", "{1}中有半角标点 {0}"),
    ("full-width punctuation", "全角标点"),
    ("the English text holds {}", "英文文本中有{0}"),
    ("English, or a name that a Chinese text of the package holds too", "英文，或数据包的中文文本里也有的名称"),
    // Keys.
    ("the key {} stands already in row {}", "键{0}已在第{1}行出现"),
    ("{} stands already in row {}", "{0}已在第{1}行出现"),
    ("each {} once", "{0} 各出现一次"),
    ("a value that occurs once", "只出现一次的值"),
    ("the value is not in {}", "这个值不在 {0} 中"),
    ("{} is not in {}", "{0}不在 {1} 中"),
    ("a value of its column {}", "其 {0} 列中的值"),
    ("an id of entries.csv", "entries.csv 中的编号"),
    ("an id of sources.csv", "sources.csv 中的编号"),
    ("an id of indicators.csv", "indicators.csv 中的编号"),
    ("an id of mechanisms.csv", "mechanisms.csv 中的编号"),
    // Lists.
    ("the position {} is beyond the list", "次序{0}超出榜单"),
    ("the position is 0", "次序是0"),
    ("the position {} is there twice", "次序{0}出现两次"),
    ("no position {} comes before {}", "{1}之前没有次序{0}"),
    ("1, 2, 3 … without a gap", "1、2、3……不间断"),
    ("the id is {}", "编号是{0}"),
    ("{}, from the other columns", "{0}，由其他列得出"),
    ("the version {} of datapackage.json is not mentioned", "没有提到 datapackage.json 的版本 {0}"),
    ("{} is no version", "{0}不是版本号"),
    ("a semantic version such as 1.0.0", "语义化版本号，如 1.0.0"),
    // Numbers.
    ("the unit is {}", "单位是{0}"),
    ("{}, as for the indicator", "{0}，与指标一致"),
    ("the year {} is out of reach", "年份{0}超出范围"),
    ("a value stands with status M", "状态为 M，却有数值"),
    ("{} stands with status M", "状态为 M，却有{0}"),
    ("the value is missing", "缺少数值"),
    ("no value exactly where the status is M (not published)", "当且仅当状态为 M（未公布）时没有数值"),
    ("an empty cell where nothing was found", "没有找到时，单元格为空"),
    ("a number stands here without it", "有数字，却缺少这一项"),
    ("source, printed form and qualifier", "来源、来源写法和限定词"),
    ("status {} is not explained", "状态 {0} 没有说明"),
    ("a note that says why", "说明原因的备注"),
    ("{} does not read as {}", "{0}读出来不是{1}"),
    ("the number as printed, or a note that says it and why", "来源中的写法，或写明这个数字及其由来的备注"),
    ("the number has no source", "数字没有来源"),
    ("the number stands here without it", "有数字，却缺少这一项"),
    ("it stands here without the number", "有这一项，却缺少数字"),
    ("number, qualifier and printed form", "数字、限定词和来源写法"),
    ("the quantity is not complete", "数量不完整"),
    ("value, unit and qualifier, or none", "数值、单位和限定词齐全，或都没有"),
    ("the number {} is not in the sentence", "句中没有数字{0}"),
    ("the number, in any of its forms", "这个数字，写法不限"),
    // Sources.
    ("{} is no web address", "{0}不是网址"),
    ("{} or {} with a host", "带主机名的 {0} 或 {1} 地址"),
    ("a publisher and its language do not go together", "发布者与其语言不配对"),
    ("both or neither", "两项都有，或都没有"),
    // The grid.
    ("{} is the whole already", "{0} 已经是整体"),
    ("one area of the kind province or whole", "只有一个地区的类别为 province 或 whole"),
    ("half a tile", "方格位置只有一半"),
    ("column and row, or neither", "列和行都有，或都没有"),
    ("the area has no tile", "这个地区没有方格"),
    ("the area has a tile", "这个地区有方格"),
    (
        "a tile for each area of the kinds city, part, sar and partner only",
        "city、part、sar、partner 类地区各一格，其他没有",
    ),
    ("the tile {}, {} is off the grid", "方格 {0}, {1} 在图外"),
    ("a grid of at most {} by {}", "至多{0}列{1}行的格网之内"),
    ("the tile {}, {} is taken by {}", "方格 {0}, {1} 已被 {2} 占用"),
    ("one area a tile", "每格一个地区"),
    ("the pair {}, {} is listed the other way round too", "{0} 与 {1} 这一对，反过来也列了一次"),
    ("each pair once", "每对一次"),
    ("{} is paired with itself", "{0}与自己配成一对"),
    ("two areas", "两个地区"),
    ("{} has no tile", "{0}没有方格"),
    ("an area of the grid", "图中的地区"),
    ("the tiles of {} and {} do not touch", "{0} 与 {1} 的方格不相接"),
    ("neighbours by side or corner", "以边或角相接的地区"),
    ("{} has a tile and no neighbour in adjacency.csv", "{0}有方格，在 adjacency.csv 中却没有相邻地区"),
    ("a neighbour for each tile", "每格都有相邻地区"),
    // Mechanisms.
    ("the number does not say one place where it stands", "没有说明数字出自哪一处"),
    (
        "fact_id, or indicator_id with area_code and period, or edition_year with edition_column",
        "fact_id，或 indicator_id 连同 area_code 和 period，或 edition_year 连同 edition_column，三者之一",
    ),
    ("the fact is of {}, which the mechanism does not concern", "这条事实属于 {0}，而机制与它无关"),
    (
        "a fact of an entry that mechanism_entries.csv has for the mechanism",
        "mechanism_entries.csv 为该机制列出的条目的事实",
    ),
    ("the value is {}", "数值是{0}"),
    ("{}, as {} says", "{0}，与{1t}一致"),
    ("a number that {} has", "{0t}有的数字"),
    ("the fact {} in facts.csv", " facts.csv 中的事实 {0} "),
    ("the row {} of observations.csv", " observations.csv 中的行 {0} "),
    ("the column {} of {} in editions.csv", " editions.csv 中{1}年的 {0} 列"),
    ("the id of a whole node of the same mechanism and lane", "同一机制、同一栏中一个完整节点的编号"),
    ("there is no node {} in the mechanism {}", "机制{1}中没有节点{0}"),
    ("{} is itself a part", "{0}本身就是组成部分"),
    ("{} is of another lane", "{0}属于另一栏"),
    ("the entry is of {}, the earlier one of {}", "这一条属于{0}年，较早的一条属于{1}年"),
    ("an entry of a later edition", "较晚一届的条目"),
    ("a link from an actor to a step", "从主体到步骤的连线"),
    ("a link from a step to a result", "从步骤到结果的连线"),
    ("a link between two whole steps, or two parts of one step", "两个完整步骤之间，或同一步骤的两个部分之间的连线"),
    ("a link between two whole nodes, or two parts of one node", "两个完整节点之间，或同一节点的两个部分之间的连线"),
    ("{} leads from {} to {}", "{0} 从 {1} 指向 {2}"),
    ("{} leads back to {} and closes a circle", "{0} 又指回 {1}，形成环"),
    ("no circle but by links of the kind back", "除 back 类连线外不成环"),
    ("{} comes before {} in reading order", "按阅读次序，{0} 在 {1} 之前"),
    ("a node of a higher position", "次序更大的节点"),
    ("{} does not come before {} in reading order", "按阅读次序，{0} 不在 {1} 之前"),
    ("a node of a lower position, for the link leads back", "次序更小的节点，因为该连线表示返回"),
    // A screen in a hall.
    ("no tile has a figure of {}", "没有方格有{0}的数字"),
    ("an indicator with figures for tiles, or nothing", "方格有数字的指标，或留空"),
    ("there is no indicator {}", "没有指标{0}"),
    ("there is no mechanism {}", "没有机制{0}"),
    ("there is no entry of {}", "没有{0}年的条目"),
    ("a year of entries.csv", "entries.csv 中的年份"),
    ("publicAddress is {}", "publicAddress 是{0}"),
    ("an address that starts with {} or {}, or nothing", "以 {0} 或 {1} 开头的地址，或留空"),
    ("there is no language {}", "没有语言{0}"),
    ("the language {} is there twice", "语言{0}重复列出"),
    ("there are {} languages", "列了{0}种语言"),
    ("zh, en, or both", "zh、en，或两种都有"),
    ("a language of the package: zh-Hans or en", "数据包有的语言：zh-Hans 或 en"),
    ("a number from {} to {}", "{0}到{1}之间的数字"),
    // What is wrong with a type, after all that end likewise.
    ("{} is no {}", "{0}不是{1t}"),
    ("string", "文本"),
    ("integer", "整数"),
    ("number", "数字"),
    ("year", "年份"),
    ("date", "日期"),
    ("place on the grid", "方格的列或行"),
    ("word", "词"),
    ("entry", "条目"),
    ("sceneSeconds is {}", "sceneSeconds 是{0}"),
    ("idleSeconds is {}", "idleSeconds 是{0}"),
    ("warningSeconds is {}", "warningSeconds 是{0}"),
    ("reloadHour is {}", "reloadHour 是{0}"),
    ("memoryMegabytes is {}", "memoryMegabytes 是{0}"),
    ("{} to {}", "{0}到{1}"),
];

impl Language {
    /// A fault in one sentence, and the language that it is in: the validator's own English where that is not known here
    /// (what a JSON parser says), or where there is nothing to translate.
    pub fn fault_sentence(self, message: &str, expected: &str) -> (String, Self) {
        match (self.fault_words(message), self.fault_words(expected)) {
            (Some(message), Some(expected)) if self == Self::ZhHans => (format!("{message}；应为：{expected}"), self),
            _ => (format!("{message}, expected {expected}"), Self::En),
        }
    }

    /// One of the validator's texts in this language; `None` if it is not known.
    pub fn fault_words(self, english: &str) -> Option<String> {
        match self {
            Self::En => Some(english.to_string()),
            Self::ZhHans => chinese(english),
        }
    }
}

fn chinese(english: &str) -> Option<String> {
    let is_bare = |text: &str| !text.is_empty() && !text.bytes().any(|byte| byte.is_ascii_lowercase() || byte == b' ');
    let found = TEXTS.iter().find_map(|(pattern, words)| Some((words, holes(pattern, english)?)));
    match found {
        Some((words, holes)) => Some(filled(words, &holes)),
        // Names of columns, numbers, identifiers: the same in any language.
        None if is_bare(english) || english.trim_end_matches('…').split(',').all(is_identifier) => {
            Some(english.to_string())
        }
        None => None,
    }
}

fn is_identifier(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-./:".contains(&byte))
}

/// What fills the holes of `pattern` in `text`. From the end: what the validator fills in last are its own words, what comes
/// first is a reader's cell, which may hold anything.
fn holes<'t>(pattern: &str, text: &'t str) -> Option<Vec<&'t str>> {
    let mut parts: Vec<&str> = pattern.split("{}").collect();
    let first = parts.remove(0);
    let Some(last) = parts.pop() else { return (text == pattern).then(Vec::new) };
    let mut rest = text.strip_prefix(first)?.strip_suffix(last)?;
    let mut holes = Vec::new();
    for part in parts.iter().rev() {
        let at = rest.rfind(part)?;
        holes.push(rest.get(at + part.len()..)?);
        rest = rest.get(..at)?;
    }
    holes.push(rest);
    holes.reverse();
    holes.iter().all(|hole| !hole.is_empty()).then_some(holes)
}

fn filled(words: &str, holes: &[&str]) -> String {
    let mut pieces = words.split('{');
    let mut out = pieces.next().unwrap_or_default().to_string();
    for piece in pieces {
        let (hole, rest) = piece.split_once('}').unwrap_or((piece, ""));
        let (number, is_text) = hole.strip_suffix('t').map_or((hole, false), |number| (number, true));
        let hole = number.parse().ok().and_then(|at: usize| holes.get(at)).copied().unwrap_or_default();
        match chinese(hole).filter(|_| is_text) {
            Some(hole) => out.push_str(&hole),
            None => out.push_str(hole),
        }
        out.push_str(rest);
    }
    out
}

#[cfg(test)]
mod tests;
