import type * as vscode from 'vscode';
import type { Certificate } from '../../../core/x509/certificate.js';
import type { GivenPassphrase } from '../../desk/passphrase.js';
import type { ShownEntry } from './deleteEntries.js';

/** What takes the place of an entry's certificate. */
export interface Successor {
  /** Itself, then the chain that came along. */
  readonly certificates: readonly [Certificate, ...Certificate[]];
  /** What key.pem becomes; undefined where it stays as it is, and for a CA certificate. */
  readonly key: Uint8Array | undefined;
  /** What that was sealed with here, and whether it is to be remembered. */
  readonly given?: GivenPassphrase | undefined;
  /** Where it came from, as the notes have it. */
  readonly source: string;
  /** The file that it stands in; undefined where that is `from`'s. */
  readonly uri: vscode.Uri | undefined;
  /** The entry of the store that it is taken out of: the renewed one, or the request that it answers. */
  readonly from: ShownEntry | undefined;
}
