import type { InspectedServer } from '../jobs/inspectedJob.js';
import { checkShape, type FieldValue } from '../jobs/checkShape.js';
import type { Surface } from '../jobs/fields/jobField.js';

/** Fields that are for the checks, for the reader or for us, and installed nowhere. */
const NOT_INSTALLED =
  /^(?:apiVersion|kind|metadata|director|schedule|target|partners|deploymentDir|server|bootstrap|trustedCertificates)(?:\.|$)/;

/** Sections that one platform has and the others do not. */
const OF_PLATFORM: readonly Surface[] = ['windows', 'container'];

/**
 * What the job says of a server and no file of its bundle can: the parameter that it would become was seen in no source,
 * or is one of another interface. A person has to do it.
 * @param unwritten fields whose parameter is known, but takes something else than the job has
 */
export function leftToDo(
  { merged }: InspectedServer,
  surface: Surface,
  unwritten: readonly string[] = [],
): readonly FieldValue[] {
  return checkShape(merged).values.filter(({ field, path }) => {
    if (path.startsWith('overrides') || NOT_INSTALLED.test(field.path)) return false;
    if (OF_PLATFORM.some((platform) => platform !== surface && field.path.startsWith(`${platform}.`)))
      return false;
    const parameter = field.becomes[surface];
    if (unwritten.includes(field.path)) return true;
    // That interface is Web Services’, which no bundle calls.
    return parameter === undefined || parameter === 'unseen' || parameter.source === 'secureNode';
  });
}
