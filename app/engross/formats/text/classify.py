"""What each paragraph is, and which belong together: a sentence cut by the end of a page is one paragraph again.

One pass from the start to the end. For each paragraph: is it a line that is told by its form, or has it a label that
fits what stands before? Else: does it go on from the paragraph before (`joins`)? Else: what is it, by its place and
its opening words?
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from engross.formats.text import firstpage, labels, notes, tables
from engross.formats.text.counting import has_inline
from engross.formats.text.joins import goes_on
from engross.formats.text.labels import Label, Reading
from engross.formats.text.phrases import Phrases
from engross.formats.text.rich import Rich, joined, part
from engross.formats.text.situation import (
    CLOSERS,
    COLONS,
    COMMAS,
    ENDS,
    LINE,
    STOPS,
    TITLE,
    Place,
    Situation,
    has_stop,
    starts_lower,
)
from engross.formats.text.understanding import Recognised, glue
from engross.model.nodes import Kind

_ORNAMENT = re.compile(r"(?:[*•⁂]\s*){1,5}|[_\-–—]{2,}")
_ROMAN = re.compile(r"[IVXL]{1,6}\.?")


def classify(riches: Sequence[Rich], phrases: Phrases) -> tuple[Recognised, ...]:
    """The paragraphs understood. Notes stay where they stood, but after the paragraph that they interrupt."""
    found = [notes.note_of(rich) for rich in riches]
    situation = Situation([rich for rich, note in zip(riches, found, strict=True) if note is None], phrases)
    out: list[Recognised] = []
    last = n = -1
    for rich, note in zip(riches, found, strict=True):
        if note is not None:
            out.append(Recognised(Kind.NOTE, note[1], note[0].name))
            continue
        n += 1
        if cells := _cells(situation, rich):
            out += cells
            last = len(out) - 1
            situation.before = out[last]
            continue
        item = _by_form(situation, n, rich)
        if item is None and goes_on(situation, n, rich):
            before = out[last]
            out[last] = replace(before, rich=joined(before.rich, rich, glue(before.rich, rich)))
        else:
            item = item or _by_place(situation, n, rich)
            out.append(replace(item, quoted=situation.quoted))
            last = len(out) - 1
        situation.before = out[last]
    return tuple(out)


def recognise(situation: Situation, n: int, rich: Rich) -> Recognised:
    """What one whole paragraph is, the ``n``-th of the flow; ``situation`` goes on to it but for its ``before``."""
    return _by_form(situation, n, rich) or _by_place(situation, n, rich)


def _cells(situation: Situation, rich: Rich) -> list[Recognised]:
    """The cells of one row, counted on from the row before; none where it is no row."""
    if not tables.is_row(rich.text):
        return []
    before = situation.before
    row = before.cell[0] + 1 if before is not None and before.cell is not None else 0
    made = (Recognised(Kind.CELL, cell, cell=(row, column)) for column, cell in enumerate(tables.cells(rich)))
    return [replace(cell, quoted=situation.quoted) for cell in made]


# -- told by its form


def _by_form(situation: Situation, n: int, rich: Rich) -> Recognised | None:
    """A line that cannot be a piece of a sentence, or a paragraph with a label that fits; else None."""
    if situation.is_organ_line(n):
        return _organ_line(situation, rich)
    label = labels.read(rich.text)
    reading = _fitting(situation, n, label, rich) if label else None
    if label and reading:
        return _labelled(situation, rich, label, reading)
    if _ORNAMENT.fullmatch(rich.text):
        return Recognised(Kind.ORNAMENT, rich)
    if is_title_line(situation, n, rich.text):
        return title(situation, n, rich)
    return None


def _organ_line(situation: Situation, rich: Rich) -> Recognised:
    before = situation.before
    is_announced = before is not None and before.kind is Kind.OPERATIVE and situation.tail in COLONS
    if situation.place is Place.BODY and is_announced:
        situation.quoted = 1
    elif before is not None and before.kind is Kind.TITLE:
        situation.quoted = 0
    situation.place = Place.PREAMBLE
    situation.counting.restart()
    return Recognised(Kind.ORGAN, rich)


def title(situation: Situation, n: int, rich: Rich) -> Recognised:
    """A title line, with which a text begins; the number of the Security Council stands on the first page instead."""
    ahead = (situation.organ(k) for k in range(n + 1, n + 4))
    is_council = "sc" in ahead and firstpage.is_council_number(rich.text, situation.phrases)
    situation.counting.restart()
    situation.quoted = 0
    situation.place = Place.FRONT if is_council else Place.TITLE
    return Recognised(Kind.MASTHEAD if is_council else Kind.TITLE, rich)


def is_title_line(situation: Situation, n: int, text: str) -> bool:
    """Whether this is a number with or without its title, or the line just before the organ's."""
    place, phrases = situation.place, situation.phrases
    if len(text) > TITLE or (place is Place.FRONT and firstpage.is_heading(text, phrases)):
        return False
    found = phrases.number_line.match(text)
    if found and not text.endswith((";", ",")):
        rest, has_word = text[found.end() :], found["word"] is not None
        is_roman = found["number"][0].isalpha() and "/" not in found["number"]
        if (has_word or not is_roman) and not rest[:1].islower():
            return (has_word and not rest) or place is Place.FRONT or situation.organ_ahead(n) is not None
    if place in (Place.FRONT, Place.TITLE, Place.PREAMBLE) or has_stop(text) or situation.tail not in ENDS:
        return False
    if situation.organ(n + 1) is not None and situation.tail not in COLONS:
        return not _ROMAN.fullmatch(text)
    return len(text) == 1 and text.isupper() and text.isascii() and situation.organ(n + 2) is not None


