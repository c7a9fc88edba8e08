# Replaces the bootstrap certificate of a node of Connect:Direct for Windows, a step at a time; run.cmd starts it.
# checklist.md says what must be done between them. The passphrase of the key,
# KEY,
# which "import" needs, comes from an environment variable or a line of standard input; on a console it is asked for.
param([Parameter(Mandatory = $true)] [ValidateSet('import', 'switch', 'back')] [string] $Step)
Set-StrictMode -Version 2
$ErrorActionPreference = 'Stop'
$installDir = 'C:\Program Files\IBM\Connect Direct'
$stepScript = $Step + '.txt'

function Get-Secret([string] $Name) {
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
  if ($value -notmatch '^[\x21-\x7e]([\x20-\x7e]*[\x21-\x7e])?$' -or $value -match '^["''].*["'']$') {
    throw "$Name cannot be written into a Secure+ script: it is not ASCII, or has spaces or quotes at its ends"
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
}

foreach ($line in [IO.File]::ReadAllLines((Join-Path $PSScriptRoot 'SHA256SUMS'))) {
  $sum, $name = $line -split '  ', 2
  $present = (Get-FileHash -Algorithm SHA256 -LiteralPath (Join-Path $PSScriptRoot $name)).Hash
  if ($present -ne $sum) { throw "$name is not as it was built: see SHA256SUMS" }
}
if ($PSScriptRoot -match '[\s;"'']') { throw 'Secure+ scripts name files without quotes: lay this folder where its path has no spaces' }

$secrets = @{ 'KEY' = '' }
if ($Step -eq 'import') {
  $secrets['KEY'] = Get-Secret 'KEY'
  if ($secrets['KEY'] -match '[\s;]') { throw 'KEY cannot be written into a Secure+ script: it has spaces or semicolons' }
}

$holding = $null
try {
  $holding = New-HoldingFolder
  $cli = Get-ChildItem -LiteralPath $installDir -Recurse -Filter spcli.cmd | Select-Object -First 1
  if ($null -eq $cli) { throw "spcli.cmd is not below $installDir" }
  $script = Join-Path $holding $stepScript
  $lines = @([IO.File]::ReadAllLines((Join-Path $PSScriptRoot $stepScript)) | ForEach-Object {
    if ($_ -eq 'Passphrase=') { $_ + $secrets['KEY'] }
    elseif ($_ -like 'File=*') { 'File=' + (Join-Path $PSScriptRoot $_.Substring(5)) }
    else { $_ }
  })
  [IO.File]::WriteAllLines($script, [string[]] $lines, [Text.Encoding]::ASCII)
  # Without -li, with which it was seen to be run: what that shows was not seen, and it may be the passphrase.
  $process = Start-Process -FilePath $cli.FullName -ArgumentList '-e', '8' -RedirectStandardInput $script -NoNewWindow -Wait -PassThru
  if ($process.ExitCode -ge 8) { throw "the Secure+ CLI failed with $($process.ExitCode)" }
} finally {
  if ($null -ne $holding) { Remove-Item -LiteralPath $holding -Recurse -Force }
}
