// Writes dist/THIRD-PARTY-NOTICES.txt: every crate that is compiled for the page, and the font whose glyphs
// .ci/fonts.mjs has put beside it, with their licence texts.
// Crates that only run while building (build scripts, proc-macros, tests) are not shipped and not listed.
// Fails if a crate has no licence or only ones outside of the list below.
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";

const BAKED = ["pinyin", "fast2s"];

const DECODER = "node_modules/lzma1";
const FONT = "node_modules/@fontsource/noto-sans-sc/package.json";
const FONT_LICENCE = "dist/fonts/OFL.txt"; // written by .ci/fonts.mjs

const OUTPUT = "dist/THIRD-PARTY-NOTICES.txt";
const TARGET = "wasm32-unknown-unknown";
const ALLOWED = new Set([
  "0BSD", "Apache-2.0", "Apache-2.0 WITH LLVM-exception", "BSD-2-Clause", "BSD-3-Clause", "BSL-1.0", "CC0-1.0",
  "ISC", "MIT", "MIT-0", "MPL-2.0", "Unicode-3.0", "Unicode-DFS-2016", "Unlicense", "Zlib",
]); // prettier-ignore
const TEXT_FILE = /^(un)?licen[cs]e|^copying|^copyright|^notice/i;

/** Does an SPDX expression leave a way to use the crate under allowed licences only? ("MIT/ISC" is old for OR.) */
export function isAllowed(expression) {
  const tokens = expression.replace(/\//g, " OR ").replace(/[()]/g, " $& ").trim().split(/\s+/);
  let at = 0;
  const either = () => {
    let result = both();
    while (tokens[at] === "OR") {
      at += 1;
      result = both() || result;
    }
    return result;
  };
  const both = () => {
    let result = one();
    while (tokens[at] === "AND") {
      at += 1;
      result = one() && result;
    }
    return result;
  };
  const one = () => {
    if (tokens[at] === "(") {
      at += 1;
      const result = either();
      at += 1; // the closing bracket
      return result;
    }
    let name = tokens[at++];
    if (tokens[at] === "WITH") {
      name += ` WITH ${tokens[at + 1]}`;
      at += 2;
    }
    return ALLOWED.has(name);
  };
  const result = either();
  return result && at === tokens.length;
}

/** The packages that are linked into the page, ours left out, by name and version. */
function shippedPackages() {
  const arguments_ = ["metadata", "--format-version", "1", "--filter-platform", TARGET];
  const metadata = JSON.parse(execFileSync("cargo", arguments_, { maxBuffer: 1 << 28, stdio: ["ignore", "pipe", "inherit"] }));
  const packages = new Map(metadata.packages.map((item) => [item.id, item]));
  const nodes = new Map(metadata.resolve.nodes.map((node) => [node.id, node]));
  const isMacro = (id) => packages.get(id).targets.some(({ kind }) => kind.includes("proc-macro"));
  // build.rs bakes tables of these two into the page, so they are shipped though they are build dependencies.
  const baked = metadata.packages.filter(({ name }) => BAKED.includes(name)).map(({ id }) => id);
  const reached = new Set([metadata.resolve.root, ...baked]);
  for (const id of reached) {
    for (const { pkg, dep_kinds } of nodes.get(id).deps) {
      if (dep_kinds.some(({ kind }) => kind === null) && !isMacro(pkg)) reached.add(pkg);
    }
  }
  return [...reached]
    .filter((id) => !metadata.workspace_members.includes(id))
    .map((id) => packages.get(id))
    .sort((a, b) => a.name.localeCompare(b.name, "en") || a.version.localeCompare(b.version, "en"));
}

/** The licence texts in a crate's folder. */
function licenceTexts({ manifest_path, license_file }) {
  const folder = dirname(manifest_path);
  const names = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && TEXT_FILE.test(entry.name))
    .map((entry) => entry.name);
  if (license_file && !names.includes(license_file)) names.push(license_file);
  return names.sort().map((name) => readFileSync(join(folder, name), "utf8").replace(/\r\n?/g, "\n").trim());
}

function main() {
  const packages = shippedPackages();
  const refused = packages.filter(({ license, license_file }) => (license ? !isAllowed(license) : !license_file));
  if (refused.length > 0) {
    for (const { name, version, license } of refused) console.error(`${name} ${version}: licence ${license ?? "none"} is not in the list of .ci/notices.mjs`);
    process.exit(1);
  }

  const apache = readFileSync("LICENSE-APACHE", "utf8").trim();
  const mit = readFileSync("LICENSE-MIT", "utf8").trim();
  // The same text is printed once, also where only its line breaks differ.
  const texts = new Map();
  const add = (text, owner) => {
    const key = text.replace(/\s+/g, " ");
    if (!texts.has(key)) texts.set(key, { text, owners: [] });
    texts.get(key).owners.push(owner);
  };

  const rust = execFileSync("rustc", ["--version"], { encoding: "utf8" }).split(" ")[1];
  const list = [`The Rust standard library ${rust}\n  MIT OR Apache-2.0; The Rust Project contributors; https://github.com/rust-lang/rust`];
  add(apache, `the Rust standard library ${rust}`);
  for (const item of packages) {
    const name = `${item.name} ${item.version}`;
    const authors = item.authors.length > 0 ? item.authors.join(", ") : `the ${item.name} contributors`;
    list.push(`${name}\n  ${item.license ?? item.license_file}; ${authors}${item.repository ? `; ${item.repository}` : ""}`);
    const own = licenceTexts(item);
    for (const text of own) add(text, name);
    // Some crates name their licence but carry no text.
    if (own.length === 0) {
      if (item.license.includes("Apache-2.0")) add(apache, name);
      else if (item.license.includes("MIT")) add(mit.replace(/^Copyright .*$/m, `Copyright (c) ${authors}`), name);
      else {
        console.error(`${name}: the crate has no text of its licence ${item.license}`);
        process.exit(1);
      }
    }
  }

  // Takes the single file apart (src/browser/single.js).
  const { name, version, license, repository } = JSON.parse(readFileSync(join(DECODER, "package.json"), "utf8"));
  if (!isAllowed(license)) throw new Error(`The licence ${license} of ${name} is not allowed.`);
  list.push(`${name} ${version}, in the single file only\n  ${license}; ${repository.url.replace(/^git\+/, "")}`);
  add(readFileSync(join(DECODER, "LICENSE"), "utf8").replace(/\r\n?/g, "\n").trim(), `${name} ${version}`);

  const font = JSON.parse(readFileSync(FONT, "utf8"));
  const text = readFileSync(FONT_LICENCE, "utf8").trim();
  if (font.license !== "OFL-1.1") throw new Error(`The font's licence ${font.license} is not OFL-1.1.`);
  list.push(`Noto Sans SC ${font.version}: glyphs of the characters in use, renamed, in fonts/\n  ${font.license}; ${/\(c\).*/.exec(text)[0]}`);
  add(text, `Noto Sans SC ${font.version}`);

  const rule = "=".repeat(80);
  const blocks = [...texts.values()].map(({ text, owners }) => `${rule}\nFor: ${owners.join(", ")}\n${rule}\n\n${text}\n`);
  const head = "Third-party notices of the Guangdong IP Atlas\n\nThe page contains code and glyphs of these projects. Their licence texts follow the list.\n";
  writeFileSync(OUTPUT, `${head}\n${list.join("\n")}\n\n${blocks.join("\n")}`);
  console.log(`${OUTPUT}: ${packages.length} crates, 1 font, ${texts.size} texts`);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) main();
