import { toPlain } from './toPlain.js';

// What the rules of core/jobs say of the server: names, users, ports, directories, and what reaches a shell.

export function sayNameRepeated(path: string, name: string): string {
  return `Another server of this job has the same “${path}”: “${toPlain(name)}”. Each needs its own.`;
}

export function sayAdminMissing(): string {
  return '“adminUser” is missing: the installation on UNIX would run as root, and fail or belong to the wrong user.';
}

export function sayAdminRoot(): string {
  return 'Connect:Direct is not administered by root: name the user who does it (IT42946).';
}

/** `first`: the field that has it too. */
export function sayPortRepeated(port: string, first: string): string {
  return `Port ${toPlain(port)} is that of “${first}” already.`;
}

export function sayPortOfOther(port: string, other: string, own: string): string {
  return `Port ${toPlain(port)} is taken on the same machine: by “${toPlain(other)}”, and by “${toPlain(own)}”. Give one of them another.`;
}

/** `mended`: what was probably meant. */
export function sayAgentUrl(url: string, mended: string | undefined): string {
  const form = 'https;//HOST;PORT/osa/events/post, with semicolons in the place of colons';
  return mended === undefined
    ? `“${toPlain(url)}” is not what the Install Agent takes: ${form}.`
    : `“${toPlain(url)}” has colons, and the Install Agent takes semicolons in their place: “${toPlain(mended)}”.`;
}

export function sayDatabasePasswordMissing(): string {
  return '“windows.databasePasswordRef” is missing: Control Center Director refuses an installation on Windows without a database password (NWIN004E).';
}

export function sayInstallDirMissing(): string {
  return '“installDir” is missing: the installer on UNIX must be told where to install.';
}

export function sayNoWholePath(path: string, platform: 'unix' | 'windows'): string {
  const form = platform === 'unix' ? 'with a slash' : 'with a drive, as in C:\\, or with two backslashes';
  return `“${toPlain(path)}” is no whole path: it must begin ${form}.`;
}

export function sayDirectoryInside(): string {
  return 'The deployment directory lies inside the installation directory, and must lie outside of it.';
}

export function sayShellCharacter(path: string, character: string): string {
  return `“${toPlain(path)}” holds ${toPlain(character)}, which a shell takes for more than a text; the installer refuses it. Choose another value.`;
}

export function sayKeystorePasswordTrap(name: string, from: string): string {
  return `Before Connect:Direct ${from} a keystore password with special characters breaks upgrades (IT47393), and one of 64 characters or more makes no keystore (IT47423). Whether “${toPlain(name)}” is one of these, only you can tell.`;
}

export function sayKeystorePasswordBad(name: string, what: 'long' | 'special', from: string): string {
  return what === 'long'
    ? `What is kept under “${toPlain(name)}” has 64 characters or more: before Connect:Direct ${from} no keystore can be made with it (IT47423).`
    : `What is kept under “${toPlain(name)}” has special characters: before Connect:Direct ${from} upgrades of the keystore fail with it (IT47393).`;
}
