"""Does a paragraph go on from the one before it? The end of a page cuts sentences, and footnotes stand between."""

from __future__ import annotations

from engross.formats.text.rich import Rich
from engross.formats.text.situation import COLONS, COMMAS, ENDS, Place, Situation, starts_lower
from engross.model.nodes import Kind

MAX_PARAGRAPH = 60_000
"""Nothing is joined to a paragraph longer than this."""

_NEVER = (Kind.ORGAN, Kind.ORNAMENT, Kind.MASTHEAD, Kind.CLOSING, Kind.CELL)
_LINES = (Kind.TITLE, Kind.HEADING, Kind.SECTION)


def goes_on(situation: Situation, n: int, rich: Rich) -> bool:
    """Whether the paragraph is a piece of the one before. It has no label that fits and is no line of its own kind."""
    before, text = situation.before, rich.text
    if before is None or before.kind in _NEVER or before.rich.heading or rich.heading or not text:
        return False
    if len(before.text) > MAX_PARAGRAPH:
        return False
    if before.kind in _LINES:
        return _is_lower(situation, text)
    if situation.phrases.is_annex(text) or situation.is_closing(text):
        return False
    if situation.place is Place.FRONT and before.kind is Kind.TEXT:
        return starts_lower(text) and situation.tail not in ENDS
    if situation.tail and situation.stands_alone(n):
        return False
    in_preamble = situation.place is Place.PREAMBLE and situation.tail in COMMAS
    if before.kind is Kind.PREAMBULAR or in_preamble:
        return _after_preambular(situation, text)
    return _after_operative(situation, n, text)


def _is_lower(situation: Situation, text: str) -> bool:
    """Whether a small first letter says that a sentence goes on: not where openings have one too."""
    return starts_lower(text) and not situation.phrases.opens_small


def _after_preambular(situation: Situation, text: str) -> bool:
    phrases, tail = situation.phrases, situation.tail
    known = phrases.preambular.end(text) is not None
    if not tail:
        return not situation.is_structure(text) and not (known and phrases.opens_large)
    if known:
        return False
    if tail not in COMMAS:
        return _is_lower(situation, text)
    if phrases.language == "zh":
        return (
            not "\u4e00" <= text[0] <= "\u9fff"
        )  # pages of Chinese text are cut beside figures and Latin letters
    if phrases.operative.end(text):
        return False
    return _is_lower(situation, text) or not phrases.preambular.fits(text)


def _after_operative(situation: Situation, n: int, text: str) -> bool:
    phrases, tail, before = situation.phrases, situation.tail, situation.before
    assert before is not None
    if not tail:
        return not situation.is_structure(text)
    if tail in COMMAS:
        return True
    if tail in COLONS and before.label and phrases.has_case:
        return starts_lower(text) or (text.endswith(";") and situation.is_followed_by_number(n))
    if before.level and tail == ";" and not phrases.opens_small:
        return False  # words after a list
    is_opening = phrases.opens_small and phrases.operative.end(text) is not None
    return starts_lower(text) and (bool(before.label) or not is_opening)
