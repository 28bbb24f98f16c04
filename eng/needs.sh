# What the scripts need from the machine. Sourced by ./run and ./test.
say() { printf '\033[1m%s\033[0m\n' "$*" >&2; }

need_dotnet() {
  command -v dotnet >/dev/null && return 0
  say "The .NET 10 SDK is needed: https://dotnet.microsoft.com/download"
  return 1
}

need_node() {
  command -v npm >/dev/null && return 0
  say "Node.js with npm is needed: https://nodejs.org/"
  return 1
}

# Is a thing there? PostgreSQL keeps its server programs outside PATH on Debian.
have() {
  case "$1" in
    initdb) command -v initdb >/dev/null || compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null ;;
    font) compgen -G '/usr/share/fonts/opentype/noto/NotoSansCJK*' >/dev/null || { command -v fc-list >/dev/null && fc-list :lang=zh | grep -q .; } ;;
    *) command -v "$1" >/dev/null ;;
  esac
}

# need_packages package:thing … installs the Debian packages whose thing is not there.
need_packages() {
  local missing=() pair
  for pair in "$@"; do have "${pair#*:}" || missing+=("${pair%%:*}"); done
  [ ${#missing[@]} -eq 0 ] && return 0
  local as_root=()
  if [ "$(id -u)" -ne 0 ]; then
    if sudo -n true 2>/dev/null; then as_root=(sudo); else
      say "Not installed and no right to install: ${missing[*]}. Tests that need them are skipped and say so. To have them: sudo apt-get install ${missing[*]}"
      return 0
    fi
  fi
  if ! command -v apt-get >/dev/null; then
    say "Not installed, and this is no Debian: ${missing[*]}. Tests that need them are skipped and say so."
    return 0
  fi
  say "Installing ${missing[*]}"
  "${as_root[@]}" apt-get update -qq >/dev/null 2>&1
  DEBIAN_FRONTEND=noninteractive "${as_root[@]}" apt-get install -y -qq "${missing[@]}" >/dev/null 2>&1
  for pair in "$@"; do have "${pair#*:}" || say "Could not be had: ${pair%%:*}. Tests that need it are skipped and say so."; done
  return 0
}
