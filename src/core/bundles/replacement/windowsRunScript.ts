import {
  CHECK_FOLDER,
  checkPassphrase,
  writeSecretFunctions,
  writeSecureRun,
} from '../windows/powerShell.js';
import type { Step } from './secureScripts.js';

/** What the script needs of the job. */
interface RunValues {
  /** Quoted for PowerShell. */
  readonly installDir: string;
  /** The name of the key’s passphrase. */
  readonly passphrase: string;
  readonly steps: readonly Step[];
}

/** Starts the other script whatever the execution policy, on the step that it is given. */
export function writeRunCommand(steps: readonly Step[]): string {
  return [
    '@echo off',
    `rem Replaces the bootstrap certificate of a node, a step at a time: run.cmd ${steps.join(', run.cmd ')}.`,
    ...steps.map((step) => `if "%~1"=="${step}" goto ${step}`),
    `echo name the step: ${steps.map((step) => `run.cmd ${step}`).join(', ')} 1>&2`,
    'exit /b 2',
    ...steps.flatMap((step) => [
      `:${step}`,
      `powershell.exe -NoLogo -NoProfile -ExecutionPolicy Bypass -File "%~dp0run.ps1" ${step}`,
      'exit /b %ERRORLEVEL%',
    ]),
    '',
  ].join('\r\n');
}

/**
 * Runs the Secure+ CLI on one of the folder’s scripts, for Windows PowerShell 5.1. It takes its commands from a file, so
 * there is one that only this account and the system may open, until the step ends.
 */
export function writeRunScript({ installDir, passphrase, steps }: RunValues): string {
  const choices = steps.map((step) => `'${step}'`).join(', ');
  return `# Replaces the bootstrap certificate of a node of Connect:Direct for Windows, a step at a time; run.cmd starts it.
# checklist.md says what must be done between them. The passphrase of the key,
# ${passphrase},
# which "import" needs, comes from an environment variable or a line of standard input; on a console it is asked for.
param([Parameter(Mandatory = $true)] [ValidateSet(${choices})] [string] $Step)
Set-StrictMode -Version 2
$ErrorActionPreference = 'Stop'
$installDir = ${installDir}
$stepScript = $Step + '.txt'

${writeSecretFunctions('a Secure+ script')}

${CHECK_FOLDER}

$secrets = @{ '${passphrase}' = '' }
if ($Step -eq 'import') {
  $secrets['${passphrase}'] = Get-Secret '${passphrase}'
  ${checkPassphrase(passphrase)}
}

$holding = $null
try {
  $holding = New-HoldingFolder
${writeSecureRun('$stepScript', passphrase)}
} finally {
  if ($null -ne $holding) { Remove-Item -LiteralPath $holding -Recurse -Force }
}
`.replaceAll('\n', '\r\n');
}
