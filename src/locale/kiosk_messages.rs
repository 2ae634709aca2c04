//! The words of the kiosk.

use super::Language;
use super::fixed::fixed_texts;

fixed_texts! {
    /// Every fixed text of the kiosk in one language.
    KioskMessages;
    bar: "展示控制", "Display";
    invite: "触摸屏幕，自己查看", "Touch the screen to look for yourself";
    pause: "暂停", "Pause";
    play: "继续播放", "Play on";
    home: "回到开头", "Start over";
    code: "用手机扫码，带走这一页", "Scan to take this page along";
    still_there: "还在看吗？", "Are you still there?";
    go_on: "继续", "Continue";
    health: "运行状况", "Health of this screen";
    uptime: "已运行", "Running for";
    heap: "脚本内存", "Script memory";
    wasm: "程序内存", "Program memory";
    elements: "页面元素", "Elements of the page";
    scenes: "已展示场景", "Scenes shown";
    last_error: "最近的错误", "Last error";
    no_error: "没有", "none";
    not_told: "浏览器没有提供", "not told by the browser";
    version: "数据版本", "Data version";
    close: "关闭", "Close";
}

impl Language {
    /// The words of the kiosk.
    pub const fn kiosk_messages(self) -> &'static KioskMessages {
        match self {
            Self::ZhHans => &KioskMessages::ZH_HANS,
            Self::En => &KioskMessages::EN,
        }
    }

    /// What happens unless somebody answers.
    pub fn kiosk_resets(self, seconds: u32) -> String {
        match self {
            Self::ZhHans => format!("{seconds} 秒后回到开头，所选内容会清除。"),
            Self::En => format!("In {seconds} seconds this screen starts over and forgets what was chosen."),
        }
    }

    /// Which scene of a round is on show.
    pub fn kiosk_scene(self, scene: usize, count: usize) -> String {
        match self {
            Self::ZhHans => format!("第 {scene} 个场景，共 {count} 个"),
            Self::En => format!("Scene {scene} of {count}"),
        }
    }

    /// A span of time in days, hours and minutes.
    pub fn kiosk_span(self, minutes: u64) -> String {
        let (days, hours, minutes) = (minutes / 1440, minutes / 60 % 24, minutes % 60);
        match self {
            Self::ZhHans => format!("{days} 天 {hours} 小时 {minutes} 分钟"),
            Self::En => format!("{days} d {hours} h {minutes} min"),
        }
    }
}
