import { type BundleFile, textFile } from '../bundle.js';
import { writeCertificates } from '../../store/export/writeKeyCertificate.js';
import { KEY_CERTIFICATE, type Material } from '../material.js';
import type { ServerToBundle, WrittenServer } from '../server.js';
import { type Upload, writeChecklist } from './checklist.js';

/** Control Center Director has no documented import: the files to upload, and a checklist for a person. */
export function writeDirector(one: ServerToBundle, material: Material): WrittenServer {
  const { keyCertificate, own } = material;
  const uploads: readonly Upload[] = [
    ...(keyCertificate !== undefined && own
      ? [{ certificate: own, isKey: true, file: textFile(KEY_CERTIFICATE, keyCertificate) }]
      : []),
    ...material.trusted.map(({ certificate, file }) => ({
      certificate,
      isKey: false,
      file: textFile(`trusted/${file}`, writeCertificates([certificate])),
    })),
  ];
  const files: readonly BundleFile[] = [
    ...uploads.map(({ file }) => file),
    textFile('checklist.md', writeChecklist(one, uploads)),
  ];
  return { files, secrets: [] };
}
