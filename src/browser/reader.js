// The worker that reads packages: gets the bytes of files, members of a zip or an address, and hands them piece by piece to
// the program atlas-reader, which judges them. Bundled by .ci/reader.mjs. Messages to the page are lists of texts and
// numbers; the first is the kind: progress, sound, faulty, problem, failed. A package of many entries stays here: then the
// page asks ({ question }) and is answered by reply, and told by indexed when the index of the text is there.
import init, { Archive, Checksum, Court, Reading, answer, findPackage, prepare } from "atlas-reader-glue";

const [FIELD_END, LINE_END] = ["\u001f", "\u001e"];
const [PIECE_BYTES, TAIL_BYTES] = [4 << 20, 8 << 20];
// As src/opening: what an address may send, for its tables are not known to be small.
const [MAX_BYTES, MAX_DESCRIPTOR_BYTES] = [1 << 30, 4 << 20];
const PROGRESS_MS = 80;
// From this size on files are judged by a second worker while this one reads them.
const SHARED_BYTES = 16 << 20;
const COPY_BYTES = 32 << 20;
// A question waits no longer for a slice of the index than this.
const [SLICE_MS, ROWS_A_STEP] = [8, 128];

const send = (...words) => postMessage(words);
globalThis.atlasReaderFailed = (message) => send("failed", message);

/** The program, compiled once. */
let program;

/** Tables whose bytes may be asked for again, each a blob: the browser keeps them, on the disk if they are large. */
const kept = new Map();

globalThis.atlasReadBytes = (file, start, end) => {
  const blob = kept.get(file);
  if (!blob || end > blob.size) return undefined;
  try {
    return new Uint8Array(new FileReaderSync().readAsArrayBuffer(blob.slice(start, end)));
  } catch {
    return undefined;
  }
};

/** An obstacle that the page has a sentence for: { kind, detail }. */
class Problem extends Error {
  constructor(kind, detail = "") {
    super(kind);
    this.words = [kind, detail];
  }
}

/** What the program throws is `kind FIELD_END detail`. */
const asked = (act) => {
  try {
    return act();
  } catch (error) {
    if (typeof error === "string") throw new Problem(...error.split(FIELD_END));
    throw error;
  }
};

const bytesOf = async (blob, name) => {
  try {
    return new Uint8Array(await blob.arrayBuffer());
  } catch {
    throw new Problem("unreadable", name);
  }
};

/** The pieces of a blob; each is read when it is wanted. */
async function* piecesOfBlob(blob, name) {
  for (let at = 0; at < blob.size; at += PIECE_BYTES) yield bytesOf(blob.slice(at, at + PIECE_BYTES), name);
}

async function* piecesOfStream(stream, name, kind) {
  const reader = stream.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read().catch(() => {
        throw new Problem(kind, name);
      });
      if (done) return;
      yield value;
    }
  } finally {
    // A zip bomb is left as soon as it is too large.
    reader.cancel().catch(() => {});
  }
}

/** Files as { path, size, pieces(), blob: the same bytes, if there is one }. */
const ofFiles = (files) => files.map(({ path, file }) => ({ path, size: file.size, blob: file, pieces: () => piecesOfBlob(file, path) }));

async function isZip(file) {
  const start = await bytesOf(file.slice(0, 4), file.name);
  return start[0] === 0x50 && start[1] === 0x4b;
}

/** The members of a zip, unpacked while they are read, checked against their size and checksum. */
async function ofZip(file) {
  const tail = await bytesOf(file.slice(Math.max(0, file.size - TAIL_BYTES)), file.name);
  const archive = asked(() => new Archive(tail, file.size));
  const lines = archive.paths().split(LINE_END).filter(Boolean);
  return lines.map((line, at) => {
    const [path, size] = line.split(FIELD_END);
    return { path, size: Number(size), pieces: () => member(file, archive, at, path) };
  });
}

