import type { Target } from './bundle.js';
import { writeContainer } from './container/writeContainer.js';
import { writeDirector } from './director/writeDirector.js';
import { gatherMaterial } from './material.js';
import { writeReplacement } from './replacement/writeReplacement.js';
import type { ServerToBundle, WrittenServer } from './server.js';
import { writeUnix } from './unix/writeUnix.js';
import { writeWindows } from './windows/writeWindows.js';

const NOTHING: WrittenServer = { files: [], secrets: [] };

/**
 * A server → its files. What is refused is remembered in its values.
 * @param target without one, the server’s own platform
 */
export async function writeServer(one: ServerToBundle, target: Target | undefined): Promise<WrittenServer> {
  const { server, values } = one;
  const { platform } = server.target;
  const material = await gatherMaterial(one);
  if (server.isReplacement) {
    // Director's screens for it were not seen, and a person comes between its steps.
    if (target !== undefined && target !== platform?.value) {
      values.refuse('replacement', 'kind', server.job.kind?.span, target);
      return NOTHING;
    }
    return writeReplacement(one, material);
  }
  const wanted = target === undefined || target === 'fleet' ? platform?.value : target;
  if (server.isBootstrap && wanted !== 'director')
    values.refuse('bootstrap', 'keyCertificate.ref', server.keyCertificate.ref?.span, wanted);
  const isFor =
    target === 'director' || target === 'fleet'
      ? platform?.value !== 'container'
      : wanted === platform?.value;
  if (!isFor) {
    // What that other platform would need besides is nothing that this job should have.
    values.refuse('platform', 'target.platform', platform?.span, target);
    return NOTHING;
  }
  switch (wanted) {
    case 'unix':
      return writeUnix(one, material);
    case 'windows':
      return writeWindows(one, material);
    case 'container':
      return writeContainer(one, material);
    case 'director':
      return writeDirector(one, material);
    default:
      return NOTHING;
  }
}
