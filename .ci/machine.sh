#!/usr/bin/env bash
# Installs the programs that the tests drive and this machine lacks: a browser, PDF readers, a database server.
# Needs root and apt-get; anywhere else it only says what is missing and `make test` decides.
set -eu

missing=""
has() { command -v "$1" >/dev/null 2>&1; }
answers() { (exec 3<>/dev/tcp/127.0.0.1/5432) 2>/dev/null; }
has chromium || has chromium-browser || has google-chrome || missing="$missing chromium"
has pdftotext || missing="$missing poppler-utils"
has qpdf || missing="$missing qpdf"
has make || missing="$missing make"
if [ -z "${DATABASE_URL_POSTGRES:-}" ] && ! answers && ! has initdb && ! ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1; then
  missing="$missing postgresql"
fi
python3 -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 14))' 2>/dev/null || missing="$missing python3"
python3 -c 'import ensurepip' 2>/dev/null || missing="$missing python3-venv"

if [ -z "$missing" ]; then
  exit 0
fi
if [ "$(id -u)" != 0 ] || ! has apt-get; then
  echo "missing:$missing (install them by hand; apt-get and root were not available)" >&2
  exit 0
fi
echo "installing:$missing"
export DEBIAN_FRONTEND=noninteractive
apt-get update -qq
# shellcheck disable=SC2086
apt-get install -y -qq --no-install-recommends $missing
