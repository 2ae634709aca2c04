// Frames that may do little: sandboxes, storage that is denied, the clipboard that is refused.
import { expect, fits, inside, test } from './embed.mjs';
import { card, open } from './page.mjs';

test.use({ faults: true });

const frameOf = (sandbox, hash) => `<iframe data-guangdong-ip-atlas sandbox="${sandbox}" width="900" height="300" src="@@atlas@@#${hash}&mode=embed"></iframe>`;

/** Opens what saves a chart's card and asks for its rows. */
async function askForRows(content) {
  await content.locator('[data-card=court_new] details.take-along summary').click();
  await content.locator('[data-card=court_new] [data-action=csv]').click();
}

for (const { sandbox, saves, opens } of [
  { sandbox: 'allow-scripts', saves: false, opens: false },
  { sandbox: 'allow-scripts allow-same-origin', saves: false, opens: false },
  { sandbox: 'allow-scripts allow-downloads', saves: true, opens: false },
  { sandbox: 'allow-scripts allow-popups', saves: false, opens: true },
  { sandbox: 'allow-scripts allow-modals', saves: false, opens: false },
]) {
  test(`sandbox="${sandbox}": works, as high as its content; the rows are at hand${saves ? ' and saved' : ', for they are not saved'}; the full page ${opens ? 'opens' : 'is an address to copy'} (R-19, R-21)`, async ({ page, context, host }) => {
    await host.show(frameOf(sandbox, 'card=court_new&lang=en'));
    const frame = page.locator('iframe');
    const content = await inside(frame);
    await fits(frame, content);
    const downloads = [];
    page.on('download', (download) => downloads.push(download.suggestedFilename()));
    await askForRows(content);
    const byHand = content.locator('[data-card=court_new] .by-hand');
    await expect(byHand).toHaveValue(/court_new/);
    expect(await byHand.evaluate((one) => [document.activeElement === one, one.selectionEnd - one.selectionStart === one.value.length])).toEqual([true, true]);
    await expect(content.locator('[data-card=court_new] .outcome')).toContainText('may not allow');
    await page.waitForTimeout(500);
    expect(downloads.length).toBe(saves ? 1 : 0);
    await fits(frame, content);

    const opened = context.waitForEvent('page', { timeout: opens ? 10_000 : 800 }).catch(() => null);
    await content.locator('[data-embed-full]').click();
    const refused = content.locator('.embed-refused');
    const full = await opened;
    expect(Boolean(full)).toBe(opens);
    if (opens) {
      // A window that a sandbox opens is in that sandbox, too: a browser leaves it empty where the page asks to be apart
      // from its opener (Cross-Origin-Opener-Policy). So the address is there as well.
      await expect(refused).toContainText('If none has opened');
    }
    await expect(refused.locator('input')).toHaveValue(`${host.atlas}#view=statistics&card=court_new&lang=en`);
    await fits(frame, content);
    await refused.getByRole('button').click();
    await expect(refused).toHaveCount(0);
  });
}

test('without scripts the tables of the package are there (R-19)', async ({ page, host }) => {
  await host.show('<iframe sandbox="" width="900" height="600" src="@@atlas@@#card=grid&mode=embed"></iframe>', { script: false });
  const frame = page.frameLocator('iframe');
  await expect(frame.locator('#static')).toBeVisible();
  await expect(frame.locator('#static')).toContainText('2024');
  await expect(frame.locator('#static')).toContainText('Guangdong');
});

test('every later part comes to a frame without an origin (R-19)', async ({ page, host }) => {
  test.setTimeout(120_000);
  for (const [hash, key] of [['card=grid&indicator=patents_granted', 'grid'], ['card=entry&entry=2024-event-07', 'entry'], ['card=mechanism', 'mechanism'], ['card=selection', 'selection']]) {
    await host.show(frameOf('allow-scripts', hash));
    const content = await inside(page.locator('iframe'));
    await expect(card(content, key)).toBeVisible();
    expect(await content.evaluate(() => [window.origin, getComputedStyle(document.querySelector('.embed-foot')).borderTopStyle])).toEqual(['null', 'solid']);
  }
});

test('links to other sites in a sandbox are addresses to copy (R-19)', async ({ page, host }) => {
  await host.show(frameOf('allow-scripts', 'card=amr_ip_admin_cases'));
  const content = await inside(page.locator('iframe'));
  await content.evaluate(() => document.querySelectorAll('details').forEach((one) => (one.open = true)));
  const link = content.locator('a[rel~=external]').first();
  const address = await link.getAttribute('href');
  await link.click();
  await expect(content.locator('.embed-refused input')).toHaveValue(address);
});

test('a clipboard that is refused: the text is selected in a field (R-21)', async ({ page, host }) => {
  // A plain frame without allow="clipboard-write".
  await host.show('<iframe data-guangdong-ip-atlas width="900" height="300" src="@@atlas@@#card=court_new&mode=embed"></iframe>');
  const content = await inside(page.locator('iframe'));
  await content.locator('details.take-along summary').click();
  await content.locator('[data-action=link]').click();
  const byHand = content.locator('.by-hand');
  await expect(byHand).toHaveValue(/#view=statistics&card=court_new$/);
  expect(await byHand.evaluate((one) => document.activeElement === one && one.selectionEnd === one.value.length)).toBe(true);
});

test.describe('storage', () => {
  test.use({ faults: false });
  for (const [name, deny] of [
    ['getters that throw', () => {
      for (const name of ['localStorage', 'sessionStorage', 'indexedDB']) Object.defineProperty(window, name, { get() { throw new DOMException('denied', 'SecurityError'); } });
    }],
    ['no storage at all', () => {
      for (const name of ['localStorage', 'sessionStorage', 'indexedDB']) Object.defineProperty(window, name, { value: undefined });
    }],
    ['a quota of nothing', () => {
      Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };
    }],
    ['full while writing', () => {
      let times = 0;
      const write = Storage.prototype.setItem;
      Storage.prototype.setItem = function (...words) {
        if ((times += 1) > 1) throw new DOMException('full', 'QuotaExceededError');
        return write.apply(this, words);
      };
    }],
    ['a private window', () => {
      Object.defineProperty(navigator, 'storage', { value: { estimate: async () => ({ quota: 0, usage: 0 }), persist: async () => false } });
      Object.defineProperty(navigator, 'serviceWorker', { value: undefined });
    }],
  ]) {
    test(`${name}: the page starts, a choice lasts, the console is silent (R-20)`, async ({ page }) => {
      await page.addInitScript(deny);
      await open(page, 'card=grid&mode=embed');
      await page.evaluate(() => void (location.hash = 'card=grid&appearance=dark&lang=en&mode=embed'));
      await expect(page.locator('html')).toHaveAttribute('data-appearance', 'dark');
      await page.reload();
      await expect(page.locator('[data-embed-full]')).toBeVisible();
      await expect(page.locator('html')).toHaveAttribute('lang', 'en');
      await expect(page.locator('html')).toHaveAttribute('data-appearance', 'dark');
    });
  }
});
