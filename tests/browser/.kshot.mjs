import { chromium } from '@playwright/test';
import { serve } from '/work/main/.ci/serve.mjs';
const [dist, out, ...specs] = process.argv.slice(2);
const { address, close } = await serve({ root: dist, port: 0, base: '/a/' });
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox','--disable-gpu'] });
for (const spec of specs) {
  const [name, hash, size, scheme, act] = spec.split('|');
  const [width, height] = size.split('x').map(Number);
  const page = await browser.newPage({ viewport: { width, height: height || 900 }, colorScheme: scheme || 'light' });
  page.on('console', (m) => ['error','warning'].includes(m.type()) && console.log(name, m.text()));
  page.on('pageerror', (e) => console.log(name, String(e)));
  await page.goto(`${address}#${hash}`);
  await page.waitForFunction(() => performance.getEntriesByName('atlas:ready').length > 0);
  await page.waitForTimeout(900);
  if (act) await eval(`(async () => { ${act} })()`);
  await page.screenshot({ path: `${out}/${name}.png` });
  await page.close();
}
await browser.close(); await close(); process.exit(0);
