//! The rules of the validator in words.

use super::Language;

/// Code, Chinese, English.
const NAMES: &[(&str, &str, &str)] = &[
    ("descriptor", "说明文件不成形", "Descriptor"),
    ("profile", "不是 Data Package 第2版", "Profile"),
    ("missing-file", "缺少文件", "Missing file"),
    ("extra-file", "多余的文件", "Extra file"),
    ("path", "路径指向数据包之外", "Path out of the package"),
    ("missing-column", "缺少列", "Missing column"),
    ("csv", "不是正确的 CSV", "Not a CSV file"),
    ("header", "表头不符", "Header"),
    ("cell-count", "单元格数不符", "Number of cells"),
    ("type", "类型不符", "Type"),
    ("required", "不能为空", "Required"),
    ("enum", "不在可选值中", "Not a listed word"),
    ("pattern", "格式不符", "Shape"),
    ("unreadable-pattern", "格式规则无法检查", "Pattern that cannot be checked"),
    ("minimum", "太小", "Too small"),
    ("maximum", "太大", "Too large"),
    ("length", "长短不符", "Length"),
    ("unique", "重复的值", "Value twice"),
    ("primary-key", "主键重复", "Key twice"),
    ("unique-key", "唯一键重复", "Key twice"),
    ("foreign-key", "指向不存在的行", "Leads nowhere"),
    ("blanks", "多余的空白或看不见的字符", "Blanks"),
    ("translation", "缺少一种语言", "One language missing"),
    ("chinese-punctuation", "中文里有半角标点", "Punctuation"),
    ("han-in-english", "英文里有汉字", "Chinese in English"),
    ("unit-agreement", "单位与指标不一致", "Unit"),
    ("number-source", "数字没有来源", "Number without source"),
    ("not-published", "未公布的却有数字", "Number where none was published"),
    ("status-note", "状态没有说明", "Status without note"),
    ("printed", "来源写法与数值不符", "Printed form"),
    ("period", "年份超出范围", "Year"),
    ("tile", "方格位置有误", "Tile"),
    ("adjacency", "相邻关系有误", "Neighbours"),
    ("adjacency-twice", "相邻关系重复", "Neighbours twice"),
    ("whole", "整体不止一个", "More than one whole"),
    ("id", "编号与其他列不符", "Id"),
    ("position", "次序不连续", "Position"),
    ("list-length", "超出榜单长度", "Length of the list"),
    ("quantity", "数量不完整", "Quantity"),
    ("number-in-text", "数字不在句中", "Number not in the sentence"),
    ("date", "日期有误", "Date"),
    ("url", "网址有误", "Address"),
    ("publisher", "发布者与其语言不配对", "Publisher"),
    ("version", "版本号有误", "Version"),
    ("release", "没有这一版的说明", "Release notes"),
    ("mechanism-part", "机制的组成部分有误", "Part of a mechanism"),
    ("mechanism-lane", "连线的起止有误", "Link of a mechanism"),
    ("mechanism-cycle", "连线成环", "Circle of links"),
    ("mechanism-order", "连线方向与次序不符", "Order of links"),
    ("mechanism-figure", "机制的数字对不上", "Figure of a mechanism"),
    ("kiosk", "大屏设置有误", "Kiosk"),
    ("relation-order", "年度先后有误", "Order of editions"),
];

impl Language {
    /// The rule with this code in a few words; a code that is not known as it is.
    pub fn rule_name(self, code: &str) -> String {
        match (NAMES.iter().find(|(known, ..)| *known == code), self) {
            (Some((_, zh, _)), Self::ZhHans) => (*zh).to_string(),
            (Some((.., en)), Self::En) => (*en).to_string(),
            (None, _) => code.to_string(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::Rule;

    #[test]
    fn every_rule_has_a_name_in_both_languages() {
        for rule in Rule::ALL {
            assert!(NAMES.iter().any(|(code, ..)| *code == rule.code()), "{}", rule.code());
        }
        assert_eq!(NAMES.len(), Rule::ALL.len());
    }
}
