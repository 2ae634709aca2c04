// Writes sw.js into dist (or the folder named): public/sw.js with the list of the built files and their hashes. What the page
// refers to is kept before the worker starts, the rest afterwards.
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { transformSync } from "esbuild";
import { filesOf } from "./compress.mjs";

/** Not for visitors of the page: what the webmaster reads, what makes packages from microdata, other ways of taking the page along, the worker itself. */
const LEFT_OUT = /^(headers\/|microdata\/|sw\.js$|guangdong-ip-atlas\.html|embed\.js$)/;

const folder = process.argv[2] ?? "dist";
const page = readFileSync(join(folder, "index.html"), "utf8");
const integrity = (bytes) => `sha256-${createHash("sha256").update(bytes).digest("base64")}`;

const paths = filesOf(folder).filter((path) => !LEFT_OUT.test(path));
const files = Object.fromEntries(paths.map((path) => [path, integrity(readFileSync(join(folder, path)))]));
// What keeps a package in the page has its hash in the page, but is for visitors who open one.
const first = paths.filter((path) => path === "index.html" || (page.includes(path) && !path.startsWith("keeper-")));
if (first.length < 5) throw new Error(`${folder}/index.html refers to ${first.join(", ")} only: is this the built page?`);
const release = createHash("sha256").update(JSON.stringify(files)).digest("hex").slice(0, 16);

const source = readFileSync(new URL("../public/sw.js", import.meta.url), "utf8");
if (source.split("'@@list@@'").length !== 2) throw new Error("public/sw.js: expected once: '@@list@@'");
const text = source.replace("'@@list@@'", () => JSON.stringify({ release, first, files }));
writeFileSync(join(folder, "sw.js"), transformSync(text, { loader: "js", minify: true, target: "es2020", charset: "utf8" }).code);
console.log(`${folder}/sw.js: release ${release}, ${paths.length} files, ${first.length} of them for the first sight`);
