// Builds the page of SolidJS for a package: the same entries, the style sheet and fonts of the atlas.
import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { transformAsync } from "@babel/core";
import solid from "babel-preset-solid";
import { build as bundle } from "esbuild";
import { compress } from "../../../.ci/compress.mjs";
import { csv } from "../../browser/package.mjs";

const SOURCE = fileURLToPath(new URL("src/", import.meta.url));

/** What the page reads: names, and the entries in official order. */
function data(folder) {
  const table = (name) => csv(readFileSync(join(folder, `${name}.csv`), "utf8"));
  const [topics, areas] = [table("topics"), table("areas")];
  const [topicAt, areaAt] = [new Map(topics.map(({ id }, at) => [id, at])), new Map(areas.map(({ code }, at) => [code, at]))];
  const ties = {};
  for (const { entry_id, area_code } of table("entry_areas")) (ties[entry_id] ??= []).push(areaAt.get(area_code));
  const entries = table("entries").sort((a, b) => b.year - a.year || (a.list > b.list) - (a.list < b.list) || a.position - b.position);
  return {
    years: [...new Set(entries.map(({ year }) => year))],
    topics: topics.map(({ name_zh }) => name_zh),
    areas: areas.map(({ code, name_zh, column, row }) => ({ code, name: name_zh, column, row })),
    entries: entries.map((entry) => ({
      id: entry.id,
      year: entry.year,
      list: entry.list,
      position: entry.position,
      topic: topicAt.get(entry.topic_id),
      titleZh: entry.title_zh,
      titleEn: entry.title_en,
      summaryZh: entry.summary_zh,
      summaryEn: entry.summary_en,
      areas: ties[entry.id] ?? [],
    })),
  };
}

/** Compiles the JSX of SolidJS on its way into the bundle. */
const jsx = {
  name: "solid",
  setup({ onLoad }) {
    onLoad({ filter: /\.jsx$/ }, async ({ path }) => {
      const { code } = await transformAsync(readFileSync(path, "utf8"), { presets: [solid], filename: path, configFile: false, babelrc: false });
      return { contents: code, loader: "js" };
    });
  },
};

/** Writes the page with the package of `folder` into `out`; `dist` is the built atlas. */
export async function buildPage(folder, dist, out) {
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  writeFileSync(join(out, "data.json"), JSON.stringify(data(folder)));
  await bundle({ entryPoints: [join(SOURCE, "main.jsx")], bundle: true, minify: true, format: "esm", target: "esnext", outfile: join(out, "main.js"), conditions: ["browser"], plugins: [jsx], logLevel: "error" });
  const sheet = readdirSync(dist).find((name) => /^style-.*\.css$/.test(name));
  if (!sheet) throw new Error(`${dist}: no style sheet; run 'make dist' first.`);
  cpSync(join(dist, sheet), join(out, "style.css"));
  cpSync(join(dist, "fonts"), join(out, "fonts"), { recursive: true });
  const head = `<meta charset="utf-8"><title>SolidJS</title><meta name="viewport" content="width=device-width"><link rel="icon" href="data:,"><link rel="stylesheet" href="./style.css"><link rel="preload" as="fetch" href="./data.json" crossorigin><script type="module" src="./main.js"></script>`;
  writeFileSync(join(out, "index.html"), `<!DOCTYPE html><html lang="zh-Hans-CN" data-state="ready"><head>${head}</head><body><div id="app"><h1>SolidJS</h1></div></body></html>`);
  compress(out);
}
