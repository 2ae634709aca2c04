// Cuts the program into what the first sight needs and parts that are loaded when they are first wanted (the macro
// `lazy_part!` in src/components/lazy.rs marks the cuts), and takes out what nothing calls. Trunk 0.21 cannot do it:
// the cut comes between cargo and wasm-bindgen (trunk-rs/trunk#1022). Used by pack.mjs.
import { execFile, execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompressSync } from "node:zlib";
import { buildSync, transformSync } from "esbuild";
import { withShortImports } from "./imports.mjs";
import { withoutPaths } from "./paths.mjs";
import { reader } from "./reader.mjs";

const PROGRAM = "guangdong-ip-atlas";
// ATLAS_NAMES=1 keeps the names of functions, for the browser's profiler.
const NAMES = process.env.ATLAS_NAMES ? ["-g"] : [];
const FEATURES = [...NAMES, "--enable-bulk-memory", "--enable-bulk-memory-opt", "--enable-nontrapping-float-to-int", "--enable-sign-ext", "--enable-mutable-globals", "--enable-reference-types", "--enable-multivalue"];
// ATLAS_QUICK=1 spares minutes where the page is built for a test that does not look at its size.
const QUICK = Boolean(process.env.ATLAS_QUICK);
// The first kilobyte of the memory is the far end of the stack (rustc links with --stack-first): no data lies there.
// -O3 leaves a seventh fewer functions to compile at the start than -Os does, for a hundred bytes (brotli); -Oz is larger when compressed.
const OPTIMISE = ["--dae-optimizing", QUICK ? "-O1" : "-O3", "--low-memory-unused", ...FEATURES];

/** Pieces of up to so many bytes that some parts share come together in one file. */
const SMALL = 8192;

const run = (tool, ...words) => execFileSync(tool, words, { stdio: ["ignore", "pipe", "inherit"], maxBuffer: 1 << 28 });
export const hash = (bytes) => createHash("sha256").update(bytes).digest("hex").slice(0, 16);
export const integrity = (bytes) => `sha256-${createHash("sha256").update(bytes).digest("base64")}`;

/** The parts of the built program: { script, list, keeper, program, parts }, each { name, bytes } with the hash of its content.
 * `sheet`, { name, bytes }, is the style sheet of what is loaded later: it comes with the first part. */
