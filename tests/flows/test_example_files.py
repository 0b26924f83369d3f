"""The program on published documents, where they are: a few of each organ and language, whole ways through it."""

from __future__ import annotations

import json
from itertools import islice
from xml.etree import ElementTree as ET

import pytest

from conftest import SHARED
from flows.engross import engross

CORPUS = SHARED / "corpus"
FOLDERS = sorted(p for p in CORPUS.glob("*/*") if p.is_dir()) if CORPUS.is_dir() else []


@pytest.fixture(autouse=True)
def _needs_documents(shared):
    if not FOLDERS:
        pytest.skip("needs published documents in ../shared/corpus")


def _some(count):
    """The same few files each time, spread over the folders."""
    every = [path for folder in FOLDERS for path in islice(sorted(folder.rglob("*.xml")), 0, None, 40)]
    return every[:: max(1, len(every) // count)][:count]


def _canonical(path):
    return ET.canonicalize(path.read_bytes().replace(b"\r\n", b"\n").decode("utf-8-sig"))


def test_published_files_are_shown_and_pass_unchanged(tmp_path):
    paths = _some(12)
    shown = engross("show", "--json", *paths)
    objects = [json.loads(line) for line in shown.out.splitlines()]
    assert len(objects) == len(paths)
    for path, each in zip(paths, objects, strict=True):
        assert each["resolutions"], path
        assert any(block["text"] for r in each["resolutions"] for block in r["blocks"]), path
        out = tmp_path / f"{path.parent.parent.name}-{path.parent.name}-{path.name}"
        assert engross("convert", path, out).code == 0
        assert _canonical(out) == _canonical(path), path
