"""The line that states the vote below an adopted text: what it says of a vote, and the vote that it says.

The words are data: ``resources/masthead/votes.toml`` (STR-10, MAS-09).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from itertools import pairwise

from engross import resources
from engross.i18n import _
from engross.model import masthead, sponsors
from engross.model.inlines import ATOM, Field, Inline, LineBreak, Text, normal
from engross.model.nodes import Document, PartKind, Vote

WITHOUT, RECORDED = "adoptedWithoutVote", "adoptedRecordedVote"
"""Outcomes, as files have them."""
SIDES = {"in_favour": "inFavour", "against": "against", "abstaining": "abstaining"}
"""The lists of a recorded vote, by the fields of `Vote`, and what files call them."""

BLANK = f" \t\n\u00a0\u202f{ATOM}"
"""What may stand between a heading and its list."""


def listed(names: Iterable[str], language: str) -> str:
    """Names of States as a list in the language has them, with its own commas."""
    return _said(language)["between"].join(names)


def _said(language: str) -> dict[str, str]:
    table = resources.toml("masthead/votes.toml")
    found: dict[str, str] = table.get(language, table["en"])
    return found


def line(vote: Vote, language: str) -> tuple[Inline, ...]:
    """The words of the line, each stretch marked as what it states; empty for an outcome of another kind."""
    said = _said(language)
    outer = (Field(masthead.VOTE), Field(masthead.OUTCOME, vote.outcome))
    if vote.outcome == WITHOUT:
        return (Text(said["without"], fields=outer),)
    if vote.outcome != RECORDED:
        return ()
    return normal((*_counts(vote, said, outer), *_lists(vote, said, outer)))


def _counts(vote: Vote, said: dict[str, str], outer: tuple[Field, ...]) -> Iterator[Text]:
    form = said.get("one", said["recorded"]) if len(vote.abstaining) == 1 else said["recorded"]
    for number, piece in enumerate(re.split(r"\{(\w+)\}", form)):
        if number % 2:
            count = str(len(getattr(vote, piece)))
            yield Text(count, fields=(*outer, Field(masthead.QUANTITY, count)))
        else:
            yield Text(piece, fields=outer)


def _lists(vote: Vote, said: dict[str, str], outer: tuple[Field, ...]) -> Iterator[Inline]:
    for side, value in SIDES.items():
        inner = (*outer, Field(masthead.OUTCOME, value))
        states = said["between"].join(getattr(vote, side))
        yield Text(said[side], fields=inner)
        yield LineBreak()
        if side == "abstaining":
            states += "]"
        yield Text(states, fields=(*inner, Field(masthead.STATES)))


def read(inlines: Iterable[Inline], language: str) -> Vote | None:
    """The vote that a line states by its marks; None where it states none. Names of States come in list form."""
    outcome, found = "", dict.fromkeys(SIDES.values(), "")
    for inline in inlines:
        if not isinstance(inline, Text) or not any(f.name == masthead.VOTE for f in inline.fields):
            continue
        stated = [f.value for f in inline.fields if f.name == masthead.OUTCOME]
        outcome = outcome or next(iter(stated), "")
        if stated and stated[-1] in found and inline.fields[-1].name == masthead.STATES:
            found[stated[-1]] += inline.text
    if not outcome:
        return None
    lists = (sponsors.read(found[value].strip().rstrip("]"), language).names for value in SIDES.values())
    return Vote(outcome, *lists)


Stretch = tuple[int, int, Field]
"""What a stretch of words states, from one offset to another in code points."""


def stated(text: str) -> list[Stretch]:
    """What a line states by its words, in any language, outer stretches before those inside; ATOM is a line break."""
    for said in resources.toml("masthead/votes.toml").values():
        if _bare(text) == _bare(said["without"]):
            return _whole(text, WITHOUT)
        for form in (said["recorded"], said.get("one", "")):
            if form and (found := _counting(form).match(text)):
                counts = [(*found.span(n), Field(masthead.QUANTITY, found[n])) for n in range(1, 4)]
                return [*_whole(text, RECORDED), *counts, *_sides(text, found.end(), said)]
    return []


def _bare(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())


def _whole(text: str, outcome: str) -> list[Stretch]:
    return [(0, len(text), Field(masthead.VOTE)), (0, len(text), Field(masthead.OUTCOME, outcome))]


@cache
def _counting(form: str) -> re.Pattern[str]:
    """What finds the counts in a line of this form, however its spaces were written."""
    pieces = (r"\s*".join(map(re.escape, piece.split())) for piece in re.split(r"\{\w+\}", form))
    return re.compile(r"\s*(\d+)\s*".join(pieces))


def _sides(text: str, start: int, said: dict[str, str]) -> Iterator[Stretch]:
    """Each list from its heading to the next, and the States in it."""
    heads = [(text.find(said[side], start), side) for side in SIDES]
    heads = [(at, side) for at, side in heads if at >= 0]
    for (at, side), (end, _next) in pairwise([*heads, (len(text), "")]):
        yield at, end, Field(masthead.OUTCOME, SIDES[side])
        first = at + len(said[side])
        names = text[first:end]
        low = first + len(names) - len(names.lstrip(BLANK))
        if names.strip(BLANK):
            yield low, low + len(names.strip(BLANK)), Field(masthead.STATES)


def told(document: Document) -> Document:
    """The document whose metadata hold the vote that a line of it states, where they had none."""
    if document.metadata.vote is not None:
        return document
    language = document.metadata.language
    rows = (b.inlines for p in document.parts if p.kind is PartKind.CONCLUSIONS for b in p.blocks)
    vote = next((found for row in rows if (found := read(row, language))), None)
    return replace(document, metadata=replace(document.metadata, vote=vote)) if vote else document


def tidy(vote: Vote, language: str) -> Vote:
    """The vote with its States in the list form of the language and in English alphabetical order, each once."""
    lists = (dict.fromkeys(sponsors.state(s, language) or s for s in getattr(vote, side)) for side in SIDES)
    return Vote(vote.outcome, *(sponsors.in_order(names) for names in lists))


def remark(inlines: Iterable[Inline], language: str) -> str:
    """What is amiss with a line: counts that its lists do not have, a State in two of them; "" where nothing is."""
    row = tuple(inlines)
    vote = read(row, language)
    if vote is None or vote.outcome != RECORDED:
        return ""
    counts = [i.text.strip() for i in row if isinstance(i, Text) and _states_count(i)]
    lists = [getattr(vote, side) for side in SIDES]
    if counts and any(lists) and counts != [str(len(names)) for names in lists]:
        return _("The counts are not those of the lists.")
    every = [name for names in lists for name in names]
    twice = next((name for name in every if every.count(name) > 1), "")
    return _("{state} is listed twice.").format(state=twice) if twice else ""


def _states_count(text: Text) -> bool:
    return bool(text.fields) and text.fields[-1].name == masthead.QUANTITY
