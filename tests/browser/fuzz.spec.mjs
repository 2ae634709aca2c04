// whatever stands in the address, the page is there, whole, with one notice at most.
import { expect, open, test } from './page.mjs';

/** Random numbers from a seed (mulberry32): the same hashes in every run. */
function seeded(seed) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const NAMES = ['year', 'list', 'city', 'topic', 'place', 'q', 'sort', 'indicator', 'period', 'entry', 'lang', 'appearance', 'view'];
const ODD_NAMES = ['__proto__', 'constructor', 'toString', 'Year', ' city', '', '😀', '%', '%00', 'q%3D', 'a'.repeat(500)];
const VALUES = ['2024', '2023', 'event', 'measure', '440300', '440100,810000', '440000', 'financing', 'yuexiu', '深圳', 'sz', 'city', 'topic',
  'cl_invention_granted', '2018', '2021', '2024-event-07', '2023-event-01', 'en', 'zh', 'dark', 'light', 'overview', 'official'];
const ODD_VALUES = ['', ',', ',,,', '%', '%E4%', '%ff%fe', '%00', '%u6df1', '__proto__', 'constructor', '😀👩‍👩‍👧', '\u202e反', '-1', '1e9', '99999999999999999999',
  '+2024', '02024', 'NaN', 'null', '<img src=x onerror=alert(1)>', '"\'`;', '%2525', '%0a%0d', 'ＡＢＮ', '\ufeff', '长'.repeat(300), '%20'.repeat(90), '＃#?/', '=', '2024,2024,2024'];
const NAMED = new RegExp(`^((${NAMES.join('|')})=[A-Za-z0-9_.!~*'()%,-]+(&|$))*$`);

function hashes(count) {
  const random = seeded(28);
  const pick = (list) => list[Math.floor(random() * list.length)];
  const noise = () => Array.from({ length: Math.floor(random() * 60) }, () => String.fromCodePoint(33 + Math.floor(random() ** 3 * 0xd000))).join('');
  const part = () => {
    const name = random() < 0.85 ? pick(NAMES) : pick(ODD_NAMES);
    const value = random() < 0.55 ? pick(VALUES) : random() < 0.75 ? pick(ODD_VALUES) : noise();
    return random() < 0.93 ? `${name}=${value}` : pick([name, value, '&', `${name}==${value}`]);
  };
  const made = Array.from({ length: count }, (_, place) => {
    if (place % 250 === 249) return pick(['q=', 'city=', 'entry=', '']) + pick(['长', '%E4', 'a,', '&', '😀']).repeat(100_000 / 4);
    if (random() < 0.1) return noise();
    return Array.from({ length: 1 + Math.floor(random() * 6) }, part).join(pick(['&', '&', '&', '&&', ';']));
  });
  return made;
}

/** What must hold at any address. */
const inspect = (named) => {
  const count = (selector) => document.querySelectorAll(selector).length;
  const wrong = [];
  if (!document.getElementById('failure').hidden) wrong.push(`failure: ${document.getElementById('failure-reason').textContent}`);
  if (document.documentElement.dataset.state !== 'ready') wrong.push('not ready');
  if (!document.querySelector('#app h1')?.textContent) wrong.push('no h1');
  if (count('#app button[data-area]') !== 23) wrong.push('tiles');
  if (count('[data-notice]') !== 1 || count('[data-notice] p') > 1) wrong.push('notices');
  if (count('[role=status]') !== 1) wrong.push('status');
  if (count('[data-entry]') + count('[data-empty]') < 1) wrong.push('neither list nor entry nor empty result');
  if (!new RegExp(named).test(location.hash.slice(1).replace(/^&+$/, ''))) wrong.push(`address not tidied: ${location.hash.slice(0, 200)}`);
  return wrong;
};

test('1,000 random hashes: never a failure, never blank, one notice at most (R-28)', async ({ page }) => {
  test.setTimeout(120_000);
  await open(page);
  await page.evaluate(`window.inspect = ${inspect}`);
  const wrong = await page.evaluate(
    async ([all, named]) => {
      const found = [];
      for (const hash of all) {
        const before = location.href;
        const changed = new Promise((done) => addEventListener('hashchange', done, { once: true }));
        location.hash = hash;
        if (location.href !== before) await changed;
        // The address is tidied after the paint; a part of the page may have to come first.
        do await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
        while (document.querySelector('.coming'));
        const wrong = window.inspect(named);
        if (wrong.length) found.push([hash.slice(0, 300), ...wrong]);
        if (found.length > 5) break;
      }
      return found;
    },
    [hashes(1000), NAMED.source],
  );
  expect(wrong).toEqual([]);
});

test('20 of them through fresh loads, three of 100 KB (R-28)', async ({ page }) => {
  test.setTimeout(90_000);
  for (const hash of hashes(1000).filter((_, place) => place % 60 === 1 || (place % 250 === 249 && place < 800))) {
    await page.goto('about:blank');
    await page.goto(`./#${hash}`);
    await page.waitForFunction(() => performance.getEntriesByName('atlas:ready').length > 0);
    expect([hash.slice(0, 300), ...(await page.evaluate(inspect, NAMED.source))]).toHaveLength(1);
  }
});
