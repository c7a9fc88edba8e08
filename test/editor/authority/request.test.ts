import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { NODE_PURPOSES } from '../../../src/core/authority/nodeExtensions.js';
import { reviewRequest } from '../../../src/core/authority/reviewRequest.js';
import { readContents } from '../../../src/core/contents/readContents.js';
import type { CertificateRequest } from '../../../src/core/x509/certificateRequest.js';
import { describeReview } from '../../../src/editor/features/authority/describeReview.js';
import { keepRequest } from '../../../src/editor/features/authority/keepRequest.js';
import { keepSigned } from '../../../src/editor/features/authority/keepSigned.js';
import type { Signer } from '../../../src/editor/features/authority/openIssuer.js';
import { makeAuthority } from '../../support/authority.js';
import {
  isThere,
  NOW,
  openStoreDesk,
  type OpenedStoreDesk,
  readText,
  removeStore,
  storeUri,
} from '../../support/editorDesk.js';
import { fixtureUri, runAndLeave } from '../../support/inEditor.js';

const passphrase = 'canary-Passphrase-5512';
const answers = {
  node: 'CDNODE1',
  subject: 'CN=CDNODE1',
  names: 'node1.example.com',
  key: 'P-256',
  purposes: NODE_PURPOSES,
  passphrase,
} as const;

describe('Create and Sign Certificate Request', () => {
  const request = storeUri('request/CDNODE1/request.pem');
  const key = storeUri('request/CDNODE1/key.pem');
  const signedTarget = fixtureUri('asked/CDNODE1-certificate.pem');
  const signal = () => new AbortController().signal;
  let desk: OpenedStoreDesk;
  let issuer: Signer;

  before(async () => {
    const made = await makeAuthority('Issuing', {}, await makeAuthority('Root'));
    issuer = { ...made, authority: { kind: 'authority', name: 'Issuing' } };
  });
  beforeEach(async () => {
    await removeStore();
    desk = openStoreDesk();
  });
  afterEach(async () => {
    desk.dispose();
    await removeStore();
    if (await isThere(fixtureUri('asked')))
      await vscode.workspace.fs.delete(fixtureUri('asked'), { recursive: true });
  });

  async function readRequest(): Promise<CertificateRequest> {
    const [item] = readContents(await vscode.workspace.fs.readFile(request)).items;
    assert.ok(item?.model.kind === 'request');
    return item.model;
  }

  it('keeps the request and its key in the store, the key sealed', async () => {
    const { added } = (await keepRequest(answers, desk, signal())) ?? {};
    assert.deepEqual(added, { kind: 'request', name: 'CDNODE1' });
    assert.match(await readText(key), /^-----BEGIN ENCRYPTED PRIVATE KEY-----/);
    assert.match(await readText(request), /^-----BEGIN CERTIFICATE REQUEST-----/);
    const [entry] = (await desk.store.contents()).entries;
    assert.deepEqual([entry?.kind, entry?.faults, entry?.notes.label], ['request', [], 'CDNODE1']);
    const notes = await readText(storeUri('request/CDNODE1/entry.yaml'));
    assert.doesNotMatch((await readText(request)) + (await readText(key)) + notes, /canary/);
    assert.equal((await reviewRequest(await readRequest())).problem, undefined);
  });

  it('never takes the place of a request that waits', async () => {
    await keepRequest(answers, desk, signal());
    const before = await readText(key);
    const { added } = (await keepRequest(answers, desk, signal())) ?? {};
    assert.deepEqual(added, { kind: 'request', name: 'CDNODE1-2' });
    assert.equal(await readText(key), before);
    const labels = (await desk.store.contents()).entries.map(({ notes }) => notes.label);
    assert.deepEqual(labels, ['CDNODE1', 'CDNODE1 2']);
  });

  it('leaves nothing where it is called off', async () => {
    const off = new AbortController();
    const keeping = keepRequest(answers, desk, off.signal);
    off.abort(new vscode.CancellationError());
    await assert.rejects(keeping, (error) => error instanceof vscode.CancellationError);
    assert.deepEqual([await isThere(request), await isThere(key)], [false, false]);
  });

  it('signs it into a file with the CA certificates below the root', async () => {
    await keepRequest(answers, desk, signal());
    const asked = await readRequest();
    const signed = await keepSigned(
      { request: asked, days: 90, target: signedTarget },
      issuer,
      desk,
      signal(),
    );
    assert.equal(signed.notAfter.epoch, NOW + 90 * 24 * 60 * 60 * 1000 - 1000);
    const { items } = readContents(await vscode.workspace.fs.readFile(signedTarget));
    const certificates = items.flatMap(({ model }) => (model.kind === 'certificate' ? [model.der] : []));
    assert.deepEqual(
      certificates.map((der) => [...der]),
      [signed, issuer.chain[0]].map(({ der }) => [...der]),
    );
  });

  it('takes the record back where the certificate cannot be written', async () => {
    await keepRequest(answers, desk, signal());
    const signing = { request: await readRequest(), days: 90, target: fixtureUri('pki') };
    await assert.rejects(keepSigned(signing, issuer, desk, signal()));
    const issued = storeUri('authority/Issuing/issued');
    const records = (await isThere(issued)) ? await vscode.workspace.fs.readDirectory(issued) : [];
    assert.deepEqual(records, []);
  });

  it('says what is asked for, what is granted and what is refused', async () => {
    await keepRequest(answers, desk, signal());
    const asked = await readRequest();
    const review = await reviewRequest(asked);
    const refused = [{ reason: 'authority' }, { reason: 'extension', oid: '1.2.3' }] as const;
    const said = describeReview(asked, { ...review, refused });
    assert.deepEqual(said, [
      'Subject: CN=CDNODE1',
      'Key: EC P-256; whoever asks has shown to possess it',
      'Granted names: node1.example.com',
      'Granted purposes: serverAuth, clientAuth',
      'Refused: to be a CA; an intermediate CA is made by Create Certificate Authority',
      'Refused: the extension 1.2.3, on which the authority decides itself',
    ]);
  });

  it('leaves no trace where the person leaves', async () => {
    await runAndLeave('cdcerts.createRequest');
    await keepRequest(answers, desk, signal());
    await runAndLeave('cdcerts.signRequest', request);
    assert.equal(await isThere(signedTarget), false);
  });
});
