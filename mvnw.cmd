@echo off
@rem Runs the Maven that .mvn\wrapper\maven-wrapper.properties names, after fetching it once
@rem into MAVEN_USER_HOME (default %USERPROFILE%\.m2) and checking its digest. Where it cannot
@rem be fetched, an installed mvn serves as well, if the build accepts its version.
setlocal
set "MVNW_SELF=%~f0"
set "MVNW_DIR=%~dp0"
set "MVNW_MAVEN="
for /f "usebackq delims=" %%m in (`powershell -NoProfile -ExecutionPolicy Bypass -Command "Invoke-Expression ((Get-Content -Raw -LiteralPath $env:MVNW_SELF) -split '(?m)^# PowerShell from here\r?$')[1]"`) do set "MVNW_MAVEN=%%m"
if not defined MVNW_MAVEN exit /b 1
call "%MVNW_MAVEN%" %*
exit /b %ERRORLEVEL%

# PowerShell from here
$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'
$accepted = [version] '3.8'

function Say($text) {
	[Console]::Error.WriteLine("mvnw: $text")
}

$properties = Join-Path $env:MVNW_DIR '.mvn\wrapper\maven-wrapper.properties'
if (-not (Test-Path -LiteralPath $properties)) {
	Say "$properties is missing"
	exit 1
}
$values = @{}
foreach ($line in Get-Content -LiteralPath $properties) {
	if ($line -match '^(\w+)=(.+)$') { $values[$Matches[1]] = $Matches[2].Trim() }
}
$url = $values['distributionUrl']
$sha512 = $values['distributionSha512Sum']
if (-not $url -or -not $sha512) {
	Say "$properties needs distributionUrl and distributionSha512Sum"
	exit 1
}
$user = if ($env:MAVEN_USER_HOME) { $env:MAVEN_USER_HOME } else { Join-Path $env:USERPROFILE '.m2' }
$name = [IO.Path]::GetFileNameWithoutExtension($url)
$dists = Join-Path $user "wrapper\dists\$name"
# Windows is short of path length, and half of the digest names the archive as well
$maven = Join-Path $dists $sha512.Substring(0, 32)
$program = Join-Path $maven 'bin\mvn.cmd'

if (-not (Test-Path -LiteralPath $program)) {
	# A directory of our own, renamed when it is complete, so that several can do it at once
	$work = Join-Path $dists ('tmp.' + [Guid]::NewGuid().ToString('N').Substring(0, 8))
	$archive = Join-Path $work 'archive.zip'
	$reason = $null
	try {
		try {
			New-Item -ItemType Directory -Force -Path $work | Out-Null
			[Net.ServicePointManager]::SecurityProtocol = [Net.ServicePointManager]::SecurityProtocol -bor [Net.SecurityProtocolType]::Tls12
			Invoke-WebRequest -UseBasicParsing -TimeoutSec 10 -Uri $url -OutFile $archive
		}
		catch {
			$reason = ($_.Exception.Message -split '\r?\n')[0]
		}
		if (-not $reason) {
			$found = (Get-FileHash -Algorithm SHA512 -LiteralPath $archive).Hash.ToLowerInvariant()
			if ($found -ne $sha512) {
				Say "$url has the SHA-512 '$found', which is not the one in $properties; it was not used"
				exit 1
			}
			$unpacked = Join-Path $work 'unpacked'
			Expand-Archive -LiteralPath $archive -DestinationPath $unpacked
			$top = @(Get-ChildItem -LiteralPath $unpacked)[0].FullName
			try {
				[IO.Directory]::Move($top, $maven)
			}
			catch {
				# Where somebody else was faster, theirs is as good
				if (-not (Test-Path -LiteralPath $program)) { throw }
			}
		}
	}
	catch {
		Say $_.Exception.Message
		exit 1
	}
	finally {
		Remove-Item -Recurse -Force -LiteralPath $work -ErrorAction SilentlyContinue
	}
	if ($reason) {
		$installed = Get-Command mvn.cmd -CommandType Application -ErrorAction SilentlyContinue | Select-Object -First 1
		if (-not $installed) {
			Say "could not fetch $url ($reason) and there is no mvn on the PATH to use instead"
			exit 1
		}
		$version = [version] '0.0'
		if ((& $installed.Source -v | Out-String) -match 'Apache Maven (\d+\.\d+(\.\d+)?)') { $version = [version] $Matches[1] }
		if ($version -lt $accepted) {
			Say "could not fetch $url ($reason) and the mvn on the PATH is $version, not $accepted or later"
			exit 1
		}
		Say "could not fetch Maven ($reason); using the installed $version"
		$program = $installed.Source
	}
}
$program
