"""`engross cite`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from engross.cli import cite
from engross.cli.main import main

TEXT = """\
Resolution 65/9

The Commission on Narcotic Drugs,

Recalling its resolution 51/11 of 14 March 2008 and Security Council resolution 1325 (2001),

1. Decides to act.
"""
KEYS = [
    "address",
    "id",
    "start",
    "end",
    "text",
    "kind",
    "organ",
    "symbol",
    "pinpoint",
    "date",
    "title",
    "status",
    "detail",
]


@pytest.fixture
def text(tmp_path: Path) -> Path:
    path = tmp_path / "text.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_json_says_every_citation(text: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["cite", "--json", str(text)]) == 0
    said = json.loads(capsys.readouterr().out)
    assert list(said) == ["file", "citations"]
    own, other = said["citations"]
    assert list(own) == KEYS
    assert (own["address"], own["symbol"], own["status"]) == ("PP1", "E/CN.7/RES/51/11", "unknown")
    assert (other["organ"], other["status"], other["detail"]) == (
        "sc",
        "mismatch",
        "Resolution 1325 is of 2000, not of 2001.",
    )


def test_several_files_are_a_line_each(text: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["cite", "--json", str(text), str(text)]) == 0
    assert [len(json.loads(line)["citations"]) for line in capsys.readouterr().out.splitlines()] == [2, 2]


def test_people_read_lines(text: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["cite", str(text)]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "PP1  unknown    51/11  = E/CN.7/RES/51/11",
        "PP1  mismatch   1325 (2001)  = S/RES/1325(2001)",
        "                Resolution 1325 is of 2000, not of 2001.",
        "1 mismatch, 1 unknown",
    ]


def test_a_file_that_cannot_be_read_does_not_stop_the_others(
    text: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["cite", str(text.with_name("missing.txt")), str(text)]) == 2
    said = capsys.readouterr()
    assert "missing.txt" in said.err
    assert said.out.splitlines()[0] == str(text)


def test_details_are_folded_on_a_terminal() -> None:
    row = {
        "address": "PP1",
        "status": "mismatch",
        "text": "1",
        "symbol": "",
        "pinpoint": "",
        "detail": "word " * 20,
    }
    lines = list(cite.lines([row], 60))
    assert all(len(line) <= 60 for line in lines)
    assert lines[0] == "PP1  mismatch   1  = ?"
    assert list(cite.lines([], None)) == ["no citations"]
