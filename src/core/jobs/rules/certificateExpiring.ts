import { DAY } from '../../base/day.js';
import { sayJobExpiring, sayPathEndsFirst } from '../../words/describeJobMaterial.js';
import { EXPIRING_DAYS } from '../expiringDays.js';
import { eachServer, type JobRule } from '../jobRule.js';
import { referencedCertificates } from '../referencedCertificates.js';

/** What ends soon after the installation, and a path that ends before its own leaf does (CSPA600W). */
export const jobCertificateExpiring: JobRule = {
  code: 'job-certificate-expiring',
  severity: 'warning',
  citation: 'RFC 5280 section 6.1.3 (a) (2)',
  check: eachServer(async (server) => {
    const { ahead, context, key } = server;
    const { expiringDays = EXPIRING_DAYS } = context;
    const installed = ahead.until;
    const soon = installed + expiringDays * DAY;
    const all = referencedCertificates(server);
    const expiring = all.filter(
      ({ certificate: { notAfter } }) => notAfter.epoch >= installed && notAfter.epoch <= soon,
    );
    const leaf = key?.entry?.certificates[0]?.certificate;
    const above = ((await server.path())?.steps ?? []).slice(1).map(({ known }) => known.certificate);
    const first = above
      .filter(({ notAfter }) => leaf && notAfter.epoch < leaf.notAfter.epoch && notAfter.epoch > soon)
      .sort((a, b) => a.notAfter.epoch - b.notAfter.epoch)[0];
    return [
      ...expiring.map(({ ref, certificate }) => ({
        span: ref.span,
        message: sayJobExpiring(certificate, installed),
      })),
      ...(key && leaf && first
        ? [
            {
              span: key.ref.span,
              message: sayPathEndsFirst(leaf, first),
              severity: 'information' as const,
            },
          ]
        : []),
    ];
  }),
};
