import { parseSubject } from '../../../core/authority/parseSubject.js';
import { checkSubject, type Subject } from '../../../core/authority/subject.js';

/** A text without an equals sign is a common name, whatever commas it has. */
export function toSubject(text: string): { readonly subject: Subject } | { readonly problem: string } {
  if (text.includes('=')) return parseSubject(text);
  const subject: Subject = [{ keyword: 'CN', value: text.trim() }];
  const problem = checkSubject(subject);
  return problem === undefined ? { subject } : { problem };
}