async function* member(file, archive, at, path) {
  const from = archive.header(at);
  const place = archive.place(at, await bytesOf(file.slice(from, from + 30), path));
  if (place.length === 0) throw new Problem("damaged", path);
  const [start, packed, size, checksum, isDeflated] = place;
  const content = file.slice(start, start + packed);
  if (isDeflated && typeof DecompressionStream === "undefined") throw new Problem("browser", "DecompressionStream");
  let pieces;
  try {
    pieces = isDeflated ? piecesOfStream(content.stream().pipeThrough(new DecompressionStream("deflate-raw")), path, "damaged") : piecesOfBlob(content, path);
  } catch {
    throw new Problem("browser", "deflate-raw");
  }
  const found = new Checksum();
  let bytes = 0;
  for await (const piece of pieces) {
    bytes += piece.length;
    if (bytes > size) throw new Problem("damaged", path);
    found.update(piece);
    yield piece;
  }
  if (bytes !== size || found.value() !== checksum) throw new Problem("damaged", path);
  found.free();
}

/** The answer of an address; the policy of this page and of the other server may forbid it. */
async function ask(address, name) {
  let answer;
  try {
    answer = await fetch(address, { credentials: "omit", referrerPolicy: "no-referrer" });
  } catch {
    throw new Problem("forbidden", name);
  }
  if (!answer.ok) throw new Problem("address", `${name} ${answer.status}`);
  return answer;
}

/** The descriptor of an address, and its tables beside it. The tables are those that it lists. */
async function ofAddress(address) {
  const answer = await ask(address, address);
  const chunks = [];
  let bytes = 0;
  for await (const piece of piecesOfStream(answer.body, address, "unreadable")) {
    chunks.push(piece);
    bytes += piece.length;
    if (bytes > MAX_DESCRIPTOR_BYTES) throw new Problem("too-large", address);
  }
  const descriptor = new Blob(chunks);
  const names = [];
  try {
    const { resources } = JSON.parse(await descriptor.text());
    for (const { path } of resources) if (typeof path === "string" && /^[\w.-]+\.csv$/.test(path) && !names.includes(path)) names.push(path);
  } catch {
    // The validator says what is wrong with it.
  }
  const tables = names.slice(0, 1000).map((path) => ({ path, size: 0, pieces: () => piecesOfAddress(new URL(path, address).href, path) }));
  return [{ path: "datapackage.json", size: bytes, pieces: () => piecesOfBlob(descriptor, address) }, ...tables];
}

async function* piecesOfAddress(address, name) {
  let answer;
  try {
    answer = await ask(address, name);
  } catch (problem) {
    // A table that is not there is a fault of the package, and the validator names it.
    if (problem.words[0] === "address" && problem.words[1].endsWith(" 404")) return void (yield null);
    throw problem;
  }
  let bytes = 0;
  for await (const piece of piecesOfStream(answer.body, name, "unreadable")) {
    bytes += piece.length;
    if (bytes > MAX_BYTES) throw new Problem("too-large", name);
    yield piece;
  }
}

/** Reads the package among `all` and tells how far it is. */
async function read(all, encodings) {
  const list = all.map(({ path, size }) => [path, size].join(FIELD_END)).join(LINE_END);
  const [place, ...tables] = asked(() => findPackage(list)).split(LINE_END);
  const chosen = tables.map((line) => line.split(FIELD_END)).map(([name, at]) => ({ name, file: all[at] }));
  const whole = chosen.reduce((sum, { file }) => sum + file.size, all[place].size);
  const descriptor = await new Blob(await collect(all[place].pieces())).arrayBuffer();
  // What is unpacked or converted on the way would have to be so twice.
  const isShared = whole > SHARED_BYTES && typeof Worker !== "undefined" && chosen.every(({ name, file }) => file.blob && !encodings.has(name));
  const reading = new Reading(new Uint8Array(descriptor), !isShared);
  const order = reading.order().split(LINE_END);
  const rank = ({ name }) => (order.includes(name) ? order.indexOf(name) : order.length);
  chosen.sort((a, b) => rank(a) - rank(b));
  const verdict = isShared && judgedApart(descriptor, chosen);
  // Awaited below; should reading fail before that, its failure is the one to tell.
  if (verdict) verdict.catch(() => {});
  let [bytes, rows, told] = [descriptor.byteLength, 0, 0];
  tables: for (const { name, file } of chosen) {
    let isBegun = false;
    const label = encodings.get(name);
    const isCopied = reading.isKept(name) && (label || !file.blob);
    if (reading.isKept(name) && !isCopied) kept.set(name, file.blob);
    const copy = isCopied && new Copy();
    for await (const piece of label ? converted(file.pieces(), label) : file.pieces()) {
      // Only an address knows so late that there is no such file.
      if (piece === null) continue tables;
      if (!isBegun) reading.begin(name);
      isBegun = true;
      if (copy) copy.push(piece);
      rows = asked(() => reading.push(piece));
      bytes += piece.length;
      if (performance.now() - told > PROGRESS_MS) {
        told = performance.now();
        send("progress", name, bytes, whole, rows);
      }
    }
    // An empty file has no piece, but is there.
    if (!isBegun) reading.begin(name);
    if (copy) kept.set(name, copy.blob());
  }
  send("progress", "", bytes, whole, rows);
  const read = reading.finish();
  const faults = await verdict;
  // Of a package with faults nothing counts that was made of it.
  const [kind, ...words] = faults && faults.length > 0 ? faults : read;
  send(kind, ...words);
  if (kind === "sound" && words.length > 1) stay();
  else kept.clear();
}

