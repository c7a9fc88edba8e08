import { execFileSync, spawnSync } from 'node:child_process';

/** Programs that tests read with, each with an argument that has it answer at once. */
const PROGRAMS = {
  openssl: 'version',
  keytool: '-help',
  git: '--version',
  shellcheck: '--version',
  python3: '--version',
  'ansible-playbook': '--version',
  kubectl: 'options',
} as const;

type Program = keyof typeof PROGRAMS;

/** Whether a program of this name is installed. */
export function hasProgram(name: Program): boolean {
  return spawnSync(name, [PROGRAMS[name]]).error === undefined;
}

/** What a program prints, in English and UTF-8; fails with what it complains about where it does not succeed. */
export function run(
  name: Program,
  args: readonly string[],
  secrets: Readonly<Record<string, string>> = {},
): string {
  const locale = name === 'keytool' ? ['-J-Duser.language=en', '-J-Dfile.encoding=UTF-8'] : [];
  return execFileSync(name, [...locale, ...args], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, LC_ALL: 'C.UTF-8', ...secrets },
  });
}
