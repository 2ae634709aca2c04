// The entries as columns, and what filters let through: one pass over all of them, for packages that fit into a page.
export const { entries, topics, areas, years } = await (await fetch("data.json")).json();
export const LISTS = ["event", "measure"];
export const FACETS = ["years", "lists", "topics", "areas"];

const columns = { years: new Uint8Array(entries.length), lists: new Uint8Array(entries.length), topics: new Uint8Array(entries.length) };
const texts = entries.map((entry) => [entry.titleZh, entry.titleEn, entry.summaryZh, entry.summaryEn].join("\n").toLowerCase());
const areaStarts = new Uint32Array(entries.length + 1);
const areasOf = Uint16Array.from(entries.flatMap((entry) => entry.areas));
entries.forEach((entry, row) => {
  columns.years[row] = years.indexOf(entry.year);
  columns.lists[row] = LISTS.indexOf(entry.list);
  columns.topics[row] = entry.topic;
  areaStarts[row + 1] = areaStarts[row] + entry.areas.length;
});

/** Nothing chosen. */
export const none = () => Object.fromEntries(FACETS.map((facet) => [facet, new Set()]));

let last = { text: "", found: undefined };

/** Rows with all words of a text: a byte each; nothing where no word is searched. Who types on narrows what was found. */
function search(text) {
  if (!text) return undefined;
  if (last.text === text) return last.found;
  const words = text.toLowerCase().split(/\s+/);
  const among = last.text && text.startsWith(last.text) ? last.found : undefined;
  const found = new Uint8Array(entries.length);
  for (let row = 0; row < found.length; row += 1) if ((!among || among[row]) && words.every((word) => texts[row].includes(word))) found[row] = 1;
  last = { text, found };
  return found;
}

/** The rows that pass, and for each facet the rows of each value that the other facets let through. */
export function select(chosen, text) {
  const found = search(text.trim());
  const counts = { years: new Uint32Array(years.length), lists: new Uint32Array(LISTS.length), topics: new Uint32Array(topics.length), areas: new Uint32Array(areas.length) };
  const rows = [];
  const isTied = (row) => {
    for (let at = areaStarts[row]; at < areaStarts[row + 1]; at += 1) if (chosen.areas.has(areasOf[at])) return true;
    return false;
  };
  for (let row = 0; row < entries.length; row += 1) {
    if (found && !found[row]) continue;
    let [misses, missed] = [0, ""];
    const miss = (facet) => ([misses, missed] = [misses + 1, facet]);
    for (const facet of ["years", "lists", "topics"]) if (chosen[facet].size > 0 && !chosen[facet].has(columns[facet][row])) miss(facet);
    if (chosen.areas.size > 0 && !isTied(row)) miss("areas");
    if (misses > 1) continue;
    if (misses === 0) rows.push(row);
    for (const facet of ["years", "lists", "topics"]) if (misses === 0 || missed === facet) counts[facet][columns[facet][row]] += 1;
    if (misses === 0 || missed === "areas") for (let at = areaStarts[row]; at < areaStarts[row + 1]; at += 1) counts.areas[areasOf[at]] += 1;
  }
  return { rows, counts };
}
