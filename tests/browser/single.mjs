// What the tests of the single file share: where it is, what it holds, opening it as a double click does.
import { readFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { isThere } from './page.mjs';

const folder = process.env.ATLAS_DIST || fileURLToPath(new URL('../../dist', import.meta.url));
export const PATH = `${folder}/guangdong-ip-atlas.html`;
export const ADDRESS = pathToFileURL(PATH).href;
export const html = readFileSync(PATH, 'utf8');

/** What stands in the file for all that it holds. */
export const [, attributes, text] = /<script type="text\/plain" id="held" ([^>]*)>([^<]*)<\/script>/.exec(html);

/** The same taken apart digit by digit: a slow, plain second opinion. */
export function held() {
  const digits = Array.from({ length: 128 }, (_, code) => String.fromCharCode(code)).filter((character) => !'\0\r<'.includes(character));
  const bytes = [];
  for (const [part] of text.matchAll(/[^]{15}/g)) {
    const number = [...part].reduceRight((number, digit) => number * 125n + BigInt(digits.indexOf(digit)), 0n);
    bytes.push(...number.toString(16).padStart(26, '0').match(/../g).reverse().map((byte) => parseInt(byte, 16)));
  }
  return Buffer.from(bytes).subarray(0, Number(/data-packed="(\d+)"/.exec(attributes)[1]));
}

/** Opens the file anew with `hash` and waits until it is ready. */
export async function openFile(page, hash = '', address = ADDRESS) {
  if (page.url() !== 'about:blank') await page.goto('about:blank');
  await page.goto(hash ? `${address}#${hash}` : address);
  await page.waitForFunction(isThere);
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
