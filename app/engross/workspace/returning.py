"""Copies that come back of a text that was sent: what their file formats lost is told from what was edited."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from engross.editing import rewrite
from engross.errors import FormatError
from engross.formats import registry
from engross.formats.format import Format
from engross.formats.text import MARKDOWN, TEXT
from engross.model import numbering, plain, states, walk
from engross.model.inlines import Footnote, Inline, Text, normal
from engross.model.nodes import Block, Document, Kind
from engross.review import record, unbroken
from engross.review.comments import without_comments
from engross.review.copies import Copy
from engross.review.returned import restored
from engross.workspace import files
from engross.workspace.files import ReadFile

_PLAIN = (TEXT, MARKDOWN)
"""What these formats made of a text depends on who wrote the copy: each program writes them in its own way."""
_HEAD_LINES = 3
"""From so many missing lines on, a program left the head out: nobody deletes that many of the first."""


def copies(sent: Document, back: Sequence[tuple[ReadFile, str]]) -> list[Copy]:
    """The files that came back as copies, each with the name of whoever had it."""
    original = states.original(sent)
    known: dict[str, Document | None] = {}
    found = []
    for file, author in back:
        name = file.format_name
        if name not in known or registry.named(name) in _PLAIN:
            known[name] = carried(original, file)
        found.append(Copy(file.result.document, author, known[name]))
    return found


def alike(old: ReadFile, new: ReadFile) -> tuple[Document, Document]:
    """Two texts to be compared; what the format of one cannot carry it has from the other where it says the same.

    The lines of the later text break where those of the earlier one do.
    """
    one, two = (states.accepted(file.result.document) for file in (old, new))
    if old.format_name != new.format_name:
        if (came := carried(one, new)) is not None:
            two = restored(two, one, came)
        elif (came := carried(two, old)) is not None:
            one = restored(one, two, came)
    return one, unbroken.as_in(one, two)


def carried(sent: Document, back: ReadFile) -> Document | None:
    """A text as the format of a file that came back brings it by itself.

    None for the format of record, and for a text of which the format makes nothing that can be read. Of the ways in
    which programs write plain text it is the one that is most like the file.
    """
    if back.format_name == files.RECORD:
        return None
    chosen = _written_by(registry.named(back.format_name))
    sent = record.without(without_comments(sent))
    written = [chosen.write(sent).data]
    if chosen in _PLAIN:
        written = [*_by_others(states.accepted(sent), back.result.document), *written]
    found = [again for data in written if (again := _read_again(data, chosen)) is not None]
    says = _says(back.result.document)
    return max(found, key=lambda text: (_says(text) & says).total(), default=None)


def _read_again(data: bytes, chosen: Format) -> Document | None:
    try:
        return files.read(data, f"sent{chosen.endings[0]}").result.document
    except FormatError:  # an empty text as plain text is an empty file
        return None


def _says(text: Document) -> Counter[tuple[object, ...]]:
    """The paragraphs with their looks."""
    return Counter(
        tuple((i.text, i.style) if isinstance(i, Text) else type(i) for i in block.inlines)
        for block in walk.all_blocks(text)
    )


def _by_others(sent: Document, copy: Document) -> Iterator[bytes]:
    """A text as other programs save it as plain text: without looks, and without the heads of pages.

    The first lines of the first page stand there; where others are missing, somebody deleted them. Converters set
    paragraphs apart and keep the footnotes, office programs save lines as they stand, with or without footnotes.
    """
    said = {plain.squeezed(block) for block in walk.blocks(copy)}
    lines = [b for b in walk.blocks(sent) if b.kind is Kind.MASTHEAD]
    missed = [b.id for b in lines if plain.squeezed(b) not in said]
    if len(missed) < _HEAD_LINES or missed != [b.id for b in lines[: len(missed)]]:
        return
    parts = tuple(replace(p, blocks=tuple(b for b in p.blocks if b.id not in missed)) for p in sent.parts)
    document = rewrite.without_empty_parts(replace(sent, parts=parts))
    yield TEXT.write(rewrite.map_blocks(document, _without_looks)).data
    for has_notes in (True, False):
        yield "\n".join(_lines(document, has_notes=has_notes)).encode()


def _without_looks(block: Block) -> Block:
    def bare(inline: Inline) -> Inline:
        if isinstance(inline, Footnote):
            return replace(inline, blocks=tuple(map(_without_looks, inline.blocks)))
        return Text(inline.text) if isinstance(inline, Text) else inline

    kind = Kind.TEXT if block.cell else block.kind
    return replace(block, inlines=normal(map(bare, block.inlines)), cell=None, kind=kind)


_FLUSH = (Kind.MASTHEAD, Kind.CELL, Kind.CLOSING)


def _lines(document: Document, *, has_notes: bool) -> Iterator[str]:
    numbers = numbering.of(document)
    form = "[{}]" if has_notes else "{}"

    def said(inline: Inline) -> str:
        if isinstance(inline, Footnote):
            return form.format(numbers.mark(inline.id))
        return inline.text if isinstance(inline, Text) else "\n"

    for block in walk.blocks(document):
        words = "".join(map(said, block.inlines))
        label = numbers.label(block.id)
        yield words if block.kind in _FLUSH else f"\t{label}\t{words}" if label else f"\t{words}"
    for *_, note in walk.notes(document) if has_notes else ():
        yield f"{said(note)} {plain.note_text(note)}"


def _written_by(chosen: Format) -> Format:
    """The format itself; for those that are only read, that of Word, from which office programs make them."""
    return chosen if chosen.can_write and chosen.can_read else registry.DOCX
