import { REPLACEMENT_KIND } from '../jobs/installJob.js';
import { type JobField, type Parameter, type Surface, SURFACES } from '../jobs/fields/jobField.js';
import { sources } from '../jobs/fields/sources.js';
import type { Fact } from './fact.js';

const NAMES: Readonly<Record<Surface, string>> = {
  director: 'Control Center Director',
  unix: 'UNIX (cdinstall_a)',
  windows: 'Windows (cd_srvr.ini)',
  container: 'Container (Helm chart)',
  secure: 'Secure+ CLI',
};

/** What a field of an install job becomes: on each platform, and whether Director has it, with who says so. */
export function describeJobField({ becomes, kind, type }: JobField): readonly Fact[] {
  if (type === 'section' || type === 'list') return [];
  return SURFACES.flatMap((surface): readonly Fact[] => {
    const parameter = becomes[surface];
    if (parameter !== undefined) return [[NAMES[surface], describeParameter(parameter)]];
    // That Director has no such field is worth a word; that a platform has none says its absence.
    return surface === 'director' && kind !== REPLACEMENT_KIND
      ? [[NAMES.director, 'not in Control Center Director']]
      : [];
  });
}

function describeParameter(parameter: Parameter | 'unseen'): string {
  return parameter === 'unseen'
    ? 'it must be there, but what it is called has not been seen'
    : `${parameter.name} (${sources[parameter.source].title})`;
}
