//! Made-up entries, the same in every run: Chinese titles of 20 to 45 characters from words of the field, some used
//! much more often than others, and a few odd names, as real lists have them.

use std::sync::LazyLock;

use guangdong_ip_atlas::dataset::ListKind;
use guangdong_ip_atlas::query::{Name, Names, Row};

/// Words by falling frequency.
static WORDS: LazyLock<Vec<&str>> = LazyLock::new(|| {
    "知识产权 保护 专利 服务 创新 商标 企业 建设 机制 运营 纠纷 中心 快速 维权 行政 执法 转化 质押 融资 \
    海关 司法 调解 平台 体系 试点 示范 地理标志 版权 公共 标准 导航 证券化 数据 联合 案件 推动 打造 探索 \
    率先 完善 协同 高质量 发展 产业 湾区 跨境 港澳 合作 模式 改革 全国 首个 首例 发布 出台 条例 落地 \
    惩罚性赔偿 检察 法院 公安 侵权 假冒 专项 行动 展会 电商 园区 集群 培育 人才 培训 国际 海外 预警 应对 \
    指引 评估 保险 信托 登记 交易 许可 开放 高校 成果 实验室 芯片 生物医药 新能源 汽车 人工智能 算法 \
    开源 软件 著作权 影视 动漫 游戏 陶瓷 家电 灯饰 服装 玩具 荔枝 茶叶 陈皮 水产 种业 农产品 品牌 老字号 \
    工作站 巡回 审判 证据 规则 技术调查官 简易 立案 要素 监管 信用 分级 分类 智慧 一站式 一件事 全链条 \
    闭环 联动 协议 签署 联盟 大会 论坛 奖 金融 银行 贷款 风险补偿 基金 入股 先行先试 综合 授权 批复 通知 \
    办法 方案 五合一 ABN 5G RCEP AI PCT “十四五” （2024） ， 、 与 和 的 为 在 促进"
        .split(' ')
        .collect()
});

/// Areas by falling frequency.
pub static AREAS: LazyLock<Vec<&str>> = LazyLock::new(|| {
    "广东省 深圳 广州 佛山 东莞 珠海 中山 惠州 江门 汕头 香港 肇庆 湛江 茂名 揭阳 梅州 清远 潮州 韶关 \
    阳江 河源 汕尾 云浮 澳门"
        .split(' ')
        .collect()
});

static TOPICS: LazyLock<Vec<&str>> = LazyLock::new(|| {
    "专利转化 司法保护 行政执法 公共服务 金融 商标品牌 地理标志 海关 国际合作 版权 人才 制度".split(' ').collect()
});

/// Characters of odd names.
static ODD: LazyLock<Vec<char>> = LazyLock::new(|| {
    "安邦宝柏博昌辰诚达德鼎东方飞丰福富港高格光广桂国海汉航浩和恒红宏鸿华汇惠吉佳嘉健江杰捷金锦京景九久巨骏凯康科兰乐\
    力立利联林龙隆鲁绿美明铭南宁鹏平普奇启千乾强勤青庆泉仁荣瑞润三森山尚盛世硕思松泰腾天通同万威维伟文西希祥翔祥新鑫信兴星雄旭雅\
    亚阳扬洋业一义亿益银盈永优友宇玉裕元远源月云泽展振正之志中众洲卓子宗"
        .chars()
        .collect()
});

static ENGLISH: LazyLock<Vec<&str>> = LazyLock::new(|| {
    "intellectual property protection patent service of the for innovation trademark centre rapid \
    financing customs mediation platform pilot copyright standards court"
        .split(' ')
        .collect()
});

/// xorshift64*.
#[derive(Clone, Debug)]
pub struct Random(u64);

