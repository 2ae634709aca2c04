// whatever stands in the address, the page is there, whole, with one notice at most.
import { expect, isThere, open, test } from './page.mjs';

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
/** Of the other views and of what stands over them. */
const OTHER_NAMES = ['view', 'card', 'table', 'sorted', 'scale', 'compare', 'areas', 'years', 'figure', 'mechanism', 'node', 'step', 'rows', 'by', 'order', 'text', 'release'];
const ODD_NAMES = ['__proto__', 'constructor', 'toString', 'Year', ' city', '', '😀', '%', '%00', 'q%3D', 'a'.repeat(500)];
const VALUES = ['2024', '2023', 'event', 'measure', '440300', '440100,810000', '440000', 'financing', 'yuexiu', '深圳', 'sz', 'city', 'topic',
  'cl_invention_granted', '2018', '2021', '2024-event-07', '2023-event-01', 'en', 'zh', 'dark', 'light', 'overview', 'official'];
const OTHER_VALUES = ['statistics', 'mechanisms', 'data', 'court_new', 'comparison', 'grid', 'court_new.2-', 'topic.1', 'free', '440000,100000', '2021,2024', 'court_new,440000,2021',
  'hetao-36', 'selection', 'online-vote', '1', '3', 'value', 'descending', 'large', '1.2.0', 'entry', 'list'];
const ODD_VALUES = ['', ',', ',,,', '%', '%E4%', '%ff%fe', '%00', '%u6df1', '__proto__', 'constructor', '😀👩‍👩‍👧', '\u202e反', '-1', '1e9', '99999999999999999999',
  '+2024', '02024', 'NaN', 'null', '<img src=x onerror=alert(1)>', '"\'`;', '%2525', '%0a%0d', 'ＡＢＮ', '\ufeff', '长'.repeat(300), '%20'.repeat(90), '＃#?/', '=', '2024,2024,2024'];
const NAMED = new RegExp(`^((${[...NAMES, ...OTHER_NAMES].join('|')})=[A-Za-z0-9_.!~*'()%,-]+(&|$))*$`);

function hashes(count, names = NAMES, values = VALUES) {
  const random = seeded(28);
  const pick = (list) => list[Math.floor(random() * list.length)];
  const noise = () => Array.from({ length: Math.floor(random() * 60) }, () => String.fromCodePoint(33 + Math.floor(random() ** 3 * 0xd000))).join('');
  const part = () => {
    const name = random() < 0.85 ? pick(names) : pick(ODD_NAMES);
    const value = random() < 0.55 ? pick(values) : random() < 0.75 ? pick(ODD_VALUES) : noise();
    return random() < 0.93 ? `${name}=${value}` : pick([name, value, '&', `${name}==${value}`]);
  };
  const made = Array.from({ length: count }, (_, place) => {
    if (place % 250 === 249) return pick(['q=', 'city=', 'entry=', '']) + pick(['长', '%E4', 'a,', '&', '😀']).repeat(100_000 / 4);
    if (random() < 0.1) return noise();
    return Array.from({ length: 1 + Math.floor(random() * 6) }, part).join(pick(['&', '&', '&', '&&', ';']));
  });
  return made;
}

/** What must hold at any address; `isOverview`: of the first view. */
const inspect = ([named, isOverview]) => {
  const count = (selector) => document.querySelectorAll(selector).length;
  const wrong = [];
  if (!document.getElementById('failure').hidden) wrong.push(`failure: ${document.getElementById('failure-reason').textContent}`);
  if (document.documentElement.dataset.state !== 'ready') wrong.push('not ready');
  if (!document.querySelector('#app h1')?.textContent) wrong.push('no h1');
  if (isOverview && count('#app button[data-area]') !== 23) wrong.push('tiles');
  if (count('[data-notice]') !== 1 || count('[data-notice] p') > 1) wrong.push('notices');
  if (isOverview && count('[role=status]') !== 1) wrong.push('status');
  if (!isOverview && count('#app main [data-card], #app main .problem') < 1) wrong.push('no card');
  if (isOverview && count('[data-entry]') + count('[data-empty]') < 1) wrong.push('neither list nor entry nor empty result');
  if (!new RegExp(named).test(location.hash.slice(1).replace(/^&+$/, ''))) wrong.push(`address not tidied: ${location.hash.slice(0, 200)}`);
  return wrong;
};

/** Goes through all of them in the open page: what is wrong at which. */
async function walk(page, all, isOverview) {
  await open(page);
  await page.evaluate(`window.inspect = ${inspect}`);
  return page.evaluate(
    async ([all, named, isOverview]) => {
      const found = [];
      for (const hash of all) {
        const before = location.href;
        const changed = new Promise((done) => addEventListener('hashchange', done, { once: true }));
        location.hash = hash;
        if (location.href !== before) await changed;
        // The address is tidied after the paint; a part of the page may have to come first.
        do await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
        while (document.querySelector('.coming'));
        const wrong = window.inspect([named, isOverview]);
        if (wrong.length) found.push([hash.slice(0, 300), ...wrong]);
        if (found.length > 5) break;
      }
      return found;
    },
    [all, NAMED.source, isOverview],
  );
}

test('1,000 random hashes: never a failure, never blank, one notice at most (R-28)', async ({ page }) => {
  test.setTimeout(120_000);
  expect(await walk(page, hashes(1000), true)).toEqual([]);
});

// Regression: of some thirty names that an address may have, thirteen were tried, and no view but the first.
test('300 of all views, cards, figures, mechanisms and tables (R-28)', async ({ page }) => {
  test.setTimeout(240_000);
  const names = [...OTHER_NAMES, ...OTHER_NAMES, ...NAMES];
  expect(await walk(page, hashes(300, names, [...OTHER_VALUES, ...OTHER_VALUES, ...VALUES]), false)).toEqual([]);
});

test('20 of them through fresh loads, three of 100 KB (R-28)', async ({ page }) => {
  test.setTimeout(90_000);
  for (const hash of hashes(1000).filter((_, place) => place % 60 === 1 || (place % 250 === 249 && place < 800))) {
    await page.goto('about:blank');
    await page.goto(`./#${hash}`);
    await page.waitForFunction(isThere);
    expect([hash.slice(0, 300), ...(await page.evaluate(inspect, [NAMED.source, true]))]).toHaveLength(1);
  }
});
