// Bytes in pieces, and obstacles on the way: the tools of the worker that reads packages (reader.js).

export const DESCRIPTOR = "datapackage.json";
export const [FIELD_END, LINE_END] = ["\u001f", "\u001e"];
// What waits needs memory: with four times as much in a piece it took 20 to 40 MB more, and half a second less, to open half a gigabyte.
const [PIECE_BYTES, PIECES_AHEAD] = [1 << 20, 3];

/** An obstacle that the page has a sentence for: { kind, detail }. */
export class Problem extends Error {
  constructor(kind, detail = "") {
    super(kind);
    this.words = [kind, detail];
  }
}

/** What the program throws is `kind FIELD_END detail`. */
export const asked = (act) => {
  try {
    return act();
  } catch (error) {
    if (typeof error === "string") throw new Problem(...error.split(FIELD_END));
    throw error;
  }
};

export const bytesOf = async (blob, name) => {
  try {
    return new Uint8Array(await blob.arrayBuffer());
  } catch {
    throw new Problem("unreadable", name);
  }
};

/** The pieces of a blob; the next ones are read while one is worked on. */
export async function* piecesOfBlob(blob, name) {
  const coming = [];
  let at = 0;
  const read = () => {
    if (at >= blob.size) return;
    const piece = bytesOf(blob.slice(at, at + PIECE_BYTES), name);
    // Who awaits it is told, if anyone does.
    piece.catch(() => {});
    coming.push(piece);
    at += PIECE_BYTES;
  };
  for (let ahead = 0; ahead < PIECES_AHEAD; ahead += 1) read();
  while (coming.length > 0) {
    const piece = await coming.shift();
    read();
    yield piece;
  }
}

export async function* piecesOfStream(stream, name, kind) {
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

/** Pieces of a text in another encoding, as UTF-8. */
export async function* converted(pieces, label) {
  const [decoder, encoder] = [new TextDecoder(label), new TextEncoder()];
  for await (const piece of pieces) {
    if (piece === null) return void (yield null);
    yield encoder.encode(decoder.decode(piece, { stream: true }));
  }
  yield encoder.encode(decoder.decode());
}

export async function collect(pieces) {
  const all = [];
  for await (const piece of pieces) all.push(piece);
  return all;
}
