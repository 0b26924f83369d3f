"""Input that nobody means well with costs a moment at most and gives a sound document or one sentence."""

import time
from contextlib import suppress

import pytest

from engross.errors import FormatError
from engross.formats.text.read import read
from engross.model import validity

MOMENT = 12.0
"""Seconds; what takes quadratic time takes minutes. The machines that run this are shared."""

CASES = {
    "one long line": b"a word, " * 6_000_000,
    "digits": b"1234567890" * 5_000_000,
    "stars": b"*a" * 60_000,
    "open stars": b"a* b " * 60_000,
    "bars": b"_a " * 60_000,
    "tags": b"<i>" * 60_000 + b"a",
    "links": b"[a](" * 60_000,
    "brackets": b"[^a" * 60_000,
    "raised": "¹ a\n\n".encode() * 10_000,
    "marks": "a¹²³⁴⁵⁶⁷⁸⁹⁰¹²".encode() * 8_000 + b"\n\nb",
    "notes": b"".join(b"%d Note here.\n\n" % n for n in range(8_000)),
    "bracketed notes": b"".join(b"Text[%d] and.\n\n[%d] Note.\n\n" % (n, n) for n in range(4_000)),
    "divided words": b"a-\n" * 60_000,
    "short lines": b"ab cd\n" * 40_000,
    "labels": b"(a) x\n" * 30_000,
    "numbers": b"1. x\n\n" * 30_000,
    "organs": b"The General Assembly,\n\n" * 20_000,
    "lists in a line": b"x: (a) y; (b) z; " * 15_000,
    "romans": b"IVXL" * 60_000,
    "spaces": b"a" + b" " * 300_000 + b"b" * 40_000,
    "blank lines": b"\n" * 1_000_000 + b"a" * 200_000,
    "blank lines below a note": b"a[^1]\n\n[^1]: b" + b"\n" * 500_000 + b"c",
    "paragraphs of a note": b"a[^1]\n\n[^1]: b" + b"\n\n    c" * 50_000,
    "table": b"a,b,c\n1,2,3\n" * 10_000,
}


@pytest.mark.parametrize("data", CASES.values(), ids=CASES)
def test_bounded_time_and_a_sound_answer(data):
    begun = time.process_time()
    with suppress(FormatError):
        assert validity.faults(read(data).document) == []
    assert time.process_time() - begun < MOMENT
