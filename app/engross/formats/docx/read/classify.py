"""What each paragraph is: by styles of ours and of the official templates, by outline levels, else by its words.

Words are understood by the stages that read plain text; a paragraph of Word's is never joined to another. How surely a
paragraph was recognised is kept: by style, by its words, or with a doubt.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from string import ascii_uppercase

from engross.formats.docx.bookmarks import PartStart
from engross.formats.docx.read import roles
from engross.formats.docx.read.paragraphs import STEPS
from engross.formats.docx.read.raw import Raw, Story
from engross.formats.docx.read.words import NO_CUT, Cut, Words, words_of
from engross.formats.text import classify as by_words
from engross.formats.text import firstpage, labels
from engross.formats.text.phrases import Phrases
from engross.formats.text.rich import Rich, part
from engross.formats.text.situation import Place, Situation, starts_lower
from engross.formats.text.understanding import Recognised
from engross.model import numbering
from engross.model.nodes import Kind, PartKind

_TITLE_NUMBER = re.compile(r"[A-Z]")
_STOPPED = re.compile(r"(?P<label>(?:[IVXL]{1,6}|[A-Z]|\d{1,2})\.)\s+(?P<title>\S.*)", re.DOTALL)
_OURS = re.compile(r"(?P<label>\S{1,8})\t(?P<title>\S.*)", re.DOTALL)
"""The label of a heading and its words, as others write them, and with the tab that we put between."""
_FIGURES = re.compile(r"(?P<label>\d{1,2}\.?)(?:\s+(?P<title>\S.*))?", re.DOTALL)
"""A division counted in figures, as ours are on their third level."""

_SERIES = ([numbering.roman(n).upper() for n in range(1, 60)], list(ascii_uppercase))
"""How sections are counted by letters."""

_PLACES = {
    PartKind.MASTHEAD: Place.FRONT,
    PartKind.PREFACE: Place.TITLE,
    PartKind.PREAMBLE: Place.PREAMBLE,
    PartKind.BODY: Place.BODY,
    PartKind.CONCLUSIONS: Place.CLOSING,
    PartKind.ANNEX: Place.ANNEX,
}


class Surety(StrEnum):
    """How surely a paragraph was recognised."""

    STYLE = "style"
    WORDS = "words"
    DOUBT = "doubt"


@dataclass(frozen=True, slots=True)
class Sorted:
    """A paragraph with what it is; ``item.rich`` are its words behind the label."""

    raw: Raw
    words: Words
    item: Recognised
    surety: Surety
    before: Sorted | None = None
    """As it was before the changes, of a paragraph that was there and still is."""
    version: Raw | None = None
    """As it stands in the state in which it is understood, where that is not as it stands in the file."""
    cut: Cut = NO_CUT

    @property
    def start(self) -> int:
        """Where the words behind the label begin, in characters of ``words``."""
        return len(self.words.rich.text.rstrip()) - len(self.item.rich.text.rstrip())

    @property
    def shown(self) -> Raw:
        """The paragraph in the state in which it is understood."""
        return self.version or self.raw

    @property
    def typed(self) -> int:
        """How many characters of the file stand before the words: white space, and a label that is typed there."""
        return len(self.words.lead) + max(0, self.start - self.words.added)


def classify(raws: Sequence[Raw], phrases: Phrases) -> tuple[Sorted, ...]:
    """The paragraphs in order; those of tables are cells."""
    made = [(raw, words_of(raw)) for raw in raws]
    flow = [words.rich for raw, words in made if _is_text(raw)]
    lines = (phrases.section_line.fullmatch(words.rich.text) for raw, words in made if _is_titled(raw))
    numbers = frozenset(found["label"] for found in lines if found)
    return tuple(_Classifier(Situation(flow, phrases), _types_tabs(made), numbers).sorted(made))


def _is_text(raw: Raw) -> bool:
    return raw.cell is None and raw.story is Story.BODY


def _is_titled(raw: Raw) -> bool:
    """Whether the style is that of a heading."""
    return raw.outline is not None or roles.role_of(raw.keys).name in ("heading", "section")


def _neighbours(label: str) -> set[str]:
    """The numbers before and after a section's: "II" has "I" and "III"."""
    rows = [
        row[at]
        for row in _SERIES
        for here, number in enumerate(row)
        for at in (here - 1, here + 1)
        if number == label and 0 <= at < len(row)
    ]
    return set(rows)


