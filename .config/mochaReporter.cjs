/** mocha's spec reporter, which also writes what ran to the file named in CDCERTS_RESULTS. */
const { writeFileSync } = require('node:fs');
const { reporters } = require('mocha');

module.exports = class extends reporters.Spec {
  constructor(runner, options) {
    super(runner, options);
    const ran = new Set();
    const failed = [];
    runner.on('test end', (test) => ran.add(test.file));
    runner.on('fail', (test, error) => failed.push(`${test.fullTitle()}: ${error.message}`));
    runner.once('end', () => {
      const { passes, failures, pending } = runner.stats;
      writeFileSync(
        process.env.CDCERTS_RESULTS,
        JSON.stringify({ passes, failures, pending, failed, files: [...ran] }),
      );
    });
  }
};
