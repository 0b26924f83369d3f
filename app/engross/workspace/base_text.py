"""Drafts that start from an official text: beginning one, and submitting it with every difference marked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from engross import resources
from engross.editing import masthead
from engross.errors import SaveError
from engross.formats import registry
from engross.formats.format import Written
from engross.model import masthead as data
from engross.model import outline, plain, states, walk
from engross.model.nodes import Document
from engross.review import base
from engross.review.carry_over import carried_over
from engross.workspace import files, templates

ASKED = (data.SYMBOL, data.SESSION, data.AGENDA_ITEM, data.ISSUED, data.TITLE)
"""What is asked for when a draft is begun; what is left empty stays as the earlier text has it."""


def now() -> str:
    """The time of changes, ISO 8601 in UTC."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def begun(earlier: Document, answers: Mapping[str, str], at: str) -> Document:
    """A draft that starts from an earlier text, with what belongs to its session and first page as tracked changes.

    ``answers`` are words for data of `ASKED`. What only an adopted text states is taken out.
    """
    return carried_over(earlier, at, lambda document: _as_draft(document, answers))


def _as_draft(document: Document, answers: Mapping[str, str]) -> Document:
    language = document.metadata.language
    name = f"review/carry-over.{language}.toml"
    if not resources.path(name).is_file():
        name = "review/carry-over.en.toml"
    said = {cleared: "" for cleared in resources.toml(name)["draft"]["cleared"] if cleared in data.NAMES}
    limited = templates.words()["line"]["limited"]
    if data.first(document, data.DISTRIBUTION) is not None:
        said[data.DISTRIBUTION] = str(limited.get(language) or limited["en"])
    said |= {name: words.strip() for name, words in answers.items() if words.strip()}
    for name, words in said.items():
        document = _stating(document, name, words)
    return document


def _stating(document: Document, name: str, words: str) -> Document:
    """The first text states a datum in these words; for none, nowhere."""
    while True:
        scope = outline.texts(document)[0]
        if not words and data.first(document, name, scope) is None:
            return document
        document = masthead.set_field(document, name, words, "", scope).document
        if words:
            return document


@dataclass(frozen=True, slots=True)
class Submission:
    """What goes to the office: the file, and how much it says is changed."""

    written: Written
    changes: int


def submitted(
    draft: Document, author: str | None, at: str, earlier: Document | None = None, *, has_lists: bool = False
) -> Submission:
    """The draft as a Word file of tracked changes against its base text, or against ``earlier``.

    The changes are those of ``author``; with None the draft's own marks and authors stay. Comments and the record of
    decisions are left out. What was written is read again: rejected it must say what the base says, accepted what the
    draft says. Raises SaveError where there is no base, or where anything differs without a mark.
    """
    if earlier is None and draft.base is None:
        raise SaveError(
            "The draft has no base text.", hint="Choose the official text that it starts from first."
        )
    text = earlier if earlier is not None else draft.base.document  # type: ignore[union-attr] # asked above
    made = base.submission(text, draft, at, author)
    written = registry.DOCX.write(made, has_lists=has_lists)
    again = registry.DOCX.read(written.data, "submission.docx").document
    _hold(states.original(again), base.official(text), "rejected", "the base text")
    _hold(states.accepted(again), base.official(draft), "accepted", "the draft")
    return Submission(written, len(made.changes))


def _hold(read: Document, due: Document, decided: str, named: str) -> None:
    """Raises SaveError where two documents have other words."""
    found, wanted = _words(read), _words(due)
    if found != wanted:  # pages print some lines otherwise, such as a dash between the dates of a session
        printed = registry.DOCX.read(registry.DOCX.write(due).data, "due.docx").document
        wanted = _words(printed)
    if found == wanted:
        return
    place = next((n for n, pair in enumerate(zip(found, wanted, strict=False)) if pair[0] != pair[1]), None)
    words = (wanted + [""])[place if place is not None else min(len(found), len(wanted))][:60]
    raise SaveError(
        f"The Word file was not written: with all changes {decided} it does not say what {named} says, at “{words}”.",
        hint="Export to Word instead, and compare the file with the base text.",
    )


def _words(document: Document) -> list[str]:
    """The words of each paragraph and footnote that has some, spaces aside."""
    said = ("".join(plain.text(block).split()) for block in walk.all_blocks(document))
    return [words for words in said if words]


def submit(
    draft: Document,
    target: Path,
    author: str | None,
    earlier: Document | None = None,
    *,
    has_lists: bool = False,
) -> Submission:
    """As `submitted`, into a file; raises SaveError."""
    if registry.for_ending(target).name != registry.DOCX.name:
        raise SaveError("A submission is a Word file.", hint="Choose a name that ends in .docx.")
    made = submitted(draft, author, now(), earlier, has_lists=has_lists)
    files.write_bytes(target, made.written.data)
    return made
