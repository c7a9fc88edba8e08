/** As POSIX has the names of environment variables (XBD section 8.1), in lower case too. */
export const SECRET_NAME = /^[A-Za-z_][A-Za-z0-9_]{0,127}$/;

/**
 * The name under which a secret is kept: that of an environment variable, since run scripts and the command line find it
 * there. What is no such name may be the secret itself.
 */
export function isSecretName(name: string): boolean {
  return SECRET_NAME.test(name);
}

/** The name that a node’s passphrase is kept under, where nobody says otherwise. */
export function writeSecretName(node: string): string {
  return writeName(node, 'KEY_PASSPHRASE');
}

/**
 * The name for a node’s secret of another field, `keystore.passwordRef`: the field’s own words, and a number where that name
 * is taken.
 */
export function writeSecretNameOf(
  node: string,
  { path }: { readonly path: string },
  taken: ReadonlySet<string>,
): string {
  const [section = '', field = ''] = path.split('.');
  const words = field
    .replace(/Ref$/, '')
    .replace(/(?=[A-Z])/g, '_')
    .toUpperCase();
  // Of these sections alone the field does not say by itself what it opens.
  const what =
    section === 'keystore' ? `KEYSTORE_${words}` : section === 'keyCertificate' ? `KEY_${words}` : words;
  const name = writeName(node, what);
  for (let count = 1; ; count++) {
    const numbered = count === 1 ? name : `${name.slice(0, 120)}_${count}`;
    if (!taken.has(numbered)) return numbered;
  }
}

function writeName(node: string, what: string): string {
  const name = `${node.toUpperCase().replace(/[^A-Z0-9]+/g, '_')}_${what}`;
  return isSecretName(name) ? name : `_${name}`.slice(0, 128);
}
