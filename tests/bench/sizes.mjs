// Prints the brotli bytes of what the built page loads first, and fails if they are over the budget.
// node tests/bench/sizes.mjs [dist]
import { readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, extname, join, posix } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";

const BUDGET = 204_800; // bytes, without fonts
const FONT_BUDGET = 358_400; // bytes of the faces of the page, each a file that is compressed already
const SINGLE = "guangdong-ip-atlas.html";
const SINGLE_BUDGET = 1_048_576; // bytes, as it lies on a stick
const KINDS = { ".html": "html", ".css": "css", ".js": "js", ".mjs": "js", ".wasm": "wasm", ".csv": "data", ".json": "data" };
const FONTS = new Set([".woff2", ".woff", ".ttf", ".otf"]);
const LOADING_RELS = /\b(stylesheet|modulepreload|preload|icon|manifest)\b/i;

const kindOf = (path) => (FONTS.has(extname(path)) ? "font" : (KINDS[extname(path)] ?? "other"));

const dist = process.argv[2] ?? "dist";

function brotli(bytes) {
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  return brotliCompressSync(bytes, { params }).length;
}

function filesUnder(folder, prefix = "") {
  return readdirSync(join(folder, prefix), { withFileTypes: true }).flatMap((entry) => {
    const path = posix.join(prefix, entry.name);
    return entry.isDirectory() ? filesUnder(folder, path) : [path];
  });
}

const attribute = (tag, name) => new RegExp(`\\b${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s>]+))`, "i").exec(tag)?.slice(1).find((value) => value !== undefined);

/** Addresses that a file makes the browser load at once; a link that waits for a click is none. */
function references(path, source, all) {
  switch (extname(path)) {
    case ".html": {
      const tags = source.match(/<(?:link|img)\b[^>]*>/gi) ?? [];
      // Scripts name files in src, in data- attributes (our start script) and in strings.
      // An import map only says what the files must be that may be asked for.
      // The service worker is registered when the page stands (offline.spec.mjs looks at what a browser really asks for).
      const scripts = (source.match(/<script\b[^>]*>[\s\S]*?<\/script>/gi) ?? []).filter((tag) => !/\btype="?importmap/.test(tag)).join("\n").replace(/register\(["'`]\.\/sw\.js["'`]\)/, "");
      return [
        ...tags.filter((tag) => /^<img/i.test(tag)).map((tag) => attribute(tag, "src")),
        ...tags.filter((tag) => /^<link/i.test(tag) && LOADING_RELS.test(attribute(tag, "rel") ?? "")).map((tag) => attribute(tag, "href")),
        ...all.filter((file) => new RegExp(`["'\`=/\\s]${file.replace(/[^\w/-]/g, "\\$&")}(?![\\w.-])`).test(scripts)),
      ];
    }
    case ".css":
      return [...source.matchAll(/url\(\s*["']?([^"')]+)|@import\s+["']([^"']+)/g)].map((match) => match[1] ?? match[2]);
    case ".js":
    case ".mjs":
      // The list of the later parts is asked for when the first of them is wanted; load.spec.mjs looks at what a browser
      // really asks for.
      source = source.replace(/import\(["'`]\.\/parts-[^"'`]+["'`]\)/g, "");
      return [...source.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*["']([^"']+)["']|["']([^"']+\.wasm)["']/g)].map((match) => match[1] ?? match[2]);
    default:
      return [];
  }
}

function firstLoad(all) {
  const found = new Set(["index.html"]);
  for (const path of found) {
    const source = /\.(html|css|m?js)$/.test(path) ? readFileSync(join(dist, path), "utf8") : "";
    for (const address of references(path, source, all)) {
      if (!address) continue;
      const target = posix.join(dirname(path), address.split(/[?#]/, 1)[0]);
      if (all.includes(target)) found.add(target);
    }
  }
  return [...found];
}

function main() {
  if (!statSync(join(dist, "index.html"), { throwIfNoEntry: false })) throw new Error(`${dist}/index.html is missing: run 'make dist' first.`);
  // Copies that are compressed already are the same files once more.
  const all = filesUnder(dist).filter((path) => !/\.(br|gz)$/.test(path)).sort();
  const loaded = firstLoad(all);
  const line = (kind, path, bytes, compressed) => console.log(`${kind.padEnd(6)} ${String(bytes).padStart(9)} ${String(compressed).padStart(9)}  ${path}`);

  console.log(`First load of ${dist}/\n${"kind".padEnd(6)} ${"bytes".padStart(9)} ${"brotli".padStart(9)}  file`);
  const sums = { html: 0, css: 0, js: 0, wasm: 0, data: 0, other: 0, font: 0 };
  for (const path of loaded) {
    const bytes = readFileSync(join(dist, path));
    const kind = kindOf(path);
    const compressed = brotli(bytes);
    sums[kind] += compressed;
    line(kind, path, bytes.length, compressed);
  }
  if (sums.data === 0) line("data", "(embedded in the wasm and counted there)", 0, 0);

  const rest = all.filter((path) => !loaded.includes(path));
  if (rest.length > 0) console.log("\nOnly on request, not in the sum");
  for (const path of rest) {
    const bytes = readFileSync(join(dist, path));
    line(kindOf(path), path, bytes.length, brotli(bytes));
  }

  const { font, ...counted } = sums;
  const total = Object.values(counted).reduce((sum, value) => sum + value, 0);
  const parts = Object.entries(counted).filter(([, value]) => value > 0).map(([kind, value]) => `${kind} ${value}`);
  console.log(`\nFirst load, brotli 11: ${total} of ${BUDGET} bytes (${parts.join(", ")}; fonts not counted: ${font})`);
  if (sums.wasm === 0) throw new Error("No wasm file is loaded by index.html: is this the built page?");
  const faces = all.filter((path) => path.endsWith(".woff2")).reduce((sum, path) => sum + statSync(join(dist, path)).size, 0);
  console.log(`Faces of the shipped font: ${faces} of ${FONT_BUDGET} bytes, fetched only where the system has no Chinese font`);
  if (faces === 0) throw new Error("No font lies beside the page: is this the built page?");
  if (faces > FONT_BUDGET) throw new Error(`The fonts are ${faces - FONT_BUDGET} bytes over the budget of ${FONT_BUDGET}: leave characters out of the bold one.`);
  const single = all.includes(SINGLE) ? statSync(join(dist, SINGLE)).size : 0;
  console.log(`The single file: ${single} of ${SINGLE_BUDGET} bytes`);
  if (single === 0) throw new Error(`${SINGLE} does not lie beside the page: run 'make dist'.`);
  if (single > SINGLE_BUDGET) throw new Error(`The single file is ${single - SINGLE_BUDGET} bytes over the budget of ${SINGLE_BUDGET}.`);
  if (total > BUDGET) throw new Error(`The first load is ${total - BUDGET} bytes over the budget of ${BUDGET}: make the page smaller.`);
}

try {
  main();
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
