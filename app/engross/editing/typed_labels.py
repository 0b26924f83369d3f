"""Labels typed or pasted before a paragraph, "1." or "(a)", and the numbered paragraph that they make of it.

Pure functions over a document and a place, as in `engross.editing.typing`: each gives an `Edit` that is a step of its
own, or None.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from engross.editing import rewrite, structure
from engross.editing.edit import Aspect, Edit
from engross.model import inlines as rows
from engross.model import numbering, places, plain, walk
from engross.model.nodes import Block, Document, Kind
from engross.model.places import Place

LONGEST = 10
"""Characters within which a label typed by hand ends."""
_LABEL = re.compile(r"\s*(\S{1,6}(?: ?[-–])?)")
_ORDINARY = {
    **{0xFF01 + n: 0x21 + n for n in range(94)},
    **{zero + n: ord("0") + n for zero in (0x660, 0x6F0) for n in range(10)},
}
"""Signs and figures by those that labels are printed with: full-width ones, Arabic figures."""
_LETTERS = {
    "ar": str.maketrans("ا", "أ"),
    "ru": str.maketrans("абвгдежзиклмнопрстуфхцчш", "abcdefghijklmnopqrstuvwx"),
}
"""Letters that a keyboard of the language has for those that its lists are counted with."""
_DASHED = re.compile(r"(\d+) ?[-–]")
_NUMBERED = (Kind.PREAMBULAR, Kind.OPERATIVE, Kind.TEXT, Kind.HEADING, Kind.SECTION)


def label_at(document: Document, place: Place) -> str:
    """What stands before the place and may be a label typed by hand: "1.", "(a)"; "" where something else does."""
    block = walk.block_of(document, place.block)
    if not 0 < place.offset <= LONGEST or block.kind not in _NUMBERED:
        return ""
    found = _LABEL.fullmatch(plain.text(block)[: place.offset])
    return found[1] if found else ""


def numbered(document: Document, place: Place, typed: str) -> Edit | None:
    """The paragraph made what the label before the place says, without the label.

    ``typed`` is what ended the label (a space), or "" for a key that types nothing (Tab). Of several readings, "(i)"
    after "(h)" or at the beginning of a list, the one that would print this label is taken.
    """
    label = label_at(document, Place(place.block, place.offset - len(typed)))
    if not label:
        return None
    label = _as_printed(label, document.metadata.language)
    block = walk.block_of(document, place.block)
    bare = replace(block, inlines=rows.slice_of(block.inlines, place.offset))
    readings = _readings(document, block, label)
    for reading in sorted(readings, key=lambda r: r.level):
        edit = _as(document, bare, reading)
        if _same_label(numbering.of(edit.document).label(block.id), label):
            return edit
    free = [reading for reading in readings if reading.is_free]
    return _as(document, bare, min(free, key=lambda r: r.number)) if free else None


_LABEL_SET_OFF = re.compile(rf"{_LABEL.pattern}(\s+)(?=\S)")


def numbered_alone(document: Document, place: Place, pasted: Block) -> Edit | None:
    """As `numbered`, for a pasted paragraph that begins with its label and is all that stands in its paragraph now.

    The caret stays behind it.
    """
    block = walk.block_of(document, place.block)
    said = plain.text(block)
    found = _LABEL_SET_OFF.match(said)
    if found is None or said != plain.text(pasted):
        return None
    made = numbered(document, Place(block.id, found.end()), found[2])
    return made and replace(made, selection=places.caret(block.id, len(said) - found.end()))


def _as_printed(label: str, language: str) -> str:
    """A label typed by hand as texts in the language print it."""
    label = label.translate(_ORDINARY).translate(_LETTERS.get(language, {}))
    dashed = _DASHED.fullmatch(label) if language == "ar" else None
    return f"{dashed[1]} -" if dashed else label


@dataclass(frozen=True, slots=True)
class _Reading:
    """What a label may mean, and whether it may where it is not the label that is due."""

    number: int
    kind: Kind
    level: int
    is_free: bool


def _as(document: Document, block: Block, reading: _Reading) -> Edit:
    made = replace(block, kind=reading.kind, level=reading.level, numbered_as=None, number_in_text=False)
    aspects = Aspect.TEXT | Aspect.STRUCTURE | Aspect.NOTES
    return Edit(rewrite.settled(rewrite.put(document, made)), places.caret(block.id), aspects)


def _readings(document: Document, block: Block, label: str) -> list[_Reading]:
    """Everything that the label may mean here.

    A section and a deep list only where they go on as they should: "V. Hugo" begins no section.
    """
    above = structure.neighbour(document, block.id, -1)
    depth = above.level if above is not None and above.kind in (Kind.OPERATIVE, Kind.PREAMBULAR) else 0
    items = Kind.PREAMBULAR if above is not None and above.kind is Kind.PREAMBULAR else Kind.OPERATIVE
    has_sections = any(b.kind is Kind.SECTION for b in walk.part_of(document, block.id).blocks)
    found: list[_Reading] = []
    for scheme in (numbering.scheme(document.metadata.language), numbering.scheme("default")):
        if (number := _number(scheme.operative, label)) is not None:
            found.append(_Reading(number, Kind.OPERATIVE, 0, is_free=True))
        for level, pattern in enumerate(scheme.levels, 1):
            near = level <= 2 or depth >= level - 1
            if near and (number := _number(pattern, label)) is not None:
                found.append(_Reading(number, items, level, is_free=level <= 2 and above is not None))
        for level, pattern in enumerate(scheme.sections[: 1 + has_sections]):
            if (number := _number(pattern + ".", label)) is not None:
                found.append(_Reading(number, Kind.SECTION, level, is_free=False))
    return found


def _number(pattern: str, label: str) -> int | None:
    """The number of a label that is printed exactly so; None for anything else."""
    number = numbering.value(pattern, label)
    if number is None or not 0 < number < 1000:
        return None
    return number if numbering.printed(pattern, number) == label else None


def _same_label(shown: str, label: str) -> bool:
    return bool(shown) and shown.rstrip(".") == label.rstrip(".")
