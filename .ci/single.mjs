// Writes dist/guangdong-ip-atlas.html: the whole atlas in one file, for a double click. The program is built once more
// without the cuts; it, its script, the later styles, the fonts, the tables and the notices lie compressed in a block of
// text that src/browser/single.js takes apart. The page itself, its first styles and the plain lists stand in the file as
// they are, for they must be readable without any of it. Nothing is asked for, and the policy of the file forbids it.
import { createHash } from "node:crypto";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildSync } from "esbuild";
import { compress } from "lzma1";
import { scriptHashes } from "./headers.mjs";
import { withShortImports } from "./imports.mjs";
import { integrity, trim, withoutClasses, withoutImports } from "./split.mjs";

const dist = process.argv[2] ?? "dist";
const TARGET = "wasm32-unknown-unknown";
const PROGRAM = "guangdong-ip-atlas";
const HARDEST = 8; // of lzma1: a window of 16 MB
const [BYTES, DIGITS] = [13, 15];

const run = (tool, ...words) => execFileSync(tool, words, { stdio: ["ignore", "pipe", "inherit"], maxBuffer: 1 << 28, encoding: "utf8" });
const text = (path) => readFileSync(path, "utf8");
const find = (folder, pattern) => join(folder, readdirSync(folder).find((name) => pattern.test(name)));

