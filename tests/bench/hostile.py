"""Hostile files: `hostile.py [--variants 3000] [--seed 6] [--only WORD ...]`, each read in a process of its own.

Tries every case of tests/formats/hostile_files.py and thousands of spoilt Word files. Each must be read into a sound
document, or be refused with a sentence, within two seconds of the processor and 500 MB, and nobody may ask the network:
the files name a server that listens. Prints each case, and of the spoilt ones the worst; exit code 1 where one fails.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import socket
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from builders import resolution
from engross.errors import AppError
from engross.formats import registry
from engross.model import validity
from engross.review.compare import compare
from engross.workspace import files
from formats import hostile_files, spoilt_files
from formats.test_docx import WHOLE

SECONDS = 2.0
MEGABYTES = 500
KILLED_AFTER = 30
"""Seconds of the processor."""
ADDRESS_SPACE = 4 * 1024**3


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a file: ``said`` is the refusal or the losses, ``fault`` what must not be."""

    name: str
    said: str
    fault: str
    seconds: float = 0.0
    megabytes: float = 0.0

    @property
    def is_good(self) -> bool:
        return not self.fault and self.seconds <= SECONDS and self.megabytes <= MEGABYTES

    def __str__(self) -> str:
        mark = "     " if self.is_good else "FAILS"
        told = f"{self.fault} {self.said}".strip()[:90]
        return f"{mark} {self.seconds:5.2f} s {self.megabytes:5.0f} MB  {self.name}: {told}"


def read(data: bytes, ending: str) -> tuple[str, str]:
    """What is said of a file, and what is wrong with the document."""
    try:
        result = files.read(data, f"x{ending}").result
    except AppError as refusal:
        return f"refused: {refusal}", ""
    except Exception as error:  # noqa: BLE001 - this is what is looked for
        return "", f"{type(error).__name__}: {error}"
    return " ".join(result.losses), " ".join(validity.faults(result.document)[:2])


def in_child(name: str, make: Callable[[], bytes], ending: str = ".docx") -> Outcome:
    """The outcome of a file: one process makes it, another one reads it; memory is all that the reader holds."""
    path = Path(f"/tmp/hostile-{os.getpid()}")
    _forked(lambda: (path.write_bytes(make()), ("", ""))[1])
    told, used = _forked(lambda: read(path.read_bytes(), ending))
    path.unlink()
    said, fault = told or ("", "the process was ended")
    return Outcome(name, said, fault, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024 + OWN)


def _forked(work: Callable[[], tuple[str, str]]) -> tuple[tuple[str, str] | None, resource.struct_rusage]:
    """What the work gives, done in a child within bounds, and what that used; None where it was ended."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reader)
        resource.setrlimit(resource.RLIMIT_CPU, (KILLED_AFTER, KILLED_AFTER))
        resource.setrlimit(resource.RLIMIT_AS, (ADDRESS_SPACE, ADDRESS_SPACE))
        try:
            os.write(writer, json.dumps([words[:400] for words in work()]).encode())
        finally:
            os._exit(0)
    os.close(writer)
    with os.fdopen(reader, "rb") as pipe:
        told = pipe.read()
    _, _, used = os.wait4(child, 0)
    return (tuple(json.loads(told)) if told else None), used


def spoilt(seed: int, count: int) -> Iterator[Outcome]:
    plain, other = (
        resolution(WHOLE),
        resolution(WHOLE.replace("Decides", "Decides again").replace("HEAD Follow-up", "")),
    )
    tracked = compare(plain, other, "A", "2035-12-16T09:30:00Z")
    wholes = [
        registry.DOCX.write(plain).data,
        registry.DOCX.write(plain, has_lists=True).data,
        registry.DOCX.write(tracked).data,
    ]
    for number, data in enumerate(spoilt_files.variants(seed, count, wholes)):
        yield in_child(f"spoilt {number}", lambda data=data: data)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--variants", type=int, default=3_000)
    parser.add_argument("--seed", type=int, default=6)
    parser.add_argument("--only", nargs="+", default=[""], help="cases whose name has one of these words")
    given = parser.parse_args()
    begun = time.monotonic()
    outcomes: list[Outcome] = []
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        address = f"http://127.0.0.1:{server.getsockname()[1]}"
        for name, make in hostile_files.CASES.items():
            if any(word in name for word in given.only):
                outcomes.append(in_child(name, lambda make=make: make(address)))
                print(outcomes[-1], flush=True)
        made = list(spoilt(given.seed, given.variants))
        asked = _was_asked(server)
    return _told(outcomes, made, asked, time.monotonic() - begun)


def _was_asked(server: socket.socket) -> bool:
    try:
        server.accept()
    except BlockingIOError:
        return False
    return True


def _told(cases: list[Outcome], made: list[Outcome], asked: bool, passed: float) -> int:
    """Prints the worst of all; gives the exit code."""
    kinds = Counter("refused" if o.said.startswith("refused") else "read" for o in made if not o.fault)
    print(f"{len(made)} spoilt files: {kinds['read']} read, {kinds['refused']} refused, in {passed:.0f} s")
    bad = [outcome for outcome in (*cases, *made) if not outcome.is_good]
    for name, rows in (("cases", cases), ("spoilt files", made)):
        if rows:
            print(f"slowest of the {name}: {max(rows, key=lambda o: o.seconds)}")
            print(f"largest of the {name}: {max(rows, key=lambda o: o.megabytes)}")
    for outcome in bad:
        print(outcome)
    print("somebody asked the network" if asked else "nobody asked the network")
    return 1 if bad or asked else 0


OWN = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
"""MB that every reader shares with this process before it begins."""

if __name__ == "__main__":
    sys.exit(main())
