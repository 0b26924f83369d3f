# Sourced by run and test: brings a Debian machine and a virtual environment to what the program needs.
# POSIX sh. Nothing is downloaded that is there already; nothing here knows where packages come from.

# What Qt and the window need of the system, fonts with the measures of official documents, a dictionary for spelling.
libraries="libgl1 libegl1 libglib2.0-0 libxkbcommon0 libfontconfig1 libdbus-1-3
    libxcb-cursor0 libxkbcommon-x11-0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0
    fonts-liberation fonts-hosny-amiri
    hunspell-en-gb"

say() { printf '%s\n' "$*" >&2; }

# The ones of the named packages that this machine has not installed (none, where it is no Debian).
missing() {
    command -v dpkg-query >/dev/null 2>&1 || return 0
    for package in "$@"; do
        state=$(dpkg-query -W -f '${Status}' "$package" 2>/dev/null) || state=
        # Later releases add t64 to the names of some libraries.
        other=$(dpkg-query -W -f '${Status}' "${package}t64" 2>/dev/null) || other=
        case "$state $other" in
            *"ok installed"*) ;;
            *) printf ' %s' "$package" ;;
        esac
    done
}

# Installs what is missing where that is allowed, else prints the one line to type. Gives 1 where something stays missing.
install_missing() {
    wanted=$(missing "$@")
    [ -z "$wanted" ] && return 0
    if [ "$(id -u)" = 0 ]; then
        as_root=
    elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
        as_root=sudo
    else
        say "Some system packages are missing. Please type:"
        say "    sudo apt-get install -y --no-install-recommends$wanted"
        return 1
    fi
    say "Installing$wanted"
    # A list that cannot be renewed is no reason to stop: the packages may be known already.
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get update -qq >/dev/null 2>&1 || true
    # shellcheck disable=SC2086
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $wanted >/dev/null
}

# A Python that the program runs on (3.11 to 3.13) and that can make virtual environments.
find_python() {
    for candidate in "${PYTHON:-}" python3 python3.13 python3.12 python3.11; do
        [ -n "$candidate" ] || continue
        "$candidate" - 2>/dev/null <<'PY' && { printf '%s' "$candidate"; return 0; }
import sys, ensurepip, venv
sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))
PY
    done
    return 1
}

# Makes .venv with the program and the named extras in it; does nothing where that was done for these very files.
make_environment() {
    python=$(find_python) || {
        install_missing python3 python3-venv || true
        python=$(find_python) || { say "Python 3.11, 3.12 or 3.13 with venv is needed."; return 1; }
    }
    # A virtual environment of another place or Python is of no use.
    if [ -d .venv ] && ! .venv/bin/python -c '' 2>/dev/null; then rm -rf .venv; fi
    [ -d .venv ] || "$python" -m venv .venv || { rm -rf .venv; return 1; }
    stamp=".venv/installed$1"
    wanted=$(cksum pyproject.toml; pwd)
    if [ ! -f "$stamp" ] || [ "$(cat "$stamp")" != "$wanted" ]; then
        say "Installing the program into .venv"
        .venv/bin/python -m pip install --quiet --disable-pip-version-check -e ".$1" || return 1
        printf '%s\n' "$wanted" > "$stamp"
    fi
}
