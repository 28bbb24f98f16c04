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

# Prints what to put before a command that changes the machine; fails where nobody may.
root_prefix() {
  [ "$(id -u)" -eq 0 ] && return 0
  sudo -n true 2>/dev/null && echo sudo
}

apt_install() {
  local prefix
  prefix=$(root_prefix) || return 1
  $prefix apt-get update -qq >/dev/null 2>&1
  DEBIAN_FRONTEND=noninteractive $prefix apt-get install -y -qq "$@" >/dev/null 2>&1
}

# want_package package "what it is like without": installs what only saves time.
want_package() {
  command -v "$1" >/dev/null && return 0
  apt_install "$1" && command -v "$1" >/dev/null && return 0
  say "Not installed: $1. $2"
}

# need_packages package:thing … installs the Debian packages whose thing is not there.
need_packages() {
  local missing=() pair
  for pair in "$@"; do have "${pair#*:}" || missing+=("${pair%%:*}"); done
  [ ${#missing[@]} -eq 0 ] && return 0
  if ! root_prefix >/dev/null; then
    say "Not installed and no right to install: ${missing[*]}. Tests that need them are skipped and say so. To have them: sudo apt-get install ${missing[*]}"
    return 0
  fi
  if ! command -v apt-get >/dev/null; then
    say "Not installed, and this is no Debian: ${missing[*]}. Tests that need them are skipped and say so."
    return 0
  fi
  say "Installing ${missing[*]}"
  apt_install "${missing[@]}"
  for pair in "$@"; do have "${pair#*:}" || say "Could not be had: ${pair%%:*}. Tests that need it are skipped and say so."; done
  return 0
}
