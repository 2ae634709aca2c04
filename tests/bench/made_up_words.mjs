// Words and numbers of made-up packages (package.mjs): the same in every run. Words stand by falling frequency, as in lists of
// the field: a few are in most titles, some in hardly any. The Chinese ones are those of generator.rs, so that what is
// measured natively and in the browser is alike.

const WORDS =
  "知识产权 保护 专利 服务 创新 商标 企业 建设 机制 运营 纠纷 中心 快速 维权 行政 执法 转化 质押 融资 海关 司法 调解 平台 体系 试点 示范 地理标志 版权 公共 标准 导航 证券化 " +
  "数据 联合 案件 推动 打造 探索 率先 完善 协同 高质量 发展 产业 湾区 跨境 港澳 合作 模式 改革 全国 首个 首例 发布 出台 条例 落地 惩罚性赔偿 检察 法院 公安 侵权 假冒 " +
  "专项 行动 展会 电商 园区 集群 培育 人才 培训 国际 海外 预警 应对 指引 评估 保险 信托 登记 交易 许可 开放 高校 成果 实验室 芯片 生物医药 新能源 汽车 人工智能 算法 " +
  "开源 软件 著作权 影视 动漫 游戏 陶瓷 家电 灯饰 服装 玩具 荔枝 茶叶 陈皮 水产 种业 农产品 品牌 老字号 工作站 巡回 审判 证据 规则 技术调查官 简易 立案 要素 监管 信用 " +
  "分级 分类 智慧 一站式 一件事 全链条 闭环 联动 协议 签署 联盟 大会 论坛 奖 金融 银行 贷款 风险补偿 基金 入股 先行先试 综合 授权 批复 通知 办法 方案 五合一 ABN 5G RCEP " +
  "AI PCT “十四五” （2024） ， 、 与 和 的 为 在 促进";

const ENGLISH =
  "protection of intellectual property patent the and services for innovation trademark centre in enterprises rapid financing customs courts mediation platform pilot with " +
  "copyright standards enforcement disputes industry regulations operation pledge geographical indications cooperation overseas support first national joint campaign reform " +
  "commercialisation licensing insurance securities data training universities laboratories chips medicine vehicles software games ceramics appliances lighting lychees tea " +
  "seeds brands evidence tribunal arbitration inspection guidance";

/** Characters of odd names: of companies and people that are in one title only. */
const ODD = [
  ..."安邦宝柏博昌辰诚达德鼎东方飞丰福富港高格光广桂国海汉航浩和恒红宏鸿华汇惠吉佳嘉健江杰捷金锦京景九久巨骏凯康科兰乐力立利联林龙隆鲁绿美明铭南宁鹏平普奇启千乾强勤青庆泉仁荣瑞润三森山尚盛世硕思松泰腾天通同万威",
];

/** Codes and names of areas by falling frequency. */
export const AREAS = [
  ["440000", "广东"], ["440300", "深圳"], ["440100", "广州"], ["440600", "佛山"], ["441900", "东莞"], ["440400", "珠海"], ["442000", "中山"], ["441300", "惠州"],
  ["440700", "江门"], ["440500", "汕头"], ["810000", "香港"], ["441200", "肇庆"], ["440800", "湛江"], ["440900", "茂名"], ["445200", "揭阳"], ["441400", "梅州"],
  ["441800", "清远"], ["445100", "潮州"], ["440200", "韶关"], ["441700", "阳江"], ["441600", "河源"], ["441500", "汕尾"], ["445300", "云浮"], ["820000", "澳门"],
];

const chinese = WORDS.split(" ");
const english = ENGLISH.split(" ");

/** Numbers from a seed (xorshift of 32 bits, mixed by a multiplication), and texts made of them. */
export class Random {
  #state;

  constructor(seed) {
    this.#state = Math.imul(seed, 0x9e3779b1) | 1;
  }

  /** A whole number below `end`. */
  below(end) {
    let state = this.#state;
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    this.#state = state;
    return Math.floor(((Math.imul(state, 0x2545f491) >>> 0) / 2 ** 32) * end);
  }

  /** One of `values`, the first ones much more often. */
  skewed(values) {
    return values[Math.floor(((this.below(65536) * this.below(65536)) / 2 ** 32) * values.length)];
  }

  /** Chinese text that starts with `start`: from `least` to `most` characters. */
  chinese(start, least, most) {
    const wanted = least + this.below(most - least - 5);
    let text = start;
    while (text.length < wanted) {
      let word = "";
      if (this.below(10) === 0) for (let left = 2 + this.below(2); left > 0; left -= 1) word += ODD[this.below(ODD.length)];
      else word = this.skewed(chinese);
      if (text.length + word.length <= most) text += word;
    }
    return text;
  }

  /** English text of 6 to 12 words. */
  english() {
    let text = this.skewed(english);
    text = text[0].toUpperCase() + text.slice(1);
    for (let left = 5 + this.below(7); left > 0; left -= 1) text += ` ${this.skewed(english)}`;
    return text;
  }
}
