// Where the files of a package come from: files, a zip, an address. Each is { path, size, pieces() }, with blob where the same
// bytes can be read again. For the worker that reads packages (reader.js).
import { Archive, Checksum } from "atlas-reader-glue";
import { DESCRIPTOR, FIELD_END, LINE_END, Problem, asked, bytesOf, piecesOfBlob, piecesOfStream } from "./reader_bytes.js";

const TAIL_BYTES = 8 << 20;
// As src/opening: what an address may send, for its tables are not known to be small.
const [MAX_BYTES, MAX_DESCRIPTOR_BYTES] = [1 << 30, 4 << 20];

/** Files as { path, size, pieces(), blob: the same bytes, if there is one }. */
export const ofFiles = (files) => files.map(({ path, file }) => ({ path, size: file.size, blob: file, pieces: () => piecesOfBlob(file, path) }));

export async function isZip(file) {
  const start = await bytesOf(file.slice(0, 4), file.name);
  return start[0] === 0x50 && start[1] === 0x4b;
}

/** The members of a zip, unpacked while they are read, checked against their size and checksum. */
export async function ofZip(file) {
  const tail = await bytesOf(file.slice(Math.max(0, file.size - TAIL_BYTES)), file.name);
  const archive = asked(() => new Archive(tail, file.size));
  const lines = archive.paths().split(LINE_END).filter(Boolean);
  return lines.map((line, at) => {
    const [path, size] = line.split(FIELD_END);
    return { path, size: Number(size), pieces: () => member(file, archive, at, path) };
  });
}

export async function* member(file, archive, at, path) {
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
export async function ask(address, name) {
  let answer;
  try {
    answer = await fetch(address, { credentials: "omit", referrerPolicy: "no-referrer" });
  } catch {
    throw new Problem("forbidden", name);
  }
  if (!answer.ok) throw new Problem("address", `${name} ${answer.status}`);
  return answer;
}

/** The descriptor of an address, in the encoding `label`, and its tables beside it. The tables are those that it lists. */
export async function ofAddress(address, label = "utf-8") {
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
    const { resources } = JSON.parse(new TextDecoder(label).decode(await descriptor.arrayBuffer()));
    for (const { path } of resources) if (typeof path === "string" && /^[\w.-]+\.csv$/.test(path) && !names.includes(path)) names.push(path);
  } catch {
    // The validator says what is wrong with it.
  }
  const tables = names.slice(0, 1000).map((path) => ({ path, size: 0, pieces: () => piecesOfAddress(new URL(path, address).href, path) }));
  return [{ path: DESCRIPTOR, size: bytes, pieces: () => piecesOfBlob(descriptor, address) }, ...tables];
}

export async function* piecesOfAddress(address, name) {
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
