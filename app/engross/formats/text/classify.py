"""What each paragraph is, and which belong together: a sentence cut by the end of a page is one paragraph again.

One pass from the start to the end. For each paragraph first: does it go on from the one before it (footnotes
between them passed over)? If not: what is it? Labels are believed where they fit what stands before.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from engross.formats.text import firstpage, labels, notes
from engross.formats.text.phrases import Phrases
from engross.formats.text.rich import Rich, joined, part
from engross.formats.text.understanding import Recognised, glue
from engross.model.nodes import Kind

_CLOSERS = "”»\"'’)]』」）› "
_ENDS = (";", ".", ":", "؛", "；", "。", "：", "!", "?", "؟", "…")
_COMMAS = (",", "،", "，")
_STOPS = (*_ENDS, *_COMMAS)
_ABBREVIATION = re.compile(
    r"(?:^|[\s(])(?:No|Nos|vol|vols|para|paras|art|arts|chap|sect|sects|p|pp|St|Mr|Ms|Mrs|Dr|Rev|Add|Corr|cf|e\.g|i\.e|"
    r"núm|núms|párr|párrs|cap|secc|vols?|par|chap|sect|art|n|пп?|ст|см|т|г|гг|Abs|Nr|Art|Bd|Ziff|[A-Z])\.$"
)
_ORNAMENT = re.compile(r"(?:[*•⁂]\s*){1,5}|[_\-–—]{2,}")
HEADING_LENGTH = 220
MAX_PARAGRAPH = 60_000
"""Nothing is joined to a paragraph longer than this."""
TITLE_LENGTH = 600
FRONT = 16
"""So many paragraphs before the organ's line may be title and first page."""
_LOWER_CASE_OPENINGS = ("ru", "de")
_WITHOUT_CASE = ("ar", "zh")


def classify(riches: Sequence[Rich], phrases: Phrases) -> tuple[Recognised, ...]:
    """The paragraphs understood. Notes stay where they stood, but after the paragraph that they interrupt."""
    return _Pass(riches, phrases).run()


