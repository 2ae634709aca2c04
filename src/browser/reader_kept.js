// Tables that are read again: the worker that keeps a package (reader.js) has them as blobs, and asks for a record at a time.

const COPY_BYTES = 32 << 20;
// 16 MB of a package that has been looked at.
const [PART_BYTES, PARTS] = [1 << 16, 256];

/** Tables whose bytes may be asked for again, each a blob: the browser keeps them, on the disk if they are large. */
export const kept = new Map();

const bytesNow = (blob, start, end) => new Uint8Array(new FileReaderSync().readAsArrayBuffer(blob.slice(start, end)));

/** Parts of kept tables that were read last, the newest at the end: a line costs as much to read as a part around it. */
const parts = new Map();

function partOf(file, blob, number) {
  const key = `${number} ${file}`;
  const part = parts.get(key) || bytesNow(blob, number * PART_BYTES, Math.min(blob.size, (number + 1) * PART_BYTES));
  parts.delete(key);
  parts.set(key, part);
  if (parts.size > PARTS) parts.delete(parts.keys().next().value);
  return part;
}

globalThis.atlasReadBytes = (file, start, end) => {
  const blob = kept.get(file);
  if (!blob || end > blob.size) return undefined;
  try {
    if (end - start > PART_BYTES) return bytesNow(blob, start, end);
    const bytes = new Uint8Array(end - start);
    for (let at = start; at < end; ) {
      const number = Math.floor(at / PART_BYTES);
      const rest = partOf(file, blob, number).subarray(at - number * PART_BYTES, end - number * PART_BYTES);
      bytes.set(rest, at - start);
      at += rest.length;
    }
    return bytes;
  } catch {
    return undefined;
  }
};

/** Bytes that are on their way, handed over to the browser in large parts. */
export class Copy {
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
