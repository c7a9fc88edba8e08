# Installs Connect:Direct for Windows from this folder; run.cmd starts it. Its secrets,
# CDNODE1_KEY, CDNODE2_DATABASE, CDNODE2_SERVICE,
# come from environment variables, or one a line in this order from standard input; on a console they are asked for.
Set-StrictMode -Version 2
$ErrorActionPreference = 'Stop'
$installDir = 'C:\Program Files\IBM\Connect Direct'
$installer = Join-Path $PSScriptRoot 'cdw_install.exe'

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
    throw "$Name cannot be written into cd_srvr.ini: it is not ASCII, or has spaces or quotes at its ends"
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

if (-not (Test-Path -LiteralPath $installer)) { throw "$installer is not there: lay the installer beside this script" }
foreach ($line in [IO.File]::ReadAllLines((Join-Path $PSScriptRoot 'SHA256SUMS'))) {
  $sum, $name = $line -split '  ', 2
  $present = (Get-FileHash -Algorithm SHA256 -LiteralPath (Join-Path $PSScriptRoot $name)).Hash
  if ($present -ne $sum) { throw "$name is not as it was built: see SHA256SUMS" }
}
if ($PSScriptRoot -match '[\s;"'']') { throw 'Secure+ scripts name files without quotes: lay this folder where its path has no spaces' }

$secrets = @{}
foreach ($name in 'CDNODE1_KEY', 'CDNODE2_DATABASE', 'CDNODE2_SERVICE') { $secrets[$name] = Get-Secret $name }
if ($secrets['CDNODE1_KEY'] -match '[\s;]') { throw 'CDNODE1_KEY cannot be written into a Secure+ script: it has spaces or semicolons' }

$holding = $null
try {
  $holding = New-HoldingFolder
  $ini = Join-Path $holding 'cd_srvr.ini'
  $lines = @([IO.File]::ReadAllLines((Join-Path $PSScriptRoot 'cd_srvr.ini')) | ForEach-Object {
    if ($_ -eq 'CD_CLIENT_KEYCERT_FILE=keycert.pem') { 'CD_CLIENT_KEYCERT_FILE=' + (Join-Path $PSScriptRoot 'keycert.pem') } else { $_ }
  })
  $lines += 'CD_CLIENT_KEYCERT_PWD=' + $secrets['CDNODE1_KEY']
  $lines += 'CD_POSTGRESQL_PWD=' + $secrets['CDNODE2_DATABASE']
  $lines += 'CD_SVC_ACCOUNT_PWD=' + $secrets['CDNODE2_SERVICE']
  [IO.File]::WriteAllLines($ini, [string[]] $lines, [Text.Encoding]::ASCII)

  $log = Join-Path $PSScriptRoot 'cdw_install.log'
  $arguments = '/v"INSTALLDIR=\"' + $installDir + '\" REBOOT=ReallySuppress CD_SRVR_INI_FILE=\"' + $ini + '\" /l*v \"' + $log + '\" /qn" /s /w /clone_wait'
  $process = Start-Process -FilePath $installer -ArgumentList $arguments -Wait -PassThru
  # 3010: done, and Windows wants to be restarted.
  if (@(0, 3010) -notcontains $process.ExitCode) { throw "the installer failed with $($process.ExitCode): see $log" }

  $cli = Get-ChildItem -LiteralPath $installDir -Recurse -Filter spcli.cmd | Select-Object -First 1
  if ($null -eq $cli) { throw "spcli.cmd is not below $installDir" }
  $script = Join-Path $holding 'secureplus.txt'
  $lines = @([IO.File]::ReadAllLines((Join-Path $PSScriptRoot 'secureplus.txt')) | ForEach-Object {
    if ($_ -eq 'Passphrase=') { $_ + $secrets['CDNODE1_KEY'] }
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
