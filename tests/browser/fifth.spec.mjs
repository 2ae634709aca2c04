// A mechanism that is only in the package, in no line of code, appears as the others do. The page is built with it by
// `.ci/test browser` (target/fifth/dist); to build it by hand see there.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { serve } from '../../.ci/serve.mjs';
import { violations } from './axe.mjs';
import { ENTRY, FIGURE, LINKS, NODES } from './made_up_mechanism.mjs';
import { change, expect, open, placeOf, test } from './page.mjs';
import { button, hiddenLinks, node } from './mechanisms.mjs';

const root = fileURLToPath(new URL('../../target/fifth/dist/', import.meta.url));
test.use({
  baseURL: async ({}, use) => {
    if (!existsSync(root)) throw new Error('target/fifth/dist is missing: `.ci/test browser` builds it');
    const { address, close } = await serve({ root, base: '/fifth/', port: 0 });
    await use(address);
    await close();
  },
});

for (const lang of ['zh', 'en']) {
  test(`the fifth mechanism is drawn, told and listed, ${lang}`, async ({ page }) => {
    await open(page, `view=mechanisms${lang === 'en' ? '&lang=en' : ''}`);
    const choice = page.locator('.mechanism-choice a');
    await expect(choice).toHaveCount(5);
    await change(page, () => choice.nth(4).click());
    await expect(page.locator('#mechanism-heading')).toHaveText(lang === 'zh' ? '虚构的第五个机制' : 'A made-up fifth mechanism');
    expect(await page.locator('.diagram [data-node]').evaluateAll((all) => all.map((one) => one.dataset.node))).toEqual(NODES);
    await expect(page.locator('.link-line')).toHaveCount(LINKS);
    await expect(page.locator('.links [data-kind="back"]')).toHaveCount(1);
    await expect(page.locator('.diagram-legend [data-kind="back"]')).toHaveText(lang === 'zh' ? '虚线：返回' : 'Dashed: leads back');
    const number = (await node(page, 'outcome').locator('b').textContent()).replace(/,/g, '');
    expect(Number(number)).toBe(Number(FIGURE.value));
    const box = (id) => placeOf(node(page, id));
    const [actor, first, second, result] = [await box('someone'), await box('begin'), await box('go-on'), await box('outcome')];
    expect(actor.y + actor.height).toBeLessThan(first.y);
    expect(first.x + first.width).toBeLessThan(second.x);
    expect(first.y + first.height).toBeLessThan(result.y);
    // The one that leads back over a step ran behind three boxes.
    expect(await hiddenLinks(page)).toEqual([]);
    await page.locator('[data-tale] button').nth(2).click();
    await expect(node(page, 'someone')).toHaveClass(/is-told/);
    await change(page, () => button(page, 'begin').click());
    await expect(page.locator('.node-detail')).toContainText(lang === 'zh' ? '退回' : 'sent back');
    await expect(page.locator(`[data-concerned="${ENTRY.id}"]`)).toHaveClass(/is-of-node/);
    await expect(page.locator('.mini-tile[data-area="440100"]')).toHaveClass(/is-concerned/);
    expect(await violations(page, 'the fifth mechanism')).toEqual([]);
    const plain = await (await page.request.get(new URL('mechanisms.html', page.url()).href)).text();
    expect(plain).toContain(lang === 'zh' ? '虚构的第五个机制' : 'A made-up fifth mechanism');
  });
}
