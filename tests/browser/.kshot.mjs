import { chromium } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { serve } from '/work/main/.ci/serve.mjs';
const [dist, out, ...specs] = process.argv.slice(2);
const { address, close } = await serve({ root: dist, port: 0, base: '/a/' });
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox','--disable-gpu'] });
for (const spec of specs) {
  const [name, hash, size, scheme, skip] = spec.split('|');
  const [width, height] = size.split('x').map(Number);
  const context = await browser.newContext({ viewport: { width, height: height || 900 }, colorScheme: scheme || 'light', bypassCSP: true });
  const page = await context.newPage();
  page.on('console', (m) => ['error','warning'].includes(m.type()) && console.log(name, m.text()));
  await page.goto(`${address}#${hash}`);
  await page.waitForFunction(() => performance.getEntriesByName('atlas:ready').length > 0);
  await page.waitForFunction(() => document.documentElement.dataset.scene);
  await page.addStyleTag({ content: readFileSync('style/kiosk.css', 'utf8') });
  if (skip) await page.waitForFunction((n) => Number(document.documentElement.dataset.scene) >= n, Number(skip), { timeout: 60000 });
  await page.waitForTimeout(250);
  await page.screenshot({ path: `${out}/${name}.png` });
  console.log(name, await page.evaluate(() => [location.hash, document.querySelector('#content').getBoundingClientRect().bottom, document.documentElement.scrollWidth]));
  await context.close();
}
await browser.close(); await close(); process.exit(0);
