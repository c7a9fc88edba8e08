import {
  type Handshake,
  type HandshakeVerdict,
  isRefused,
  judgeHandshake,
  type Rehearsal,
  type Shown,
  TLS_VERSIONS,
  type TlsRole,
} from '../rehearsal/rehearsal.js';
import { describeFingerprint } from './certificateFacts.js';
import { describeCertificate } from './describeCertificate.js';
import { FACT_INDENT, factLine, numberedLine, reasonWithRule } from './factLines.js';
import { toPlain } from './toPlain.js';

const VERDICTS: Readonly<Record<HandshakeVerdict, string>> = {
  accepted: 'both sides accept each other',
  refused: 'refused',
  unchecked: 'cannot be checked here',
};

/** Everything that was tried, as a text to read, search and keep; what is refused names the certificate and the rule. */
export function writeRehearsal(rehearsal: Rehearsal, now: number): string {
  const { handshakes, names, stack } = rehearsal;
  const [server, client] = [toPlain(names.server), toPlain(names.client)];
  const accepted = handshakes.filter((one) => judgeHandshake(one) === 'accepted').length;
  const lines = [
    `Rehearsal: ${server} as the server, ${client} as the client`,
    '',
    factLine('Result', `${accepted} of ${handshakes.length} handshakes accepted by both sides`),
    factLine('TLS stack', `${toPlain(stack)}, on this computer alone; nothing went over a network`),
    factLine('', 'Connect:Direct’s own is IBM GSKit, another one: this shows what the files are worth,'),
    factLine('', 'not what that version of Connect:Direct makes of them.'),
  ];
  handshakes.forEach((handshake, at) => {
    lines.push('', ...writeHandshake(handshake, at + 1, { server, client }, now));
  });
  return `${lines.join('\n')}\n`;
}

type Names = Readonly<Record<TlsRole, string>>;

function* writeHandshake(handshake: Handshake, number: number, names: Names, now: number): Generator<string> {
  const { clientAuthentication, client, ending, server, version } = handshake;
  const asked = clientAuthentication ? 'with client authentication' : 'without client authentication';
  yield numberedLine(number, `${TLS_VERSIONS[version]}, ${asked}: ${VERDICTS[judgeHandshake(handshake)]}`);
  if (ending.type === 'completed') yield indented(factLine('Cipher suite', toPlain(ending.cipherSuite)));
  else if (ending.type === 'failed')
    yield indented(factLine('Broke off', `${names[ending.side]} ended it: ${toPlain(ending.code)}`));
  else
    yield indented(
      factLine(
        'Not tried',
        `this TLS stack cannot use the files of ${names[ending.side]}: ${toPlain(ending.code)}`,
      ),
    );
  yield* writeShown(server, names.server, names.client, now);
  if (client !== undefined) yield* writeShown(client, names.client, names.server, now);
}

function* writeShown(shown: Shown, by: string, to: string, now: number): Generator<string> {
  const { certificate, commonName, objection, validation } = shown;
  if (certificate === undefined) yield indented(factLine('Shown', `${to} received no certificate of ${by}`));
  else {
    yield indented(factLine('Shown', `by ${by}: ${describeCertificate(certificate, now)}`));
    yield indented(factLine('', `SHA-256 ${describeFingerprint(certificate)}`));
  }
  if (certificate !== undefined && !isRefused(shown) && validation?.verdict === 'valid')
    yield indented(factLine('Concluded', `${to} trusts it: the path to its root is valid`));
  for (const reason of validation?.reasons.slice(0, TOLD_REASONS) ?? [])
    yield indented(factLine('Concluded', `${to} refuses it: ${reasonWithRule(reason)}`));
  if (objection !== undefined)
    yield indented(factLine('Concluded', `${to}’s TLS stack would end the session: ${toPlain(objection)}`));
  if (commonName?.isGiven === true)
    yield indented(factLine('Common name', `${toPlain(commonName.demanded)}, as ${to} demands`));
  else if (commonName !== undefined)
    yield indented(factLine('Common name', `not ${toPlain(commonName.demanded)}, which ${to} demands`));
}

/** Reasons told of one certificate: the most telling come first. */
const TOLD_REASONS = 3;

function indented(line: string): string {
  return `${FACT_INDENT}${line}`;
}
