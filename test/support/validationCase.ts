import { readContents } from '../../src/core/contents/readContents.js';
import { Budget } from '../../src/core/path/budget.js';
import { type KnownCertificate, Pool } from '../../src/core/path/pool.js';
import { rememberVerdicts } from '../../src/core/path/verifyLink.js';
import type { ValidationMeans } from '../../src/core/validation/validate.js';
import type { RevocationList } from '../../src/core/x509/revocationList.js';

const verify = rememberVerdicts();

export function readCertificates(pems: readonly string[], file: string): KnownCertificate[] {
  return pems.flatMap((pem) =>
    readContents(pem).items.flatMap(({ model, span }) =>
      model.kind === 'certificate' ? [{ certificate: model, file, span }] : [],
    ),
  );
}

export function readLists(pems: readonly string[]): RevocationList[] {
  return pems.flatMap((pem) =>
    readContents(pem).items.flatMap(({ model }) => (model.kind === 'crl' ? [model] : [])),
  );
}

interface Given {
  readonly untrusted: readonly KnownCertificate[];
  readonly anchors: readonly KnownCertificate[];
  readonly trustedLeaves?: readonly KnownCertificate[];
  readonly lists?: readonly RevocationList[];
}

export function toMeans({ untrusted, anchors, trustedLeaves = [], lists = [] }: Given): ValidationMeans {
  return {
    untrusted: new Pool(untrusted),
    anchors: new Pool(anchors),
    trustedLeaves,
    lists,
    verify,
    budget: new Budget(),
  };
}