export async function split(sheet) {
  const { target_directory: target } = JSON.parse(run("cargo", "metadata", "--format-version", "1", "--no-deps", "--offline"));
  const folder = mkdtempSync(join(tmpdir(), "atlas-split-"));
  try {
    return await cut(join(target, "wasm32-unknown-unknown", "release", `${PROGRAM}.wasm`), folder, sheet);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function cut(wasm, folder, sheet) {
  const glue = join(folder, "glue");
  mkdirSync(glue);
  run("wasm-split-cli", wasm, folder, "--target", "web", "--out-name", "atlas");
  run("wasm-bindgen", "--target", "web", "--no-typescript", "--keep-lld-exports", "--out-dir", glue, "--out-name", "atlas", join(folder, "atlas.wasm"));

  let link = readFileSync(join(folder, "__wasm_split.js"), "utf8");
  const files = readdirSync(folder).filter((file) => /^(split|chunk)_.*\.wasm$/.test(file));
  const optimised = await together(files, (file) => optimise(join(folder, file), join(folder, `${file}.opt`)));
  const asked = (file, by) => (link = once(link, `fetch(new URL("./${file}", import.meta.url))`, by));
  // What several parts use is a piece for each set of parts that use it: over a hundred, most of them under a kilobyte.
  const isSmall = (_, place) => files[place].startsWith("chunk_") && optimised[place].length <= SMALL;
  const pieces = Buffer.concat(optimised.filter(isSmall));
  const shared = { name: `shared-${hash(pieces)}.bin`, bytes: pieces };
  let end = 0;
  files.forEach((file, place) => isSmall(file, place) && asked(file, `fetchPiece(${end}, ${(end += optimised[place].length)})`));
  const parts = files.flatMap((file, place) => {
    if (isSmall(file, place)) return [];
    const bytes = optimised[place];
    const name = `${file.replace(/^split_|\.wasm$/g, "").replace(/^chunk_/, "shared-")}-${hash(bytes)}.wasm`;
    // A part is refused, as the program is, if its hash is another one.
    asked(file, `fetchPart("./${name}", "${integrity(bytes)}")`);
    return [{ name, bytes }];
  });
  // A part comes whole or not at all, whatever type the server gives it (R-33).
  link = link.replaceAll("WebAssembly.instantiateStreaming(src, imports)", "instantiatePart(src, imports)");
  link = once(link, "await callee();", "await Promise.all([callee(), fetchSheet()]);");
  // A copy that the browser has kept and that is not what was built is asked for anew: it may be kept for a year.
  link += `
    async function fetchPart(name, integrity) {
      const address = new URL(name, import.meta.url);
      const response = await fetch(address, { integrity }).catch(() => fetch(address, { integrity, cache: "reload" }));
      if (!response.ok) throw new Error(response.status + " " + response.url);
      return response.arrayBuffer();
    }
    let pieces;
    async function fetchPiece(start, end) {
      pieces = pieces || fetchPart("./${shared.name}", "${integrity(shared.bytes)}");
      try {
        return new Uint8Array(await pieces, start, end - start);
      } catch (error) {
        pieces = undefined;
        throw error;
      }
    }
    async function instantiatePart(bytes, imports) {
      return WebAssembly.instantiate(await bytes, imports);
    }
    // The style sheet of all parts. One that is refused is asked for anew; without it the page is plain, but works.
    let sheet;
    function fetchSheet() {
      const address = new URL("./${sheet.name}", import.meta.url);
      const load = () => new Promise((loaded, failed) => {
        const link = document.createElement("link");
        Object.assign(link, { rel: "stylesheet", crossOrigin: "anonymous", integrity: "${integrity(sheet.bytes)}", href: address, onload: loaded, onerror: () => (link.remove(), failed()) });
        document.head.append(link);
      });
      const again = () => fetch(address, { cache: "reload" }).then(load);
      return (sheet = sheet || load().catch(again).catch(() => (sheet = undefined)));
    }`;
  const { script: worker, program: workerProgram, keeper: keeperText } = reader();
  const read = [
    { name: `reader-${hash(worker)}.js`, bytes: worker },
    { name: `reader-${hash(workerProgram)}.wasm`, bytes: workerProgram },
  ];
  const keeper = { name: `keeper-${hash(keeperText)}.js`, bytes: keeperText };
  link += openingScript(read, keeper);
  const list = lazyList(link);
  writeFileSync(join(glue, "__wasm_split.js"), list.stub);
  writeFileSync(join(glue, "atlas.js"), withoutClasses(readFileSync(join(glue, "atlas.js"), "utf8")));

  const bundled = bundle(join(glue, "atlas.js"));
  const trimmed = await trim(join(glue, "atlas_bg.wasm"), bundled + list.file.bytes);
  const { script, program } = withShortImports(withoutImports(bundled, trimmed), trimmed);
  return { script: { name: `atlas-${hash(script)}.js`, bytes: script }, list: list.file, keeper, program: { name: `atlas-${hash(program)}.wasm`, bytes: program }, parts: [shared, ...parts, ...read] };
}

function once(text, what, by) {
  if (text.split(what).length !== 2) throw new Error(`split: expected once: ${what}`);
  return text.replace(what, () => by);
}

/** What opens packages (src/browser/opening.js), with the two files of their reader, each refused if its hash is another one, and the
 * script for those that move into the page. */
function openingScript(files, keeper) {
  const { outputFiles } = buildSync({ entryPoints: ["src/browser/opening.js"], bundle: true, write: false, format: "iife", globalName: "opening", target: "es2020", charset: "utf8", logLevel: "error" });
  const asked = files.map(({ name, bytes }) => `fetchPart("./${name}", "${integrity(bytes)}")`).join(", ");
  return `
    ${outputFiles[0].text}
    globalThis.atlasOpening = opening.default(() => Promise.all([${asked}]), async () => (await import("./${keeper.name}")).default);`;
}

/** The list of the parts with their hashes, five kilobytes (brotli), as a file of its own: it is asked for with the first part.
 * What stays in the script calls it, and tells the program if it does not come. */
function lazyList(link) {
  const names = [...link.matchAll(/^export const (\w+) =/gm)].map(([, name]) => name);
  const body = once(link, 'import { initSync } from "./atlas.js";', "export default function (initSync) {").replace(/^export const /gm, "const ");
  const text = transformSync(`${body}\nreturn { ${names.join(", ")} };\n}`, { minify: true, format: "esm", target: "es2020", charset: "utf8" }).code;
  const file = { name: `parts-${hash(text)}.js`, bytes: text };
  const stub = `
    import { initSync } from "./atlas.js";
    let parts;
    const load = (name) => async (callback, data) => {
      try {
        parts = parts || import("./${file.name}").then((list) => list.default(initSync));
        (await parts)[name](callback, data);
      } catch (error) {
        parts = undefined;
        console.error(error);
        // A broken copy is not kept: the next load of the page finds a good one.
        fetch(new URL("./${file.name}", import.meta.url), { cache: "reload" }).catch(() => {});
        initSync().__indirect_function_table.get(callback)(data, false);
      }
    };
    ${names.map((name) => `export const ${name} = load("${name}");`).join("\n")}`;
  return { file, stub };
}

/** The glue and the loader of the parts as one module. */
function bundle(path) {
  const { outputFiles } = buildSync({ entryPoints: [path], bundle: true, external: ["./parts-*"], write: false, format: "esm", minify: true, target: "es2020", charset: "utf8", logLevel: "error" });
  return outputFiles[0].text;
}

/** Leptos brings classes for streams that a page without a server never makes: 7 KB (brotli) of the program with them. */
export function withoutClasses(glue) {
  return glue
    .replace(/^export class \w+ \{\n[\s\S]*?^\}\n/gm, "")
    .replace(/^if \(Symbol\.dispose\) .*\n/gm, "")
    .replace(/^const \w+Finalization = [\s\S]*?;\n/gm, "");
}

/** The program without the exports that the script and the list of parts do not name, and without what only they call. */
export async function trim(path, script) {
  const exports = WebAssembly.Module.exports(new WebAssembly.Module(readFileSync(path)));
  const used = exports.filter(({ name }) => new RegExp(`[.{,\\s]${name.replace(/\$/g, "\\$&")}\\b`).test(script));
  const graph = [
    { name: "script", root: true, reaches: used.map(({ name }) => `export ${name}`) },
    ...used.map(({ name }) => ({ name: `export ${name}`, export: name })),
  ];
  writeFileSync(`${path}.json`, JSON.stringify(graph));
  writeFileSync(`${path}.trimmed`, "");
  // With names: one of the orders is by them.
  run("wasm-metadce", path, "--graph-file", `${path}.json`, "-o", `${path}.trimmed`, "-g", ...FEATURES);
  // Like stands beside like when functions are in the order of their names, which mostly compresses better: both are tried.
  const orders = await together(QUICK ? [""] : ["", "--reorder-functions-by-name"], (order) =>
    optimise(`${path}.trimmed`, `${path}${order}.opt`, ...(order ? [order] : [])),
  );
  return orders.reduce((best, next) => (compressed(next) < compressed(best) ? next : best));
}

const compressed = (bytes) => brotliCompressSync(bytes).length;

const execute = promisify(execFile);

async function optimise(from, to, ...more) {
  await execute("wasm-opt", [from, ...OPTIMISE, ...more, "-o", to]);
  return withoutPaths(readFileSync(to));
}

/** The results of `work` for all of `items`, as many at a time as there are processors. */
async function together(items, work) {
  const results = [];
  const waiting = [...items.entries()];
  const worker = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) results[next[0]] = await work(next[1]);
  };
  await Promise.all(Array.from({ length: availableParallelism() }, worker));
  return results;
}

/** The script without the functions that the program does not import. */
export function withoutImports(script, program) {
  const wanted = new Set(WebAssembly.Module.imports(new WebAssembly.Module(program)).map(({ name }) => name));
  const unwanted = [...script.matchAll(/\b(__wbg_\w+|__wbindgen_\w+):function\(/g)].filter(([, name]) => !wanted.has(name));
  for (const [start, name] of unwanted) {
    const from = script.indexOf(start);
    const end = closing(script, script.indexOf("{", from));
    if (end < 0) throw new Error(`split: the end of ${name} is not to be found`);
    const comma = script[end + 1] === "," ? 1 : 0;
    script = script.slice(0, from) + script.slice(end + 1 + comma);
  }
  return script;
}

/** Place of the brace that closes the one at `open`. The functions of the glue have no braces in strings. */
function closing(text, open) {
  let depth = 0;
  for (let at = open; at < text.length; at += 1) {
    if (text[at] === "{") depth += 1;
    if (text[at] === "}" && (depth -= 1) === 0) return at;
  }
  return -1;
}
