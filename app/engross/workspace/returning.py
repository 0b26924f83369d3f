"""Copies that come back of a text that was sent: what their file formats lost is told from what was edited."""

from __future__ import annotations

from collections.abc import Sequence

from engross.errors import FormatError
from engross.formats import registry
from engross.formats.format import Format
from engross.model import states
from engross.model.nodes import Document
from engross.review import record, unbroken
from engross.review.comments import without_comments
from engross.review.copies import Copy
from engross.review.returned import restored
from engross.workspace import files
from engross.workspace.files import ReadFile


def copies(sent: Document, back: Sequence[tuple[ReadFile, str]]) -> list[Copy]:
    """The files that came back as copies, each with the name of whoever had it."""
    known: dict[str, Document | None] = {}
    found = []
    for file, author in back:
        if file.format_name not in known:
            known[file.format_name] = carried(states.original(sent), file)
        found.append(Copy(file.result.document, author, known[file.format_name]))
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

    None for the format of record, and for a text of which the format makes nothing that can be read.
    """
    if back.format_name == files.RECORD:
        return None
    chosen = _written_by(registry.named(back.format_name))
    written = chosen.write(record.without(without_comments(sent)))
    try:
        return files.read(written.data, f"sent{chosen.endings[0]}").result.document
    except FormatError:  # an empty text as plain text is an empty file
        return None


def _written_by(chosen: Format) -> Format:
    """The format itself; for those that are only read, that of Word, from which office programs make them."""
    return chosen if chosen.can_write and chosen.can_read else registry.DOCX
