import type { KnownCertificate } from '../path/pool.js';
import { readExtension } from '../x509/extensions/readExtension.js';
import {
  checkAuthority,
  checkCertificate,
  checkDates,
  checkKey,
  checkStructure,
} from './checkCertificate.js';
import { checkAuthorityPurpose } from './checkPurpose.js';
import { checkConstraints } from './names/checkNames.js';
import type { ValidationOptions } from './options.js';
import type { Reason } from './reason.js';
import { downward, isSelfIssued, type Step } from './step.js';

/** What speaks against a CA certificate between leaf and anchor, whatever path it stands in. */
export function checkIntermediate(known: KnownCertificate, options: ValidationOptions): readonly Reason[] {
  return [
    ...checkCertificate(known, options),
    ...checkKey(known, options),
    ...checkAuthority(known),
    ...checkAuthorityPurpose(known, options.purpose),
    ...checkConstraints(known),
  ];
}

/** What speaks against an anchor: as much of it as the caller asks for. */
export function checkAnchor(known: KnownCertificate, options: ValidationOptions): readonly Reason[] {
  const { anchor, at, purpose } = options;
  const { certificate } = known;
  const hasBasicConstraints = readExtension(certificate, 'basicConstraints') !== undefined;
  // Before version 3 a certificate cannot have them.
  const mustHave = anchor.basicConstraints && certificate.version >= 3;
  const isHeld = anchor.constraints && (mustHave || hasBasicConstraints);
  const authority = checkAuthority(known).filter(({ code }) =>
    code === 'not-a-ca' ? isHeld : anchor.constraints,
  );
  return [
    ...checkKey(known, options),
    ...(anchor.dates ? checkDates(known, at) : []),
    ...authority,
    ...(anchor.constraints ? checkStructure(known) : []),
    ...(anchor.constraints ? checkAuthorityPurpose(known, purpose) : []),
    ...(anchor.constraints ? checkConstraints(known) : []),
  ];
}

/** pathLenConstraint, RFC 5280 sections 4.2.1.9 and 6.1.4 (l) and (m): self-issued certificates and the leaf do not count. */
export function checkPathLength(top: Step): readonly Reason[] {
  const limit = readExtension(top.known.certificate, 'basicConstraints')?.pathLen;
  if (limit === null || limit === undefined || top.below === undefined) return [];
  let below = 0;
  for (const { known, height } of downward(top.below))
    if (height > 0 && !isSelfIssued(known.certificate)) below++;
  if (below <= limit) return [];
  return [
    {
      code: 'path-too-long',
      certificate: top.below.known,
      other: top.known,
      facts: { found: below, wanted: limit },
    },
  ];
}
