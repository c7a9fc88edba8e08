import { decodeStrictly } from '../core/contents/decodeText.js';

/**
 * The text of a job file, a byte order mark included: places are those of the file’s characters. What is not UTF-8 becomes
 * the replacement character, as in the editor, which the checks name.
 */
export function decodeJob(bytes: Uint8Array): string {
  return decodeStrictly(bytes) ?? new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}
