"""A document three times as large as a file, made while the bench runs; nothing of it is kept.

usage: python tests/bench/tripled.py FILE OUT.xml
"""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

from engross.editing import fragments
from engross.editing.fragments import Fragment
from engross.model.nodes import Document
from engross.workspace import files


def tripled(document: Document, times: int = 3) -> Document:
    """Every part with its blocks this many times over, each with ids of its own."""
    next_id = document.next_id
    parts = []
    for part in document.parts:
        blocks = list(part.blocks)
        for _time in range(times - 1):
            fresh, next_id = fragments.minted(Fragment(part.blocks), next_id)
            blocks += fresh
        parts.append(replace(part, blocks=tuple(blocks)))
    return replace(document, parts=tuple(parts), next_id=next_id)


def make(source: Path, out: Path) -> Path:
    """Write the larger document as Akoma Ntoso; gives its path."""
    files.save(files.new(tripled(files.open(source).document)), out)
    return out


if __name__ == "__main__":
    make(Path(sys.argv[1]), Path(sys.argv[2]))
