#!/usr/bin/env bash
# Builds everything, runs every test, and ends with one line: N passed, N failed, N skipped.
# A test whose peer (a server, a tool) is missing is skipped and says so; under CI=true it fails.
set -uo pipefail
cd "$(dirname "$0")"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

# The peers that tests talk to, from Debian's packages, where this may install them. Their services must not start.
install_peers() {
  local missing=() policy=/usr/sbin/policy-rc.d own=
  command -v prometheus >/dev/null && command -v promtool >/dev/null || missing+=(prometheus)
  command -v nginx >/dev/null || [ -x /usr/sbin/nginx ] || missing+=(nginx-light)
  [ ${#missing[@]} -eq 0 ] && return
  [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null || { echo "Not installed, so that tests will be skipped: ${missing[*]}"; return; }
  [ -e "$policy" ] || { printf '#!/bin/sh\nexit 101\n' >"$policy" && chmod +x "$policy" && own=yes; }
  apt-get update -qq && apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
  [ -z "$own" ] || rm -f "$policy"
}
install_peers

results=artifacts/test-results
rm -rf "$results"
mkdir -p "$results"

passed=0 failed=0 skipped=0
finish() {
  echo "$passed passed, $failed failed, $skipped skipped"
  [ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
  exit
}

# MSBuild nodes would outlive this script otherwise.
export MSBUILDDISABLENODEREUSE=1
# samples/Leaky is no part of the solution: its warnings are what it is for.
if ! dotnet build InstrumentGen.sln || ! dotnet build samples/Leaky -clp:ErrorsOnly; then
  echo "The build failed."
  failed=1
  finish
fi

dotnet format InstrumentGen.sln --verify-no-changes --no-restore || { echo "dotnet format would change files."; failed=$((failed + 1)); }

for project in tests/*/*.csproj; do
  name=$(basename "$project" .csproj)
  echo "== $name"
  dotnet test "$project" --no-build --logger "trx;LogFileName=$name.trx" --results-directory "$results" "$@"
  trx="$results/$name.trx"
  if [ ! -f "$trx" ]; then
    echo "$name ended without a result."
    failed=$((failed + 1))
    continue
  fi
  # <Counters total="12" executed="11" passed="10" failed="1" error="0" ... />, executed leaves the skipped out.
  counters=$(grep -o '<Counters [^>]*>' "$trx")
  count() { echo "$counters" | grep -o " $1=\"[0-9]*\"" | tr -dc '0-9'; }
  passed=$((passed + $(count passed)))
  failed=$((failed + $(count total) - $(count passed) - ($(count total) - $(count executed))))
  skipped=$((skipped + $(count total) - $(count executed)))
done

finish
