import { parseAlternativeNames } from '../../../core/authority/alternativeName.js';
import type { Certificate } from '../../../core/x509/certificate.js';
import type { StoreDesk } from '../../desk/storeDesk.js';
import type { CertificateAnswers } from './askCertificate.js';
import { keepCertificates } from './keepCertificates.js';
import type { Signer } from './openIssuer.js';

/** Makes the key and its certificate, and keeps both in the store; nothing is kept where it is called off. */
export async function keepCertificate(
  answers: Omit<CertificateAnswers, 'again'>,
  issuer: Signer,
  desk: Pick<StoreDesk, 'clock' | 'store'>,
  signal: AbortSignal,
): Promise<Certificate | undefined> {
  const alternative = parseAlternativeNames(answers.names);
  if ('problem' in alternative) throw new Error(alternative.problem);
  const { node, subject } = answers;
  const [made] = await keepCertificates(
    [{ node, subject, names: alternative.names }],
    answers,
    issuer,
    desk,
    signal,
  );
  return made?.certificate;
}
