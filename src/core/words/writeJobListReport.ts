import { describeJobVerdicts, type JobVerdict } from './describeJobVerdict.js';
import { countOf } from './describeLifetime.js';
import { toPlain } from './toPlain.js';

/** A server whose job was made of a list. */
export interface ReportedServer {
  readonly node: string;
  /** Where its job stands, as the workspace calls it. */
  readonly file: string;
  /** The name of its key certificate’s entry; undefined where Director issues the certificate itself. */
  readonly key: string | undefined;
  /** Whether the list names that, and it was not found by the node. */
  readonly isKeyNamed: boolean;
  readonly verdict: JobVerdict;
}

/** What was made of a list, as a text to be kept: one paragraph a server. `now` in milliseconds. */
export function writeJobListReport(servers: readonly ReportedServer[], list: string, now: number): string {
  const day = new Date(now).toISOString().slice(0, 10);
  const files = new Set(servers.map(({ file }) => file)).size;
  return [
    `${countOf(files, 'install job')}, made of ${toPlain(list)} on ${day}`,
    describeJobVerdicts(servers.map(({ verdict }) => verdict)),
    ...servers.map((server) =>
      [
        toPlain(server.node),
        `  Install job      ${toPlain(server.file)}`,
        `  Key certificate  ${describeKey(server)}`,
        `  Checks           ${server.verdict.words}`,
      ].join('\n'),
    ),
    '',
  ].join('\n\n');
}

function describeKey({ isKeyNamed, key }: ReportedServer): string {
  if (key === undefined) return 'issued by Control Center Director';
  return `${toPlain(key)}, ${isKeyNamed ? 'as the list says' : 'found by the node'}`;
}
