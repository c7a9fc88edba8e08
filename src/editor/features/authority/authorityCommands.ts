import type { StoreDesk } from '../../desk/storeDesk.js';
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
  [commands.createAuthority]: (_node: unknown, desk: StoreDesk) => createAuthority(desk),
  [commands.issueCertificate]: issueCertificate,
  [commands.issueCertificates]: issueCertificates,
  [commands.createRequest]: (_node: unknown, desk: StoreDesk) => createRequest(desk),
  [commands.signRequest]: signRequest,
  [commands.renewCertificate]: renewCertificate,
  [commands.revokeCertificate]: revokeCertificate,
};