impl Random {
    /// Numbers from `seed`.
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    /// A number below `end`, which is not 0.
    pub fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        ((self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33) as usize) % end
    }

    /// A number below `end`; small ones come much more often.
    pub fn skewed(&mut self, end: usize) -> usize {
        let square = (self.below(1 << 16) * self.below(1 << 16)) >> 16;
        (square * end) >> 16
    }

    /// One of `values`, the first ones more often.
    pub fn one<T: Copy>(&mut self, values: &[T]) -> T {
        values[self.skewed(values.len())]
    }
}

/// One made-up entry; numbers are places in the dictionaries of [`names`].
#[derive(Clone, Debug, Default)]
pub struct MadeUp {
    pub year: u16,
    pub measure: bool,
    pub topic: usize,
    pub areas: Vec<usize>,
    pub places: Vec<usize>,
    pub actors: Vec<usize>,
    pub title: String,
    /// Every fourth has an English title, every eighth a summary.
    pub title_en: String,
    pub summary: String,
}

/// Number of places and of actors.
pub const PLACES: usize = 60;
pub const ACTORS: usize = 200;

impl MadeUp {
    /// The next entry.
    pub fn new(random: &mut Random) -> Self {
        let mut entry = Self {
            year: 2025 - random.below(6) as u16,
            measure: random.below(5) > 1,
            topic: random.skewed(TOPICS.len()),
            areas: vec![random.skewed(AREAS.len())],
            title: AREAS[random.skewed(AREAS.len())].to_string(),
            ..Self::default()
        };
        if random.below(3) == 0 {
            entry.areas.push(random.skewed(AREAS.len()));
            entry.places.push(random.skewed(PLACES));
        }
        for _ in 0..random.below(3) {
            entry.actors.push(random.skewed(ACTORS));
        }
        fill(&mut entry.title, random, 20);
        if random.below(4) == 0 {
            let words: Vec<&str> = (0..6 + random.below(6)).map(|_| random.one(&ENGLISH)).collect();
            entry.title_en = words.join(" ");
        }
        if random.below(8) == 0 {
            fill(&mut entry.summary, random, 50);
        }
        entry
    }

    /// The entry as a row of the engine.
    pub fn with_row(&self, use_it: impl FnOnce(&Row<'_>)) {
        use_it(&Row {
            year: self.year,
            list: if self.measure { ListKind::Measure } else { ListKind::Event },
            topic: self.topic,
            areas: &self.areas,
            places: &self.places,
            actors: &self.actors,
            city_rank: self.areas.first().map_or(u16::MAX, |area| *area as u16),
            topic_rank: self.topic as u16,
            title: &self.title,
            body: &[&self.title_en, &self.summary],
        });
    }
}

fn fill(text: &mut String, random: &mut Random, least: usize) {
    let least = least + random.below(15);
    while text.chars().count() < least {
        if random.below(10) == 0 {
            text.extend((0..2 + random.below(2)).map(|_| ODD[random.below(ODD.len())]));
        } else {
            text.push_str(random.one(&WORDS));
        }
    }
}

/// Keys and names of the dictionaries, to be borrowed by [`names`].
pub fn keys() -> Vec<String> {
    (0..AREAS.len().max(PLACES).max(ACTORS)).map(|at| format!("k{at:03}")).collect()
}

/// The dictionaries of made-up entries.
pub fn names<'a>(keys: &'a [String], odd: &'a [String]) -> Names<'a> {
    let named = |names: &[&'a str]| -> Vec<Name<'a>> {
        keys.iter().zip(names).map(|(key, name)| Name { key, names: [name, "", ""] }).collect()
    };
    let odd: Vec<&str> = odd.iter().map(String::as_str).collect();
    Names {
        years: (2020..=2025).rev().collect(),
        areas: named(&AREAS),
        topics: named(&TOPICS),
        places: named(&odd[..PLACES]),
        actors: named(&odd),
    }
}

/// Names of places and actors, for [`names`].
pub fn odd_names() -> Vec<String> {
    let mut random = Random::new(7);
    (0..ACTORS).map(|_| (0..3 + random.below(3)).map(|_| ODD[random.below(ODD.len())]).collect()).collect()
}
