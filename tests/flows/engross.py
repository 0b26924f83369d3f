"""Running the program as people and scripts do: as a process of its own."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Ended:
    """How a run ended. ``complaints`` are the lines of standard error."""

    code: int
    out: str
    complaints: list[str]


def engross(*words: str | Path, stdin: bytes = b"", timeout_s: float = 60) -> Ended:
    """Run the program with these words; it must not show a traceback, whatever happens."""
    done = subprocess.run(
        [sys.executable, "-m", "engross", *map(str, words)],
        input=stdin,
        capture_output=True,
        timeout=timeout_s,
        check=False,
    )
    errors = done.stderr.decode("utf-8")
    assert "Traceback" not in errors, errors
    return Ended(done.returncode, done.stdout.decode("utf-8"), errors.splitlines())
