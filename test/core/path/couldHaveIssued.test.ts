import assert from 'node:assert/strict';
import {
  claimsSelfSigned,
  compareIdentifiers,
  couldHaveIssued,
  incapacityOf,
} from '../../../src/core/path/couldHaveIssued.js';
import { certificatesOf } from '../../support/inspectFixture.js';

const one = (name: string) => {
  const [known] = certificatesOf(name);
  assert.ok(known, name);
  return known.certificate;
};
const root = one('pki/rsa/root.pem');
const intermediate = one('pki/rsa/intermediate.pem');
const leaf = one('pki/rsa/leaf.pem');
const namesake = one('pki/ec/intermediate.pem');
const selfSigned = one('self-signed/node.pem');

describe('couldHaveIssued', () => {
  it('is so for each link of a chain, and for a root and itself', () => {
    assert.ok(couldHaveIssued(intermediate, leaf));
    assert.ok(couldHaveIssued(root, intermediate));
    assert.ok(couldHaveIssued(root, root));
  });

  it('is not so for another name, backwards, or past a link', () => {
    assert.ok(!couldHaveIssued(root, leaf));
    assert.ok(!couldHaveIssued(leaf, intermediate));
    assert.ok(!couldHaveIssued(one('partner/intermediate.pem'), leaf));
  });

  it('is not so for the same name with another key identifier (RFC 5280 section 4.2.1.1)', () => {
    assert.equal(compareIdentifiers(namesake, leaf), 'mismatch');
    assert.ok(!couldHaveIssued(namesake, leaf));
  });

  it('is not so for a certificate that is no CA’s (section 4.2.1.9)', () => {
    assert.equal(incapacityOf(leaf), 'not-a-ca');
    assert.equal(incapacityOf(one('weak/rsa-1024.pem')), 'not-a-ca');
    assert.equal(incapacityOf(intermediate), undefined);
  });

  it('takes a self-issued certificate of version 1 for a root, and one of version 3 without constraints for none', () => {
    const old = { ...selfSigned, version: 1, extensions: [] };
    assert.equal(incapacityOf(old), undefined);
    assert.equal(incapacityOf({ ...selfSigned, extensions: [] }), 'not-a-ca');
    assert.equal(incapacityOf({ ...leaf, version: 1, extensions: [] }), 'not-a-ca');
  });

  it('compares issuer and serial number where there is no key identifier', () => {
    const naming = (serial: Uint8Array, name = root.subject) => ({
      ...leaf,
      extensions: leaf.extensions.map((extension) =>
        extension.oid === '2.5.29.35'
          ? { ...extension, decoded: { keyId: undefined, issuer: [{ type: 'directory', name }], serial } }
          : extension,
      ),
    });
    assert.equal(compareIdentifiers(intermediate, naming(intermediate.serial)), 'match');
    assert.equal(compareIdentifiers(intermediate, naming(root.serial)), 'mismatch');
    assert.equal(compareIdentifiers(intermediate, naming(intermediate.serial, leaf.subject)), 'mismatch');
  });

  it('knows nothing where there are no identifiers', () => {
    assert.equal(compareIdentifiers({ ...intermediate, extensions: [] }, leaf), 'absent');
    assert.equal(compareIdentifiers(intermediate, { ...leaf, extensions: [] }), 'absent');
  });
});

describe('claimsSelfSigned', () => {
  it('is so for roots and self-signed certificates only', () => {
    assert.ok(claimsSelfSigned(root));
    assert.ok(claimsSelfSigned(selfSigned));
    assert.ok(!claimsSelfSigned(intermediate));
    assert.ok(!claimsSelfSigned(leaf));
  });
});
