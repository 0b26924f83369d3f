"""Speed of Word files beside pandoc, mammoth and LibreOffice with the same text, in one run.

    python tests/bench/docx_speed.py CORPUS [--runs 9] [--mammoth PYTHON]

Takes the largest General Assembly resolution in English and the largest file of all. Writing is the whole process of
`engross convert` from the file of record beside pandoc from our Markdown, so that both write the same words and
footnotes. Reading is our DOCX made plain text by us, by pandoc and by LibreOffice, and HTML by mammoth, as whole
processes; then reading alone, within a process that has everything imported, by us and by mammoth. mammoth comes with
the extra ``bench``, or is that of another interpreter, PYTHON; where there is none the run says so.

Our modules are compiled first, as an installation leaves them, whatever the shell says of keeping byte code. Medians
are by the clock and of the processor, as pandoc and LibreOffice have several threads. Exit code 1 where we write slower
than pandoc or read less than three times as fast as LibreOffice.
"""

from __future__ import annotations

import argparse
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

WRITING = 1.0
"""Our clock time beside pandoc's, at most."""
READING = 1 / 3
"""Our clock time beside LibreOffice's, at most."""

_READ = """
import statistics, sys, time
from pathlib import Path
{prepare}
data, times = Path(sys.argv[1]).read_bytes(), []
for _ in range(int(sys.argv[2]) + 1):
    begun = time.process_time()
    read(data)
    times.append(time.process_time() - begun)
print(statistics.median(times[1:]))
"""
_OURS = "from engross.formats.docx import FORMAT\nread = FORMAT.read"
_MAMMOTHS = "import io, mammoth\nread = lambda data: mammoth.convert_to_html(io.BytesIO(data))"


@dataclass(frozen=True, slots=True)
class Median:
    """Seconds of a whole process: by the clock, and of the processor."""

    clock: float
    processor: float


@dataclass(frozen=True, slots=True)
class Bench:
    """How the measurements are run; ``mammoth`` is an interpreter that has it, or ""."""

    folder: Path
    runs: int
    around: dict[str, str]
    mammoth: str

    def run(self, command: list[str]) -> str:
        made = subprocess.run(command, check=True, capture_output=True, text=True, env=self.around)
        return made.stdout

    def timed(self, command: list[str]) -> Median:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        started = time.perf_counter()
        self.run(command)
        passed = time.perf_counter() - started
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return Median(passed, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)

    def medians(self, commands: dict[str, list[str]]) -> dict[str, Median]:
        """They take turns, so that what else the machine does hits all alike; the first round warms caches."""
        rounds = [{name: self.timed(words) for name, words in commands.items()} for _ in range(self.runs + 1)]
        return {
            name: Median(
                statistics.median(row[name].clock for row in rounds[1:]),
                statistics.median(row[name].processor for row in rounds[1:]),
            )
            for name in commands
        }


def compare_writing(source: Path, bench: Bench) -> float:
    """Prints the times of writing a file; gives ours divided by pandoc's."""
    engross = [sys.executable, "-m", "engross", "convert", "--force", str(source)]
    markdown = bench.folder / "text.md"
    bench.run([*engross, str(markdown)])
    found = bench.medians(
        {
            "engross": [*engross, str(bench.folder / "engross.docx")],
            "pandoc": ["pandoc", "-f", "markdown", "-t", "docx", "-o", str(bench.folder / "pandoc.docx"), str(markdown)],
        }
    )  # fmt: skip
    sizes = f"{source.stat().st_size // 1000} KB XML, {markdown.stat().st_size // 1000} KB Markdown"
    print(f"{source.stem} written: {sizes}")
    _tell(found)
    return found["engross"].clock / found["pandoc"].clock


def compare_reading(source: Path, bench: Bench) -> float:
    """Prints the times of reading a file's DOCX; gives ours divided by LibreOffice's."""
    engross = [sys.executable, "-m", "engross", "convert", "--force"]
    made, text = bench.folder / "read.docx", bench.folder / "read.txt"
    bench.run([*engross, str(source), str(made)])
    commands = {
        "engross": [*engross, str(made), str(text)],
        "pandoc": ["pandoc", "-t", "plain", "-o", str(text), str(made)],
        "soffice": ["soffice", f"-env:UserInstallation=file://{bench.folder}/profile", "--headless", "--convert-to",
                    "txt:Text (encoded):UTF8", "--outdir", str(bench.folder), str(made)],
    }  # fmt: skip
    if bench.mammoth:
        by_hand = "from mammoth.cli import main; main()"
        commands["mammoth"] = [bench.mammoth, "-c", by_hand, str(made), str(bench.folder / "read.html")]
    found = bench.medians(commands)
    print(f"{source.stem} read: {made.stat().st_size // 1000} KB DOCX")
    _tell(found)
    _tell_alone(made, bench)
    return found["engross"].clock / found["soffice"].clock


def _tell(found: dict[str, Median]) -> None:
    ours = found["engross"]
    for name, median in found.items():
        clock, processor = ours.clock / median.clock, ours.processor / median.processor
        print(
            f"  {name:8} {median.clock * 1000:6.0f} ms by the clock, {median.processor * 1000:6.0f} ms of the processor"
            f"   ours beside it {clock:.2f}, {processor:.2f}"
        )


def _tell_alone(made: Path, bench: Bench) -> None:
    """Prints the processor's time of reading without the start of a process."""
    rows = {"engross": (sys.executable, _OURS), "mammoth": (bench.mammoth, _MAMMOTHS)}
    for name, (interpreter, prepare) in rows.items():
        if interpreter:
            code = _READ.format(prepare=prepare)
            seconds = float(bench.run([interpreter, "-c", code, str(made), str(bench.runs)]))
            print(f"  {name:8} {seconds * 1000:6.0f} ms of the processor, reading alone")


def _mammoth(interpreter: str) -> str:
    """The interpreter, where it has mammoth; else "", said."""
    asked = subprocess.run([interpreter, "-c", "import mammoth"], capture_output=True, check=False)
    if asked.returncode == 0:
        return interpreter
    print(
        f"mammoth is left out: {interpreter} has none (pip install mammoth, or name another with --mammoth)"
    )
    return ""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--runs", type=int, default=9)
    parser.add_argument("--mammoth", metavar="PYTHON", default=sys.executable)
    given = parser.parse_args()
    largest = [
        max(given.corpus.glob("ga/en/*.xml"), key=lambda path: path.stat().st_size),
        max(given.corpus.glob("*/en/*.xml"), key=lambda path: path.stat().st_size),
    ]
    around = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    mammoth = _mammoth(given.mammoth)
    with tempfile.TemporaryDirectory() as folder:
        around["PYTHONPYCACHEPREFIX"] = str(Path(folder, "compiled"))
        bench = Bench(Path(folder), given.runs, around, mammoth)
        writing = max(compare_writing(path, bench) for path in largest)
        reading = max(compare_reading(path, bench) for path in largest)
    print(f"writing {writing:.2f} of pandoc's time (at most {WRITING})")
    print(f"reading {1 / reading:.1f} times as fast as LibreOffice (at least {1 / READING:.0f})")
    return 0 if writing <= WRITING and reading <= READING else 1


if __name__ == "__main__":
    sys.exit(main())
