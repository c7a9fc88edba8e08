// Pieces of run scripts for Windows PowerShell 5.1.

/**
 * How our scripts handle a secret: it is read from the environment, or as a line of standard input, taken out of the
 * environment that other processes inherit, and written into a folder that only this account and the system may open.
 * @param file that the secret is written into
 */
export function writeSecretFunctions(file: string): string {
  return `function Get-Secret([string] $Name) {
  $value = [Environment]::GetEnvironmentVariable($Name)
  # Other processes inherit the environment.
  [Environment]::SetEnvironmentVariable($Name, $null)
  if ([string]::IsNullOrEmpty($value)) {
    if ([Console]::IsInputRedirected) {
      $value = [Console]::In.ReadLine()
    } else {
      $secure = Read-Host -Prompt $Name -AsSecureString
      $pointer = [Runtime.InteropServices.Marshal]::SecureStringToGlobalAllocUnicode($secure)
      try { $value = [Runtime.InteropServices.Marshal]::PtrToStringUni($pointer) }
      finally { [Runtime.InteropServices.Marshal]::ZeroFreeGlobalAllocUnicode($pointer) }
    }
  }
  if ([string]::IsNullOrEmpty($value)) { throw "$Name is neither in the environment nor on standard input" }
  # The files are read in the machine's code page; quotes and spaces at the ends are dropped.
  if ($value -notmatch '^[\\x21-\\x7e]([\\x20-\\x7e]*[\\x21-\\x7e])?$' -or $value -match '^["''].*["'']$') {
    throw "$Name cannot be written into ${file}: it is not ASCII, or has spaces or quotes at its ends"
  }
  $value
}

function New-HoldingFolder {
  $path = Join-Path ([IO.Path]::GetTempPath()) ('cdcerts-' + [Guid]::NewGuid().ToString('N'))
  $security = New-Object Security.AccessControl.DirectorySecurity
  $security.SetAccessRuleProtection($true, $false)
  # The Windows Installer works as the system.
  $system = New-Object Security.Principal.SecurityIdentifier('S-1-5-18')
  foreach ($who in [Security.Principal.WindowsIdentity]::GetCurrent().User, $system) {
    $security.AddAccessRule((New-Object Security.AccessControl.FileSystemAccessRule(
      $who, 'FullControl', 'ContainerInherit,ObjectInherit', 'None', 'Allow')))
  }
  [void][IO.Directory]::CreateDirectory($path, $security)
  $path
}`;
}

/** The files are as they were built, and lie where a Secure+ script can name them. */
export const CHECK_FOLDER = `foreach ($line in [IO.File]::ReadAllLines((Join-Path $PSScriptRoot 'SHA256SUMS'))) {
  $sum, $name = $line -split '  ', 2
  $present = (Get-FileHash -Algorithm SHA256 -LiteralPath (Join-Path $PSScriptRoot $name)).Hash
  if ($present -ne $sum) { throw "$name is not as it was built: see SHA256SUMS" }
}
if ($PSScriptRoot -match '[\\s;"'']') { throw 'Secure+ scripts name files without quotes: lay this folder where its path has no spaces' }`;

/** Secure+ scripts have no quotes that were seen. */
export function checkPassphrase(name: string): string {
  return `if ($secrets['${name}'] -match '[\\s;]') { throw '${name} cannot be written into a Secure+ script: it has spaces or semicolons' }`;
}

/**
 * Runs the Secure+ CLI on a script of the folder, below `$installDir`, with a copy in `$holding` that has the passphrase.
 * @param script its name, as an expression of PowerShell
 */
export function writeSecureRun(script: string, passphrase: string): string {
  return `  $cli = Get-ChildItem -LiteralPath $installDir -Recurse -Filter spcli.cmd | Select-Object -First 1
  if ($null -eq $cli) { throw "spcli.cmd is not below $installDir" }
  $script = Join-Path $holding ${script}
  $lines = @([IO.File]::ReadAllLines((Join-Path $PSScriptRoot ${script})) | ForEach-Object {
    if ($_ -eq 'Passphrase=') { $_ + $secrets['${passphrase}'] }
    elseif ($_ -like 'File=*') { 'File=' + (Join-Path $PSScriptRoot $_.Substring(5)) }
    else { $_ }
  })
  [IO.File]::WriteAllLines($script, [string[]] $lines, [Text.Encoding]::ASCII)
  # Without -li, with which it was seen to be run: what that shows was not seen, and it may be the passphrase.
  $process = Start-Process -FilePath $cli.FullName -ArgumentList '-e', '8' -RedirectStandardInput $script -NoNewWindow -Wait -PassThru
  if ($process.ExitCode -ge 8) { throw "the Secure+ CLI failed with $($process.ExitCode)" }`;
}
