// The quick way for the answers of the worker that reads packages, both ends of it: opening.js has the one in the page,
// reader.js the one in the worker. After an input Chromium lets the messages of a worker wait until a frame has been painted:
// the one with the change, but without the answer to it. What comes by a broadcast channel does not wait. A package that has moved
// into the page needs neither (reader_moves.js).

/** The worker's first word, by which it asks whether the page hears it. All others are replies, each a bare text. */
const HEARD = "heard?";
const HEARD_MS = 1_000;

/** The end in the page of `worker`, with a name that nobody else has: calls `hear` with each reply. Nothing where there is none. */
export function hearing(worker, hear) {
  try {
    const way = new BroadcastChannel(`atlas-${crypto.getRandomValues(new Uint32Array(4)).join("-")}`);
    way.onmessage = ({ data }) => (data === HEARD ? worker.postMessage({ isHeard: true }) : hear(data));
    return way;
  } catch {
    return undefined;
  }
}

/** The end in the worker of the way with this name, once the page has told that it hears it. Comes with nothing where it does
 * not: then messages will do. */
export function heard(name) {
  return new Promise((done) => {
    const way = new BroadcastChannel(name);
    addEventListener("message", ({ data }) => data.isHeard && done(way));
    way.postMessage(HEARD);
    setTimeout(done, HEARD_MS);
  }).catch(() => {});
}
