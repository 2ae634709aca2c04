// A browser whose system has no other fonts than the ones named here, whatever this machine has: fontconfig is given a
// folder of its own.
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join as path } from 'node:path';
import subsetFont from 'subset-font';
import { join, tables } from '../../.ci/truetype.mjs';
import { LAUNCH } from './playwright.config.mjs';

const ASCII = Array.from({ length: 95 }, (_, place) => String.fromCharCode(32 + place)).join('');

/** A font under made-up names. */
export const named = (font, { family, style = 'Regular', postscript }) => join([tables(font)], { 1: family, 2: style, 4: `${family} ${style}`, 6: postscript });

/** A font that has Latin letters, digits and nothing else. */
export const latin = () => subsetFont(readFileSync(new URL('../../node_modules/@fontsource/noto-sans-sc/files/noto-sans-sc-latin-400-normal.woff2', import.meta.url)), ASCII, { targetFormat: 'truetype', keepFeatures: [], noLayoutClosure: true });

/** How to start a browser that has these fonts only. */
export function launchWith(fonts) {
  const folder = mkdtempSync(path(tmpdir(), 'atlas-fonts-'));
  mkdirSync(path(folder, 'files'));
  fonts.forEach((font, place) => writeFileSync(path(folder, 'files', `${place}.ttf`), font));
  const settings = path(folder, 'fonts.conf');
  writeFileSync(settings, `<?xml version="1.0"?><fontconfig><dir>${folder}/files</dir><cachedir>${folder}/cache</cachedir></fontconfig>`);
  return { ...LAUNCH, env: { ...process.env, FONTCONFIG_FILE: settings } };
}

/** Those of `characters` that are painted as the sign for what no font has, in both weights of the page, with its fonts. */
export const boxes = (page, characters) =>
  page.evaluate(async (characters) => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 48, height: 48 });
    const context = canvas.getContext('2d', { willReadFrequently: true });
    const family = getComputedStyle(document.body).fontFamily;
    const painted = (character) => {
      context.clearRect(0, 0, 48, 48);
      context.fillText(character, 4, 36);
      return context.getImageData(0, 0, 48, 48).data.join();
    };
    const found = [];
    for (const weight of [400, 600]) {
      context.font = `${weight} 32px ${family}`;
      await document.fonts.load(context.font, '粤');
      const box = painted('\u{10ffff}');
      const empty = painted(' ');
      for (const character of characters) if ([box, empty].includes(painted(character))) found.push(`${character} ${weight}`);
    }
    return found;
  }, [...new Set(characters)].filter((character) => !/[\s\p{Cc}]/u.test(character)));
