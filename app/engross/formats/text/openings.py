"""Opening words get their italics back where the text has none: by the phrase lists of the language (OPN-01, 02).

A file that marks its openings itself is left as it is, paragraph by paragraph.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from engross.formats.text.phrases import Phrases
from engross.formats.text.rich import Rich, styled
from engross.formats.text.understanding import Recognised
from engross.model import openings
from engross.model.inlines import Style
from engross.model.nodes import Kind

_REACH = 60
"""An emphasis that begins so near the start is the opening's own."""


@dataclass(frozen=True, slots=True)
class Restored:
    """The paragraphs, and how many openings were marked and how many were not known."""

    paragraphs: tuple[Recognised, ...]
    marked: int
    unknown: int


def restored(paragraphs: tuple[Recognised, ...], phrases: Phrases) -> Restored:
    """The paragraphs with their opening words emphasised."""
    style = openings.style(phrases.language)
    row: list[Recognised] = []
    marked = unknown = 0
    in_annex = False
    for item in paragraphs:
        new = item
        in_annex = (in_annex or phrases.is_annex(item.text)) and item.kind not in (Kind.TITLE, Kind.ORGAN)
        if item.kind is Kind.ORGAN and not item.rich.spans:
            new = replace(item, rich=_organ(item.rich, style))
        elif _wants(item) and not in_annex:
            found = _found(item, phrases)
            if found:
                new = replace(item, rich=styled(item.rich, *found, style))
                marked += 1
            else:
                unknown += item.level == 0
        row.append(new)
    return Restored(tuple(row), marked, unknown)


def _wants(item: Recognised) -> bool:
    """Whether this is a paragraph with an opening of which nothing is emphasised."""
    if item.kind not in (Kind.PREAMBULAR, Kind.OPERATIVE) or item.level > 1:
        return False
    if item.level and item.kind is Kind.PREAMBULAR:
        return False
    return not any(s.start < _REACH and s.style & (Style.ITALIC | Style.BOLD) for s in item.rich.spans)


def _found(item: Recognised, phrases: Phrases) -> tuple[int, int] | None:
    if item.kind is Kind.PREAMBULAR:
        return phrases.preambular.end(item.text)
    if item.level:
        return None
    return phrases.operative.end(item.text)


def _organ(rich: Rich, style: Style) -> Rich:
    """The organ's line, its comma in roman (STR-02)."""
    return styled(rich, 0, len(rich.text.rstrip(",،， ")), style)
