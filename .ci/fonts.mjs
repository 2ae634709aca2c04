// Writes fonts/ into the built folder (TRUNK_STAGING_DIR, or the first argument): the glyphs of every character that the
// page can show (characters.mjs), out of Noto Sans SC, so that Chinese is there on a machine without any Chinese font.
//
//   regular-….woff2   every character; fetched, as the next, only where the system lacks one (style/fonts.css)
//   bold-….woff2      what stands out; what it lacks is taken from the regular one, made bolder by the browser
//   outlines.ttf      the regular one as the program reads it, for texts in saved pictures
//   OFL.txt           the licence
//
// Fails with file:row if a text of the interface or of the data has a character that the font has not. Only kana, hangul
// and other scripts of foreign titles may be missing: those are left to the system, and stay text in a picture.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import subsetFont from "subset-font";
import { bold, optional, required } from "./characters.mjs";
import { hash } from "./split.mjs";
import { characters, join as joinFonts, nameOf, tables } from "./truetype.mjs";

const folder = join(process.argv[2] ?? process.env.TRUNK_STAGING_DIR ?? "dist", "fonts");
const PACKAGE = "node_modules/@fontsource/noto-sans-sc";
// The styles ask for 600 where something is to stand out.
const ALL = new Set([" ", ...required.keys(), ...optional.keys()]);
const FACES = [
  { style: "Regular", weight: 400, file: "regular", wanted: ALL },
  { style: "Bold", weight: 600, file: "bold", wanted: new Set([" ", ...bold]) },
];
const BARE = { keepFeatures: [], noLayoutClosure: true, noHinting: true, preserveNameIds: [0] };

/** The names of the package's files that can have one of `texts`: the large ones first, then the small slices. */
function* sources(texts) {
  yield* ["chinese-simplified", "latin"];
  const slices = JSON.parse(readFileSync(join(PACKAGE, "unicode.json"), "utf8"));
  for (const [name, ranges] of Object.entries(slices)) {
    const bounds = ranges.split(",").map((range) => range.slice(2).split("-").map((code) => parseInt(code, 16)));
    const has = (character) => bounds.some(([first, last = first]) => character.codePointAt(0) >= first && character.codePointAt(0) <= last);
    if (/^\[\d+\]$/.test(name) && [...texts].some(has)) yield name.slice(1, -1);
  }
}

/** One font of a weight with all of `wanted` that the package has: its bytes, what it lacks, whose it is. */
async function make({ style, weight, wanted }) {
  const missing = new Set(wanted);
  const pieces = [];
  for (const source of sources(missing)) {
    if (missing.size === 0) break;
    const bytes = readFileSync(join(PACKAGE, "files", `noto-sans-sc-${source}-${weight}-normal.woff2`));
    const piece = tables(await subsetFont(bytes, [...missing].join(""), { ...BARE, targetFormat: "truetype" }));
    const found = [...characters(piece).keys()].map((code) => String.fromCodePoint(code)).filter((character) => missing.delete(character));
    if (found.length > 0) pieces.push(piece);
  }
  const copyright = nameOf(pieces[0], 0);
  // The font's own name is left out: the licence reserves a part of it for the unchanged font.
  const names = { 0: copyright, 1: "Guangdong IP Atlas", 2: style, 4: `Guangdong IP Atlas ${style}`, 6: `GuangdongIPAtlas-${style}`, 13: "SIL Open Font License, Version 1.1" };
  return { font: joinFonts(pieces, names), missing, copyright };
}

mkdirSync(folder, { recursive: true });
for (const face of FACES) {
  const { font, missing, copyright } = await make(face);
  const { wanted } = face;
  const lacking = [...required].filter(([character]) => missing.has(character));
  for (const [character, place] of lacking) console.error(`${place}: ${character} (U+${character.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}) is not in Noto Sans SC ${face.style}`);
  if (lacking.length > 0) process.exit(1);

  const woff2 = await subsetFont(font, [...wanted].join(""), { ...BARE, targetFormat: "woff2", preserveNameIds: [0, 1, 2, 4, 6, 13] });
  const name = `${face.file}-${hash(woff2)}.woff2`;
  writeFileSync(join(folder, name), woff2);
  console.log(`fonts/${name}: ${wanted.size - missing.size} characters, ${woff2.length} bytes`);
  if (face.weight !== 400) continue;
  writeFileSync(join(folder, "outlines.ttf"), font);
  writeFileSync(join(folder, "OFL.txt"), `Noto Sans SC: ${copyright}\n\n${readFileSync(join(PACKAGE, "LICENSE"), "utf8").replace(/\r\n?/g, "\n").trim()}\n`);
  if (missing.size > 0) console.log(`not in the font: ${[...missing].map((character) => `${character} (${optional.get(character)})`).join(" ")}`);
}
