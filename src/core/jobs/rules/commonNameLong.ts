import { oids } from '../../x509/oids.js';
import { sayCommonNameLong } from '../../words/describeJobMaterial.js';
import { eachServer, type JobRule } from '../jobRule.js';

/** ub-common-name. IBM names no number of characters from which on a logon failed. */
const COMMON_NAME_LENGTH = 64;

/** A very long common name broke certificate logon (XUPC050I). */
export const jobCommonNameLong: JobRule = {
  code: 'job-common-name-long',
  severity: 'warning',
  citation: 'RFC 5280 appendix A.1; Connect:Direct, IT41491',
  check: eachServer(({ key, peers }) => {
    const named = [...(key ? [key] : []), ...peers.flatMap(({ presented }) => presented.slice(0, 1))];
    return named.flatMap(({ ref, entry }) => {
      const attributes = entry?.certificates[0]?.certificate.subject.rdns.flat() ?? [];
      return attributes
        .filter(({ oid, value }) => oid === oids.commonName && Array.from(value).length > COMMON_NAME_LENGTH)
        .map(({ value }) => ({ span: ref.span, message: sayCommonNameLong(value) }));
    });
  }),
};