class _Pass:
    """The state of the one pass: what was understood so far, and where in a resolution we are."""

    def __init__(self, riches: Sequence[Rich], phrases: Phrases) -> None:
        self.phrases = phrases
        self.found = [notes.note_of(rich) for rich in riches]
        self.riches = riches
        self.flow = [at for at, note in enumerate(self.found) if note is None]
        """The paragraphs that are no notes."""
        self.organs = {at: phrases.organ(riches[at].text) for at in self.flow}
        self.out: list[Recognised] = []
        self.last = -1
        """The last understood paragraph that is no note, as an index into ``out``."""
        self.place = "front"
        self.number = 0
        self.lists: list[labels.Reading] = []
        self.quoted = 0

    def run(self) -> tuple[Recognised, ...]:
        order = {at: n for n, at in enumerate(self.flow)}
        for at, rich in enumerate(self.riches):
            note = self.found[at]
            if note is not None:
                self.out.append(Recognised(Kind.NOTE, note[1], note[0].name))
                continue
            self._take(order[at], rich)
        return tuple(self.out)

    # -- one paragraph

    def _take(self, n: int, rich: Rich) -> None:
        label = labels.read(rich.text)
        fit = self._fit(label, rich) if label else None
        if self.last >= 0 and self._goes_on(n, rich, label, fit):
            before = self.out[self.last]
            self.out[self.last] = replace(before, rich=joined(before.rich, rich, glue(before.rich, rich)))
            return
        item = self._understood(n, rich, label, fit)
        self.out.append(replace(item, quoted=self.quoted))
        self.last = len(self.out) - 1

    def _organ(self, n: int) -> str | None:
        return self.organs[self.flow[n]] if 0 <= n < len(self.flow) else None

    def _is_organ_line(self, n: int) -> bool:
        """Whether this is an organ's line and not the end of a sentence that a page cut."""
        before = self.before
        is_cut = before is not None and before.kind in (Kind.PREAMBULAR, Kind.OPERATIVE) and self._tail() == ""
        return self._organ(n) is not None and not is_cut

    def _text(self, n: int) -> str:
        return self.riches[self.flow[n]].text if 0 <= n < len(self.flow) else ""

    @property
    def before(self) -> Recognised | None:
        return self.out[self.last] if self.last >= 0 else None

    # -- labels

    def _fit(self, label: labels.Label, rich: Rich) -> labels.Reading | None:
        """The reading of the label that fits what stands before, or None where it is more likely text."""
        if label.is_number:
            return label.readings[0] if self._number_fits(label.readings[0].value) else None
        if self.place in ("front", "title"):
            return None
        for depth in range(len(self.lists) - 1, -1, -1):
            last = self.lists[depth]
            for reading in label.readings:
                if reading.style == last.style and (reading.value == last.value + 1 or reading.value == 0):
                    is_first_roman = len(label.readings) > 1 and self._tail() in (":", "：")
                    if not is_first_roman:
                        return reading
        return self._first_of_list(label, rich)

    def _first_of_list(self, label: labels.Label, rich: Rich) -> labels.Reading | None:
        readings = sorted(label.readings, key=lambda r: r.value)
        first = readings[0]
        ended = self._ended(_ENDS)
        if first.value > 1:
            inline = self.before is not None and _has_inline(self.before.text, label, first.value - 1)
            return first if ended and not inline else None
        if first.value == 0:
            return first if self._ended(_STOPS) else None
        if _has_inline(rich.text[label.end :], label, 2):
            return None
        return first if ended or self._is_first() else None

    def _is_first(self) -> bool:
        return self.before is None or self.before.kind in (Kind.HEADING, Kind.SECTION, Kind.ORGAN)

    def _number_fits(self, value: int) -> bool:
        if value == self.number + 1 or self._is_first():
            return True
        if value == 1:
            return self._ended(_STOPS)
        return self._ended(_ENDS) and value < 1000

    def _ended(self, signs: tuple[str, ...]) -> bool:
        """Whether the paragraph before ends with one of these signs."""
        return self._tail() in signs

    def _tail(self) -> str:
        """The last character of the paragraph before, closing brackets and quotation marks aside; "" for a letter."""
        before = self.before
        if before is None or before.kind in (Kind.HEADING, Kind.SECTION, Kind.ORGAN):
            return ":"
        text = before.text[-40:].rstrip(_CLOSERS)
        if not text:
            return ""
        if text[-1] == "." and _ABBREVIATION.search(text):
            return ""
        return text[-1] if text[-1] in _STOPS else ""

    # -- does it go on?

    def _goes_on(self, n: int, rich: Rich, label: labels.Label | None, fit: labels.Reading | None) -> bool:
        before = self.out[self.last]
        if len(before.text) > MAX_PARAGRAPH:
            return False
        if fit is not None or rich.heading or self._is_organ_line(n) or not rich.text:
            return False
        if before.kind in (Kind.ORGAN, Kind.ORNAMENT, Kind.MASTHEAD, Kind.CLOSING):
            return False
        if self._is_title_line(n, rich.text) or _ORNAMENT.fullmatch(rich.text):
            return False
        if before.rich.heading:
            return False
        if before.kind in (Kind.TITLE, Kind.HEADING, Kind.SECTION):
            return self._starts_lower(rich.text) and self.phrases.language not in _LOWER_CASE_OPENINGS
        if self._is_annex_line(rich.text) or self._is_closing(rich.text):
            return False
        if self.place == "front" and before.kind is Kind.TEXT:
            return self._starts_lower(rich.text) and not self._ended(_ENDS)
        if self._ended(_STOPS) and self._stands_alone(n, rich.text):
            return False
        if before.kind is Kind.PREAMBULAR or (self.place == "preamble" and self._ended(_COMMAS)):
            return self._preambular_goes_on(rich.text)
        return self._operative_goes_on(n, rich, before)

    def _preambular_goes_on(self, text: str) -> bool:
        tail = self._tail()
        known = self.phrases.preambular.end(text)
        language = self.phrases.language
        if tail == "":
            is_plain = known is None or language in (*_LOWER_CASE_OPENINGS, *_WITHOUT_CASE)
            return is_plain and not self._is_structure(text)
        if known:
            return False
        if tail not in _COMMAS:
            return self._starts_lower(text) and language not in _LOWER_CASE_OPENINGS
        if language == "zh":
            return not "\u4e00" <= text[0] <= "\u9fff"
        if self.phrases.operative.end(text):
            return False
        if self._starts_lower(text) and language not in _LOWER_CASE_OPENINGS:
            return True
        return not self.phrases.preambular.fits(text)

    def _operative_goes_on(self, n: int, rich: Rich, before: Recognised) -> bool:
        text = rich.text
        if self._tail() == "":
            return not self._is_structure(text)
        if self._ended(_COMMAS):
            return True
        if self._ended((":", "：")) and before.label and self.phrases.language not in _WITHOUT_CASE:
            return self._starts_lower(text) or (text.endswith(";") and self._number_ahead(n))
        if before.level and self._ended((";",)) and not self._has_case_openings():
            return False
        if self._starts_lower(text):
            is_opening = self.phrases.language in _LOWER_CASE_OPENINGS and self.phrases.operative.end(text)
            return not is_opening or bool(before.label)
        return False

    def _has_case_openings(self) -> bool:
        return self.phrases.language in _LOWER_CASE_OPENINGS

    def _number_ahead(self, n: int) -> bool:
        """Whether the next paragraph has the number that follows."""
        label = labels.read(self._text(n + 1))
        return label is not None and label.is_number and label.readings[0].value == self.number + 1

    def _stands_alone(self, n: int, text: str) -> bool:
        """A section number, or a short line without a stop that a paragraph follows: no piece of a sentence."""
        if self._is_structure(text):
            return True
        is_line = len(text) <= HEADING_LENGTH and not text.rstrip(_CLOSERS).endswith(_STOPS)
        if not is_line or self._starts_lower(text) or not text[0].isalpha():
            return False
        after = self._text(n + 1)
        label = labels.read(after)
        if self._organ(n + 1) is not None or (label and label.readings[0].value in (1, self.number + 1)):
            return True
        return bool(after and (self.phrases.preambular.end(after) or self.phrases.operative.end(after)))

    def _starts_lower(self, text: str) -> bool:
        first = text.lstrip("“”\"'«‘„([")[:1]
        return first.islower()

    def _is_structure(self, text: str) -> bool:
        """A section number or an annex's line: it cannot be a piece of a sentence."""
        found = self.phrases.section_line.fullmatch(text)
        return bool(found and not found["title"]) or self._is_annex_line(text)

    # -- what is it?

    def _understood(
        self, n: int, rich: Rich, label: labels.Label | None, fit: labels.Reading | None
    ) -> Recognised:
        text = rich.text
        if self._is_organ_line(n):
            return self._organ_line(rich)
        if _ORNAMENT.fullmatch(text):
            return Recognised(Kind.ORNAMENT, rich)
        if self._is_title_line(n, text):
            return self._title(n, rich)
        if self.place != "front" and self._is_annex_line(text):
            return self._annex(rich)
        if label is not None and fit is not None:
            return self._labelled(rich, label, fit)
        if self.place in ("body", "closing") and self._is_closing(text):
            self.place, self.quoted = "closing", 0
            return Recognised(Kind.CLOSING, rich)
        return self._unlabelled(n, rich)

    def _organ_line(self, rich: Rich) -> Recognised:
        before = self.before
        if self.place == "body" and before is not None and before.kind is Kind.OPERATIVE and self._tail() == ":":
            self.quoted = 1
        elif before is not None and before.kind is Kind.TITLE:
            self.quoted = 0
        self.place, self.number, self.lists = "preamble", 0, []
        return Recognised(Kind.ORGAN, rich)

    def _title(self, n: int, rich: Rich) -> Recognised:
        """A title line; the number of the Security Council stands on the first page instead."""
        ahead = (self._organ(k) for k in range(n + 1, n + 4))
        is_council = "sc" in ahead and firstpage.is_council_number(rich.text, self.phrases)
        self.number, self.lists, self.quoted = 0, [], 0
        self.place = "front" if is_council else "title"
        return Recognised(Kind.MASTHEAD if is_council else Kind.TITLE, rich)

    def _annex(self, rich: Rich) -> Recognised:
        self.place, self.number, self.lists, self.quoted = "annex", 0, [], 0
        return Recognised(Kind.HEADING, rich)

    def _labelled(self, rich: Rich, label: labels.Label, fit: labels.Reading) -> Recognised:
        words = part(rich, label.end)
        if label.is_number:
            doubt = ""
            if fit.value != self.number + 1 and (self.number or self.place == "preamble"):
                doubt = f"The number before it is {self.number}." if self.number else "No number stands before it."
            self.number, self.lists = fit.value, []
            if self.place in ("front", "preamble", "title"):
                self.place = "body"
            return Recognised(Kind.OPERATIVE, words, label.printed, doubt=doubt)
        level = self._level(fit)
        before = self.before
        in_preamble = self.place == "preamble" and before is not None and before.kind is Kind.PREAMBULAR
        return Recognised(Kind.PREAMBULAR if in_preamble else Kind.OPERATIVE, words, label.printed, level)

    def _level(self, fit: labels.Reading) -> int:
        """The level of a subparagraph; the lists that it ends are closed."""
        for depth in range(len(self.lists) - 1, -1, -1):
            last = self.lists[depth]
            if last.style == fit.style and (fit.value == last.value + 1 or fit.value == 0):
                self.lists[depth:] = [fit]
                return depth + 1
        for depth, last in enumerate(self.lists):
            if last.style == fit.style:
                self.lists[depth:] = [fit]
                return depth + 1
        self.lists.append(fit)
        return len(self.lists)

    def _unlabelled(self, n: int, rich: Rich) -> Recognised:
        text = rich.text
        tail = text.rstrip(_CLOSERS)[-1:]
        if self.place == "preamble":
            return self._in_preamble(n, rich, tail)
        if self.place in ("front", "title"):
            return self._in_front(n, rich, tail)
        if section := self._section(rich, tail):
            self.lists = []
            return section
        before = self.before
        follows = before is not None and before.kind in (Kind.HEADING, Kind.SECTION, Kind.PREAMBULAR)
        if self.place == "body" and (tail in _COMMAS or follows) and self.phrases.preambular.end(text):
            return Recognised(Kind.PREAMBULAR, rich)
        if self.place == "body" and self.phrases.operative.end(text) and not self._stands_alone(n, text):
            self.lists = []
            return Recognised(Kind.OPERATIVE, rich)
        if self._is_heading(n, rich, tail):
            self.lists = []
            return Recognised(Kind.HEADING, rich)
        if before is not None and before.level and self._starts_lower(text) and before.kind is not Kind.HEADING:
            return Recognised(Kind.TEXT, rich, level=1)
        return Recognised(Kind.TEXT, rich)

    def _section(self, rich: Rich, tail: str) -> Recognised | None:
        """A numbered division, its title in the same paragraph or not."""
        found = self.phrases.section_line.fullmatch(rich.text)
        if found is None or tail in _COMMAS or not self._ended(_STOPS):
            return None
        if not found["title"]:
            return Recognised(Kind.HEADING, rich)  # as files of record have it: the number is a heading of its own
        is_title = tail not in _STOPS and len(rich.text) <= HEADING_LENGTH and not self._starts_lower(found["title"])
        if is_title and ("." in found["label"] or found["label"] == found["title"]):
            return Recognised(Kind.SECTION, part(rich, found.start("title")), found["label"])
        return None

    def _in_preamble(self, n: int, rich: Rich, tail: str) -> Recognised:
        text = rich.text
        if section := self._section(rich, tail):
            return section
        is_preambular = tail in _COMMAS and self.phrases.preambular.end(text) is not None
        if self.phrases.language == "zh":  # one verb form serves both parts
            is_preambular = tail not in _ENDS
        if self.phrases.operative.end(text) and not is_preambular:
            self.place = "body"
            return Recognised(Kind.OPERATIVE, rich)
        if tail in _COMMAS or self.phrases.preambular.end(text):
            return Recognised(Kind.PREAMBULAR, rich)
        if self._is_heading(n, rich, tail) and (self._stands_alone(n, text) or not self.phrases.preambular.fits(text)):
            return Recognised(Kind.HEADING, rich)
        if self.phrases.preambular.fits(text):
            return Recognised(Kind.PREAMBULAR, rich)
        if n + 1 >= len(self.flow):
            return Recognised(Kind.PREAMBULAR, rich, doubt="It may be cut off.")
        return Recognised(Kind.PREAMBULAR if tail not in _ENDS else Kind.TEXT, rich, doubt="No known opening.")

    def _in_front(self, n: int, rich: Rich, tail: str) -> Recognised:
        text = rich.text
        if self.place == "title":
            return Recognised(Kind.TITLE, rich)
        if self._organ_ahead(n):
            before = self.before
            follows = before is not None and firstpage.is_agenda_item(before.text, self.phrases)
            is_datum = bool(firstpage.data_of(text, self.phrases))
            return Recognised(Kind.MASTHEAD if is_datum or follows else Kind.TITLE, rich)
        if tail in _COMMAS and self.phrases.preambular.end(text):
            self.place = "preamble"
            return Recognised(Kind.PREAMBULAR, rich)
        if self.phrases.operative.end(text) and tail in _ENDS:
            self.place = "body"
            return Recognised(Kind.OPERATIVE, rich)
        if rich.heading:
            return Recognised(Kind.TITLE if rich.heading == 1 else Kind.HEADING, rich)
        return Recognised(Kind.TEXT, rich, doubt="It stands before any resolution.")

    # -- lines that are told by their form

    def _organ_ahead(self, n: int) -> bool:
        """Whether the organ's line follows within a few short paragraphs."""
        for ahead in range(n + 1, min(n + 1 + FRONT, len(self.flow))):
            if self._organ(ahead) is not None:
                return True
            if len(self._text(ahead)) > TITLE_LENGTH:
                return False
        return False

    def _is_title_line(self, n: int, text: str) -> bool:
        """A number with or without its title, or the line just before the organ's."""
        if len(text) > TITLE_LENGTH or self._organ(n) is not None:
            return False
        if self.place == "front" and firstpage.is_heading(text, self.phrases):
            return False
        found = self.phrases.number_line.match(text)
        if found and found["number"]:
            is_roman = found["number"][:1] in "IVXLivxl"
            rest = text[found.end() :]
            is_line = not rest or not rest[0].islower()
            if is_line and (found["word"] or not is_roman) and text.rstrip()[-1:] not in ";,":
                return bool(found["word"] and not rest) or self._organ_ahead(n) or self.place == "front"
        if self.place == "title":
            return False
        is_ended = self.before is None or self._ended(_ENDS)
        has_stop = text.rstrip(_CLOSERS).endswith(_STOPS)
        if not is_ended or has_stop or self.place == "preamble":
            return False
        if self.place == "front":
            return False
        if self._organ(n + 1) is not None and self._tail() != ":":
            return not _is_roman(text)
        return bool(re.fullmatch(r"[A-Z]", text)) and self._organ(n + 2) is not None

    def _is_annex_line(self, text: str) -> bool:
        return self.phrases.is_annex(text)

    def _is_closing(self, text: str) -> bool:
        if len(text) > 120 or not any(c.isdigit() for c in text):
            return bool(text) and self.place == "closing" and text[0] == "["
        return bool(
            self.phrases.meeting_line.fullmatch(text)
            or self.phrases.date.fullmatch(text)
            or (self.place == "closing" and text[:1] == "[")
        )

    def _is_heading(self, n: int, rich: Rich, tail: str) -> bool:
        if rich.heading:
            return True
        is_short = len(rich.text) <= HEADING_LENGTH and tail not in _STOPS
        return is_short and self._ended(_STOPS) and n + 1 < len(self.flow)


def _has_inline(text: str, label: labels.Label, value: int) -> bool:
    """Whether the neighbour of a mark stands in running text: "(a) … ; (b) …" in one paragraph."""
    if not label.readings:
        return False
    style = label.readings[0].style
    for found in re.finditer(r"(?:^|[\s:])\(?([^\W\d_]{1,5}|\d{1,2})\)\s", text[:4000]):
        other = labels.read(found[0].strip(" :\t\u00a0\n") + " ")
        if other and any(r.style == style and r.value == value for r in other.readings):
            return True
    return False


def _is_roman(text: str) -> bool:
    return bool(re.fullmatch(r"[IVXL]{1,6}\.?", text))
