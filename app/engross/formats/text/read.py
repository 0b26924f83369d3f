"""Reading plain text and Markdown: the stages in their order.

bytes → characters (`decode`) → paragraphs as typed (`lines`) → emphasis and footnote marks (`markup`, `notes`) → what
each is and which belong together (`classify`) → texts, parts and footnotes in place, opening words in italics
(`resolutions`, `openings`). In the middle stands the `Understanding`, which the user may look at and correct.
"""

from __future__ import annotations

from dataclasses import replace

from engross.errors import FormatError
from engross.formats.format import ImportResult
from engross.formats.text import decode, lines, markup, notes, tables
from engross.formats.text import phrases as phrase_lists
from engross.formats.text.classify import classify
from engross.formats.text.resolutions import document_of
from engross.formats.text.understanding import Understanding
from engross.model.nodes import Kind

MAX_PARAGRAPHS = 50_000
"""The longest published text has some 2,000."""


def read(data: bytes, filename: str = "") -> ImportResult:  # noqa: ARG001 - the contract of readers
    """The document that the bytes stand for; raises `FormatError`."""
    decoded = decode.decode(data)
    return document_of(_with_losses(_understood(decoded.text), decoded.losses))


def read_text(text: str) -> ImportResult:
    """The document that pasted characters stand for; raises `FormatError`."""
    return document_of(understand(text))


def understand(text: str, language: str = "") -> Understanding:
    """How pasted characters are understood, in this language or the one they seem to be in; raises `FormatError`."""
    decoded = decode.clean(text)
    return _with_losses(_understood(decoded.text, language), decoded.losses)


def _with_losses(understanding: Understanding, losses: tuple[str, ...]) -> Understanding:
    return replace(understanding, losses=(*losses, *understanding.losses))


def _understood(text: str, language: str = "") -> Understanding:
    language = language or phrase_lists.language_of(text)
    words = phrase_lists.of(language)
    found = lines.paragraphs(notes.gathered(text), words)
    if len(found.texts) > MAX_PARAGRAPHS:
        raise FormatError(f"The text has {len(found.texts):,} paragraphs, and a resolution has far fewer.")
    typed = (text for text in notes.with_marks(found.texts) if not tables.is_rule(text))
    riches = notes.divided(map(markup.read, typed))
    paragraphs = classify(riches, words)
    lines_of_organs = (words.organ(item.text) for item in paragraphs if item.kind is Kind.ORGAN)
    organ = next((key for key in lines_of_organs if key), "")
    return Understanding(paragraphs, language, organ, found.losses)
