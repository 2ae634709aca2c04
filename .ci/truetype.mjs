// Reads and joins TrueType fonts: only what .ci/fonts.mjs needs. The fonts that are joined are pieces of one font:
// they have the same units, heights and style, so the first one speaks for all. No layout, no hinting, no names but ours.

/** The tables of a font by tag. */
export function tables(font) {
  if (font.readUInt32BE(0) !== 0x00010000) throw new Error("Not a TrueType font.");
  const found = new Map();
  for (let at = 12; at < 12 + 16 * font.readUInt16BE(4); at += 16) {
    const start = font.readUInt32BE(at + 8);
    found.set(font.toString("latin1", at, at + 4), font.subarray(start, start + font.readUInt32BE(at + 12)));
  }
  return found;
}

/** Code point -> glyph, from all subtables of the formats 4 and 12. */
export function characters(font) {
  const cmap = font.get("cmap");
  const found = new Map();
  for (let record = 4; record < 4 + 8 * cmap.readUInt16BE(2); record += 8) {
    const table = cmap.subarray(cmap.readUInt32BE(record + 4));
    const format = table.readUInt16BE(0);
    if (format === 12) {
      for (let at = 16; at < 16 + 12 * table.readUInt32BE(12); at += 12) {
        const [first, last, glyph] = [0, 4, 8].map((field) => table.readUInt32BE(at + field));
        for (let code = first; code <= last; code += 1) found.set(code, glyph + code - first);
      }
    } else if (format === 4) {
      const size = table.readUInt16BE(6); // bytes of each of the four lists
      for (let at = 14; at < 14 + size; at += 2) {
        const [last, first, delta, offset] = [at, at + size + 2, at + 2 * size + 2, at + 3 * size + 2].map((place) => table.readUInt16BE(place));
        for (let code = first; code <= last && code !== 0xffff; code += 1) {
          const glyph = offset === 0 ? code : table.readUInt16BE(at + 3 * size + 2 + offset + 2 * (code - first));
          if (glyph !== 0) found.set(code, (glyph + delta) & 0xffff);
        }
      }
    }
  }
  return found;
}

/** What the name table says under `id`, in its first Windows record. */
export function nameOf(font, id) {
  const names = font.get("name");
  for (let at = 6; at < 6 + 12 * names.readUInt16BE(2); at += 12) {
    if (names.readUInt16BE(at) !== 3 || names.readUInt16BE(at + 6) !== id) continue;
    const start = names.readUInt16BE(4) + names.readUInt16BE(at + 10);
    return Buffer.from(names.subarray(start, start + names.readUInt16BE(at + 8))).swap16().toString("utf16le");
  }
  return "";
}

/** The glyphs of a font: data and width of each. Glyphs made of others name them by number, moved by `moved`. */
function glyphs(font, moved) {
  const [glyf, loca, hmtx] = ["glyf", "loca", "hmtx"].map((tag) => font.get(tag));
  const isLong = font.get("head").readInt16BE(50) === 1;
  const offset = (glyph) => (isLong ? loca.readUInt32BE(4 * glyph) : 2 * loca.readUInt16BE(2 * glyph));
  const widths = font.get("hhea").readUInt16BE(34);
  return Array.from({ length: font.get("maxp").readUInt16BE(4) }, (_, glyph) => {
    const data = Buffer.from(glyf.subarray(offset(glyph), offset(glyph + 1)));
    const metrics = Buffer.alloc(4); // width, left side
    metrics.writeUInt16BE(hmtx.readUInt16BE(4 * Math.min(glyph, widths - 1)), 0);
    metrics.writeInt16BE(hmtx.readInt16BE(glyph < widths ? 4 * glyph + 2 : 2 * (glyph + widths)), 2);
    for (let at = 10, flags = data.length > 0 && data.readInt16BE(0) < 0 ? 0x20 : 0; flags & 0x20; ) {
      flags = data.readUInt16BE(at);
      data.writeUInt16BE(data.readUInt16BE(at + 2) + moved, at + 2);
      at += 4 + (flags & 0x01 ? 4 : 2) + (flags & 0x08 ? 2 : flags & 0x40 ? 4 : flags & 0x80 ? 8 : 0);
    }
    return { data, metrics };
  });
}

/** A cmap of format 12. */
function cmapTable(codes) {
  const groups = [];
  for (const [code, glyph] of [...codes].sort(([a], [b]) => a - b)) {
    const last = groups.at(-1);
    if (last && last[1] + 1 === code && last[2] + code - last[0] === glyph) last[1] = code;
    else groups.push([code, code, glyph]);
  }
  const table = Buffer.alloc(28 + 12 * groups.length);
  table.writeUInt16BE(1, 2);
  table.writeUInt16BE(3, 4);
  table.writeUInt16BE(10, 6);
  table.writeUInt32BE(12, 8);
  table.writeUInt16BE(12, 12);
  table.writeUInt32BE(table.length - 12, 16);
  table.writeUInt32BE(groups.length, 24);
  groups.flat().forEach((value, place) => table.writeUInt32BE(value, 28 + 4 * place));
  return table;
}

