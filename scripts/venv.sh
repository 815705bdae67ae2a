#!/bin/sh
# Makes .venv and fills it: `venv.sh create` · `venv.sh install REQUIREMENTS`.
# POSIX sh, because here there may not be a Python yet. Another interpreter: PYTHON=/path make setup
set -eu
cd "$(dirname "$0")/.."
VENV=.venv

say() { printf '%s\n' "$@" >&2; }

find_python() {
    for candidate in ${PYTHON:-} python3 python3.14 python3.13 python3.12 python3.11; do
        if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            printf '%s\n' "$candidate"
            return
        fi
    done
    say "ต้องใช้ Python 3.11 ขึ้นไป แต่ไม่พบในเครื่องนี้ ติดตั้งแล้วสั่งใหม่ (Debian/Ubuntu: sudo apt-get install python3 python3-venv)" \
        "Python 3.11 or newer is needed and was not found here. Install it and try again."
    return 1
}

# Debian keeps ensurepip in a package of its own (python3-venv); without it the system's pip can do its work.
create() {
    python=$(find_python)
    say "สร้างสภาพแวดล้อม $VENV ด้วย $("$python" --version) · making $VENV"
    if "$python" -c 'import ensurepip' 2>/dev/null; then
        "$python" -m venv --clear "$VENV"
    elif "$python" -m venv --clear --without-pip "$VENV" 2>/dev/null &&
        "$python" -m pip --python "$VENV/bin/python" install -qq --disable-pip-version-check pip 2>/dev/null; then
        say "ไม่มี ensurepip ในเครื่อง จึงใช้ pip ของระบบแทน · no ensurepip here, the system's pip did its work"
    else
        rm -rf "$VENV"
        say "Python ในเครื่องนี้ไม่มีทั้ง ensurepip และ pip จึงสร้าง $VENV ไม่ได้ ติดตั้ง python3-venv แล้วสั่งใหม่ (sudo apt-get install python3-venv)" \
            "This Python has neither ensurepip nor pip. Install python3-venv and try again."
        return 1
    fi
}

# pip would also compile the packages' own tests, a quarter of all files: compileall leaves them out and uses every core.
install() {
    say "ติดตั้ง $1 (ครั้งแรกใช้เวลาราวหนึ่งนาที) · installing $1 (about a minute the first time)"
    "$VENV/bin/python" -m pip install -qq --disable-pip-version-check --no-compile -r "$1" -c constraints.txt || {
        say "ติดตั้ง $1 ไม่สำเร็จ ตรวจการเชื่อมต่อแล้วสั่งใหม่ ขั้นที่เสร็จแล้วไม่ต้องทำซ้ำ" \
            "Installing $1 failed. Check the connection and try again; finished steps are kept."
        return 1
    }
    "$VENV/bin/python" -m compileall -q -j 0 -x '/tests?/' "$VENV"/lib/python3*/site-packages || true # spares time, no more
}

case "${1:-}" in
create) create ;;
install) install "${2:?requirements file}" ;;
*) say "usage: venv.sh create | install REQUIREMENTS" && exit 2 ;;
esac