def _types_tabs(made: Sequence[tuple[Raw, Words]]) -> bool:
    """Whether first lines are typed in with tabs, as in official files: text without one goes on after a list."""
    texts = [
        words
        for raw, words in made
        if _is_text(raw) and not raw.label and words.rich.text and roles.role_of(raw.keys).name == "text"
    ]
    return sum(map(_has_tab, texts)) * 2 >= max(1, len(texts))


def _has_tab(words: Words) -> bool:
    return words.lead.startswith("\t")


class _Classifier:
    """One pass over the paragraphs."""

    def __init__(self, situation: Situation, types_tabs: bool, section_numbers: frozenset[str]) -> None:
        self.situation = situation
        self.phrases = situation.phrases
        self.types_tabs = types_tabs
        self.section_numbers = section_numbers
        """What headings of the file begin with, where that can be a number."""
        self.is_told = False
        """Whether the file says where parts begin."""
        self.n = -1
        """The place of the paragraph in the flow of text."""

    def sorted(self, made: Sequence[tuple[Raw, Words]]) -> list[Sorted]:
        out = []
        for raw, words in made:
            if raw.part is not None:
                self.is_told = True
                self._begin(raw.part)
            if raw.story is not Story.BODY:
                out.append(Sorted(raw, words, Recognised(Kind.MASTHEAD, words.rich), Surety.STYLE))
                continue
            if raw.cell is not None:
                item = Recognised(Kind.CELL, words.rich, quoted=self.situation.quoted)
                out.append(Sorted(raw, words, item, Surety.STYLE))
                self.situation.before = item
                continue
            self.n += 1
            known = self._by_style(raw, words) or self._by_label(raw, words) or self._in_ours(raw, words)
            item = known or by_words.recognise(self.situation, self.n, words.rich)
            surety = Surety.STYLE if known else Surety.DOUBT if item.doubt else Surety.WORDS
            item = self._going_on(raw, words, _in_its_level(raw, item))
            if item.quoted != self.situation.quoted:
                item = replace(item, quoted=self.situation.quoted)
            self.situation.before = item
            out.append(Sorted(raw, words, item, surety))
        return out

    def _begin(self, start: PartStart) -> None:
        """A part begins, as a file of ours says."""
        if start.opens is not None or start.kind is PartKind.ANNEX:
            self.situation.counting.restart()
            self.situation.quoted = 0
        self.situation.place = _PLACES[start.kind]

    def _by_style(self, raw: Raw, words: Words) -> Recognised | None:
        role = roles.role_of(raw.keys)
        rich = words.rich
        match role.name:
            case "masthead" if self.situation.place in (Place.FRONT, Place.CLOSING):
                return Recognised(Kind.MASTHEAD, rich)
            case "ornament":
                return Recognised(Kind.ORNAMENT, rich)
            case "closing" if self.situation.place is not Place.FRONT:
                self.situation.place = Place.CLOSING
                return Recognised(Kind.CLOSING, rich)
            case "part_title":
                return by_words.title(self.situation, self.n, rich)
            case "section":
                return self._section(rich, has_stop=False) or self._heading(rich, 1)
            case "heading":
                return self._titled(words, role.level, raw.label)
        if raw.outline is not None and raw.outline < 6:
            return self._titled(words, raw.outline, raw.label)
        return None

    def _by_label(self, raw: Raw, words: Words) -> Recognised | None:
        """A paragraph whose label is known: Word counts it, or it stands in the style of labels."""
        if not (raw.label or raw.has_number):
            return None
        if not raw.label:
            return Recognised(Kind.OPERATIVE, words.rich)
        item = by_words.labelled(self.situation, words.rich)
        if item is None:
            item = Recognised(Kind.OPERATIVE, part(words.rich, words.added), raw.label, raw.level)
        if raw.left in STEPS[2:] and roles.role_of(raw.keys).name == "text":
            item = replace(item, level=STEPS.index(raw.left))
        return item

    def _in_ours(self, raw: Raw, words: Words) -> Recognised | None:
        """Text without a label in a file of ours, which says where parts begin and types a tab before paragraphs."""
        situation, rich = self.situation, words.rich
        is_text = self.is_told and roles.role_of(raw.keys).name == "text"
        if not is_text or situation.is_organ_line(self.n):
            return None
        label = labels.read(rich.text)
        if label is not None and min(reading.value for reading in label.readings) > 0:
            return None  # typed by somebody since
        has_tab = _has_tab(words)
        if situation.place is Place.PREAMBLE and has_tab:
            return Recognised(Kind.PREAMBULAR, rich)
        if situation.place is Place.BODY and has_tab:
            if self.phrases.preambular.end(rich.text) and rich.text.endswith((",", "،", "，")):
                return Recognised(Kind.PREAMBULAR, rich)
            is_operative = self.phrases.operative.end(rich.text) is not None
            return Recognised(Kind.OPERATIVE if is_operative else Kind.TEXT, rich)
        if situation.place not in (Place.BODY, Place.ANNEX, Place.PREAMBLE):
            return None
        if has_tab:
            return Recognised(Kind.TEXT, rich)
        level = STEPS.index(raw.left) if raw.left in STEPS[2:] else 1
        goes_on = level == 1 or starts_lower(rich.text)
        return Recognised(Kind.TEXT if goes_on else Kind.OPERATIVE, rich, level=level)

    def _titled(self, words: Words, level: int, label: str) -> Recognised | None:
        """A paragraph in the style of titles and headings: which of them; ``label`` is one that is known."""
        situation, phrases, rich = self.situation, self.phrases, words.rich
        if situation.is_organ_line(self.n) or (
            situation.place is not Place.FRONT and phrases.is_annex(rich.text)
        ):
            return None
        if situation.place is Place.FRONT and firstpage.is_heading(rich.text, phrases):
            return Recognised(Kind.MASTHEAD, rich)
        if self.is_told and situation.place is Place.TITLE:
            return Recognised(Kind.TITLE, rich)
        if by_words.is_title_line(situation, self.n, rich.text):
            return by_words.title(situation, self.n, rich)
        if situation.organ_ahead(self.n) is not None and situation.place in (Place.FRONT, Place.TITLE):
            return by_words.title(situation, self.n, rich)
        heading = self._heading(rich, level)
        if label:
            bare = replace(heading, rich=part(heading.rich, words.added), label=label)
            return self._section(rich, has_stop=True) or bare
        if not self.is_told and (section := self._counted_section(rich)):
            return section
        found = (_OURS if self.is_told else _STOPPED).fullmatch(rich.text)
        if found is None:
            return heading
        return replace(heading, rich=part(heading.rich, found.start("title")), label=found["label"])

    def _counted_section(self, rich: Rich) -> Recognised | None:
        """A heading that begins with a bare number; with a letter, where another has the letter before or after it."""
        found = self.phrases.section_line.fullmatch(rich.text)
        if found is None or found["label"].endswith(".") or not found["title"]:
            return None
        is_letter = len(found["label"]) == 1 and found["label"].isascii()
        is_word = is_letter and not self.section_numbers & _neighbours(found["label"])
        if is_word or starts_lower(found["title"]):
            return None
        self.situation.counting.close_lists()
        return Recognised(Kind.SECTION, part(rich, found.start("title")), found["label"])

    def _section(self, rich: Rich, *, has_stop: bool) -> Recognised | None:
        """A numbered division: "II." typed beside its title, or a bare number above it."""
        found = self.phrases.section_line.fullmatch(rich.text) or _FIGURES.fullmatch(rich.text)
        if found is None or found["label"].endswith(".") is not has_stop:
            return None
        label = found["label"]
        self.situation.counting.close_lists()
        return Recognised(
            Kind.SECTION, part(rich, found.start("title") if found["title"] else len(rich.text)), label
        )

    def _heading(self, rich: Rich, level: int) -> Recognised:
        self.situation.counting.close_lists()
        return Recognised(Kind.HEADING, replace(rich, heading=level + 1))

    def _going_on(self, raw: Raw, words: Words, item: Recognised) -> Recognised:
        """Text without a tab goes on after a list, where tabs are typed."""
        is_text = item.kind in (Kind.TEXT, Kind.PREAMBULAR, Kind.OPERATIVE, Kind.HEADING) and not item.label
        if not (
            self.types_tabs and is_text and not raw.has_number and roles.role_of(raw.keys).name == "text"
        ):
            return item
        if self.is_told or self.situation.place is Place.CLOSING:
            return item
        if _has_tab(words):
            return replace(item, level=0) if item.kind is Kind.TEXT else item
        return replace(item, kind=Kind.TEXT, level=max(1, item.level))


def _in_its_level(raw: Raw, item: Recognised) -> Recognised:
    """A heading on the level that its style says."""
    role = roles.role_of(raw.keys)
    if item.kind is not Kind.HEADING or item.rich.heading or role.name != "heading":
        return item
    return replace(item, rich=replace(item.rich, heading=role.level + 1))
