import { KEY_CERTIFICATE } from '../material.js';
import { CHECK_FOLDER, checkPassphrase, writeSecretFunctions, writeSecureRun } from './powerShell.js';
import { SERVER_INI } from './serverIni.js';

export const SECURE_SCRIPT = 'secureplus.txt';

/** What the script needs of the job, each already written for PowerShell. */
interface RunValues {
  readonly installDir: string;
  readonly installer: string;
  /** Keys of the ini and the names of their secrets. */
  readonly secrets: readonly (readonly [key: string, name: string])[];
  /** The name of the key certificate’s passphrase, which Secure+ wants as well. */
  readonly passphrase: string;
}

/**
 * Starts the other script whatever the execution policy: IBM’s own installation with signed certificates failed on it
 * (MFT-16842).
 */
export function writeRunCommand(): string {
  return [
    '@echo off',
    'rem Installs Connect:Direct for Windows from this folder; run it as an administrator.',
    'powershell.exe -NoLogo -NoProfile -ExecutionPolicy Bypass -File "%~dp0run.ps1"',
    'exit /b %ERRORLEVEL%',
    '',
  ].join('\r\n');
}

/**
 * Runs the installer and then the Secure+ CLI, for Windows PowerShell 5.1. Both take their secrets from files, so there
 * is a folder that only this account and the system may open, from when the installer starts until the script ends.
 */
export function writeRunScript({ installDir, installer, passphrase, secrets }: RunValues): string {
  const names = [...new Set(secrets.map(([, name]) => name))];
  return `# Installs Connect:Direct for Windows from this folder; run.cmd starts it. Its secrets,
# ${names.join(', ')},
# come from environment variables, or one a line in this order from standard input; on a console they are asked for.
Set-StrictMode -Version 2
$ErrorActionPreference = 'Stop'
$installDir = ${installDir}
$installer = Join-Path $PSScriptRoot ${installer}

${writeSecretFunctions(SERVER_INI)}

if (-not (Test-Path -LiteralPath $installer)) { throw "$installer is not there: lay the installer beside this script" }
${CHECK_FOLDER}

$secrets = @{}
foreach ($name in ${names.map((name) => `'${name}'`).join(', ')}) { $secrets[$name] = Get-Secret $name }
${checkPassphrase(passphrase)}

$holding = $null
try {
  $holding = New-HoldingFolder
  $ini = Join-Path $holding '${SERVER_INI}'
  $lines = @([IO.File]::ReadAllLines((Join-Path $PSScriptRoot '${SERVER_INI}')) | ForEach-Object {
    if ($_ -eq 'CD_CLIENT_KEYCERT_FILE=${KEY_CERTIFICATE}') { 'CD_CLIENT_KEYCERT_FILE=' + (Join-Path $PSScriptRoot '${KEY_CERTIFICATE}') } else { $_ }
  })
${secrets.map(([key, name]) => `  $lines += '${key}=' + $secrets['${name}']`).join('\n')}
  [IO.File]::WriteAllLines($ini, [string[]] $lines, [Text.Encoding]::ASCII)

  $log = Join-Path $PSScriptRoot 'cdw_install.log'
  $arguments = '/v"INSTALLDIR=\\"' + $installDir + '\\" REBOOT=ReallySuppress CD_SRVR_INI_FILE=\\"' + $ini + '\\" /l*v \\"' + $log + '\\" /qn" /s /w /clone_wait'
  $process = Start-Process -FilePath $installer -ArgumentList $arguments -Wait -PassThru
  # 3010: done, and Windows wants to be restarted.
  if (@(0, 3010) -notcontains $process.ExitCode) { throw "the installer failed with $($process.ExitCode): see $log" }

${writeSecureRun(`'${SECURE_SCRIPT}'`, passphrase)}
} finally {
  if ($null -ne $holding) { Remove-Item -LiteralPath $holding -Recurse -Force }
}
`.replaceAll('\n', '\r\n');
}
