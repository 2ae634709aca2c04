// The worker that reads packages: gets the bytes of files, members of a zip or an address, and hands them piece by piece to
// the program atlas-reader, which judges them. Bundled by .ci/reader.mjs. Messages to the page are lists of texts and
// numbers; the first is the kind: progress, sound, faulty, problem, failed. The text of a package goes as bytes. A package of many
// entries stays here: then the page asks ({ question }, with told: how many of the replies it has already) and is answered by reply,
// and told by indexed when the index of the text is there. Of a press that may come ({ press }) the answers are told ahead
// (foreseen). Replies go by the quick way where the page has told ({ isHeard }) that it hears it. A package that is not too large for
// it moves into the page then (moves); when the page has it ({ hasMoved }) it is told that all that was asked has been answered (left).
import init, { Court, Reading, answer, findPackage, foresee, foreseen, prepare, rest } from "atlas-reader-glue";
import { heard } from "./quick_way.js";
import { DESCRIPTOR, FIELD_END, LINE_END, Problem, asked, collect, converted } from "./reader_bytes.js";
import { Copy, kept } from "./reader_kept.js";
import { luggage } from "./reader_moves.js";
import { isZip, ofAddress, ofFiles, ofZip } from "./reader_sources.js";

const PROGRESS_MS = 80;
// From this size on a package is judged by a second worker while this one takes it down, which is so many pieces ahead at most.
const [SHARED_BYTES, MOST_AHEAD] = [16 << 20, 8];
// A question waits no longer for a slice of the index than this.
const [SLICE_MS, ROWS_A_STEP] = [8, 128];

const send = (...words) => postMessage(words);
globalThis.atlasReaderFailed = (message) => send("failed", message);

/** The program, compiled once, and what it exports. */
let program;
let exported;
/** Comes with the quick way to the page, if there is one. */
let quickWay;

/** Reads the package among `all` and tells how far it is. */
async function read(all, encodings) {
  const list = all.map(({ path, size }) => [path, size].join(FIELD_END)).join(LINE_END);
  const [place, ...tables] = asked(() => findPackage(list)).split(LINE_END);
  const chosen = tables.map((line) => line.split(FIELD_END)).map(([name, at]) => ({ name, file: all[at] }));
  const whole = chosen.reduce((sum, { file }) => sum + file.size, all[place].size);
  const label = encodings.get(DESCRIPTOR);
  const pieces = all[place].pieces();
  const descriptor = await new Blob(await collect(label ? converted(pieces, label) : pieces)).arrayBuffer();
  const isShared = whole > SHARED_BYTES && typeof Worker !== "undefined";
  const reading = new Reading(new Uint8Array(descriptor), !isShared);
  const order = reading.order().split(LINE_END);
  const rank = ({ name }) => (order.includes(name) ? order.indexOf(name) : order.length);
  chosen.sort((a, b) => rank(a) - rank(b));
  const court = isShared && judgedApart(descriptor);
  const begin = (name) => {
    reading.begin(name);
    if (court) court.begin(name);
  };
  let [bytes, rows, told] = [descriptor.byteLength, 0, 0];
  tables: for (const { name, file } of chosen) {
    if (!order.includes(name)) {
      // It belongs to no package: that it is there is the fault, whatever is in it.
      begin(name);
      continue;
    }
    let isBegun = false;
    const label = encodings.get(name);
    const isCopied = reading.isKept(name) && (label || !file.blob);
    if (reading.isKept(name) && !isCopied) kept.set(name, file.blob);
    const copy = isCopied && new Copy();
    for await (const piece of label ? converted(file.pieces(), label) : file.pieces()) {
      // Only an address knows so late that there is no such file.
      if (piece === null) continue tables;
      if (!isBegun) begin(name);
      isBegun = true;
      if (copy) copy.push(piece);
      rows = asked(() => reading.push(piece));
      bytes += piece.length;
      // What is copied is still needed here.
      if (court) await court.give(copy ? piece.slice() : piece);
      if (performance.now() - told > PROGRESS_MS) {
        told = performance.now();
        send("progress", name, bytes, whole, rows);
      }
    }
    // An empty file has no piece, but is there.
    if (!isBegun) begin(name);
    if (copy) kept.set(name, copy.blob());
  }
  send("progress", "", bytes, whole, rows);
  // The second worker is gone by then, with what it remembers of a million rows: both need memory when they end.
  const faults = court && (await court.verdict(reading.names()));
  const [kind, ...words] = faults && faults.length > 0 ? faults : reading.finish();
  const isKeeping = kind === "sound" && words.length > 1;
  // With bytes the page has less to do than with a text of some megabytes.
  if (kind === "sound") words[0] = new TextEncoder().encode(words[0]);
  const way = isKeeping && (await quickWay);
  postMessage([kind, ...words], kind === "sound" ? [words[0].buffer] : []);
  if (isKeeping) stay(way);
  else kept.clear();
}

