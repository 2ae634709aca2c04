import { chromium } from '@playwright/test';
import { serve } from '/work/main/.ci/serve.mjs';
const { address, close } = await serve({ root: 'dist', port: 0, base: '/a/' });
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox','--disable-gpu'] });
const page = await browser.newPage();
page.on('console', (m) => console.log(m.type(), m.text()));
page.on('pageerror', (e) => console.log(String(e), e.stack));
await page.goto(`${address}#${process.argv[2]}`);
for (let i = 0; i < 12; i++) { await page.waitForTimeout(1000); console.log(i, await page.evaluate(() => [location.hash, document.documentElement.dataset.scene, document.querySelector('#failure-reason').textContent])); }
await browser.close(); await close(); process.exit(0);
