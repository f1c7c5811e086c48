#!/usr/bin/env bash
# Installs what is missing, builds with warnings as errors, checks formatting and runs every test, those with a real browser and
# real servers included. Ends with a line "N passed, N failed".
set -euo pipefail
cd "$(dirname "$0")"

# In a shell of its own, so that its trap runs however it ends. The servers are for the tests to start: Debian shall not.
install_missing() (
  sudo=$([ "$(id -u)" -eq 0 ] || echo sudo)
  policy=/usr/sbin/policy-rc.d
  if [ ! -e "$policy" ]; then
    trap '$sudo rm -f "$policy"' EXIT
    printf '#!/bin/sh\nexit 101\n' | $sudo tee "$policy" >/dev/null
    $sudo chmod 755 "$policy"
  fi
  $sudo apt-get update -qq
  $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null
)

missing=()
[ -x /usr/bin/chromium ] || missing+=(chromium)
[ -x /usr/bin/redis-server ] || missing+=(redis-server)
[ -x /usr/lib/rabbitmq/bin/rabbitmq-server ] || missing+=(rabbitmq-server)
# Another implementation of the protocol, to publish with.
/usr/bin/python3 -c 'import pika' 2>/dev/null || missing+=(python3-pika)
if [ ${#missing[@]} -gt 0 ]; then
  install_missing "${missing[@]}"
fi

dotnet build FedoraPackages.sln -v quiet -nologo
dotnet format FedoraPackages.sln --verify-no-changes --no-restore

export FULL_TESTS=1
log=$(mktemp)
trap 'rm -f "$log"' EXIT
status=0
dotnet run --project FedoraPackages.Tests --no-build -- --no-progress "$@" 2>&1 | tee "$log" || status=$?

number() { sed -n "s/^ *$1: \([0-9]*\)$/\1/p" "$log" | tail -n 1; }
passed=$(number succeeded) failed=$(number failed) skipped=$(number skipped)
# Said once more where it is read first.
grep -A 15 '^failed ' "$log" || true
# Recorded samples are the only thing that may be missing, and only where nobody has named their folder.
if [ -n "${WIRE_SAMPLES:-}" ] && [ "${skipped:-0}" -gt 0 ]; then
  echo "$skipped tests were skipped although WIRE_SAMPLES is set"
  failed=$((${failed:-0} + skipped)) status=1
fi
echo "${passed:-0} passed, ${failed:-0} failed"
[ "$status" -eq 0 ] && [ "${passed:-0}" -gt 0 ] && [ "${failed:-0}" -eq 0 ]
