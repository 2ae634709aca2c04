// Prints "passed failed" from Playwright's JSON report. A test that did not run counts as failed, unless it was skipped on
// purpose (test.skip, test.fixme). No report: one failure.
//
// A test that passed at its second try is named, and counts as passed while there are at most UNSTEADY of them: that many a
// machine that stands still can explain. If there are more, something is wrong with the page or its tests, and all have failed.
import { readFileSync } from "node:fs";

const UNSTEADY = 2;
let passed = 0;
let failed = 0;
const unsteady = [];

function countSuite(suite) {
  for (const child of suite.suites ?? []) countSuite(child);
  for (const spec of suite.specs ?? []) {
    for (const test of spec.tests) {
      const onPurpose = (test.annotations ?? []).some(({ type }) => type === "skip" || type === "fixme");
      if (test.status === "expected") passed += 1;
      else if (test.status === "flaky") unsteady.push(`${spec.file}:${spec.line} ${spec.title}`);
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
for (const name of unsteady) console.error(`passed at the second try only: ${name}`);
if (unsteady.length > UNSTEADY) failed += unsteady.length;
else passed += unsteady.length;
console.log(passed, failed);
