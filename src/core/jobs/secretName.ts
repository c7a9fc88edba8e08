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
  const name = `${node.toUpperCase().replace(/[^A-Z0-9]+/g, '_')}_KEY_PASSPHRASE`;
  return isSecretName(name) ? name : `_${name}`.slice(0, 128);
}
