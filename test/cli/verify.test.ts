import assert from 'node:assert/strict';
import { UsageError } from '../../src/cli/usage.js';
import { verify } from '../../src/cli/verify.js';
import { captureStreams } from '../support/captureStreams.js';

const pki = 'test/fixtures/pki/rsa';
const leaf = `${pki}/leaf.pem`;
const whole = ['--trusted', `${pki}/root.pem`, '--untrusted', `${pki}/intermediate.pem`];

interface Line {
  readonly verdict: string;
  readonly path: readonly string[];
  readonly names: readonly string[];
  readonly revocation: string;
  readonly reasons: readonly { readonly code: string; readonly message: string; readonly section: string }[];
}

describe('cdcerts verify', () => {
  const run = async (...args: readonly string[]) => {
    const streams = captureStreams();
    const status = await verify(args, streams);
    return { status, errors: streams.errors, lines: streams.lines };
  };
  const json = async (...args: readonly string[]) => {
    const { status, lines } = await run(...args, '--json');
    return { status, ...(JSON.parse(lines[0] ?? '') as Line) };
  };

  it('finds the path of a leaf and says that revocation is not checked', async () => {
    const { status, verdict, names, revocation, path } = await json(leaf, ...whole);
    assert.equal(status, 0);
    assert.equal(verdict, 'valid');
    assert.deepEqual(names, ['CDNODE1', 'Musterbank AG Issuing CA 1', 'Musterbank AG Root CA']);
    assert.equal(path.length, 3);
    assert.equal(revocation, 'not-checked');
  });

  it('takes the rest of the leaf’s file for untrusted certificates', async () => {
    const { verdict } = await json(`${pki}/node-keycert.txt`, '--trusted', `${pki}/root.pem`);
    assert.equal(verdict, 'valid');
  });

  it('names the issuer that is missing, with the section that says so', async () => {
    const { status, reasons } = await json(leaf, '--trusted', `${pki}/root.pem`);
    assert.equal(status, 1);
    assert.equal(reasons[0]?.code, 'issuer-missing');
    assert.equal(reasons[0].section, '6.1');
    assert.match(reasons[0].message, /CN=Musterbank AG Issuing CA 1.*whose certificate is not here/);
  });

  it('takes a trusted leaf and any trusted certificate for an anchor', async () => {
    assert.equal((await json(leaf, '--trusted', leaf)).verdict, 'valid');
    const { names } = await json(leaf, '--trusted', `${pki}/intermediate.pem`);
    assert.deepEqual(names, ['CDNODE1', 'Musterbank AG Issuing CA 1']);
  });

  it('asks for role, name, hash and size as told', async () => {
    const codes = async (...args: readonly string[]) =>
      (await json(leaf, ...whole, ...args)).reasons.map(({ code }) => code);
    assert.deepEqual(await codes('--role', 'server', '--name', 'cdnode1.example.com'), []);
    assert.deepEqual(await codes('--name', 'other.example.com'), ['host-mismatch']);
    assert.deepEqual(await codes('--refuse-hash', 'sha256'), ['hash-refused', 'hash-refused']);
    assert.deepEqual(await codes('--min-rsa', '16000'), ['key-refused', 'key-refused']);
    assert.deepEqual(await codes('--max-depth', '0'), ['path-deeper-than-asked']);
    assert.deepEqual(await codes('--require-explicit-policy'), ['policy-missing']);
    assert.deepEqual(await codes('--at', '2050-01-01T00:00:00Z'), [
      'certificate-expired',
      'certificate-expired',
    ]);
  });

  it('asks the revocation lists that it is given', async () => {
    const crl = ['--crl', `${pki}/intermediate.crl.pem`];
    const { status, verdict, revocation, reasons } = await json(leaf, ...whole, ...crl);
    assert.deepEqual([status, verdict, revocation], [1, 'invalid', 'revoked']);
    assert.equal(reasons[0]?.code, 'certificate-revoked');
    assert.match(reasons[0].message, /“CDNODE1” was revoked on \d{4}-\d\d-\d\d \(\w+\)/);
  });

  it('takes missing revocation lists for a refusal only where they are required', async () => {
    const { status, reasons } = await json(leaf, ...whole, '--require-revocation');
    assert.equal(status, 1);
    assert.deepEqual(
      reasons.map(({ code }) => code),
      ['revocation-unknown', 'revocation-unknown'],
    );
  });

  it('takes the leaf last where each list is given one operand at a time', async () => {
    const { verdict } = await json(...whole, leaf);
    assert.equal(verdict, 'valid');
  });

  it('verifies many leaves in their order, and the worst decides', async () => {
    const { lines, status } = await run(
      leaf,
      `${pki}/wrong-key-keycert.txt`,
      `${pki}/public.pem`,
      ...whole,
      '--json',
    );
    const verdicts = lines.map((line) => JSON.parse(line) as Line & { readonly file: string });
    assert.deepEqual(
      verdicts.map(({ file, verdict }) => [file, verdict]),
      [
        [leaf, 'valid'],
        [`${pki}/wrong-key-keycert.txt`, 'valid'],
        [`${pki}/public.pem`, 'invalid'],
      ],
    );
    assert.equal(verdicts[2]?.reasons[0]?.code, 'certificate-missing');
    assert.equal(status, 1);
  });

  it('writes for people what it writes for machines', async () => {
    const { lines } = await run(leaf, '--trusted', `${pki}/root.pem`);
    const [text = ''] = lines;
    assert.match(text, /leaf\.pem: not valid; revocation: not checked\n {4}path: CDNODE1\n/);
    assert.match(text, /\[issuer-missing\]$/);
  });

  it('opens nothing that is not there, and says so', async () => {
    const { status, errors } = await run(leaf, '--trusted', 'no-such-file.pem');
    assert.equal(status, 2);
    assert.match(errors[0] ?? '', /no-such-file\.pem: there is no such file/);
    const missing = await run('no-such-leaf.pem', ...whole);
    assert.equal(missing.status, 2);
  });

  it('says of a trusted file without certificates that it has none', async () => {
    const { status, errors } = await run(leaf, '--trusted', `${pki}/public.pem`);
    assert.equal(status, 1);
    assert.match(errors[0] ?? '', /public\.pem holds neither certificates nor revocation lists/);
  });

  it('refuses calls that mean nothing', async () => {
    const refused = (...args: readonly string[]) => assert.rejects(run(...args), UsageError);
    await refused('--trusted', `${pki}/root.pem`);
    await refused(leaf);
    await refused(leaf, ...whole, '--role', 'judge');
    await refused(leaf, ...whole, '--min-rsa', 'many');
    await refused(leaf, ...whole, '--refuse-hash', 'sha7');
    await refused(leaf, ...whole, '--policy', 'gold');
    await refused(leaf, ...whole, '--unknown');
  });
});
