// The program that keeps a package, in the page itself, with the memory that it had in the worker: see reader_moves.js. A file of
// its own (.ci/reader.mjs): a function that gives all this, with what the program asks of its surroundings, anew for each package.
import init, { answer, rest } from "atlas-reader-glue";

const [PAGE_BYTES, STEP_BYTES] = [1 << 16, 4 << 20];

/** Comes when the tasks that wait have had their turn. A timer would be put off in a page that is not seen. */
function pause() {
  const { port1, port2 } = new MessageChannel();
  return new Promise((done) => {
    port1.onmessage = done;
    port2.postMessage(0);
  });
}

/** Comes with a function that gives the replies to a question at once; with nothing where `isWanted()` says no meanwhile. */
export async function moveIn({ program, memory, slots }, isWanted) {
  const own = await init({ module_or_path: program });
  const missing = memory.byteLength - own.memory.buffer.byteLength;
  if (missing > 0) own.memory.grow(missing / PAGE_BYTES);
  const [from, to] = [new Uint8Array(memory), new Uint8Array(own.memory.buffer)];
  // In steps: the reader may be at work.
  for (let at = 0; at < from.length; at += STEP_BYTES) {
    to.set(from.subarray(at, at + STEP_BYTES), at);
    await pause();
    if (!isWanted()) return undefined;
  }
  const table = own.__wbindgen_externrefs;
  if (slots > table.length) table.grow(slots - table.length);
  return (question) => [answer(question), rest()].filter((reply) => reply !== "");
}
