import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { readContents } from '../../../src/core/contents/readContents.js';
import { describeFacts } from '../../../src/core/words/describeFacts.js';
import { conformance, NOW } from '../../support/inspectFixture.js';

function factsOf(file: string): ReadonlyMap<string, string> {
  const [item] = readContents(readFileSync(file)).items;
  assert.ok(item);
  return new Map(describeFacts(item.model, NOW));
}

describe('facts of revocation lists', () => {
  it('tell how many are revoked and why, and each of the first', () => {
    const facts = factsOf('test/fixtures/pki/rsa/intermediate.crl.pem');
    assert.equal(facts.get('Revoked'), '1: 1 superseded');
    assert.equal(facts.get('Serial 68e00aa0b9639a42842bae5aec9745335444a593'), '2026-11-23, superseded');
  });

  describe('made by pyca/cryptography', function () {
    const file = (name: string): string => conformance(`pyca/x509/custom/${name}.pem`) ?? '';
    before(function () {
      if (file('crl_all_reasons') === '') this.skip();
    });

    it('have every reason by name, since when, and of which issuer', () => {
      const facts = factsOf(file('crl_all_reasons'));
      const of2015 = (reason: string): string =>
        `2015-01-01, ${reason}, invalid since 2015-01-01, issued by directory CN=cryptography.io,C=US`;
      assert.equal(facts.get('Serial 2'), of2015('keyCompromise'));
      assert.equal(facts.get('Serial 8'), of2015('removeFromCRL'));
      assert.equal(facts.get('Further entries'), '2');
    });

    it('say what they cover', () => {
      const scope = (name: string) => factsOf(file(name)).get('issuingDistributionPoint (critical)');
      const place = 'http://myhost.com/myca.crl';
      assert.equal(scope('crl_idp_fullname_only_user'), `${place}; only end entities`);
      assert.equal(scope('crl_idp_fullname_indirect_crl'), `${place}; certificates of other issuers too`);
      assert.equal(scope('crl_idp_only_ca'), 'a point named relative to the issuer; only CAs');
      assert.equal(scope('crl_idp_reasons_only'), 'only for keyCompromise');
    });

    it('say of a delta what it changes', () => {
      assert.equal(
        factsOf(file('crl_delta_crl_indicator')).get('Changes since number'),
        '00:ab:54:a9:8c:eb:1f:0a:d2',
      );
    });

    it('say that a reason cannot be read where it cannot', () => {
      assert.equal(
        factsOf(file('crl_unsupported_reason')).get('Revoked'),
        '1: 1 for a reason that cannot be read',
      );
    });

    it('show ten of ten thousand', () => {
      const facts = factsOf(file('crl_almost_10k'));
      assert.equal(facts.get('Further entries'), '9,989');
      assert.equal([...facts.keys()].filter((label) => label.startsWith('Serial ')).length, 10);
    });
  });
});

describe('facts of requests', function () {
  const file = conformance('pyca/x509/requests/challenge-unstructured.pem') ?? '';
  before(function () {
    if (file === '') this.skip();
  });

  it('have the attributes, and never the password among them', () => {
    const facts = factsOf(file);
    assert.equal(facts.get('challengePassword'), 'given, and not shown');
    assert.equal(facts.get('unstructuredName'), 'an unstructured field');
    assert.equal(
      [...facts.values()].some((value) => value.includes('beauty')),
      false,
    );
  });
});
