import type * as vscode from 'vscode';
import type { Certificate } from '../../../core/x509/certificate.js';
import { Budget, PATH_LIMITS } from '../../../core/path/budget.js';
import { fingerprint } from '../../../core/path/fingerprint.js';
import { findIssuer } from '../../../core/path/findIssuer.js';
import { type KnownCertificate, Pool } from '../../../core/path/pool.js';
import { sameName } from '../../../core/path/sameName.js';
import { claimsSelfSigned } from '../../../core/path/couldHaveIssued.js';
import type { Desk } from '../../desk/desk.js';
import { toLocation } from '../../desk/location.js';
import { toOffset } from '../../desk/ranges.js';
import { certificatesIn } from './chainDocument.js';

/** The block that a position lies in, where it is a certificate’s. */
function certificateAt(
  document: vscode.TextDocument,
  position: vscode.Position,
  { documents }: Desk,
): Certificate | undefined {
  const offset = toOffset(document, position);
  const { items } = documents.contentsOf(document);
  const item = items.find(({ span }) => span.start <= offset && offset <= span.end);
  return item?.model.kind === 'certificate' ? item.model : undefined;
}

/** Where the certificates stand whose key verifies this one’s signature; its own place where it is self-signed. */
export async function findIssuers(
  document: vscode.TextDocument,
  position: vscode.Position,
  desk: Desk,
  signal: AbortSignal,
): Promise<vscode.Location[]> {
  const certificate = certificateAt(document, position, desk);
  if (certificate === undefined) return [];
  await desk.files.scan(signal);
  const { certificates } = await certificatesIn(document.uri, desk);
  const { known, verify, clock } = desk;
  const pool = new Pool(certificates, await known.all(), known.nameOf(document.uri));
  const means = { pool, verify, at: clock(), budget: new Budget(PATH_LIMITS, signal) };
  const { issuers } = await findIssuer(certificate, means);
  const prints = new Set(issuers.map((issuer) => fingerprint(issuer.known.certificate)));
  if (claimsSelfSigned(certificate)) prints.add(fingerprint(certificate));
  // The same certificate may stand in several places, and each of them is one to go to.
  const copies = pool.bySubject(certificate.issuer).filter((one) => prints.has(fingerprint(one.certificate)));
  return toLocations(copies, document, desk);
}

/** Where the certificates stand whose signatures this one’s key verifies. */
export async function findIssued(
  document: vscode.TextDocument,
  position: vscode.Position,
  desk: Desk,
  signal: AbortSignal,
): Promise<vscode.Location[]> {
  const issuer = certificateAt(document, position, desk);
  if (issuer === undefined) return [];
  await desk.files.scan(signal);
  const { certificates } = await certificatesIn(document.uri, desk);
  const name = desk.known.nameOf(document.uri);
  const others = (await desk.known.everything()).filter(({ file }) => file !== name);
  const budget = new Budget(PATH_LIMITS, signal);
  const issued: KnownCertificate[] = [];
  for (const one of [...certificates, ...others]) {
    if (!sameName(one.certificate.issuer, issuer.subject)) continue;
    if (!budget.spend('signatures', 1)) break;
    const { verdict } = await desk.verify(one.certificate, issuer.publicKey);
    if (verdict !== 'invalid') issued.push(one);
  }
  return toLocations(issued, document, desk);
}

async function toLocations(
  known: readonly KnownCertificate[],
  document: vscode.TextDocument,
  desk: Desk,
): Promise<vscode.Location[]> {
  const places: vscode.Location[] = [];
  for (const { file, span } of known) {
    const uri = file === undefined ? document.uri : desk.known.uriOf(file);
    if (uri !== undefined) places.push(await toLocation(uri, span));
  }
  return places;
}
