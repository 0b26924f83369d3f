"""Hostile files: `hostile.py [--variants 3000] [--seed 6] [--only WORD ...]`, read in processes of their own.

Tries every case of tests/formats/hostile_files.py, and thousands of spoilt Word files by the dozen. Each must be read
into a sound document, or be refused with a sentence, within two seconds of the processor and 500 MB, and nobody may ask
the network: the files name a server that listens. Prints each case, and of the spoilt ones the worst; exit code 1 where
one fails.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import socket
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice
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


def read(name: str, data: bytes) -> Outcome:
    """The outcome of a file, without the memory."""
    begun = time.process_time()
    try:
        result = files.read(data, "x.docx").result
    except AppError as refusal:
        return Outcome(name, f"refused: {refusal}", "", time.process_time() - begun)
    except Exception as error:  # noqa: BLE001 - this is what is looked for
        return Outcome(name, "", f"{type(error).__name__}: {error}", time.process_time() - begun)
    seconds = time.process_time() - begun
    return Outcome(name, " ".join(result.losses), " ".join(validity.faults(result.document)[:2]), seconds)


def case(name: str, make: Callable[[], bytes]) -> Outcome:
    """The outcome of a case: one process makes the file, another one reads it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "made")

        def made() -> list[Outcome]:
            path.write_bytes(make())
            return []

        _in_child(name, made)
        return _in_child(name, lambda: [read(name, path.read_bytes())])[0]


def _in_child(name: str, work: Callable[[], list[Outcome]]) -> list[Outcome]:
    """What the work gives, done in a child within bounds; the memory of each is all that the child ever held."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reader)
        resource.setrlimit(resource.RLIMIT_CPU, (KILLED_AFTER, KILLED_AFTER))
        resource.setrlimit(resource.RLIMIT_AS, (ADDRESS_SPACE, ADDRESS_SPACE))
        try:
            with os.fdopen(writer, "w") as pipe:
                json.dump([(o.name, o.said[:400], o.fault[:400], o.seconds) for o in work()], pipe)
        finally:
            os._exit(0)
    os.close(writer)
    with os.fdopen(reader) as pipe:
        told = pipe.read()
    _, _, used = os.wait4(child, 0)
    megabytes = used.ru_maxrss / 1024 + OWN
    if not told:
        return [Outcome(name, "", "the process was ended", used.ru_utime + used.ru_stime, megabytes)]
    return [Outcome(*row, megabytes) for row in json.loads(told)]


def spoilt(seed: int, count: int) -> list[Outcome]:
    """The outcomes of spoilt files, read by the dozen in one child."""
    plain = resolution(WHOLE)
    other = resolution(WHOLE.replace("Decides", "Decides again").replace("HEAD Follow-up", ""))
    tracked = compare(plain, other, "A", "2035-12-16T09:30:00Z")
    written = (
        registry.DOCX.write(plain),
        registry.DOCX.write(plain, has_lists=True),
        registry.DOCX.write(tracked),
    )
    made = enumerate(spoilt_files.variants(seed, count, [file.data for file in written]))
    outcomes: list[Outcome] = []
    while dozen := list(islice(made, 12)):
        name = f"spoilt {dozen[0][0]} to {dozen[-1][0]}"
        outcomes += _in_child(name, lambda dozen=dozen: [read(f"spoilt {n}", data) for n, data in dozen])
    return outcomes


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
                outcomes.append(case(name, lambda make=make: make(address)))
                print(outcomes[-1], flush=True)
        made = spoilt(given.seed, given.variants)
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
