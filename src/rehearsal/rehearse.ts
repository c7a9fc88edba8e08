import { readContents } from '../core/contents/readContents.js';
import type { VerifyLink } from '../core/path/verifyLink.js';
import {
  TLS_VERSIONS,
  type Handshake,
  type Rehearsal,
  type Shown,
  type TlsRole,
  type TlsVersion,
} from '../core/rehearsal/rehearsal.js';
import { PURPOSES } from '../core/validation/options.js';
import { proveTrust } from '../core/validation/proveTrust.js';
import { oids } from '../core/x509/oids.js';
import type { Certificate } from '../core/x509/certificate.js';
import { openParty, type Party, type PartyFiles } from './party.js';
import { type Received, shakeHands } from './shakeHands.js';

export interface RehearsalWish {
  readonly server: PartyFiles;
  readonly client: PartyFiles;
  /** In milliseconds. The TLS stack goes by its own clock. */
  readonly now: number;
  readonly verify: VerifyLink;
}

/**
 * Lets both sides shake hands on loopback: over TLS 1.2 and 1.3, and with and without client authentication where the
 * client has a certificate to show.
 * @throws Error in words where a side’s files do not fit together; the signal’s reason
 */
export async function rehearse(wish: RehearsalWish, signal?: AbortSignal): Promise<Rehearsal> {
  const server = openParty(wish.server);
  const client = openParty(wish.client);
  const handshakes: Handshake[] = [];
  for (const version of Object.keys(TLS_VERSIONS) as TlsVersion[])
    for (const clientAuthentication of client.own.length > 0 ? [false, true] : [false])
      handshakes.push(
        await shake({ server, client, version, clientAuthentication, ...wishOf(wish) }, signal),
      );
  return { names: { server: server.name, client: client.name }, stack: nameStack(), handshakes };
}

const wishOf = ({ now, verify }: RehearsalWish) => ({ now, verify });

interface Try {
  readonly server: Party;
  readonly client: Party;
  readonly version: TlsVersion;
  readonly clientAuthentication: boolean;
  readonly now: number;
  readonly verify: VerifyLink;
}

async function shake(wish: Try, signal: AbortSignal | undefined): Promise<Handshake> {
  const { client, clientAuthentication, server, version } = wish;
  const { ending, received } = await shakeHands(wish, signal);
  const show = (role: TlsRole, by: Party, to: Party, what: Received) => toShown(role, by, to, what, wish);
  return {
    version,
    clientAuthentication,
    ending,
    server: await show('server', server, client, received.client),
    client: clientAuthentication ? await show('client', client, server, received.server) : undefined,
  };
}

async function toShown(
  role: TlsRole,
  by: Party,
  to: Party,
  { certificate: der, objection }: Received,
  { now, verify }: Try,
): Promise<Shown> {
  const certificate = der && readCertificate(der);
  // Where the handshake broke off, the certificate that would have been shown is judged all the same.
  const leaf = by.own[0];
  const validation =
    leaf && (await proveTrust(leaf, by.own.slice(1), to.trusted, { now, verify, purpose: PURPOSES[role] }));
  const demanded = to.demandedName;
  const commonName =
    demanded === undefined || leaf === undefined
      ? undefined
      : { demanded, isGiven: commonNamesOf(leaf.certificate).includes(demanded) };
  return { certificate, objection, validation, commonName };
}

function readCertificate(der: Uint8Array): Certificate | undefined {
  const [item] = readContents(der).items;
  return item?.model.kind === 'certificate' ? item.model : undefined;
}

function commonNamesOf({ subject }: Certificate): readonly string[] {
  return subject.rdns.flat().flatMap(({ oid, value }) => (oid === oids.commonName ? [value] : []));
}

/** VS Code’s desktop runs on Electron, whose TLS is BoringSSL under OpenSSL’s interface. */
function nameStack(): string {
  const { electron, openssl } = process.versions;
  return electron === undefined ? `OpenSSL ${openssl}` : `BoringSSL of Electron ${electron}`;
}
