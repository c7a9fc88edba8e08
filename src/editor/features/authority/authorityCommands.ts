import type { Desk } from '../../desk/desk.js';
import { commands } from '../../desk/ids.js';
import { createAuthority } from './createAuthority.js';
import { createRequest } from './createRequest.js';
import { issueCertificate } from './issueCertificate.js';
import { issueCertificates } from './issueCertificates.js';
import { renewCertificate } from './renewCertificate.js';
import { revokeCertificate } from './revokeCertificate.js';
import { signRequest } from './signRequest.js';

/** What each command does; they share so much that they are one chunk. */
export const authorityCommands = {
  [commands.createAuthority]: (_node: unknown, desk: Desk) => createAuthority(desk),
  [commands.issueCertificate]: issueCertificate,
  [commands.issueCertificates]: issueCertificates,
  [commands.createRequest]: (_node: unknown, desk: Desk) => createRequest(desk),
  [commands.signRequest]: signRequest,
  [commands.renewCertificate]: renewCertificate,
  [commands.revokeCertificate]: revokeCertificate,
};
