// What the tests of packages that a visitor opens share: a made-up province (tests/fixtures/base), changed and packed in a folder of
// the test, and the parts of the page that open it.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { open, test as ofPage } from './page.mjs';

export const fixtures = fileURLToPath(new URL('../fixtures', import.meta.url));
export const province = join(fixtures, 'base');
export const pick = (page, kind) => page.locator(`[data-pick="${kind}"]`);
export const bar = (page) => page.locator('[data-opened]');
export const panel = (page) => page.locator('[data-opening]');

/** A new one for each test. */
export let folder;

export const test = ofPage.extend({
  ownFolder: [
    async ({}, use) => {
      folder = mkdtempSync(join(tmpdir(), 'atlas-opening-'));
      await use();
      rmSync(folder, { recursive: true, force: true });
    },
    { auto: true },
  ],
});

/** The province in a folder, changed by `change(folder)`, with the files of a fixture over it. */
export function made({ fixture, change = () => {} } = {}) {
  const path = join(folder, 'province');
  cpSync(province, path, { recursive: true });
  if (fixture) cpSync(join(fixtures, fixture), path, { recursive: true, filter: (file) => !file.endsWith('expected.txt') });
  change(path);
  return path;
}

/** Packed by a program that is not ours. */
export function zipped(path) {
  const file = join(folder, 'province.zip');
  execFileSync('python3', ['-m', 'zipfile', '-c', file, path]);
  return file;
}

export async function pickFolder(page, path) {
  await open(page, 'view=data&lang=en');
  await pick(page, 'folder').setInputFiles(path);
}
