import type { Opening } from '../keys/openKey.js';
import type { KeystoreOpening } from '../keystores/keystoreOpening.js';
import { describeFault } from './describeFault.js';
import { groupDigits, toPlain } from './toPlain.js';

/** Why a private key or a container could not be opened, as a sentence. The passphrase itself is never part of it. */
export function describeOpening(
  opening: Exclude<Opening | KeystoreOpening, { outcome: 'opened' }>,
  what: 'private key' | 'container' = 'private key',
): string {
  switch (opening.outcome) {
    case 'passphrase-missing':
      return `The ${what} is encrypted: its passphrase is needed.`;
    case 'passphrase-wrong':
      return 'The passphrase is wrong.';
    case 'unsupported':
      return `The ${what} cannot be opened here: ${toPlain(opening.what)} is not supported.`;
    case 'costly': {
      const { iterations } = opening;
      const cost = iterations === null ? 'so much work' : `${groupDigits(iterations)} iterations`;
      return `Opening the ${what} takes ${cost}, which is more than is done without asking.`;
    }
    case 'broken': {
      const [fault] = opening.faults;
      return `The ${what} is damaged. ${fault === undefined ? '' : describeFault(fault)}`.trim();
    }
  }
}
