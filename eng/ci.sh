#!/usr/bin/env bash
# Build, format check, tests; the last line counts all test projects: N passed, N failed, N skipped.
set -uo pipefail
cd "$(dirname "$0")/.."

dotnet build Tongban.slnx || { echo "The build failed; no test ran."; exit 1; }
status=0
dotnet format whitespace Tongban.slnx --no-restore --verify-no-changes || { echo "Formatting differs: run dotnet format whitespace."; status=1; }
dotnet run --no-build --project src/apps/Cli -- packs test || { echo "A scenario of a pack does not hold."; status=1; }

log=$(mktemp)
trap 'rm -f "$log"' EXIT
dotnet test --solution Tongban.slnx --no-build --output Detailed >"$log" 2>&1 || status=1
# What passed says nothing; what failed is said again at the end, where one looks first.
grep -vE '^(passed |  from |$)' "$log"
grep -E '^failed ' "$log"

count() { sed -nE "s/^ *$1: ([0-9]+).*/\1/p" "$log" | tail -1 | grep . || echo 0; }
[ "$(count succeeded)" -gt 0 ] || status=1
echo "$(count succeeded) passed, $(count failed) failed, $(count skipped) skipped"
exit $status
