// The start of the single file, after the part of boot.js that turns every way of failing into one message: takes what the
// file holds out of it, checks it, and starts the program. Pasted into the file by .ci/single.mjs, which packs the other way.
import { Decoder } from '../../node_modules/lzma1/lib/decoder.js';
import { InputBuffer, OutputBuffer } from '../../node_modules/lzma1/lib/streams.js';

/** The `length` bytes of a text: 13 of them, the lowest first, are a number of 15 digits to the base of 125, the lowest first.
 * A digit is one of the characters below U+0080 that a script may have: all but NUL, CR and "<". */
function unwrap(text, length) {
  const bytes = new Uint8Array(length);
  const part = new Uint8Array(13);
  for (let [at, end] = [0, 15]; at < length; at += 13, end += 15) {
    part.fill(0);
    for (let place = end - 1; place >= end - 15; place -= 1) {
      const code = text.charCodeAt(place);
      let carried = code - 1 - (code > 13) - (code > 60);
      for (let byte = 0; byte < 13; byte += 1) {
        carried += part[byte] * 125;
        part[byte] = carried & 255;
        carried >>= 8;
      }
    }
    bytes.set(part.subarray(0, length - at), at);
  }
  return bytes;
}

/** The files by name: before them stands how long the list of their names and sizes is, and the list. */
function unpack(packed, size) {
  const output = new OutputBuffer(size);
  new Decoder().decompress(new InputBuffer(packed), output);
  const bytes = output.toArray();
  const start = 4 + new DataView(bytes.buffer).getUint32(0);
  const list = JSON.parse(new TextDecoder().decode(bytes.subarray(4, start)));
  const files = {};
  let from = start;
  for (const [name, length] of list) files[name] = bytes.subarray(from, (from += length));
  return files;
}

/** SHA-256 in hexadecimal digits; nothing where the browser keeps its arithmetic to pages that came over TLS. */
async function checksum(bytes) {
  if (!globalThis.crypto || !crypto.subtle) return undefined;
  const digest = await crypto.subtle.digest('SHA-256', bytes);
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

const insert = (kind, bytes) => {
  const element = document.createElement(kind);
  element.textContent = new TextDecoder().decode(bytes);
  document.head.append(element);
};

/** Links to what lies beside the served page lead to what the file holds: made when a reader comes near one. */
function answerLinks(files) {
  const made = {};
  const answer = (event) => {
    const link = event.target instanceof Element && event.target.closest('a[href^="./"]');
    const name = link && link.getAttribute('href').slice(2);
    if (!name || !files[name]) return;
    made[name] = made[name] || URL.createObjectURL(new Blob([files[name]]));
    link.href = made[name];
    link.download = name.split('/').pop();
  };
  for (const event of ['pointerover', 'focusin', 'click']) addEventListener(event, answer, true);
}

async function start() {
  const block = document.getElementById('held');
  const { sha256: written, size, packed: length } = block.dataset;
  const packed = unwrap(block.textContent, Number(length));
  const computed = await checksum(packed);
  if (computed && computed !== written) throw new Error(`SHA-256 ${computed} ≠ ${written}`);
  const files = unpack(packed, Number(size));
  block.remove();
  // As style/fonts.css has it.
  const [regular, bold] = [files['fonts/outlines.ttf'], files['fonts/bold.woff2']];
  document.fonts.add(new FontFace('Guangdong IP Atlas', regular, { weight: '400' }));
  document.fonts.add(new FontFace('Guangdong IP Atlas', bold, { weight: '600 900' }));
  document.fonts.add(new FontFace('Guangdong IP Atlas Regular', regular));
  for (const face of document.fonts) face.load().catch(() => {});
  insert('style', files['later.css']);
  // What the program asks for beside the page, and what it says about this copy.
  globalThis.atlasFiles = files;
  globalThis.atlasCopy = { written, computed };
  answerLinks(files);
  // Runs at once: the policy has its hash.
  insert('script', files['atlas.js']);
  await atlasGlue.default({ module_or_path: files['atlas.wasm'] });
}

// The static page is painted first; a page that is not shown is not painted.
const painted = new Promise((done) => {
  requestAnimationFrame(() => setTimeout(done));
  setTimeout(done, 300);
});
if (typeof WebAssembly === 'object') painted.then(start).catch(fail);
else fail('WebAssembly');