/** A name table for Windows, in English. */
function nameTable(names) {
  const texts = Object.entries(names).map(([id, text]) => [Number(id), Buffer.from(text, "utf16le").swap16()]);
  const head = Buffer.alloc(6 + 12 * texts.length);
  head.writeUInt16BE(texts.length, 2);
  head.writeUInt16BE(head.length, 4);
  let at = 0;
  texts.forEach(([id, text], place) => {
    [3, 1, 0x409, id, text.length, at].forEach((value, field) => head.writeUInt16BE(value, 6 + 12 * place + 2 * field));
    at += text.length;
  });
  return Buffer.concat([head, ...texts.map(([, text]) => text)]);
}

const checksum = (data) => {
  let sum = 0;
  for (let at = 0; at < data.length; at += 4) sum = (sum + data.readUInt32BE(at)) >>> 0;
  return sum;
};
const padded = (data) => Buffer.concat([data, Buffer.alloc(-data.length & 3)]);

function fontFile(content) {
  const entries = [...content].sort(([a], [b]) => (a < b ? -1 : 1));
  const power = Math.floor(Math.log2(entries.length));
  const head = Buffer.alloc(12 + 16 * entries.length);
  head.writeUInt32BE(0x00010000, 0);
  [entries.length, 16 << power, power, 16 * (entries.length - (1 << power))].forEach((value, place) => head.writeUInt16BE(value, 4 + 2 * place));
  let start = head.length;
  entries.forEach(([tag, data], place) => {
    head.write(tag, 12 + 16 * place, "latin1");
    [checksum(padded(data)), start, data.length].forEach((value, field) => head.writeUInt32BE(value, 16 + 16 * place + 4 * field));
    start += padded(data).length;
  });
  const file = Buffer.concat([head, ...entries.map(([, data]) => padded(data))]);
  const at = head.readUInt32BE(12 + 16 * entries.findIndex(([tag]) => tag === "head") + 8);
  file.writeUInt32BE((0xb1b0afba - checksum(file)) >>> 0, at + 8);
  return file;
}

/** One font with the glyphs of all of `fonts` (tables by tag); the first that has a character gives it. */
export function join(fonts, names) {
  const [first] = fonts;
  const codes = new Map();
  const all = [];
  for (const font of fonts) {
    if (font.get("head").readUInt16BE(18) !== first.get("head").readUInt16BE(18)) throw new Error("The fonts have different units.");
    for (const [code, glyph] of characters(font)) if (!codes.has(code)) codes.set(code, all.length + glyph);
    all.push(...glyphs(font, all.length));
  }

  const loca = Buffer.alloc(4 * (all.length + 1));
  let end = 0;
  all.forEach(({ data }, place) => loca.writeUInt32BE((end += padded(data).length), 4 * (place + 1)));
  const [head, hhea, maxp, post] = ["head", "hhea", "maxp", "post"].map((tag) => Buffer.from(first.get(tag)));
  const merge = (table, tag, at, bytes, choose) => table[`write${bytes}`](choose(...fonts.map((font) => font.get(tag)[`read${bytes}`](at))), at);
  for (const at of [36, 38]) merge(head, "head", at, "Int16BE", Math.min);
  for (const at of [40, 42]) merge(head, "head", at, "Int16BE", Math.max);
  head.writeUInt32BE(0, 8); // the check sum, written at the end
  head.writeInt16BE(1, 50); // long offsets
  merge(hhea, "hhea", 10, "UInt16BE", Math.max);
  for (const at of [12, 14]) merge(hhea, "hhea", at, "Int16BE", Math.min);
  merge(hhea, "hhea", 16, "Int16BE", Math.max);
  hhea.writeUInt16BE(all.length, 34);
  for (let at = 6; at < maxp.length; at += 2) merge(maxp, "maxp", at, "UInt16BE", Math.max);
  maxp.writeUInt16BE(all.length, 4);
  return fontFile(
    new Map([
      ["OS/2", first.get("OS/2")],
      ["cmap", cmapTable(codes)],
      ["glyf", Buffer.concat(all.map(({ data }) => padded(data)))],
      ["head", head],
      ["hhea", hhea],
      ["hmtx", Buffer.concat(all.map(({ metrics }) => metrics))],
      ["loca", loca],
      ["maxp", maxp],
      ["name", nameTable(names)],
      ["post", post],
    ]),
  );
}
