// Writes, beside each file of dist (or the folder named) that gains by it, the same bytes compressed once and well: name.br
// and name.gz. A server that can hand them out (headers/nginx.conf, headers/Caddyfile, .ci/serve.mjs) compresses nothing itself.
import { readFileSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { extname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const KINDS = new Set([".bin", ".css", ".csv", ".html", ".js", ".json", ".md", ".mjs", ".py", ".sql", ".svg", ".ttf", ".txt", ".wasm", ".webmanifest", ".xml"]);
/** For the webmaster, not for visitors. */
const NOT_SERVED = /^headers\//;
export const COMPRESSED = /\.(?:br|gz)$/;
/** A copy is worth a file of its own if it saves a tenth. */
const GAIN = 0.9;

const brotli = (bytes) =>
  brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } });
const gzip = (bytes) => gzipSync(bytes, { level: constants.Z_BEST_COMPRESSION });

/** Paths of all files under a folder that are not compressed copies, sorted. */
export function filesOf(folder) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = files.map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(join(folder, "/").length).replaceAll("\\", "/"));
  return paths.filter((path) => !COMPRESSED.test(path)).sort();
}

/** Writes the copies; those of an earlier build that no longer fit are removed. */
export function compress(folder) {
  const sums = { files: 0, plain: 0, br: 0, gz: 0 };
  for (const path of filesOf(folder)) {
    const file = join(folder, path);
    const bytes = readFileSync(file);
    const { atime, mtime } = statSync(file);
    const copies = KINDS.has(extname(path)) && !NOT_SERVED.test(path) ? { br: brotli(bytes), gz: gzip(bytes) } : {};
    for (const kind of ["br", "gz"]) {
      if (!copies[kind] || copies[kind].length > bytes.length * GAIN) {
        rmSync(`${file}.${kind}`, { force: true });
        continue;
      }
      writeFileSync(`${file}.${kind}`, copies[kind]);
      // Servers make ETag and Last-Modified of it.
      utimesSync(`${file}.${kind}`, atime, mtime);
      sums[kind] += copies[kind].length;
    }
    if (copies.br) [sums.files, sums.plain] = [sums.files + 1, sums.plain + bytes.length];
  }
  return sums;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const folder = process.argv[2] ?? "dist";
  const { files, plain, br, gz } = compress(folder);
  console.log(`${folder}: ${files} files of ${plain} bytes compressed to ${br} (brotli) and ${gz} (gzip)`);
}
