// Bytes in pieces, and obstacles on the way: the tools of the worker that reads packages (reader.js).

export const [FIELD_END, LINE_END] = ["\u001f", "\u001e"];
const PIECE_BYTES = 4 << 20;

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

/** The pieces of a blob; each is read while the one before it is worked on. */
export async function* piecesOfBlob(blob, name) {
  const read = (at) => {
    const piece = at < blob.size && bytesOf(blob.slice(at, at + PIECE_BYTES), name);
    // Who awaits it is told, if anyone does.
    if (piece) piece.catch(() => {});
    return piece;
  };
  let next = read(0);
  for (let at = PIECE_BYTES; next; at += PIECE_BYTES) {
    const piece = next;
    next = read(at);
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