/** A second worker that judges what it is given: { begin(name), give(piece), verdict(names) }. A piece is gone when it is given.
 * Names in English texts are looked for here, where there is time for it. The verdict is nothing if all is sound. */
function judgedApart(descriptor) {
  const worker = new Worker(self.location.href);
  const { port1: port, port2: other } = new MessageChannel();
  const end = new Promise((done, failed) => {
    worker.onmessage = ({ data }) => {
      worker.terminate();
      if (data[0] === "verdict") done(data.slice(1));
      else failed(new Error(data[1]));
    };
    worker.onerror = (event) => failed(new Error(event.message || "worker"));
  });
  // Awaited below; should reading fail before that, its failure is the one to tell.
  end.catch(() => {});
  let [ahead, goOn] = [0, () => {}];
  port.onmessage = () => {
    ahead -= 1;
    goOn();
  };
  worker.postMessage({ judge: { descriptor, port: other }, wasm: program }, [other]);
  return {
    begin: (name) => port.postMessage(name),
    async give(piece) {
      port.postMessage(piece, [piece.buffer]);
      ahead += 1;
      // Memory is not for what waits.
      if (ahead > MOST_AHEAD) await Promise.race([new Promise((done) => (goOn = done)), end]);
    },
    verdict(names) {
      port.postMessage({ names });
      return end;
    },
  };
}

/** The second worker: judges what the first one has taken down. */
function judge({ descriptor, port }) {
  const court = new Court(new Uint8Array(descriptor));
  port.onmessage = ({ data }) => {
    if (typeof data === "string") return court.begin(data);
    if (!(data instanceof Uint8Array)) return send("verdict", ...court.finish(data.names));
    court.push(data);
    port.postMessage(0);
  };
}

/** Answers what the page asks, all by one way, for two would not keep the order; builds the index of the text in between. */
function stay(way) {
  const reply = (text) => (way ? way.postMessage(text) : send("reply", text));
  let [isIndexed, waiting] = [false, undefined];
  addEventListener("message", ({ data }) => {
    // Behind all replies: who ended itself might take those along that have not been heard.
    if (data.hasMoved) return send("left");
    // Until the index is there a search reads a million texts: nobody is to wait for one that may not be wanted.
    if (data.press !== undefined) return isIndexed ? lookAhead(data) : (waiting = data);
    if (data.question === undefined) return;
    const first = answer(data.question);
    // The page may have it, and the rows, too: then the question is only turned to.
    if (data.told < 1) reply(first);
    if (data.told > 1) return;
    // The numbers are shown while the rows are read.
    const rows = rest();
    if (rows) reply(rows);
  });
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    const end = performance.now() + SLICE_MS;
    while (prepare(ROWS_A_STEP)) if (performance.now() > end) return port2.postMessage(0);
    isIndexed = true;
    send("indexed");
    if (waiting) lookAhead(waiting);
    move();
  };
  port2.postMessage(0);
}

/** Tells what the press that may come would lead to, one state in each task: what is asked in earnest need not wait for all. */
function lookAhead({ press, rows }) {
  foresee(press, rows);
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    const [hash, ...replies] = foreseen();
    if (hash === undefined) return;
    send("foreseen", hash, rows, replies);
    port2.postMessage(0);
  };
  port2.postMessage(0);
}

/** Hands the package over to the page, if it is for one. */
async function move() {
  const all = await luggage(program, exported);
  if (all) postMessage(["moves", all], [all.memory, ...all.files.map(([, bytes]) => bytes)]);
}

/** [{ path, file }] or an address. */
async function open({ files, address, encodings, judge: task, wasm, way }) {
  try {
    quickWay = way && heard(way);
    program = wasm instanceof WebAssembly.Module ? wasm : await WebAssembly.compile(wasm);
    exported = await init({ module_or_path: program });
    if (task) return judge(task);
    const others = new Map(encodings);
    if (address) return await read(await ofAddress(address, others.get(DESCRIPTOR)), others);
    const only = files.length === 1 && (await isZip(files[0].file));
    // Not "no datapackage.json": it was meant to be a zip.
    if (!only && files.length === 1 && /\.zip$/i.test(files[0].path)) throw new Problem("not-a-zip");
    await read(only ? await ofZip(files[0].file) : ofFiles(files), others);
  } catch (error) {
    if (error instanceof Problem) send("problem", ...error.words);
    else send("failed", String(error && error.message) || "error");
  }
}

addEventListener("message", ({ data }) => open(data), { once: true });
