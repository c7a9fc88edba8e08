import assert from 'node:assert/strict';
import { fillSubject } from '../../../src/core/authority/fillSubject.js';

const fill = (template: string, node: string): string => {
  const filled = fillSubject(template, node);
  return 'text' in filled ? filled.text : filled.problem;
};

describe('fillSubject', () => {
  it('puts the node’s name into the template, wherever that has its place', () => {
    assert.equal(
      fill('CN={node}, OU=MFT, O="Acme, Inc.", C=DE', ' CDNODE1 '),
      'CN=CDNODE1,OU=MFT,O=Acme\\, Inc.,C=DE',
    );
    assert.equal(fill('CN={node}.mft.example, OU={node}', 'N1'), 'CN=N1.mft.example,OU=N1');
  });

  it('lets no node’s name say more than a value', () => {
    assert.equal(fill('CN={node},O=Acme', 'a,O=Evil+OU=x'), 'CN=a\\,O=Evil\\+OU=x,O=Acme');
    assert.equal(fill('CN={node},O=Acme', '$&{node}'), 'CN=$&{node},O=Acme');
  });

  it('says what is wrong with a template', () => {
    assert.match(fill('O=Acme', 'N1'), /no common name/);
    assert.match(fill('CN=node, O=Acme', 'N1'), /does not have the node: write it as in CN=\{node\}/);
    assert.match(fill('CN={node}, C=Germany', 'N1'), /two capital letters/);
    assert.match(fill('{node}', 'N1'), /has no keyword/);
  });
});
