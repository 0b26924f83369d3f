"""Reads and writes every Akoma Ntoso file below a folder, in one process.

    python tests/bench/akn_roundtrip.py FOLDER OUT [--fresh | --patched] [--every N] [--start N]

Prints files a second, how many outputs are equal in canonical XML (line ends normalised), and how many are valid.
Outputs are written below OUT under the same names, and their originals below OUT-originals, so that a comparison of
the two folders sees the same files. `--fresh` writes from the document alone; `--patched` puts an unedited document
into its source tree instead of giving the source's bytes back.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from pathlib import Path

from lxml import etree

from engross.errors import FormatError
from engross.formats.akn import read, schema, write, write_fresh
from engross.formats.akn.source import AknSource


def canonical(data: bytes) -> bytes:
    """Canonical XML after line ends are normalised."""
    return etree.tostring(etree.fromstring(data.replace(b"\r\n", b"\n")), method="c14n")


def output(data: bytes, mode: str) -> bytes:
    """The file written again."""
    result = read.read(data)
    assert isinstance(result.source, AknSource)
    if mode == "fresh":
        return write_fresh.serialised(write_fresh.tree(result.document))
    if mode == "patched":
        from engross.formats.akn import write_patch

        return write_patch.patched(result.document, result.source)
    return write.write(result.document, result.source).data


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--fresh", action="store_true")
    parser.add_argument("--patched", action="store_true")
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--start", type=int, default=0)
    arguments = parser.parse_args()
    mode = "fresh" if arguments.fresh else "patched" if arguments.patched else "source"
    files = sorted(arguments.folder.rglob("*.xml"))[arguments.start :: arguments.every]
    originals = arguments.out.with_name(arguments.out.name + "-originals")
    counts: Counter[str] = Counter()
    seconds = 0.0
    for path in files:
        data = path.read_bytes()
        begun = time.perf_counter()
        try:
            written = output(data, mode)
        except FormatError as error:
            counts["refused"] += 1
            print(f"{path.name}: {error}")
            continue
        finally:
            seconds += time.perf_counter() - begun
        counts["written"] += 1
        counts["canonically equal"] += canonical(written) == canonical(data)
        faults, before = schema.faults(written), schema.faults(data)
        counts["valid"] += not faults
        counts["valid sources"] += not before
        if faults and (mode == "fresh" or not before):
            counts["made invalid"] += 1
            print(f"{path.name}: {'; '.join(faults)}")
        relative = path.relative_to(arguments.folder)
        for root, content in ((arguments.out, written), (originals, data)):
            (root / relative).parent.mkdir(parents=True, exist_ok=True)
            (root / relative).write_bytes(content)
    print(f"{len(files)} files, {len(files) / max(seconds, 1e-9):.0f} a second read and written ({mode})")
    print(", ".join(f"{name} {count}" for name, count in counts.items()))
    return 1 if counts["refused"] or counts["made invalid"] else 0


if __name__ == "__main__":
    sys.exit(main())
