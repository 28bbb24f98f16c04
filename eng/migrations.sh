#!/usr/bin/env bash
# Writes the EF migrations of both databases from the tables of every module. Run it whenever a table changed; a test says when.
#   eng/migrations.sh                 before the first release: one migration, Initial, written anew
#   eng/migrations.sh add NAME        after it: a migration beside those that are already out
# Migrations are never edited by hand. A database made by an earlier Initial is not upgraded: delete it.
set -euo pipefail
cd "$(dirname "$0")/.."

mode=${1:-initial}
name=Initial
case "$mode" in
  initial) ;;
  add) name=${2:?Name the migration: eng/migrations.sh add NAME} ;;
  *) echo "Usage: eng/migrations.sh [add NAME]" >&2; exit 2 ;;
esac

dotnet tool restore
build() { dotnet build eng/Migrations --nologo -v quiet; }

# The old ones go first, else the tool would write only the difference.
[ "$mode" = initial ] && rm -rf src/platform/Storage.Sqlite/Migrations src/platform/Storage.Postgres/Migrations
build
for database in Sqlite Postgres; do
  dotnet ef migrations add "$name" --no-build \
    --project "src/platform/Storage.$database" --startup-project eng/Migrations --output-dir Migrations -- "${database,,}"
  sed -i '1s/^\xEF\xBB\xBF//' "src/platform/Storage.$database"/Migrations/*.cs
done
build
