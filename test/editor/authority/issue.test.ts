import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { parseNodeList } from '../../../src/core/authority/parseNodeList.js';
import { toSigningKey } from '../../../src/core/authority/signingKey.js';
import { openKey } from '../../../src/core/keys/openKey.js';
import { writePem } from '../../../src/core/pem/writePem.js';
import { certificateLabel } from '../../../src/core/words/describeCertificate.js';
import { oids } from '../../../src/core/x509/oids.js';
import type { Entry } from '../../../src/core/store/entry.js';
import { issuingAuthority } from '../../../src/editor/features/authority/issuingAuthority.js';
import { keepAuthority } from '../../../src/editor/features/authority/keepAuthority.js';
import { keepCertificate } from '../../../src/editor/features/authority/keepCertificate.js';
import { keepRevoked } from '../../../src/editor/features/authority/keepRevoked.js';
import { readLedger } from '../../../src/editor/features/authority/ledger.js';
import { keepCertificates } from '../../../src/editor/features/authority/keepCertificates.js';
import { keepRenewed } from '../../../src/editor/features/authority/keepRenewed.js';
import {
  canSign,
  chainOf,
  chainToSign,
  type Signer,
} from '../../../src/editor/features/authority/openIssuer.js';
import { subjectFor } from '../../../src/editor/features/authority/subjectFor.js';
import {
  isThere,
  openStoreDesk,
  type OpenedStoreDesk,
  readText,
  removeStore,
  storeUri,
  writeText,
} from '../../support/editorDesk.js';
import { runAndLeave } from '../../support/inEditor.js';

const passphrase = 'canary-Passphrase-5512';
const nodePassphrase = 'canary-Passphrase-7731';

