//! The words of opening other packages.

use super::Language;
use super::fixed::fixed_texts;
use super::number;

fixed_texts! {
    /// Every fixed text of opening packages in one language.
    OpeningMessages;
    heading: "打开别的数据包", "Open another package";
    lead: "图册可以显示任何同样结构的数据包：别的省、别的年份、你自己的清单。文件只在本机读取，不会上传。", "The atlas shows any package of the same structure: another province, another year, a list of your own. Files are read on this device and sent nowhere.";
    pick_files: "选择文件或 zip", "Choose files or a zip";
    pick_folder: "选择文件夹", "Choose a folder";
    drop_hint: "也可以把文件夹或 zip 拖到页面上任何地方。", "Or drop a folder or zip anywhere on the page.";
    address: "数据包网址（datapackage.json）", "Address of a package (datapackage.json)";
    open_address: "打开", "Open";
    cannot: "这一页不能打开别的数据包：单文件版没有读取程序。请用网站上的版本。", "This page cannot open other packages: the single file has no reader. Use the one on the website.";
    panel: "打开数据包", "Opening a package";
    reading: "正在读取", "Reading";
    judging: "正在核对", "Checking";
    cancel: "取消", "Cancel";
    close: "关闭", "Close";
    stays: "原来的数据仍在显示。", "The data on show stay.";
    cancelled: "已取消。", "Cancelled. ";
    faulty: "数据包有错，没有打开。", "The package has faults and was not opened. ";
    save_faults: "下载全部错误（CSV）", "Download all faults (CSV)";
    fault_place: "位置", "Place";
    fault_rule: "规则", "Rule";
    fault_what: "错在哪里", "What is wrong";
    fault_expected: "应当是", "Expected";
    whole_file: "整个文件", "the whole file";
    failed: "读取程序停止了：", "The reader has stopped: ";
    banner: "正在显示打开的数据包。", "On show: a package that was opened. ";
    banner_by_file: "它来自你的文件，只在这个窗口里；刷新页面或在新窗口打开链接，都会回到内置数据。", "It came from your files and is in this window only: loading the page again, or a link in a new window, leads back to the built-in data. ";
    banner_by_address: "它来自这里写的网址，本站没有核对其内容。", "It came from the address that stands here; this site has not checked what it says. ";
    banner_checked: "结构、键和单位已按本图册的规则核对，内容由其发布者负责。", "Structure, keys and units were checked by the rules of this atlas; what it says is its publisher’s.";
    lost: "读不到更多条目：文件已被移走或改动。请重新打开数据包。", "No more entries can be read: the files have been moved or changed. Open the package again.";
    back: "回到内置数据", "Back to the built-in data";
}

