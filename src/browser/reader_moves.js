// A package of some ten thousand entries moves into the page once its text is indexed: the memory of the worker's program, as it
// is, becomes that of the same program in the page, which then answers within the task that asks. A worker's answer takes some
// milliseconds, and what is typed begins a frame before it comes. The worker's end, in reader.js; the page's is reader_in_page.js.

import { kept } from "./reader_kept.js";

/** More is not for a page: 10,000 entries are 5 MB of files. One of 100,000 was measured: some choices were
 * on the screen some milliseconds sooner, others were not, for the page has more to do, and its files are 51 MB in addition. */
const [MOST_FILE_BYTES, MOST_MEMORY_BYTES] = [16 << 20, 96 << 20];

/** What moves: { program, files, memory, slots }, to be handed over with its buffers; nothing if it is too much, or files are gone.
 * `exported` is what the running program exports. */
export async function luggage(program, exported) {
  const bytes = [...kept.values()].reduce((sum, { size }) => sum + size, 0);
  if (bytes > MOST_FILE_BYTES || exported.memory.buffer.byteLength > MOST_MEMORY_BYTES) return undefined;
  try {
    const files = await Promise.all([...kept].map(async ([name, blob]) => [name, await blob.arrayBuffer()]));
    // Between two answers nothing is on the stack: the memory is all there is, but for places for objects of the browser, all free.
    // What the worker answers after this the copy does not know: see the page's end.
    const memory = exported.memory.buffer.slice(0);
    return { program, files, memory, slots: exported.__wbindgen_externrefs.length };
  } catch {
    return undefined;
  }
}
