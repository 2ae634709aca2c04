// axe with no rule switched off and target-size switched on.
import AxeBuilder from '@axe-core/playwright';
import { expect } from './page.mjs';

/** Violations as readable lines. */
export async function violations(page, state) {
  const { violations, passes } = await new AxeBuilder({ page }).options({ rules: { 'target-size': { enabled: true } } }).analyze();
  expect(passes.length, state).toBeGreaterThan(10);
  return violations.flatMap(({ id, impact, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${state}: ${id} (${impact}) ${help} | ${target.join(' ')} | ${failureSummary.replace(/\s+/g, ' ').slice(0, 300)}`),
  );
}
