<#
.SYNOPSIS
    Installs or upgrades Aggregator as a Windows service.
.DESCRIPTION
    Publish first, then run this in an elevated PowerShell (5.1 or newer):
        dotnet publish src/Aggregator.Worker -c Release -o out
        deploy\windows\install.ps1 -Source out
    Running it again upgrades the program; data and the service's settings stay. The service runs under its own
    virtual account, which may write to the data folder alone.
.PARAMETER Source
    The folder that dotnet publish wrote.
.PARAMETER InstallFolder
    Where the program goes. Its content is replaced on upgrade.
.PARAMETER DataFolder
    Where the SQLite database goes.
.PARAMETER Setting
    Settings as Section__Key = value. They replace those given at an earlier installation; without this parameter those stay.
    They are kept in the service's registry key, which every local account can read: for SQL Server use
    integrated security in Storage__ConnectionString, not a password.
.EXAMPLE
    .\install.ps1 -Source out -Setting @{ Storage__KeepOriginalsDays = '7' }
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory = $true)] [string] $Source,
    [string] $InstallFolder = (Join-Path $env:ProgramFiles 'Aggregator'),
    [string] $DataFolder = (Join-Path $env:ProgramData 'Aggregator'),
    [string] $ServiceName = 'Aggregator',
    [hashtable] $Setting
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

function Invoke-ServiceControl {
    & sc.exe @args | Out-Null
    if ($LASTEXITCODE -ne 0) { throw "sc.exe $($args -join ' ') ended with exit code $LASTEXITCODE" }
}

function Set-FolderRight([string] $Folder, [string] $Right) {
    & icacls.exe $Folder /grant "NT SERVICE\${ServiceName}:(OI)(CI)$Right" /Q | Out-Null
    if ($LASTEXITCODE -ne 0) { throw "icacls.exe could not grant $Right on $Folder" }
}

$identity = [Security.Principal.WindowsPrincipal] [Security.Principal.WindowsIdentity]::GetCurrent()
if (-not $identity.IsInRole([Security.Principal.WindowsBuiltInRole]::Administrator)) {
    Write-Error 'install.ps1 needs an elevated PowerShell: start it with "Run as administrator".' -ErrorAction Continue
    exit 1
}

$published = Join-Path $Source 'Aggregator.Worker.exe'
if (-not (Test-Path -LiteralPath $published)) {
    Write-Error "$Source holds no Aggregator.Worker.exe. Publish first: dotnet publish src/Aggregator.Worker -c Release -o $Source" -ErrorAction Continue
    exit 1
}

$service = Get-Service -Name $ServiceName -ErrorAction SilentlyContinue
if ($service -and $service.Status -ne 'Stopped') {
    Stop-Service -Name $ServiceName
    $service.WaitForStatus('Stopped', [TimeSpan]::FromSeconds(60))
}

if (Test-Path -LiteralPath $InstallFolder) { Remove-Item -LiteralPath $InstallFolder -Recurse -Force }
New-Item -ItemType Directory -Path $InstallFolder -Force | Out-Null
Copy-Item -Path (Join-Path $Source '*') -Destination $InstallFolder -Recurse -Force
New-Item -ItemType Directory -Path (Join-Path $DataFolder 'data') -Force | Out-Null

$program = Join-Path $InstallFolder 'Aggregator.Worker.exe'
$command = '"{0}" run' -f $program
if (-not $service) {
    New-Service -Name $ServiceName -BinaryPathName $command -DisplayName 'Aggregator' -StartupType Automatic `
        -Description 'Polls feeds and pages, stores articles and serves the dashboard on http://localhost:5080.' | Out-Null
}

# The path holds quotation marks, which sc.exe is not safely given.
$changed = Get-CimInstance -ClassName Win32_Service -Filter "Name='$ServiceName'" |
    Invoke-CimMethod -MethodName Change -Arguments @{ PathName = $command }
if ($changed.ReturnValue -ne 0) { throw "The program of the service could not be set: Win32_Service.Change returned $($changed.ReturnValue)" }
Invoke-ServiceControl config $ServiceName obj= "NT SERVICE\$ServiceName"
Invoke-ServiceControl config $ServiceName start= delayed-auto
Invoke-ServiceControl failure $ServiceName reset= 86400 actions= restart/5000/restart/30000/restart/60000
Invoke-ServiceControl failureflag $ServiceName 1

# Only an administrator may register the name under which the worker writes to the event log.
if (-not [Diagnostics.EventLog]::SourceExists('Aggregator.Worker')) {
    [Diagnostics.EventLog]::CreateEventSource('Aggregator.Worker', 'Application')
}

Set-FolderRight $InstallFolder 'RX'
Set-FolderRight $DataFolder 'M'

# A service starts in the system's own folder, hence the database is named with its full path.
$key = "HKLM:\SYSTEM\CurrentControlSet\Services\$ServiceName"
$known = Get-ItemProperty -Path $key -Name Environment -ErrorAction SilentlyContinue
if ($Setting -or -not $known) {
    $database = Join-Path $DataFolder 'data\aggregator.db'
    $values = @{ Storage__ConnectionString = "Data Source=$database" }
    if ($Setting) { foreach ($name in $Setting.Keys) { $values[$name] = $Setting[$name] } }
    $lines = [string[]] ($values.Keys | Sort-Object | ForEach-Object { '{0}={1}' -f $_, $values[$_] })
    New-ItemProperty -Path $key -Name Environment -PropertyType MultiString -Value $lines -Force | Out-Null
}

Start-Service -Name $ServiceName
(Get-Service -Name $ServiceName).WaitForStatus('Running', [TimeSpan]::FromSeconds(60))
Write-Output "Aggregator runs as the service '$ServiceName'; its data is in $DataFolder, warnings go to the Application event log."
