// Prints "passed failed" from Playwright's JSON report. Flaky counts as failed, and so does a test that did not run
// unless it was skipped on purpose (test.skip, test.fixme). No report: one failure.
import { readFileSync } from "node:fs";

let passed = 0;
let failed = 0;

function countSuite(suite) {
  for (const child of suite.suites ?? []) countSuite(child);
  for (const spec of suite.specs ?? []) {
    for (const test of spec.tests) {
      const onPurpose = (test.annotations ?? []).some(({ type }) => type === "skip" || type === "fixme");
      if (test.status === "expected") passed += 1;
      else if (test.status !== "skipped" || !onPurpose) failed += 1;
    }
  }
}

try {
  const report = JSON.parse(readFileSync(process.argv[2], "utf8"));
  countSuite(report);
  // Faults outside of any test: a file that does not load, a server that does not start.
  if (failed === 0) failed += report.errors.length;
} catch (error) {
  console.error(`Playwright left no readable report: ${error.message}`);
  failed += 1;
}
console.log(passed, failed);
