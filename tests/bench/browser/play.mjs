// What a reader does with the page, in turns that leave it in mixed states: types words, presses tiles of the city grid,
// ticks topics, clears. Each act is measured by itself.
import { Ear } from "./ear.mjs";
import { counters, pause } from "./launch.mjs";
import { watchChanges } from "./watch.mjs";

/** Typed character by character: Chinese words of the made-up titles, pinyin and initials, English words. */
const WORDS = ["知识产权", "shenzhen", "海关执法", "patent", "专利转化", "haiguan", "惩罚性赔偿", "zscq", "copyright courts", "深圳质押融资", "rengongzhineng", "地理标志", "tea", "商标", "dlbz"];
const TILES = ["440300", "440100", "440600", "441900", "810000", "440400", "445100", "820000"];
/** Every so many turns a word is typed. */
const WORD_EVERY = 4;
const ANSWER_MS = 20_000;
/** Later than this nothing of a change is under way: what can wait is done after the paint. */
const SETTLE_MS = 80;
const SCROLL_MS = 150;
/** A pointer rests on what it is about to press and holds it down, as that of a quick hand; the report tells these numbers. */
const [REST_MS, HOLD_MS] = [150, 80];
/** As long as a change may take. */
const IDLE_MS = 40;

/** Where to click on what `find` finds in the page, scrolled into sight. */
async function point(page, find, key) {
  const place = await page.evaluate(
    ([find, key]) => {
      const { target, hit } = globalThis.benchFind[find](key) ?? {};
      target?.scrollIntoView({ block: "center", behavior: "instant" });
      const box = (hit ?? target)?.getBoundingClientRect();
      return box && [box.x + box.width / 2, box.y + box.height / 2];
    },
    [find, key],
  );
  if (place) await pause(SCROLL_MS);
  return place;
}

/** In the page: the targets of clicks. */
function findTargets() {
  const topics = () => [...document.querySelectorAll('[data-facet="topic"] label')].filter((label) => !label.querySelector("input").disabled);
  const only = (selector) => ({ target: document.querySelector(selector) });
  const seen = (target) => (target && target.getClientRects().length > 0 ? { target } : undefined);
  globalThis.benchFind = {
    tile: (code) => only(`#app button[data-area="${code}"]`),
    topic: (number) => {
      const all = topics();
      const target = all[number % all.length];
      return target && { target, hit: target.querySelector("input") };
    },
    clear: () => seen(document.querySelector('[data-control="clear"]')) ?? seen(document.querySelector(".search-clear")),
    search: () => only("[role=searchbox]"),
  };
}

export class Player {
  constructor(page, session) {
    Object.assign(this, { page, session, results: {}, unanswered: 0 });
  }

  async begin() {
    this.ear = await new Ear(this.session, "benchChange").listen();
    await this.page.evaluate(findTargets);
    await this.page.evaluate(watchChanges, "benchChange");
    return this;
  }

  /** Does one act, waits for `answer` and remembers what the page tells of it. */
  async #measure(kind, act, answer = () => this.ear.wait("updated", ANSWER_MS)) {
    await this.page.evaluate((kind) => globalThis.benchArm(kind), kind);
    const before = await counters(this.session);
    await act();
    const told = await answer();
    if (!told) return void (this.unanswered += 1);
    await pause(SETTLE_MS);
    const after = await counters(this.session);
    const { start, shown, updated, changed } = told;
    (this.results[kind] ??= []).push({ changed, shown: shown - start, updated: updated - start, script: after.script - before.script, work: after.work - before.work });
  }

  /** A key that changes nothing: what the browser and the measurement itself cost. */
  async #nothing() {
    const press = () => this.page.keyboard.press("Shift");
    await this.#measure("nothing", press, () => pause(IDLE_MS).then(() => ({})));
  }

  async #click(kind, find, key) {
    const place = await point(this.page, find, key);
    if (!place) return;
    const mouse = (type) => this.session.send("Input.dispatchMouseEvent", { type, x: place[0], y: place[1], button: type === "mouseMoved" ? "none" : "left", clickCount: 1 });
    await mouse("mouseMoved");
    await pause(REST_MS);
    await mouse("mousePressed");
    await pause(HOLD_MS);
    await this.#measure(kind, () => mouse("mouseReleased"));
  }

  async #type(word) {
    await point(this.page, "search");
    await this.page.evaluate(() => document.querySelector("[role=searchbox]").focus());
    for (const character of word) {
      await this.#measure("typed", () =>
        /[\x20-\x7e]/.test(character) ? this.page.keyboard.press(character === " " ? "Space" : character) : this.session.send("Input.insertText", { text: character }),
      );
    }
  }

  /** One turn, which ends with nothing chosen. Words are typed before anything is chosen, between the tile and the topic, or
   * after both, in turn: with both chosen most words find nothing, and an empty list is quickly painted. */
  async turn(number) {
    const isTyping = number % WORD_EVERY === 0;
    const at = number / WORD_EVERY;
    const type = async (when) => isTyping && at % 3 === when && this.#type(WORDS[at % WORDS.length]);
    const choices = [() => this.#click("tile", "tile", TILES[(number * 3) % TILES.length]), () => this.#click("topic", "topic", number * 5)];
    if (number % 2 === 1) choices.reverse();
    if (isTyping) await this.#nothing();
    await type(0);
    await choices[0]();
    await type(1);
    await choices[1]();
    await type(2);
    await this.#click("clear", "clear");
  }
}
