import assert from 'node:assert/strict';
import { writeIssueReport } from '../../../src/core/words/writeIssueReport.js';
import { NOW } from '../../support/inspectFixture.js';
import { itemsOf } from '../../support/storeFixture.js';

describe('a report of what was issued', () => {
  const certificateIn = (file: string) => {
    const [model] = itemsOf(file, 'certificate').map((item) => item.model);
    assert.ok(model?.kind === 'certificate');
    return model;
  };

  it('has a paragraph for each certificate', () => {
    const rows = [{ certificate: certificateIn('pki/ec/leaf.pem'), entry: 'CDNODE1' }];
    assert.equal(
      writeIssueReport(rows, 'Test CA', NOW),
      `1 certificate, issued by Test CA on 2026-11-23

CDNODE1
  Subject        CN=CDNODE1,O=Musterbank AG,C=DE
  Serial number  5dadce05c546df01bfd7fb2fff40f5fdda7f5fd6
  Last day       2036-01-01
  SHA-256        22:BE:DA:69:9F:53:B5:C6:D8:73:2E:FC:ED:66:F6:21:3C:E9:EA:08:F9:88:28:FB:19:DC:D0:37:BE:EB:CF:D2

`,
    );
  });

  it('shows nothing of a hostile name that is not seen', () => {
    for (const file of ['bidi', 'newline', 'long']) {
      const rows = [{ certificate: certificateIn(`hostile/${file}.pem`), entry: 'a\u202Eb' }];
      const text = writeIssueReport(rows, 'a\nb', NOW).replaceAll('\n', '');
      assert.doesNotMatch(text, /[\p{Cc}\p{Bidi_Control}\u2028\uFEFF]/u, file);
    }
  });
});
