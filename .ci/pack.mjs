// Packs what Trunk has built, in the folder named by TRUNK_STAGING_DIR (or the first argument): one minified
// style sheet instead of many files, the program cut into parts (split.mjs), integrity hashes renewed.
// Trunk 0.21 cannot do either: its minifier fails on the glue, and it does not join style sheets.
import { readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { transformSync } from "esbuild";
import { writeHeaders } from "./headers.mjs";
import { hash, integrity, split } from "./split.mjs";

const LATER = ["entry", "statistics", "mechanisms", "data", "kiosk", "embed", "opening", "long-list"];
const folder = process.argv[2] ?? process.env.TRUNK_STAGING_DIR ?? "dist";
const path = join(folder, "index.html");
let page = readFileSync(path, "utf8");

const minify = (text, loader) => transformSync(text, { loader, minify: true, target: "es2020", charset: "utf8" }).code;
const attribute = (tag, name) => new RegExp(`\\b${name}=("[^"]*"|[^\\s>]+)`).exec(tag)?.[1].replaceAll('"', "");

/** Replaces the one place of `what` in the page; a change in what Trunk writes must not pass in silence. */
function replace(what, by) {
  if (page.split(what).length !== 2) throw new Error(`${path}: expected once: ${what}`);
  page = page.replace(what, () => by);
}

/** The links of the page as they are now. */
const linksOf = () => [...page.matchAll(/<link\b[^>]*>/g)].map(([tag]) => tag);

// The icon is a part of the page: Chromium asks for the file again at every step of the history, a tenth of all that a change costs.
const iconFile = linksOf().find((tag) => attribute(tag, "rel") === "icon");
if (!iconFile) throw new Error(`${path}: no icon`);
const iconPath = join(folder, basename(attribute(iconFile, "href")));
const icon = `<link rel="icon" type="image/png" href="data:image/png;base64,${readFileSync(iconPath).toString("base64")}">`;
rmSync(iconPath);
replace(iconFile, icon);

const sheets = linksOf().filter((tag) => attribute(tag, "rel") === "stylesheet");
const files = sheets.map((tag) => join(folder, basename(attribute(tag, "href"))));
if (files.length === 0) throw new Error(`${path}: no style sheet`);
/** Names of the shipped fonts (fonts.mjs) in a style sheet: `@@bold@@` is the file that begins so. */
function withFonts(text) {
  const fonts = readdirSync(join(folder, "fonts")).filter((name) => name.endsWith(".woff2"));
  return text.replace(/@@(\w+)@@/g, (place, face) => {
    const name = fonts.find((name) => name.startsWith(`${face}-`));
    if (!name) throw new Error(`${folder}/fonts: no file for ${place}`);
    return name;
  });
}
const texts = files.map((file) => withFonts(readFileSync(file, "utf8")));
for (const file of files) rmSync(file);
/** A style sheet of the files whose names `belongs` wants, in the order of the page. */
function sheet(title, belongs) {
  const bytes = minify(texts.filter((_, place) => belongs(basename(files[place]))).join("\n"), "css");
  const name = `${title}-${hash(bytes)}.css`;
  writeFileSync(join(folder, name), bytes);
  return { name, bytes, link: `<link rel="stylesheet" href="./${name}" integrity="${integrity(bytes)}" crossorigin>` };
}
// What styles the later parts comes with them. The rules for paper come last in both.
const isLater = (file) => LATER.some((name) => file.startsWith(`${name}-`));
const style = sheet("style", (file) => !isLater(file));
const later = sheet("later", (file) => isLater(file) || file.startsWith("print-"));
sheets.forEach((tag, place) => replace(tag, place === 0 ? style.link : ""));

// The plain page of the mechanisms has both style sheets, and the icon: without one a browser asks for /favicon.ico.
const plain = join(folder, "mechanisms.html");
const unstyled = readFileSync(plain, "utf8");
if (!unstyled.includes("@@style@@")) throw new Error(`${plain}: expected once: @@style@@`);
writeFileSync(plain, unstyled.replace("@@style@@", icon + style.link + later.link));

// The program, its script and its later parts take the place of what Trunk has made, under names of their content.
const links = linksOf();
const preload = links.find((tag) => attribute(tag, "rel") === "modulepreload");
const wasm = links.find((tag) => attribute(tag, "rel") === "preload");
const { script, list, keeper, program, parts } = await split(later);
for (const tag of [preload, wasm]) rmSync(join(folder, basename(attribute(tag, "href"))));
for (const { name, bytes } of [script, list, keeper, program, ...parts]) writeFileSync(join(folder, name), bytes);
replace(attribute(preload, "integrity"), integrity(script.bytes));
const checked = Object.fromEntries([script, list, keeper].map(({ name, bytes }) => [`./${name}`, integrity(bytes)]));
// The head asks for the program before the style sheet, which scripts behind it wait for, and has the browser check its hash,
// which a preload cannot (Chromium ignores and complains about it). The script is checked wherever an import map can say so,
// and as a preload.
const ask = `if(self.WebAssembly)(self.atlasProgram=fetch("./${program.name}",{integrity:"${integrity(program.bytes)}"})).catch(()=>{})`;
replace(style.link, `<script data-ask>${ask}</script>${style.link}`);
replace(wasm, `<script type="importmap">${JSON.stringify({ integrity: checked })}</script>`);
replace(" data-boot", ` data-boot data-integrity="${integrity(program.bytes)}"`);
page = page.replaceAll(basename(attribute(preload, "href")), script.name).replaceAll(basename(attribute(wasm, "href")), program.name);
// Its words for people stay in the source.
page = page.replace(/(<script\b[^>]*\bdata-boot\b[^>]*>)([^]*?)(?=<\/script>)/, (_, tag, text) => tag + minify(text, "js").trim());
writeFileSync(path, page);

// What other sites put on their pages. Its name is fixed, for it stands in their code; its head is its manual.
const embed = transformSync(readFileSync("public/embed.js", "utf8"), { minify: true, target: "chrome80", charset: "utf8", legalComments: "none" }).code;
if (Buffer.byteLength(embed) > 3072) throw new Error(`embed.js has ${Buffer.byteLength(embed)} bytes: more than 3 KB`);
writeFileSync(join(folder, "embed.js"), `/* 粤知图 · Guangdong IP Atlas, MIT OR Apache-2.0 */\n${embed}`);
writeHeaders(folder, page);
