// The short version of `make soak`: what grows with scenes would fill the memory of a screen in weeks.
import { test, expect } from './page.mjs';
import { soak } from '../bench/soak.mjs';

test('after 500 scenes there is no more on the page, in the memory and in the clock than after 100', async ({ browser, baseURL }) => {
  test.setTimeout(240_000);
  const [early, late] = await soak({ browser, address: baseURL, speed: 100, looks: [100, 500] });
  expect(late.elements).toBe(early.elements);
  expect(late.listeners).toBe(early.listeners);
  expect(late.timers).toBe(early.timers);
  // The peak depends on when the browser collects; what grew with each scene (11 KB once) would be 4 MB here.
  expect(late.wasm_bytes - early.wasm_bytes).toBeLessThan(500_000);
  expect(late.heap_bytes - early.heap_bytes).toBeLessThan(2_000_000);
  expect(late.errors).toEqual([]);
});
