/**
 * Small letters and digits that are not taken for one another on paper: without l and o, 0 and 1. There are 32 of them, so
 * that five bits of a random octet choose one of them, each as likely as any other.
 */
const CHARACTERS = 'abcdefghijkmnpqrstuvwxyz23456789';

const GROUPS = 4;
const GROUP_LENGTH = 6;

/** The bits of entropy of a generated passphrase: five a character. */
export const GENERATED_BITS = GROUPS * GROUP_LENGTH * Math.log2(CHARACTERS.length);

/**
 * A passphrase of 24 random characters in four groups, of 120 bits: above the 112 that NIST SP 800-57 part 1 wants of
 * whatever protects a key. ASCII alone, without anything that a shell or a script reads otherwise.
 */
export function generatePassphrase(): string {
  const octets = crypto.getRandomValues(new Uint8Array(GROUPS * GROUP_LENGTH));
  const characters = Array.from(octets, (octet) => CHARACTERS[octet % CHARACTERS.length] ?? '').join('');
  return (characters.match(new RegExp(`.{${GROUP_LENGTH}}`, 'g')) ?? []).join('-');
}
