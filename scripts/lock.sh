#!/bin/sh
# Renews constraints.txt: every version that a clean environment of both requirement files gets.
set -eu
cd "$(dirname "$0")/.."
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"${PYTHON:-python3}" -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install -qq --disable-pip-version-check --no-compile -r requirements-dev.txt
"$folder/venv/bin/python" -m pip freeze >"$folder/frozen"
if grep -nE '@|://|^-|^/' "$folder/frozen"; then
    echo "constraints.txt ต้องมีแต่ ชื่อ==รุ่น บรรทัดข้างบนไม่ใช่ · only NAME==VERSION belongs there" >&2
    exit 1
fi
{
    echo "# Every package of both requirement files, pinned. Made by 'make lock'; don't edit by hand."
    cat "$folder/frozen"
} >constraints.txt
