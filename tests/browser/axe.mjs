// axe with no rule switched off and target-size switched on.
import AxeBuilder from '@axe-core/playwright';
import { expect } from './page.mjs';

/** Violations as readable lines. `without` names what is judged by a test of its own. */
export async function violations(page, state, without = []) {
  const builder = without.reduce((builder, selector) => builder.exclude(selector), new AxeBuilder({ page }));
  // Every rule judges every element; only what passes is not described one by one: nobody reads it.
  const options = { rules: { 'target-size': { enabled: true } }, resultTypes: ['violations'] };
  const { violations, passes } = await builder.options(options).analyze();
  expect(passes.length, state).toBeGreaterThan(10);
  return violations.flatMap(({ id, impact, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${state}: ${id} (${impact}) ${help} | ${target.join(' ')} | ${failureSummary.replace(/\s+/g, ' ').slice(0, 300)}`),
  );
}
