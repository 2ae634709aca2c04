// What the tests of the data and sources view share: its parts, and the files as another reader than the page's.
import { readFileSync } from 'node:fs';
import { csv, read } from './package.mjs';
import { open } from './page.mjs';

export const LANGS = ['zh', 'en'];
export const descriptor = JSON.parse(read('public/data/datapackage.json'));
export const tables = descriptor.resources.map((one) => one.name);
export const resource = (name) => descriptor.resources.find((one) => one.name === name);
export const columns = (name) => resource(name).schema.fields.map((field) => field.name);
export const rowsOf = (name) => csv(read(`public/data/${name}.csv`));
/** The rows of a table as lists of cells. */
export const cellsOf = (name) => rowsOf(name).map((row) => columns(name).map((column) => row[column]));

/** Opens the view, or a state of it. */
export async function openView(page, more = '', lang = 'zh') {
  await open(page, ['view=data', more, lang === 'en' && 'lang=en'].filter(Boolean).join('&'));
  await page.locator('.data-view').waitFor();
}

/** The rows on show as lists of cells; what only voices hear is left out. */
export const shown = (page) =>
  page.locator('.whole-table').evaluate((frame) =>
    [...frame.querySelectorAll('tbody tr')].map((row) =>
      [...row.cells].map((cell) => {
        const copy = cell.cloneNode(true);
        copy.querySelectorAll('.visually-hidden').forEach((one) => one.remove());
        return copy.textContent;
      }),
    ),
  );
export const head = (page, column) => page.locator(`.whole-table th button[data-column="${column}"]`);
export const filter = (page) => page.locator('#rows');
export const chooser = (page) => page.locator('[data-control=table]');
export const action = (page, name) => page.locator(`[data-action="${name}"]`);

/** All rows, where the table shows only the first. */
export async function showAll(page) {
  const button = action(page, 'all-rows');
  if (await button.count()) await button.click();
}

/** Clicks what saves and gives what the browser is handed: { name, path, bytes }. */
export async function saved(page, name) {
  const [download] = await Promise.all([page.waitForEvent('download'), action(page, name).click()]);
  const path = await download.path();
  return { name: download.suggestedFilename(), path, bytes: readFileSync(path) };
}
