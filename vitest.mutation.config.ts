import base from "./vitest.config.ts";

/**
 * What `npm run mutation` runs against each change to a line: the tests of the program and of the ledger, those on a database included,
 * and the terms computed the slow way.
 */
export default {
  test: {
    ...base.test,
    include: ["tests/loyalty/**/*.test.ts", "tests/ledger/**/*.test.ts", "tests/property/terms.test.ts"],
    maxWorkers: 1,
  },
};
