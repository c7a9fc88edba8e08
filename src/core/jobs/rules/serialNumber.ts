import { saySerialNumber } from '../../words/describeJobMaterial.js';
import { eachServer, type JobRule } from '../jobRule.js';
import { referencedCertificates } from '../referencedCertificates.js';

/** Octets that a serial number may have at most, RFC 5280 section 4.1.2.2. */
const SERIAL_OCTETS = 20;

/** Connect:Direct’s Secure+ administration has failed over serial numbers (IT48692); what RFC 5280 allows is safe. */
export const jobSerialNumber: JobRule = {
  code: 'job-serial-number',
  severity: 'warning',
  citation: 'RFC 5280 section 4.1.2.2; Connect:Direct for UNIX, IT48692',
  check: eachServer((server) =>
    referencedCertificates(server).flatMap(({ ref, certificate }) => {
      const { serial } = certificate;
      const isPositive = (serial[0] ?? 0x80) < 0x80 && serial.some((octet) => octet !== 0);
      if (isPositive && serial.length <= SERIAL_OCTETS) return [];
      return [{ span: ref.span, message: saySerialNumber(certificate) }];
    }),
  ),
};
