// What the tests of the single file share: where it is, what it holds, opening it as a double click does.
import { readFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';

const folder = process.env.ATLAS_DIST || fileURLToPath(new URL('../../dist', import.meta.url));
export const PATH = `${folder}/guangdong-ip-atlas.html`;
export const ADDRESS = pathToFileURL(PATH).href;
export const html = readFileSync(PATH, 'utf8');

/** What stands in the file for all that it holds. */
export const [, attributes, text] = /<script type="text\/plain" id="held" ([^>]*)>([^<]*)<\/script>/.exec(html);

/** The same taken apart bit by bit: a slow, plain second opinion. */
export function held() {
  const values = [...text].map((character) => character.codePointAt(0)).map((code) => (code < 128 ? code : [0, 13, 60][code - 192]));
  const bits = values.map((value) => value.toString(2).padStart(7, '0')).join('');
  const bytes = Buffer.alloc(Math.floor(bits.length / 8));
  for (let at = 0; at < bytes.length; at += 1) bytes[at] = parseInt(bits.slice(8 * at, 8 * at + 8), 2);
  return bytes;
}

/** Opens the file anew with `hash` and waits until it is ready. */
export async function openFile(page, hash = '', address = ADDRESS) {
  if (page.url() !== 'about:blank') await page.goto('about:blank');
  await page.goto(hash ? `${address}#${hash}` : address);
  await page.waitForFunction(() => performance.getEntriesByName('atlas:ready').length > 0);
}

/** Number of colours on a canvas: more than a few if something is painted. */
export const colours = (canvas) =>
  canvas.evaluate((one) => {
    const copy = new OffscreenCanvas(one.width, one.height).getContext('2d', { willReadFrequently: true });
    copy.drawImage(one, 0, 0);
    const { data } = copy.getImageData(0, 0, one.width, one.height);
    const found = new Set();
    for (let at = 0; at < data.length; at += 4) found.add((data[at] << 16) | (data[at + 1] << 8) | data[at + 2]);
    return found.size;
  });
