"""Published documents beside the project: what is reported in them is nearly always our mistake."""

from __future__ import annotations

from statistics import mean, median

import pytest

from engross.checks import runner
from engross.checks.finding import Severity
from engross.workspace import files

EVERY = 25


def errors(folder) -> list[int]:
    counts = []
    for path in sorted(folder.glob("*.xml"))[::EVERY]:
        counts.append(runner.run(files.read(path.read_bytes(), path.name).result.document).errors)
    return counts


def test_edited_texts_have_next_to_no_errors(shared) -> None:
    counts = [n for organ in ("ga", "hrc", "ecosoc") for n in errors(shared / "corpus" / organ / "en")]
    assert mean(counts) <= 0.5
    assert median(counts) == 0


def test_texts_of_the_security_council_have_few(shared) -> None:
    assert mean(errors(shared / "corpus" / "sc" / "en")) <= 1


@pytest.fixture(scope="module")
def excerpt(shared):
    path = shared / "samples" / "cnd-65-excerpt.txt"
    found = files.read(path.read_bytes(), path.name).result
    return runner.run(found.document, restored=found.restored)


def test_the_excerpt_has_italic_symbols_and_numbers(excerpt) -> None:
    said = [f.message for f in excerpt.findings if f.rule == "FN-04"]
    wanted = ("E/2009/28", "E/2014/28", "S-30/1", "E/2019/28", "A/CONF.192/15", "70/1")
    assert len(said) == len(wanted)
    assert all(any(symbol in message for message in said) for symbol in wanted)


def test_the_excerpt_has_italic_ibids(excerpt) -> None:
    assert sum(f.rule == "FN-23" for f in excerpt.findings) == 2


def test_the_lost_italics_of_the_excerpt_are_one_hint(excerpt) -> None:
    assert [f.severity for f in excerpt.findings if f.rule == "OPN-01"] == [Severity.HINT]


def test_nothing_else_is_wrong_with_the_excerpt(excerpt) -> None:
    errors = {f.rule for f in excerpt.findings if f.severity is Severity.ERROR}
    assert errors == {"FN-04", "FN-23"}
