// Makes a second release of the built page: other words in the program, in one of its parts, in the page and in the open data,
// and everything that follows from that: names of content, hashes, headers, the worker's list, compressed copies.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compress } from '../../.ci/compress.mjs';
import { writeHeaders } from '../../.ci/headers.mjs';

const digest = (bytes) => createHash('sha256').update(bytes);
const integrity = (bytes) => `sha256-${digest(bytes).digest('base64')}`;

/** The words that differ, with the same number of bytes: texts in a program cannot grow. */
export const WORDS = { program: ['条结果', '项结果'], statistics: ['平均每天约', '平均每日约'], page: ['可以直接阅读的内容', '能够直接阅读的内容'], data: ['广州', '羊城'] };

/** Replaces bytes, which must be there. */
function reword(folder, name, [from, to]) {
  const path = join(folder, name);
  const [bytes, old, by] = [readFileSync(path), Buffer.from(from), Buffer.from(to)];
  if (old.length !== by.length || !bytes.includes(old)) throw new Error(`${name}: expected in it: ${from}`);
  for (let at = bytes.indexOf(old); at >= 0; at = bytes.indexOf(old, at + by.length)) by.copy(bytes, at);
  writeFileSync(path, bytes);
}

/** Gives a file whose content has changed the name of its content, and tells all that name it; they change by that too. */
function renew(folder, name, was) {
  const bytes = readFileSync(join(folder, name));
  const renewed = name.replace(/[0-9a-f]{16}(?=\.\w+$)/, digest(bytes).digest('hex').slice(0, 16));
  renameSync(join(folder, name), join(folder, renewed));
  for (const other of readdirSync(folder).filter((one) => /\.(js|html)$/.test(one) && one !== 'sw.js')) {
    const before = readFileSync(join(folder, other));
    const text = before.toString().replaceAll(name, renewed).replaceAll(was, integrity(bytes));
    if (text === before.toString()) continue;
    writeFileSync(join(folder, other), text);
    if (/-[0-9a-f]{16}\.js$/.test(other)) renew(folder, other, integrity(before));
  }
}

/** Copies the built page from `dist` to `folder` as its next release. */
export function nextRelease(dist, folder) {
  rmSync(folder, { recursive: true, force: true });
  cpSync(dist, folder, { recursive: true, dereference: true });
  const named = (pattern) => readdirSync(folder).find((name) => pattern.test(name));
  for (const [pattern, words] of [[/^statistics-.*\.wasm$/, WORDS.statistics], [/^atlas-.*\.wasm$/, WORDS.program]]) {
    const name = named(pattern);
    const was = integrity(readFileSync(join(folder, name)));
    reword(folder, name, words);
    renew(folder, name, was);
  }
  reword(folder, 'index.html', WORDS.page);
  reword(folder, 'data/areas.csv', WORDS.data);
  writeHeaders(folder, readFileSync(join(folder, 'index.html'), 'utf8'));
  execFileSync('node', [new URL('../../.ci/offline.mjs', import.meta.url).pathname, folder]);
  compress(folder);
}
