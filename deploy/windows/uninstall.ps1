<#
.SYNOPSIS
    Removes the Aggregator service and its program. Data stays unless -RemoveData is given.
.EXAMPLE
    .\uninstall.ps1
#>
[CmdletBinding()]
param(
    [string] $InstallFolder = (Join-Path $env:ProgramFiles 'Aggregator'),
    [string] $DataFolder = (Join-Path $env:ProgramData 'Aggregator'),
    [string] $ServiceName = 'Aggregator',
    [switch] $RemoveData
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

$identity = [Security.Principal.WindowsPrincipal] [Security.Principal.WindowsIdentity]::GetCurrent()
if (-not $identity.IsInRole([Security.Principal.WindowsBuiltInRole]::Administrator)) {
    Write-Error 'uninstall.ps1 needs an elevated PowerShell: start it with "Run as administrator".' -ErrorAction Continue
    exit 1
}

$service = Get-Service -Name $ServiceName -ErrorAction SilentlyContinue
if ($service) {
    if ($service.Status -ne 'Stopped') {
        Stop-Service -Name $ServiceName
        $service.WaitForStatus('Stopped', [TimeSpan]::FromSeconds(60))
    }
    & sc.exe delete $ServiceName | Out-Null
    if ($LASTEXITCODE -ne 0) { throw "sc.exe delete $ServiceName ended with exit code $LASTEXITCODE" }
}

if (Test-Path -LiteralPath $InstallFolder) { Remove-Item -LiteralPath $InstallFolder -Recurse -Force }
if ($RemoveData -and (Test-Path -LiteralPath $DataFolder)) { Remove-Item -LiteralPath $DataFolder -Recurse -Force }
Write-Output 'Aggregator is removed.'
