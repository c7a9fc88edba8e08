import { RefusedText } from '../refusal.js';
import { screenAscii, screenCharacters } from './screen.js';

/** A whole path on UNIX, none of whose steps leads upward. */
export function screenUnixPath(text: string): string {
  const path = screenCharacters(text, /[`$&|;<>()[\]{}"'\\!*?~%]/u);
  if (!path.startsWith('/') || path.split('/').includes('..')) throw new RefusedText('not-a-path');
  return path;
}

/**
 * A whole path on Windows without a backslash at its end, which would take the quote behind it for itself; nothing in it
 * means anything to `cmd.exe` or to an installer’s command line.
 */
export function screenWindowsPath(text: string): string {
  const path = screenCharacters(screenAscii(text), /[<>"|?*%!^&;=,`$'[\]{}]/u);
  if (!/^[A-Za-z]:\\[^:]*[^:\\ ]$/.test(path) || path.split('\\').includes('..'))
    throw new RefusedText('not-a-path');
  return path;
}
