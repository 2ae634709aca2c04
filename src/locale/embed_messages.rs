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
    popup_unknown: "所在网页可能不允许打开新窗口。如果没有打开，请复制这个网址：", "The page around may not allow new windows. If none has opened, copy this address:";
    file_unknown: "所在网页可能不允许保存文件。如果没有存下来，请复制这个网址，在新窗口中打开：", "The page around may not allow files to be saved. If nothing was saved, copy this address and open it in a new window:";
    address: "网址", "Address";
    close: "关闭", "Close";

    dialog_heading: "嵌入到网页", "Embed in a web page";
    kind: "代码", "Code";
    kind_div: "脚本，高度自动", "Script, automatic height";
    kind_auto_frame: "iframe 加脚本，高度自动", "iframe with script, automatic height";
    kind_frame: "只用 iframe，高度固定", "iframe alone, fixed height";
    width: "宽度（像素，留空为 100%）", "Width (px, empty: 100%)";
    height: "高度（像素）", "Height (px)";
    language: "语言", "Language";
    appearance: "外观", "Appearance";
    version: "版本", "Version";
    version_live: "随本站更新", "Live: follows this site";
    version_pinned: "注明版本", "Pinned: names its version";
    about_live: "本站更新数据后，框内也显示新数据。", "When this site gets new data, the frame shows them.";
    about_pinned: "网址在更新后仍指向新数据，但框内会注明与嵌入时的版本不同。要让内容完全不变，请把单个文件 guangdong-ip-atlas.html 放到自己的服务器，再从那里取嵌入代码。", "The address still leads to new data after an update, but the frame then says that they are not those of its version. For content that never changes, put the single file guangdong-ip-atlas.html on your own server and take the code from there.";
    about_hosts: "本站须在 Content-Security-Policy 的 frame-ancestors 中列出您的网站，浏览器才允许嵌入。", "Browsers show the frame only if this site lists yours in frame-ancestors of its Content-Security-Policy.";
    about_long: "这个视图很长：自动高度到20,000像素为止，其余在框内滚动。建议改嵌单张卡片，或用固定高度（如800）。", "This view is long: an automatic height ends at 20,000 pixels, and the rest scrolls in the frame. Single cards, or a fixed height such as 800, fit better.";
    about_file: "这一份是从文件打开的：代码中的网址只在这台电脑上有效。请先把它放到服务器上。", "This copy was opened from a file: the address in the code works on this computer only. Put it on a server first.";
    code: "要粘贴的代码", "Code to paste";
    copy_code: "复制代码", "Copy the code";
    preview: "预览", "Preview";

    saved_unknown: "已请浏览器保存；所在网页可能不允许。如果没有存下来，可从下面复制：", "The browser was asked to save; the page around may not allow it. If nothing was saved, copy the text below: ";
    saved_refused: "所在网页不允许保存文件，请从下面复制：", "The page around does not allow files to be saved. Copy the text below: ";
    saved_elsewhere: "已请浏览器保存；所在网页可能不允许。如果没有存下来，请打开完整页面再保存：", "The browser was asked to save; the page around may not allow it. If nothing was saved, open the full page and save it there: ";
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
