#!/usr/bin/env bash
# Writes the parts of the docs that come from the code: the module table of docs/architecture.md.
set -euo pipefail
cd "$(dirname "$0")/.."
TONGBAN_WRITE_DOCS=1 dotnet run --project tests/Architecture.Tests -- --filter-class Tongban.Architecture.Tests.MapTests