/** The verdict of a second worker over the same files: nothing if they are sound. */
function judgedApart(descriptor, tables) {
  return new Promise((done, failed) => {
    const worker = new Worker(self.location.href);
    worker.onmessage = ({ data }) => {
      worker.terminate();
      if (data[0] === "verdict") done(data.slice(1));
      else if (data[0] === "problem") failed(new Problem(...data.slice(1)));
      else failed(new Error(data[1]));
    };
    worker.onerror = (event) => failed(new Error(event.message || "worker"));
    worker.postMessage({ judge: { descriptor, tables: tables.map(({ name, file }) => ({ name, blob: file.blob })) }, wasm: program });
  });
}

/** The second worker: judges what the first one reads. */
async function judge({ descriptor, tables }) {
  const court = new Court(new Uint8Array(descriptor));
  for (const { name, blob } of tables) {
    court.begin(name);
    for await (const piece of piecesOfBlob(blob, name)) court.push(piece);
  }
  send("verdict", ...court.finish());
}

/** Bytes that are on their way, handed over to the browser in large parts. */
class Copy {
  parts = [];
  bytes = 0;

  push(piece) {
    this.parts.push(piece);
    this.bytes += piece.length;
    if (this.bytes > COPY_BYTES) this.blob();
  }

  blob() {
    const blob = new Blob(this.parts);
    [this.parts, this.bytes] = [[blob], 0];
    return blob;
  }
}

/** Answers what the page asks, and builds the index of the text in between. */
function stay() {
  addEventListener("message", ({ data }) => send("reply", answer(data.question)));
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    const end = performance.now() + SLICE_MS;
    while (prepare(ROWS_A_STEP)) if (performance.now() > end) return port2.postMessage(0);
    send("indexed");
  };
  port2.postMessage(0);
}

/** Pieces of a text in another encoding, as UTF-8. */
async function* converted(pieces, label) {
  const [decoder, encoder] = [new TextDecoder(label), new TextEncoder()];
  for await (const piece of pieces) {
    if (piece === null) return void (yield null);
    yield encoder.encode(decoder.decode(piece, { stream: true }));
  }
  yield encoder.encode(decoder.decode());
}

async function collect(pieces) {
  const all = [];
  for await (const piece of pieces) all.push(piece);
  return all;
}

/** [{ path, file }] or an address. */
async function open({ files, address, encodings, judge: task, wasm }) {
  try {
    program = wasm instanceof WebAssembly.Module ? wasm : await WebAssembly.compile(wasm);
    await init({ module_or_path: program });
    if (task) return await judge(task);
    const others = new Map(encodings);
    if (address) return await read(await ofAddress(address), others);
    const only = files.length === 1 && (await isZip(files[0].file));
    await read(only ? await ofZip(files[0].file) : ofFiles(files), others);
  } catch (error) {
    if (error instanceof Problem) send("problem", ...error.words);
    else send("failed", String(error && error.message) || "error");
  }
}

addEventListener("message", ({ data }) => open(data), { once: true });