describe('Issue Certificate', () => {
  let desk: OpenedStoreDesk;
  const authority = { kind: 'authority', name: 'Test-CA' } as const;
  const folder = storeUri('authority/Test-CA');
  let issuer: Signer;

  before(async () => {
    await removeStore();
    desk = openStoreDesk();
    const answers = { subject: 'CN=Test CA, O=Acme', key: 'P-256', years: 1, passphrase } as const;
    const signal = new AbortController().signal;
    await keepAuthority({ ...answers, further: 'any', limits: '' }, desk, signal);
    const [entry] = (await desk.store.contents()).entries;
    const chain = entry && (await chainOf(entry, desk));
    const opening = entry?.key && (await openKey(entry.key, passphrase));
    assert.ok(chain && opening?.outcome === 'opened');
    issuer = { chain, key: await toSigningKey(opening.key), authority };
  });

  after(async () => {
    desk.dispose();
    await removeStore();
  });

  const answers = {
    kind: 'node',
    node: 'CDNODE1',
    subject: 'CN=CDNODE1, O=Acme',
    names: 'node1.example.com, 10.1.2.3',
    key: 'P-256',
    days: 365,
    passphrase: nodePassphrase,
  } as const;
  const nodes = async (): Promise<readonly Entry[]> =>
    (await desk.store.contents()).entries.filter(({ kind }) => kind === 'key');

  const codesOf = (entry: Entry | undefined) => entry?.faults.map(({ code }) => code);

  it('keeps nothing where it is called off', async () => {
    const off = new AbortController();
    const issuing = keepCertificate(answers, issuer, desk, off.signal);
    off.abort(new vscode.CancellationError());
    await assert.rejects(issuing, (error) => error instanceof vscode.CancellationError);
    assert.deepEqual(await nodes(), []);
    assert.deepEqual(await readLedger(folder), []);
  });

  it('keeps a key certificate that nothing is wrong with, and no passphrase', async () => {
    await keepCertificate(answers, issuer, desk, new AbortController().signal);
    const [entry] = await nodes();
    assert.deepEqual([entry?.name, entry?.notes.label, entry?.faults], ['CDNODE1', 'CDNODE1', []]);
    assert.equal(entry?.certificates.length, 1);
    for (const name of ['certificate.pem', 'key.pem', 'entry.yaml'])
      assert.doesNotMatch(await readText(storeUri(`key/CDNODE1/${name}`)), /canary/);
  });

  it('marks a bootstrap certificate, and does not let it outlive its authority', async () => {
    const wanted = { ...answers, kind: 'bootstrap', node: 'CDNODE2', days: 90 } as const;
    const made = await keepCertificate(wanted, issuer, desk, new AbortController().signal);
    assert.equal(made?.notAfter.epoch, Date.UTC(2027, 1, 21) - 1000);
    const entry = (await nodes()).find(({ name }) => name === 'CDNODE2');
    assert.deepEqual(entry?.notes.tags, ['bootstrap']);
    const long = { ...answers, node: 'CDNODE3', days: 730 } as const;
    const longest = await keepCertificate(long, issuer, desk, new AbortController().signal);
    assert.equal(longest?.notAfter.epoch, issuer.chain[0].notAfter.epoch);
  });

  it('renews with the present key, as it is sealed, and the same label, by the authority that signed', async () => {
    const entry = (await nodes()).find(({ name }) => name === 'CDNODE1');
    const own = entry?.certificates[0]?.certificate;
    assert.ok(own);
    assert.equal((await issuingAuthority(own, desk))?.kind, 'authority');
    const renewal = { entry, newKey: undefined, days: 30 };
    await keepRenewed(renewal, issuer, desk, new AbortController().signal);
    const renewed = (await nodes()).find(({ name }) => name === 'CDNODE1-2');
    assert.deepEqual([renewed?.notes.label, codesOf(renewed)], ['CDNODE1', ['label-duplicate']]);
    assert.equal(
      await readText(storeUri('key/CDNODE1-2/key.pem')),
      await readText(storeUri('key/CDNODE1/key.pem')),
    );
    const newKey = { kind: 'Ed25519', passphrase: nodePassphrase } as const;
    await keepRenewed({ ...renewal, newKey }, issuer, desk, new AbortController().signal);
    const anew = (await nodes()).find(({ name }) => name === 'CDNODE1-3');
    assert.deepEqual(codesOf(anew), ['label-duplicate']);
    assert.equal(anew?.certificates[0]?.certificate.publicKey.type, 'Ed25519');
    await runAndLeave('cdcerts.renewCertificate');
  });

  it('renews a bootstrap certificate for the days of one, as long as it is marked so', async () => {
    const entry = (await nodes()).find(({ name }) => name === 'CDNODE2');
    assert.ok(entry);
    const [before, entered] = [await nodes(), await readLedger(folder)];
    const renewal = { entry, newKey: undefined, days: 91 };
    await assert.rejects(
      keepRenewed(renewal, issuer, desk, new AbortController().signal),
      /lives 90 days at most/,
    );
    assert.deepEqual([await nodes(), await readLedger(folder)], [before, entered]);
  });

  it('says of an authority without its private key that it cannot sign', async () => {
    const entry = (await desk.store.contents()).entries.find(({ kind }) => kind === 'authority');
    assert.ok(entry);
    const { key, ...keyless } = entry;
    assert.deepEqual([canSign(entry), canSign({ ...keyless, key: undefined })], [key !== undefined, false]);
  });

  it('gives a node of its authority’s subject what a subject may have here', () => {
    const [own] = issuer.chain;
    const span = { start: 0, end: 0 };
    const attribute = (oid: string, value: string) => ({ oid, value, tag: 12, span });
    const rdns = [
      [attribute(oids.countryName, 'de')],
      [attribute(oids.organizationName, 'Acme')],
      [attribute(oids.userId, 'u')],
      [attribute(oids.localityName, 'Bonn'), attribute(oids.organizationalUnitName, 'MFT')],
      [attribute(oids.commonName, 'CA')],
    ];
    const foreign = { ...own, subject: { ...own.subject, rdns } };
    assert.equal(subjectFor('N1', [foreign], storeUri()), 'CN=N1,O=Acme');
  });

  it('enters all that it issues in the ledger, as text and certificate', async () => {
    const issued = await readLedger(folder);
    assert.equal(issued.length, 5);
    const [names] = await vscode.workspace.fs.readDirectory(vscode.Uri.joinPath(folder, 'issued'));
    const text = await readText(vscode.Uri.joinPath(folder, 'issued', names?.[0] ?? ''));
    assert.match(
      text,
      /^Subject: CN=CDNODE\d,O=Acme\nSerial number: .*\nValid: 2026-11-23 to .*\nSHA-256: .*\n-----BEGIN/,
    );
  });

  it('issues for all nodes of a list, or for none', async () => {
    const list = parseNodeList('LISTED1, a.example\nLISTED2\nLISTED3\nLISTED4\nLISTED5');
    assert.ok('nodes' in list);
    const wanted = list.nodes.map((one) => ({
      ...one,
      subject: subjectFor(one.node, issuer.chain, storeUri()),
    }));
    const [before, entered] = [await nodes(), await readLedger(folder)];
    const terms = { kind: 'bootstrap', key: 'P-256', days: 30, passphrase: nodePassphrase } as const;
    const issue = (signal: AbortSignal, tell?: () => void) =>
      keepCertificates(wanted, terms, issuer, desk, signal, tell);
    const off = new AbortController();
    const calledOff = issue(off.signal, () => {
      off.abort(new vscode.CancellationError());
    });
    await assert.rejects(calledOff, (error) => error instanceof vscode.CancellationError);
    assert.deepEqual([await nodes(), await readLedger(folder)], [before, entered]);
    let told = 0;
    const made = await issue(new AbortController().signal, () => {
      told++;
    });
    assert.deepEqual([made.length, told], [5, 5]);
    assert.deepEqual(
      made.map(({ address, certificate }) => [address.name, certificateLabel(certificate)]),
      list.nodes.map(({ node }) => [node, node]),
    );
    const names = (await nodes()).map(({ faults, name }) => [name, faults.length]);
    for (const { node } of list.nodes)
      assert.ok(names.some(([name, faults]) => name === node && faults === 0));
    assert.equal((await readLedger(folder)).length, entered.length + 5);
    await runAndLeave('cdcerts.issueCertificates');
  });

  it('gives nodes the subject of the template that the setting has', async () => {
    const configuration = vscode.workspace.getConfiguration('cdcerts', storeUri());
    const set = (template: string | undefined) =>
      configuration.update('authority.subjectTemplate', template, vscode.ConfigurationTarget.Workspace);
    assert.equal(subjectFor('N1', issuer.chain, storeUri()), 'CN=N1,O=Acme');
    assert.equal(subjectFor('N1', [], storeUri()), 'CN=N1');
    try {
      await set('CN={node}, OU=MFT, C=DE');
      assert.equal(subjectFor('N,1', issuer.chain, storeUri()), 'CN=N\\,1,OU=MFT,C=DE');
      await set('O=Acme');
      assert.throws(
        () => subjectFor('N1', [], storeUri()),
        /cdcerts\.authority\.subjectTemplate is no template/,
      );
    } finally {
      await set(undefined);
    }
  });

  it('revokes into the list of the authority, which it carries on', async () => {
    const [first, second] = await readLedger(folder);
    const target = storeUri('authority/Test-CA/crl.pem');
    const revoke = (certificate: typeof first) =>
      keepRevoked(
        { certificate, reason: 'superseded', days: 30 },
        issuer,
        desk,
        new AbortController().signal,
      );
    const earlier = await revoke(first);
    const list = await revoke(second);
    assert.equal(list.revokedCertificates.length, 2);
    assert.match(await readText(target), /^-----BEGIN X509 CRL-----/);
    const before = await readText(target);
    await assert.rejects(revoke(second), /revoked already/);
    const off = new AbortController();
    off.abort(new vscode.CancellationError());
    const again = { certificate: undefined, reason: 'unspecified', days: 7 } as const;
    await assert.rejects(keepRevoked(again, issuer, desk, off.signal));
    assert.equal(await readText(target), before);
    await writeText(target, 'not a list');
    await assert.rejects(revoke(second), /cannot be read/);
    assert.equal(await readText(target), 'not a list');
    // As both sides of a merge leave it: to carry on one of them would forget what the other revokes.
    await writeText(target, before + writePem('X509 CRL', earlier.der));
    await assert.rejects(
      keepRevoked(again, issuer, desk, new AbortController().signal),
      /more than one list/,
    );
    assert.equal(await readText(target), before + writePem('X509 CRL', earlier.der));
    await runAndLeave('cdcerts.revokeCertificate');
  });

  it('asks for nothing where the authority is revoked: what it signs would not be valid', async () => {
    const { signal } = new AbortController();
    const answers = { subject: 'CN=Issuing CA', key: 'P-256', years: 1, passphrase } as const;
    const kept = await keepAuthority({ ...answers, further: 0, limits: '' }, desk, signal, issuer);
    const entryOf = async () =>
      (await desk.store.contents()).entries.find(({ name }) => name === kept.added.name);
    const before = await entryOf();
    assert.ok(before);
    assert.equal((await chainToSign(before, desk))?.length, 2);
    await vscode.workspace.fs.delete(storeUri('authority/Test-CA/crl.pem'));
    await keepRevoked(
      { certificate: kept.certificate, reason: 'keyCompromise', days: 30 },
      issuer,
      desk,
      signal,
    );
    const after = await entryOf();
    assert.ok(after);
    assert.equal(await chainToSign(after, desk), undefined);
    assert.equal((await chainOf(after, desk))?.length, 2);
  });

  it('leaves no trace where the person leaves', async () => {
    const before = (await nodes()).length;
    await runAndLeave('cdcerts.issueCertificate');
    assert.equal((await nodes()).length, before);
    assert.equal(await isThere(storeUri('key/CDNODE4')), false);
  });
});
