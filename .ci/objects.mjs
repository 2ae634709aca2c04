// Writes headers/objects.tsv into dist (or the folder named): for an object store, which chooses nothing at the time of the
// request, what each object is to be: key, the file with its bytes, Content-Type, Cache-Control, Content-Encoding (may be
// empty). The page and the service worker come last: nobody then meets a page whose parts are not there yet.
import { existsSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { filesOf } from "./compress.mjs";
import { ASK_ANEW, FOR_A_YEAR, KEPT } from "./headers.mjs";
import { typeOf } from "./types.mjs";

const LAST = ["sw.js", "index.html"];

const folder = process.argv[2] ?? "dist";
const keys = filesOf(folder).filter((path) => !path.startsWith("headers/"));
const sorted = [...keys.filter((key) => !LAST.includes(key)), ...LAST.filter((key) => keys.includes(key))];
// gzip, which every browser reads: a store cannot ask for less.
const rows = sorted.map((key) => {
  const isSmaller = existsSync(join(folder, `${key}.gz`));
  return [key, isSmaller ? `${key}.gz` : key, typeOf(key), KEPT.test(basename(key)) ? FOR_A_YEAR : ASK_ANEW, isSmaller ? "gzip" : ""];
});
const table = [["key", "file", "type", "cache", "encoding"], ...rows];
writeFileSync(join(folder, "headers", "objects.tsv"), `${table.map((row) => row.join("\t")).join("\n")}\n`);
console.log(`${folder}/headers/objects.tsv: ${rows.length} objects`);
