"""The footnotes part (ECMA-376 17.11): notes numbered by Word wherever that gives the printed marks.

Word counts within a section. A mark that its counting would not give (an asterisk, a number that jumps) is written
as a custom mark, which Word leaves out of the count.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from engross.formats.docx.layout import Layout
from engross.formats.docx.markup import Element, add, run, val, w
from engross.formats.docx.paragraphs import paragraph
from engross.formats.docx.revisions import Revisions
from engross.formats.docx.runs import NOTE_STYLE, Links, Runs, note_rows, properties
from engross.model.inlines import Footnote, Style
from engross.model.numbering import Numbers

SEPARATORS = {"separator": -1, "continuationSeparator": 0}


class Notes:
    """Collects the notes while the text is written."""

    def __init__(self, layout: Layout, numbers: Numbers, revisions: Revisions | None = None) -> None:
        self.layout = layout
        self.numbers = numbers
        self.links = Links()
        self.root = w("footnotes", *separators(layout))
        self._runs = Runs(
            layout.script,
            self.links,
            lambda _: (),
            notes=frozenset(numbers.marks),
            revisions=revisions,
            is_note=True,
        )
        self._last_id = 0
        self._due = 1

    def begin_section(self, notes: Iterable[Footnote]) -> Element | None:
        """The section's note properties, given its notes in order; None where the count goes on."""
        marks = (self.numbers.mark(note.id) for note in notes)
        first = next((int(mark) for mark in marks if mark.isdecimal()), self._due)
        if first in (self._due, 0):
            return None
        self._due = first
        restart = val("numRestart", "eachSect") if self._last_id else None
        return w("footnotePr", val("numStart", first), restart)

    def refer(self, note: Footnote) -> Iterator[Element]:
        """The indicator of a note, which is added to the part."""
        self._last_id += 1
        mark = self.numbers.mark(note.id)
        # Word shows deleted notes and counts them, so its numbers are ours once the changes are decided
        has_changes = self._runs.revisions is not None and bool(self._runs.revisions.changes)
        is_counted = mark == str(self._due) or (has_changes and note.numbered_as is None and mark.isdecimal())
        self._due += is_counted
        is_in_no_state = not mark and note.numbered_as is None
        self._add(note, "" if is_counted else mark)
        reference = w("footnoteReference", id=self._last_id)
        look = properties(Style.PLAIN, NOTE_STYLE, self.layout.script)
        if is_counted or is_in_no_state:
            yield w("r", look, reference)
        else:
            custom = w("footnoteReference", customMarkFollows=1, id=self._last_id)
            made = run(mark, look)
            made.insert(1, custom)
            yield made

    def _add(self, note: Footnote, mark: str) -> None:
        element = w("footnote", id=self._last_id)
        rows = []
        for index, inlines in enumerate(note_rows(note.blocks)):
            made = paragraph(self.layout, "FootnoteText")
            if index == 0:
                add(made, [self._mark(mark), run("\t")])
            else:
                made.append(run("\t"))
            rows.append(add(made, self._runs.of(inlines)))
        if self._runs.revisions is not None:
            self._runs.revisions.ends_of_note(rows, note.blocks)
        self.root.append(add(element, rows))

    def _mark(self, mark: str) -> Element:
        """The mark before the note; brackets stand in the text only, as readers put the number before them here."""
        look = properties(Style.PLAIN, NOTE_STYLE, self.layout.script)
        return run(mark, look) if mark else w("r", look, w("footnoteRef"))


def separators(layout: Layout) -> Iterator[Element]:
    """The lines between text and notes, which Word holds among the notes."""
    return (_separator(layout, name, ident) for name, ident in SEPARATORS.items())


def _separator(layout: Layout, name: str, ident: int) -> Element:
    rule = layout.note_rule
    made = paragraph(layout, "Normal", left=rule["left"], after=rule["after"])
    return w("footnote", add(made, (w("r", w(name)),)), type=name, id=ident)
