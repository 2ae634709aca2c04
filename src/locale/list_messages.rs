//! The words of a long list.

use super::Language;
use super::fixed::fixed_texts;
use super::number;

fixed_texts! {
    /// Every fixed text of a long list in one language.
    ListMessages;
    find_note: "浏览器自带的页内查找只能找到已显示的条目；上方的搜索框查找全部条目。", "The browser’s own find sees only the entries on show; the search field above searches all of them.";
    go_label: "跳到第几条", "Go to place";
    go: "前往", "Go";
    go_wrong: "请输入数字，例如 120。", "Enter a number, such as 120.";
    stretches_above: "列表分段", "Parts of the list";
    stretches_below: "列表分段（列表末尾）", "Parts of the list, below it";
    first: "最前一段", "First part";
    previous: "上一段", "Previous part";
    next: "下一段", "Next part";
    last: "最后一段", "Last part";
    row_coming: "正在读取…", "Being read…";
    row_lost: "这一条读不到了：文件已被移走或改动。", "This entry can no longer be read: the files have been moved or changed.";
}

impl Language {
    /// The words of a long list.
    pub const fn list_messages(self) -> &'static ListMessages {
        match self {
            Self::ZhHans => &ListMessages::ZH_HANS,
            Self::En => &ListMessages::EN,
        }
    }

    /// Which places the list goes over; places are counted from 0.
    pub fn places(self, start: u32, end: u32, total: u32) -> String {
        let [first, last, total] = [start + 1, end, total].map(|place| number::full(f64::from(place)));
        match self {
            Self::ZhHans => format!("第 {first} 至 {last} 条，共 {total} 条"),
            Self::En => format!("Places {first} to {last} of {total}"),
        }
    }

    /// What is on paper.
    pub fn printed_places(self, start: u32, end: u32, total: u32) -> String {
        match self {
            Self::ZhHans => format!("打印的是列表中显示的部分：{}。", self.places(start, end, total)),
            Self::En => format!("Printed is the part of the list on show. {}.", self.places(start, end, total)),
        }
    }
}