# -- told by its label


def _fitting(situation: Situation, n: int, label: Label, rich: Rich) -> Reading | None:
    """The reading of the label that fits what stands before, or None where it is more likely text."""
    first = min(label.readings, key=lambda r: r.value)
    if label.is_number:
        is_tail = _begins_with_a_tail(situation, rich.text[label.end :])
        return first if is_tail or _number_fits(situation, first.value) else None
    if situation.place in (Place.FRONT, Place.TITLE) and situation.tail not in COLONS:
        return None
    if following := situation.counting.following(label, opens_list=situation.tail in COLONS):
        return following
    if first.value == 0:
        return first if situation.tail else None
    if first.value > 1:
        is_inline = situation.before is not None and has_inline(situation.before.text, label, first.value - 1)
        return first if situation.tail in ENDS and not is_inline else None
    if situation.is_followed_in_list(n, label) or situation.is_behind_bare_label:
        return first
    begins = situation.tail in ENDS and not has_inline(rich.text[label.end :], label, 2)
    return first if begins else None


def _begins_with_a_tail(situation: Situation, words: str) -> bool:
    """Whether the text begins with the last paragraphs of a resolution, perhaps below a running head."""
    is_first = situation.place is Place.FRONT and not situation.counting.number
    return is_first and situation.phrases.operative.end(words) is not None


def _number_fits(situation: Situation, value: int) -> bool:
    if value == situation.counting.number + 1 or situation.is_fresh:
        return True
    return situation.tail in (STOPS if value == 1 else ENDS)


def labelled(situation: Situation, rich: Rich) -> Recognised | None:
    """A paragraph that begins with a label for sure, whether it fits or not; None where it has none that is known."""
    label = labels.read(rich.text)
    if label is None:
        return None
    first = min(label.readings, key=lambda r: r.value)
    return _labelled(situation, rich, label, _fitting(situation, 0, label, rich) or first)


def _labelled(situation: Situation, rich: Rich, label: Label, reading: Reading) -> Recognised:
    number, place = situation.counting.number, situation.place
    words = part(rich, label.end)
    level = situation.counting.take(label, reading)
    if level:
        before = situation.before
        in_preamble = place is Place.PREAMBLE and before is not None and before.kind is Kind.PREAMBULAR
        return Recognised(Kind.PREAMBULAR if in_preamble else Kind.OPERATIVE, words, label.printed, level)
    doubt = ""
    if reading.value != number + 1 and (number or place is Place.PREAMBLE):
        doubt = f"The number before it is {number}." if number else "No number stands before it."
    if place in (Place.FRONT, Place.TITLE, Place.PREAMBLE):
        situation.place = Place.BODY
    return Recognised(Kind.OPERATIVE, words, label.printed, doubt=doubt)


# -- told by its place and its opening words


def _by_place(situation: Situation, n: int, rich: Rich) -> Recognised:
    text = rich.text
    if situation.place is not Place.FRONT and situation.phrases.is_annex(text):
        situation.place, situation.quoted = Place.ANNEX, 0
        situation.counting.restart()
        return Recognised(Kind.HEADING, rich)
    if situation.place in (Place.BODY, Place.CLOSING) and situation.is_closing(text):
        situation.place, situation.quoted = Place.CLOSING, 0
        return Recognised(Kind.CLOSING, rich)
    tail = text.rstrip(CLOSERS)[-1:]
    match situation.place:
        case Place.FRONT | Place.TITLE:
            return _in_front(situation, n, rich, tail)
        case Place.PREAMBLE:
            return _in_preamble(situation, n, rich, tail)
        case _:
            return _in_body(situation, n, rich, tail)


