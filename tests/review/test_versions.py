"""The clause of a conflict as it reads in each version."""

from __future__ import annotations

from builders import resolution
from engross.model import states
from engross.review import versions
from engross.review.copies import Copy, merge
from engross.review.versions import Part

GONE = (Part.WENT, Part.ALSO_WENT)
AT = "2035-12-16T09:30:00Z"
SENT = """
    ORG The General Assembly,
    1. *Decides* to act on the small report of the engineers.
"""


def clashing(*copies: str):
    sent = resolution(SENT)
    made = merge(sent, sent, [Copy(resolution(c), "ABC"[n]) for n, c in enumerate(copies)], AT)
    (conflict,) = made.conflicts
    return made.document, conflict


def said(paragraphs):
    signs = {
        Part.THERE: "{0}",
        Part.CAME: "+{0}+",
        Part.WENT: "-{0}-",
        Part.ALSO_CAME: "{{{1}+{0}}}",
        Part.ALSO_WENT: "{{{1}-{0}}}",
    }
    return ["".join(signs[words.part].format(words.text, words.by) for words in row) for row in paragraphs]


def test_each_version_stands_in_its_clause_and_what_is_decided_apart_is_told_from_it():
    copies = (
        SENT.replace("small", "large"),
        SENT.replace("small", "whole").replace("act on", "act soon on").replace(" of the engineers", ""),
    )
    document, conflict = clashing(*copies)
    assert [said(versions.clause(document, conflict, version)) for version in conflict.versions] == [
        ["Decides to act {B+soon }on the -small-+large+ report{B- of the engineers}."],
        ["Decides to act {B+soon }on the -small-+whole+ report{B- of the engineers}."],
    ]


def test_a_version_says_what_taking_it_gives():
    document, conflict = clashing(SENT.replace("small ", ""), SENT.replace("small report", "large paper"))
    for version in conflict.versions:
        others = {c for v in conflict.versions if v is not version for c in v.changes}
        taken = states.accepted(states.decided(document, accept=version.changes, reject=others))
        shown = versions.clause(document, conflict, version)
        left = ["".join(words.text for words in row if words.part not in GONE) for row in shown]
        assert left == [
            "".join(inline.text for inline in block.inlines)
            for block in taken.parts[-1].blocks
            if block.id == conflict.block
        ]
