import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readContents } from '../../src/core/contents/readContents.js';
import type { Finding } from '../../src/core/findings/finding.js';
import { inspect } from '../../src/core/findings/inspect.js';
import { type KnownCertificate, Pool } from '../../src/core/path/pool.js';
import type { RevocationList } from '../../src/core/x509/revocationList.js';
import { rememberVerdicts } from '../../src/core/path/verifyLink.js';

/** The time that the fixtures are made for. */
export const NOW = Date.parse('2026-11-23T12:00:00Z');

const verify = rememberVerdicts();

export const fixture = (name: string): string => readFileSync(join('test/fixtures', name), 'utf8');

/** The blocks of several fixtures in one text, in that order. */
export const joined = (...names: string[]): string => names.map(fixture).join('');

/** The certificates of fixtures, as a pool knows them. */
export function certificatesOf(...names: string[]): KnownCertificate[] {
  return names.flatMap((file) =>
    readContents(fixture(file)).items.flatMap(({ model, span }) =>
      model.kind === 'certificate' ? [{ certificate: model, file, span }] : [],
    ),
  );
}

interface Options {
  readonly pool?: readonly KnownCertificate[];
  readonly file?: string;
  readonly now?: number;
  readonly signal?: AbortSignal;
  readonly elsewhere?: () => Promise<Pool>;
  readonly lists?: () => Promise<readonly RevocationList[]>;
}

export function inspectText(
  text: string,
  { pool = [], now = NOW, ...rest }: Options = {},
): Promise<readonly Finding[]> {
  return inspect(readContents(text), { now, expiringDays: 30, pool: new Pool(pool), verify, ...rest });
}

/** Findings as `code severity line`, the line of the text counted from 1. */
export async function linesOf(text: string, options: Options = {}): Promise<string[]> {
  const findings = await inspectText(text, options);
  return findings.map(({ code, severity, span }) => `${code} ${severity} ${lineAt(text, span.start)}`);
}

function lineAt(text: string, place: number): number {
  return text.slice(0, place).split('\n').length;
}

/** The findings of one code. */
export async function findingsOf(
  code: string,
  text: string,
  options: Options = {},
): Promise<readonly Finding[]> {
  return (await inspectText(text, options)).filter((finding) => finding.code === code);
}

/** The text that a finding stands on. */
export const textOf = (text: string, { span }: Pick<Finding, 'span'>): string =>
  text.slice(span.start, span.end);

/** The folder of data from outside, beside the repository; undefined where it is absent. */
export function conformance(path: string): string | undefined {
  const file = join('../shared/conformance', path);
  return existsSync(file) ? file : undefined;
}
