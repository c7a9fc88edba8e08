import type { Remark } from '../../findings/remark.js';
import { sayKeystorePasswordBad, sayKeystorePasswordTrap } from '../../words/describeJobServer.js';
import { eachServer, type JobRule } from '../jobRule.js';
import { gates, isPast } from '../levels/gates.js';

/** Passwords of this many characters make no keystore from 6.3.0.3 on (IT47423). */
const TOO_LONG = 64;

/** Traps of keystore passwords before 6.4.0.1. Only who has the password can tell whether it falls into one. */
export const jobKeystorePassword: JobRule = {
  code: 'job-keystore-password',
  severity: 'information',
  citation: 'Connect:Direct for UNIX fix list IT47393, IT47423',
  check: eachServer(async ({ context, keystore: { passwordRef }, target }): Promise<Remark[]> => {
    if (!passwordRef || target.platform?.value === 'windows') return [];
    if (isPast(gates.keystorePasswords, target.version?.value) !== false) return [];
    const { span } = passwordRef;
    const from = gates.keystorePasswords.level;
    const password = await context.secret?.(passwordRef.value);
    if (password === undefined) return [{ span, message: sayKeystorePasswordTrap(passwordRef.value, from) }];
    const isLong =
      password.length >= TOO_LONG && isPast(gates.keystorePkcs12, target.version?.value) !== false;
    if (isLong)
      return [{ span, message: sayKeystorePasswordBad(passwordRef.value, 'long', from), severity: 'error' }];
    return /^[A-Za-z0-9]*$/.test(password)
      ? []
      : [{ span, message: sayKeystorePasswordBad(passwordRef.value, 'special', from), severity: 'warning' }];
  }),
};
