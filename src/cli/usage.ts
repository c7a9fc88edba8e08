import { parseArgs, type ParseArgsConfig } from 'node:util';

export const HELP = `cdcerts: certificates and install jobs of IBM Sterling Connect:Direct

  cdcerts inspect FILE… [--json] [--summary] [--at TIME]
                  [--passphrase-env NAME | --passphrase-file FILE] [--insist]
      What each file holds: certificates, requests, revocation lists, keys. A
      passphrase opens keys and keystores. --insist opens and reads whatever
      it costs: very many iterations, files above 256 MiB.
  cdcerts verify LEAF… --trusted FILE… [--untrusted FILE…] [--crl FILE…]
                 [--role server|client|both|any] [--name HOST] [--at TIME]
                 [--policy OID…] [--require-explicit-policy]
                 [--inhibit-policy-mapping] [--inhibit-any-policy]
                 [--enforce-anchor-constraints] [--require-revocation]
                 [--min-rsa BITS] [--refuse-hash NAME…] [--max-depth N] [--json]
                 [--passphrase-env NAME | --passphrase-file FILE] [--insist]
      Builds and validates a path (RFC 5280) from the first certificate of each
      LEAF to any certificate of the trusted files. Nothing is fetched.
  cdcerts check [PATH…] [--format text|json|sarif] [--warning-days N] [--at TIME]
      Every finding in files and folders (default: this one). What expires
      within N days (default: 30) is a warning, also in the store.
  cdcerts inventory [PATH…] [--format csv|json|markdown] [--warning-days N]
                    [--lead-days N] [--ca-lead-days N] [--at TIME]
      Every certificate in files and folders once, with the day by which it
      should be renewed: its last day less the lead time (60 days; 180 for a
      CA's), less at most a third of its validity.
  cdcerts jobs LIST --out DIR [--one NAME] [--trusted ENTRY…] [--at TIME]
      Install jobs of a CSV list of servers in a new folder: a file for each,
      or with --one a job for all. All of them or none. What the list does not
      say of trust is the chains of the key certificates, unless it is named.
  cdcerts build JOB --out DIR|FILE.zip [--at TIME]
                [--target unix|windows|container|director|fleet]
      The deployment bundle of an install job, in a new folder (or in the place
      of an unchanged bundle). None where the job’s checks have errors. Of a
      job that replaces a bootstrap certificate: its steps, files and scripts.

  TIME is like 2026-11-23T00:00:00Z. Exit status: 0 fine, 1 there are errors,
  2 usage or a file that cannot be opened, 3 cannot be checked here.`;

/** A call that cannot be obeyed: what, and the mend. */
export class UsageError extends Error {
  constructor(what: string, mend: string) {
    super(`${what}; ${mend}`);
    this.name = 'UsageError';
  }
}

/** Options and operands of a verb; throws `UsageError` for what it does not have. */
export function readArguments<Options extends NonNullable<ParseArgsConfig['options']>>(
  args: readonly string[],
  options: Options,
) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    throw toUsageError(error);
  }
}

/** What Node says of arguments that it cannot parse. */
export function toUsageError(error: unknown): UsageError {
  const reason = error instanceof Error ? (error.message.split('.')[0] ?? '') : String(error);
  return new UsageError(reason, 'see cdcerts --help');
}

/** The time that `--at` sets, or the clock's, in milliseconds. */
export function readTimeOption(at: string | undefined, now: number): number {
  if (at === undefined) return now;
  // Only the whole form of RFC 3339 section 5.6: Date.parse alone takes many others, some of them in local time.
  const day = /^(\d{4}-\d\d-\d\d)T\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/.exec(at)?.[1];
  const epoch = day === undefined ? NaN : Date.parse(at);
  // Date.parse takes the 30th of February for the 2nd of March.
  if (!Number.isNaN(epoch) && new Date(`${day}T00:00:00Z`).toISOString().startsWith(`${day}T`)) return epoch;
  throw new UsageError(`--at ${at} is no time`, 'write it like --at 2026-11-23T00:00:00Z');
}

/** A whole number that an option sets; undefined where it is not given. `example` is one that would do. */
export function readCountOption(
  option: string,
  text: string | undefined,
  example: number,
): number | undefined {
  if (text === undefined) return undefined;
  if (/^\d{1,6}$/.test(text)) return Number(text);
  throw new UsageError(`${option} ${text} is no number`, `write it like ${option} ${example}`);
}
