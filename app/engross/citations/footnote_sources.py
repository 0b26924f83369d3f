"""What a footnote may say: the source of the treaty or resolution that is named before its mark, or begun in it.

The words are data: ``resources/citations/footnotes.toml``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from engross import resources
from engross.citations import catalogue
from engross.citations.catalogue import Treaty
from engross.citations.complete import MOST, Known, numbers
from engross.model import numbering

LETTERS = 4
"""Letters of a title after which its source is offered."""
_LOOSE = " \u00a0\ufffc,;:.”’\"'"
"""What may stand between a title and the mark of its footnote."""


@dataclass(frozen=True, slots=True)
class _Source:
    """What a footnote says of something: ``italics`` are printed so, ``figure`` is where its own number begins."""

    title: str
    said: str
    italics: str = ""
    figure: int = 0

    def is_begun(self, typed: str) -> bool:
        """Whether its title is begun, or the words themselves so far that they tell it from others."""
        title, said = self.title.casefold(), self.said.casefold()
        return title.startswith(typed) or (
            bool(self.figure) and len(typed) > self.figure and said.startswith(typed)
        )


def known(typed: str, before: str, previous: str, language: str, organ: str) -> tuple[Known, ...]:
    """Sources that a footnote may be meant to give.

    ``typed`` is its text up to the caret, ``before`` the text up to its mark, ``previous`` the footnote before it.
    """
    words = resources.toml("citations/footnotes.toml").get(language)
    if words is None:
        return ()
    opening = re.match(words["opens"], typed)
    start = opening.end() if opening else 0
    begun = typed[start:].casefold()
    if begun and len(begun) < LETTERS:
        return ()
    every = (*_treaties(words, previous), *_resolutions(language, organ))
    meant = [one for one in every if one.is_begun(begun)] if begun else _named_at_end(before, every)
    offers = (
        Known(one.said, start, one.title, one.italics, "" if one.said.endswith(".") else ".")
        for one in meant
        if one.said != typed[start:]
    )
    return tuple(dict.fromkeys(offers))[:MOST]


def _named_at_end(before: str, every: tuple[_Source, ...]) -> list[_Source]:
    """The sources of what the text names last, the longest name first."""
    end = before.rstrip(_LOOSE).casefold()
    return sorted(
        (one for one in every if end.endswith(one.title.casefold())), key=lambda one: -len(one.title)
    )


def _treaties(words: dict[str, Any], previous: str) -> Iterator[_Source]:
    for title, treaty in _titled(words["later"]):
        volume = str(treaty.volumes[0])
        if treaty.series == "LNTS":
            volume = numbering.printed("{I}", treaty.volumes[0])
        place = {"volume": volume, "number": treaty.number}
        full = words[treaty.series].format(**place)
        if previous.rstrip(" .").endswith(f" {treaty.number}"):
            yield _Source(title, words["again"])
        elif _goes_on(previous, words, full):
            yield _Source(title, words["same"].format(**place))
        yield _Source(title, full, words["series"], words[treaty.series].index("{volume}"))


@cache
def _titled(later: str) -> tuple[tuple[str, Treaty], ...]:
    """Treaties by their own titles, without the protocols that stand with them."""
    return tuple((re.sub(later, "", treaty.title), treaty) for treaty in catalogue.treaties())


def _goes_on(previous: str, words: dict[str, Any], full: str) -> bool:
    """Whether the footnote before names the same series, or goes on from one that does."""
    return full.partition(", vol")[0] in previous or previous.startswith(words["same"].partition("{")[0])


@cache
def _resolutions(language: str, organ: str) -> tuple[_Source, ...]:
    words = resources.toml("citations/footnotes.toml")[language]
    names = resources.toml("styles/organs.toml")
    parts = [("ga", title, number) for title, number in words["parts"].items()]
    whole = [(key, act.title, number) for key, act, number in numbers() if act.title.count(" ") > 1]
    return tuple(  # a title of a word or two names other things too
        _Source(
            title,
            words["own" if key == organ else "other"].format(
                number=number, organ=names[key]["names"][language]
            ),
        )
        for key, title, number in (*parts, *whole)
    )