/** { glue, wasm } of the program in one piece. */
async function program() {
  run("cargo", "build", "--quiet", "--release", "--locked", "--no-default-features", "--features", "page", "--target", TARGET, "--bin", PROGRAM);
  const { target_directory: target } = JSON.parse(run("cargo", "metadata", "--format-version", "1", "--no-deps", "--offline"));
  const folder = mkdtempSync(join(tmpdir(), "atlas-single-"));
  try {
    run("wasm-bindgen", "--target", "web", "--no-typescript", "--out-dir", folder, "--out-name", "atlas", join(target, TARGET, "release", `${PROGRAM}.wasm`));
    writeFileSync(join(folder, "atlas.js"), withoutClasses(text(join(folder, "atlas.js"))));
    const bundled = bundle({ entryPoints: [join(folder, "atlas.js")], format: "iife", globalName: "atlasGlue" });
    const path = join(folder, "atlas_bg.wasm");
    writeFileSync(path, withoutCustomSections(readFileSync(path)));
    const wasm = await trim(path, bundled);
    const { script, program } = withShortImports(withoutImports(bundled, wasm), wasm);
    return { glue: script, wasm: program };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const bundle = (options) => buildSync({ bundle: true, write: false, minify: true, target: "es2020", charset: "utf8", logLevel: "error", ...options }).outputFiles[0].text;

/** A module without what only linkers and people read, two fifths of it, but with the names of functions, by which they are put
 * in order (split.mjs). */
function withoutCustomSections(bytes) {
  const NAMES = Buffer.from("\x04name");
  const kept = [bytes.subarray(0, 8)];
  for (let at = 8; at < bytes.length; ) {
    const start = at;
    let [size, shift, byte] = [0, 0, 0];
    do {
      at += 1;
      byte = bytes[at];
      size |= (byte & 127) << shift;
      shift += 7;
    } while (byte & 128);
    const content = at + 1;
    at = content + size;
    if (bytes[start] !== 0 || bytes.subarray(content, content + NAMES.length).equals(NAMES)) kept.push(bytes.subarray(start, at));
  }
  return Buffer.concat(kept);
}

/** One block of files: how long the list of names and sizes is, the list, the files. */
function pack(files) {
  const contents = Object.entries(files).map(([name, content]) => [name, Buffer.from(content)]);
  const list = Buffer.from(JSON.stringify(contents.map(([name, { length }]) => [name, length])));
  const length = Buffer.alloc(4);
  length.writeUInt32BE(list.length);
  return Buffer.concat([length, list, ...contents.map(([, content]) => content)]);
}

/** Bytes as numbers to the base of 125, 13 bytes in 15 digits; a digit is one of the characters below U+0080 that a script of a
 * page may have: all but NUL, CR and "<". The last 13 bytes are filled up with zeros. */
function wrap(bytes) {
  const codes = [];
  for (let at = 0; at < bytes.length; at += BYTES) {
    let rest = [...bytes.subarray(at, at + BYTES)].reduce((number, byte, place) => number | (BigInt(byte) << BigInt(8 * place)), 0n);
    for (let digit = 0; digit < DIGITS; digit += 1) {
      const value = Number(rest % 125n);
      rest /= 125n;
      codes.push(value + 1 + (value >= 12 ? 1 : 0) + (value >= 58 ? 1 : 0));
    }
  }
  return Buffer.from(codes).toString("latin1");
}

let page = text(join(dist, "index.html"));

/** Replaces the one place that `pattern` finds; a change in what is built must not pass in silence. */
function replace(pattern, by) {
  const found = page.match(new RegExp(pattern.source, `${pattern.flags}g`)) ?? [];
  if (found.length !== 1) throw new Error(`single: ${pattern} is there ${found.length} times, expected once`);
  page = page.replace(pattern, typeof by === "function" ? by : () => by);
}

// Its glyphs are in it: what styles a page that waits for them is not.
const sheet = (pattern) => text(find(dist, pattern)).replace(/@font-face\s*\{[^}]*\}/g, "").replace(/(?<=[{}])\[data-glyphs[^{}]*\{[^}]*\}/g, "");
const [style, later] = [sheet(/^style-/), sheet(/^later-/)];
const { glue, wasm } = await program();
const tables = readdirSync(join(dist, "data")).map((name) => [`data/${name}`, readFileSync(join(dist, "data", name))]);
// Texts first: what follows them packs 700 bytes smaller than before them.
const block = pack({
  "atlas.js": glue,
  "later.css": later,
  "THIRD-PARTY-NOTICES.txt": text(join(dist, "THIRD-PARTY-NOTICES.txt")),
  "fonts/OFL.txt": text(join(dist, "fonts", "OFL.txt")),
  ...Object.fromEntries(tables),
  "atlas.wasm": wasm,
  "fonts/outlines.ttf": readFileSync(join(dist, "fonts", "outlines.ttf")),
  "fonts/bold.woff2": readFileSync(find(join(dist, "fonts"), /^bold-.*\.woff2$/)),
});
const packed = compress(new Uint8Array(block), HARDEST);
const checksum = createHash("sha256").update(packed).digest("hex");

// The messages of boot.js, then the start of this file.
const [messages, ...starts] = text("src/browser/boot.js").split("\nif (typeof WebAssembly === 'object') {");
if (starts.length !== 1) throw new Error("single: src/browser/boot.js no longer begins its start with the question for WebAssembly");
const start = bundle({ stdin: { contents: `${messages}\n${text("src/browser/single.js")}`, resolveDir: "src/browser" }, format: "esm" });

// What is beside the served page, and a form that would ask for the page again.
page = page.replace(/<link\b[^>]*\brel="?(?:stylesheet|modulepreload|preload|manifest)\b[^>]*>/g, "").replace(/<script\b[^>]*\btype="?importmap\b[^>]*>[^]*?<\/script>/g, "");
replace(/<form\b[^]*?<\/form>/, "");
replace(/<script data-ask[^]*?<\/script>/, "");
// Its glyphs are asked for by nobody: they are in it.
replace(/<script data-glyphs[^]*?<\/script>/, "");
replace(/<svg data-drawn[^]*?<\/svg>/, "");
replace(/<script data-boot[^]*?<\/script>/, "");
replace(/<\/title>/, (found) => `${found}<style>${style}</style>`);
page = withMechanisms(page, text(join(dist, "mechanisms.html")));
// By a function: what the block holds may have a `$`, which means something in the words of a replacement.
replace(/<\/body>/, (found) => `<script type="text/plain" id="held" data-sha256="${checksum}" data-size="${block.length}" data-packed="${packed.length}">${wrap(packed)}</script><script type="module" data-boot>${start}</script>${found}`);

const policy = {
  "default-src": ["'none'"],
  "script-src": ["'wasm-unsafe-eval'", ...scriptHashes(page), `'${integrity(glue)}'`],
  "style-src": [`'${integrity(style)}'`, `'${integrity(later)}'`],
  "img-src": ["data:", "blob:"],
  "connect-src": ["'none'"],
  "base-uri": ["'none'"],
  "form-action": ["'none'"],
};
const words = Object.entries(policy).map(([name, values]) => [name, ...values].join(" ")).join("; ");
replace(/<meta charset="?utf-8"?\s*\/?>/, (found) => `${found}<meta http-equiv="Content-Security-Policy" content="${words}">`);

const path = join(dist, `${PROGRAM}.html`);
writeFileSync(path, page);
writeFileSync(`${path}.sha256`, `${createHash("sha256").update(readFileSync(path)).digest("hex")}  ${PROGRAM}.html\n`);
console.log(`${path}: ${Buffer.byteLength(page)} bytes, of which ${Buffer.byteLength(wrap(packed))} hold ${block.length} (${packed.length} compressed), the rest can be read as it is`);

/** The plain lists of the mechanisms, a page of their own beside the served one, in the place of the links to it. */
function withMechanisms(page, plain) {
  const sections = [...plain.matchAll(/<section\b[^>]*>([^]*?)<\/section>/g)].map(([, content]) => content.replace(/<p><a href="?\.\/"?>[^]*?<\/a><\/p>/, "").replace(/<(\/?)h([12])/g, (_, end, level) => `<${end}h${Number(level) + 1}`));
  const link = /<p><a href="?\.\/mechanisms\.html"?>[^]*?<\/a>(?:<\/p>)?/g;
  if ((page.match(link) ?? []).length !== sections.length) throw new Error("single: a link to the plain lists of the mechanisms for each language was expected");
  return page.replace(link, () => sections.shift());
}
