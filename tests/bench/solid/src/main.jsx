// Filters, city grid, search and list as a page of SolidJS, with the style sheet of the atlas and the hooks that its measurements
// look for.
import { batch, createEffect, createMemo, createSignal } from "solid-js";
import { For, Index, Show, render } from "solid-js/web";
import { FACETS, LISTS, areas, entries, none, select, topics, years } from "./selection.js";

const LIST_NAMES = ["十大事件", "基层改革"];
/** Up to so many entries all rows are built. */
const FEW = 200;
const [FIRST_ROWS, MORE_ROWS, PAUSE_MS, NEAR_PX] = [6, 12, 300, 900];
const NAMES = { years: years.map((year) => `${year}年度`), lists: LIST_NAMES, topics, areas: areas.map(({ name }) => name) };

const [text, setText] = createSignal("");
const [chosen, setChosen] = createSignal(none());
/** So many rows are built at most, in a list of many. */
const [until, setUntil] = createSignal(FIRST_ROWS);
const selection = createMemo(() => select(chosen(), text()));
const digits = (number) => number.toLocaleString("en");

/** Sets a mark when what was changed is painted. */
function mark(name) {
  requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => performance.mark(name);
    port2.postMessage(0);
  });
}

function changed() {
  const hash = FACETS.map((facet) => [facet, [...chosen()[facet]].join(",")]);
  history.pushState(null, "", `#${new URLSearchParams([["q", text()], ...hash])}`);
  mark("atlas:updated");
}

/** Changes what is chosen; the list begins with the rows in sight. */
function change(act) {
  batch(() => {
    act();
    setUntil(FIRST_ROWS);
  });
  changed();
}

function toggle(facet, value) {
  const values = new Set(chosen()[facet]);
  if (!values.delete(value)) values.add(value);
  change(() => setChosen({ ...chosen(), [facet]: values }));
}

const type = (value) => change(() => setText(value));

const clear = () =>
  change(() => {
    setText("");
    setChosen(none());
  });

/** A text with what was searched marked in it. */
function marked(source) {
  const word = text().trim().toLowerCase();
  const at = word ? source.toLowerCase().indexOf(word) : -1;
  if (at < 0) return source;
  return [source.slice(0, at), <mark>{source.slice(at, at + word.length)}</mark>, source.slice(at + word.length)];
}

function Facet(props) {
  const option = (name, at) => {
    const count = () => selection().counts[props.facet][at()];
    const isChosen = () => chosen()[props.facet].has(at());
    return (
      <label class="option" classList={{ "is-chosen": isChosen() }}>
        <input type="checkbox" checked={isChosen()} disabled={count() === 0 && !isChosen()} onChange={() => toggle(props.facet, at())} />
        <span>{name}</span> <span class="option-count">{digits(count())}</span>
      </label>
    );
  };
  return (
    <fieldset class="facet" data-facet={props.hook}>
      <legend>{props.legend}</legend>
      <div class="options"><For each={NAMES[props.facet]}>{option}</For></div>
    </fieldset>
  );
}

function Tile(props) {
  const { at, code, name, column, row } = props.area;
  const count = () => selection().counts.areas[at];
  const level = () => Math.ceil((count() / props.most) * 5);
  return (
    <button type="button" class={`tile tile-class-${level()}`} data-area={code} aria-pressed={chosen().areas.has(at)} aria-label={`${name}：${digits(count())} 条`} style={{ "grid-column": column, "grid-row": row }} onClick={() => toggle("areas", at)}>
      <span>{name}</span><strong>{digits(count())}</strong>
    </button>
  );
}

function Grid() {
  const tiles = areas.map((area, at) => ({ ...area, at })).filter(({ column }) => column);
  const most = createMemo(() => Math.max(1, ...tiles.map(({ at }) => selection().counts.areas[at])));
  return <div style={{ display: "grid", gap: "6px" }}><For each={tiles}>{(area) => <Tile area={area} most={most()} />}</For></div>;
}

function Entry(props) {
  const entry = () => entries[props.row];
  return (
    <li aria-posinset={props.place + 1} aria-setsize={props.total}>
      <article class="entry" data-entry={entry().id}>
        <p class="entry-place">{entry().year}年度 · {LIST_NAMES[LISTS.indexOf(entry().list)]} · 第 {entry().position} 项</p>
        <h3><a href={`#entry=${entry().id}`}>{marked(entry().titleZh)}</a></h3>
        <p class="entry-summary">{marked(entry().summaryZh)}</p>
        <p class="entry-tags"><span>{topics[entry().topic]}</span> <For each={entry().areas}>{(at) => <span>{areas[at].name} </span>}</For></p>
      </article>
    </li>
  );
}

/** Rows in sight at once, more after a pause and when the page is scrolled. */
function List() {
  const total = () => selection().rows.length;
  let pause;
  createEffect(() => {
    selection();
    clearTimeout(pause);
    pause = setTimeout(() => setUntil(FIRST_ROWS + MORE_ROWS), PAUSE_MS);
  });
  addEventListener("scroll", () => {
    if (until() < total() && innerHeight + scrollY > document.documentElement.scrollHeight - NEAR_PX) setUntil((until) => until + MORE_ROWS);
  });
  const shown = createMemo(() => (entries.length <= FEW ? selection().rows : selection().rows.slice(0, until())));
  return <ol class="entries long-list"><Index each={shown()}>{(row, place) => <Entry row={row()} place={place} total={total()} />}</Index></ol>;
}

function Chips() {
  // Texts, so that a chip that stays is not made anew.
  const all = createMemo(() => FACETS.flatMap((facet) => [...chosen()[facet]].map((value) => `${facet} ${value}`)));
  const chip = (key) => {
    const [facet, value] = [key.split(" ")[0], Number(key.split(" ")[1])];
    return <button type="button" class="chip" onClick={() => toggle(facet, value)}>{NAMES[facet][value]} ×</button>;
  };
  return (
    <Show when={all().length > 0 || text()}>
      <div class="active-filters">
        <For each={all()}>{chip}</For>
        <button type="button" data-control="clear" onClick={clear}>全部清除</button>
      </div>
    </Show>
  );
}

function Page() {
  return (
    <main class="page">
      <section class="filters">
        <input role="searchbox" type="search" value={text()} onInput={(event) => type(event.target.value)} />
        <Show when={text()}><button type="button" class="search-clear" onClick={() => type("")}>清除</button></Show>
        <Facet legend="年度" facet="years" hook="year" />
        <Facet legend="榜单" facet="lists" hook="list" />
        <Facet legend="主题" facet="topics" hook="topic" />
      </section>
      <section class="card grid-card"><h2>城市</h2><Grid /></section>
      <section class="card entry-list" data-card="list">
        <h2>条目</h2>
        <p role="status">{digits(selection().rows.length)} 条结果</p>
        <Chips />
        <List />
      </section>
    </main>
  );
}

const place = document.getElementById("app");
place.textContent = "";
render(Page, place);
mark("atlas:ready");