impl Language {
    /// The words of opening packages.
    pub const fn opening_messages(self) -> &'static OpeningMessages {
        match self {
            Self::ZhHans => &OpeningMessages::ZH_HANS,
            Self::En => &OpeningMessages::EN,
        }
    }

    /// How far the reading is: `1.2 MB / 3.4 MB，12,345行`.
    pub fn read_so_far(self, bytes: f64, whole: f64, rows: f64) -> String {
        let megabytes = |bytes: f64| format!("{:.1} MB", bytes / 1_000_000.0);
        let of = if whole > bytes { format!(" / {}", megabytes(whole)) } else { String::new() };
        let (bytes, rows) = (megabytes(bytes), number::full(rows));
        match self {
            Self::ZhHans => format!("{bytes}{of}，{rows}行"),
            Self::En => format!("{bytes}{of}, {rows} rows"),
        }
    }

    /// Files that are not UTF-8, what they seem to be (the label of a decoder), and the words of the button that converts
    /// them.
    pub fn other_encoding(self, files: &[String], label: &str) -> (String, String) {
        let name = label.to_uppercase();
        let files = self.join(files);
        match self {
            Self::ZhHans => {
                (format!("不是 UTF-8，像是 {name} 编码：{files}。"), format!("按 {name} 转换后再读（只在本机）"))
            }
            Self::En => (
                format!("Not UTF-8, probably {name}: {files}."),
                format!("Convert from {name} and read again (on this device only)"),
            ),
        }
    }

    /// How many faults are listed, and how many there are: `共1,234处，列出前200处`.
    pub fn faults_listed(self, listed: usize, count: f64) -> String {
        let (listed_words, all) = (number::full(listed as f64), number::full(count));
        match (self, listed as f64 >= count) {
            (Self::ZhHans, true) => format!("共{all}处。"),
            (Self::ZhHans, false) => {
                format!("共{all}处，列出前{listed_words}处，另有{}处。", number::full(count - listed as f64))
            }
            (Self::En, true) if count == 1.0 => "1 fault.".to_string(),
            (Self::En, true) => format!("{all} faults."),
            (Self::En, false) => {
                format!("{all} faults: the first {listed_words}, and {} more.", number::full(count - listed as f64))
            }
        }
    }

    /// Why files are no package. `kind` is the word of `opening::ProblemKind`; one that is not known is told as it is.
    pub fn opening_problem(self, kind: &str, detail: &str) -> String {
        let (zh, en) = match kind {
            "no-descriptor" => (
                "其中没有 datapackage.json。请选择整个文件夹，或它的 zip。",
                "There is no datapackage.json. Choose the whole folder, or a zip of it.",
            ),
            "two-descriptors" => {
                ("其中有两个数据包。请只选一个的文件夹。", "There are two packages. Choose the folder of one.")
            }
            "bad-name" => {
                ("有文件名指向文件夹之外，或不成文件名。", "A file name leads out of the folder, or is none.")
            }
            "same-name" => ("有两个同名的文件。", "Two files have the same name."),
            "too-many-files" => ("文件太多，不像一个数据包。", "Too many files for a package."),
            "too-large" => (
                "太大。解开后最多1,073 MB，说明文件最多4 MB。",
                "Too large. At most 1,073 MB unpacked, and 4 MB for the descriptor.",
            ),
            "not-a-zip" => ("这个文件不是 zip，或已损坏。", "The file is not a zip, or it is damaged."),
            "encrypted" => ("压缩包加了密码。请先解开。", "The archive is encrypted. Unpack it first."),
            "method" => (
                "压缩方法浏览器解不开。请用普通的 zip（deflate）。",
                "It is packed in a way that browsers cannot unpack. Use an ordinary zip (deflate).",
            ),
            "damaged" => (
                "压缩包里的文件已损坏：大小或校验和不符。",
                "A file of the archive is damaged: size or checksum do not fit.",
            ),
            "unreadable" => {
                ("文件读不出来，可能已被移走或改动。", "A file cannot be read; it may have been moved or changed.")
            }
            "address" => ("网址没有给出文件。", "The address gave no file."),
            "bad-address" => ("这不是网址。", "This is no address."),
            "cannot" => (OpeningMessages::ZH_HANS.cannot, OpeningMessages::EN.cannot),
            "forbidden" => (
                "问不到这个网址：网络不通，或本页的安全策略、对方的服务器不允许。",
                "The address cannot be asked: no network, or the policy of this page or the other server forbids it.",
            ),
            "browser" => ("浏览器缺少需要的功能。请更新浏览器。", "The browser lacks what it takes. Please update it."),
            other => (other, other),
        };
        match (self, detail) {
            (Self::ZhHans, "") => zh.to_string(),
            (Self::ZhHans, detail) => format!("{zh}（{detail}）"),
            (Self::En, "") => en.to_string(),
            (Self::En, detail) => format!("{en} ({detail})"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_say_how_many_are_not_listed() {
        assert_eq!(Language::ZhHans.faults_listed(200, 1234.0), "共1,234处，列出前200处，另有1,034处。");
        assert_eq!(Language::En.faults_listed(1, 1.0), "1 fault.");
        assert_eq!(Language::En.faults_listed(2, 2.0), "2 faults.");
        assert_eq!(Language::En.read_so_far(1_250_000.0, 3_400_000.0, 1234.0), "1.2 MB / 3.4 MB, 1,234 rows");
        assert_eq!(Language::ZhHans.read_so_far(1_250_000.0, 0.0, 5.0), "1.2 MB，5行");
    }
}