def _in_front(situation: Situation, n: int, rich: Rich, tail: str) -> Recognised:
    text, phrases, before = rich.text, situation.phrases, situation.before
    is_sentence = has_stop(text) and situation.organ_ahead(n) is None
    if situation.place is Place.TITLE and not is_sentence:
        return Recognised(Kind.TITLE, rich)
    if situation.organ_ahead(n) is not None:
        is_above = before is not None and before.kind is Kind.MASTHEAD and not has_stop(text)
        follows = before is not None and firstpage.is_agenda_item(before.text, phrases)
        is_datum = follows or bool(firstpage.data_of(text, phrases))
        is_datum = is_datum or (is_above and situation.is_above_title(n))
        return Recognised(Kind.MASTHEAD if is_datum else Kind.TITLE, rich)
    if tail in COMMAS and phrases.preambular.end(text):
        situation.place = Place.PREAMBLE
        return Recognised(Kind.PREAMBULAR, rich)
    if tail in ENDS and phrases.operative.end(text):
        situation.place = Place.BODY
        return Recognised(Kind.OPERATIVE, rich)
    if situation.place is Place.TITLE:
        situation.place = Place.BODY
        return _in_body(situation, n, rich, tail)
    if rich.heading:
        return Recognised(Kind.TITLE if rich.heading == 1 else Kind.HEADING, rich)
    return Recognised(Kind.TEXT, rich, doubt="It stands before any resolution.")


def _in_preamble(situation: Situation, n: int, rich: Rich, tail: str) -> Recognised:
    text, phrases = rich.text, situation.phrases
    if section := _section(situation, rich):
        return section
    known = phrases.preambular.end(text) is not None
    # one Chinese verb form serves both parts: there the stop decides
    is_preambular = tail not in ENDS if phrases.language == "zh" else tail in COMMAS and known
    if phrases.operative.end(text) and not is_preambular:
        situation.place = Place.BODY
        return Recognised(Kind.OPERATIVE, rich)
    if known or tail in COMMAS:
        return Recognised(Kind.PREAMBULAR, rich)
    fits = phrases.preambular.fits(text)
    if _is_heading(situation, n, rich) and (not fits or situation.stands_alone(n)):
        return Recognised(Kind.HEADING, rich)
    if fits:
        return Recognised(Kind.PREAMBULAR, rich)
    if n + 1 == len(situation.flow):
        return Recognised(Kind.PREAMBULAR, rich, doubt="It may be cut off.")
    return Recognised(Kind.TEXT if tail in ENDS else Kind.PREAMBULAR, rich, doubt="It has no known opening.")


def _in_body(situation: Situation, n: int, rich: Rich, tail: str) -> Recognised:
    text, phrases, before = rich.text, situation.phrases, situation.before
    in_body = situation.place is Place.BODY
    if section := _section(situation, rich):
        situation.counting.close_lists()
        return section
    follows = before is not None and before.kind in (Kind.HEADING, Kind.SECTION, Kind.PREAMBULAR)
    if in_body and (tail in COMMAS or follows) and phrases.preambular.end(text):
        return Recognised(Kind.PREAMBULAR, rich)
    if in_body and phrases.operative.end(text) and not situation.stands_alone(n):
        situation.counting.close_lists()
        return Recognised(Kind.OPERATIVE, rich)
    if _is_heading(situation, n, rich):
        situation.counting.close_lists()
        return Recognised(Kind.HEADING, rich)
    is_after_list = before is not None and before.level > 0 and before.kind is not Kind.HEADING
    return Recognised(Kind.TEXT, rich, level=int(is_after_list and starts_lower(text)))


def _section(situation: Situation, rich: Rich) -> Recognised | None:
    """A numbered division, its title in the same paragraph or not."""
    found = situation.phrases.section_line.fullmatch(rich.text)
    if found is None or not situation.tail:
        return None
    label, title = found["label"], found["title"]
    if not title:
        return Recognised(
            Kind.HEADING, rich
        )  # as files of record have it: the number is a heading of its own
    is_title = len(title) <= LINE and not has_stop(title) and not starts_lower(title)
    if is_title and (label.endswith(".") or label == title):
        return Recognised(Kind.SECTION, part(rich, found.start("title")), label)
    return None


def _is_heading(situation: Situation, n: int, rich: Rich) -> bool:
    """What Markdown says is one, or a short line without a stop between paragraphs."""
    if rich.heading:
        return True
    is_line = len(rich.text) <= LINE and not has_stop(rich.text)
    return is_line and situation.tail != "" and n + 1 < len(situation.flow)
