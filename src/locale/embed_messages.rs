//! The words of a page in a frame and of the dialog that gives the code for one.

use super::Language;
use super::fixed::fixed_texts;

fixed_texts! {
    /// Every fixed text of frames in one language.
    EmbedMessages;
    full_page: "打开完整页面", "Open the full page";
    new_window: "（新窗口）", " (new window)";
    back_to_start: "回到最初的内容", "Back to where this frame began";
    popup_refused: "所在网页不允许打开新窗口。请复制这个网址：", "The page around does not allow new windows. Copy this address:";
    file_unknown: "所在网页可能不允许保存文件。如果没有存下来，请复制这个网址，在新窗口中打开：", "The page around may not allow files to be saved. If nothing was saved, copy this address and open it in a new window:";
    address: "网址", "Address";
    close: "关闭", "Close";
}

impl Language {
    /// The fixed texts of frames in this language.
    pub const fn embed_messages(self) -> &'static EmbedMessages {
        match self {
            Self::ZhHans => &EmbedMessages::ZH_HANS,
            Self::En => &EmbedMessages::EN,
        }
    }

    /// Where the data are not those that the frame was made for: `Some(true)` where they are newer.
    pub fn other_release(self, pinned: &str, running: &str, is_newer: bool) -> String {
        match (self, is_newer) {
            (Self::ZhHans, true) => format!("数据已更新到{running}；本框内容嵌入时的版本是{pinned}。"),
            (Self::ZhHans, false) => format!("这里的数据是{running}，早于嵌入时的版本{pinned}。"),
            (Self::En, true) => format!("The data have been updated to {running}; this frame was made for {pinned}."),
            (Self::En, false) => {
                format!("The data here are {running}, older than the {pinned} that this frame was made for.")
            }
        }
    }
}
