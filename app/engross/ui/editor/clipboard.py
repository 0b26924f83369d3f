"""What is copied and what is pasted: our own data first, then HTML reduced to what we know, then plain text."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData

from engross.editing.fragments import Fragment
from engross.errors import EditRefused
from engross.formats.html import copied
from engross.i18n import _, counted
from engross.model import numbering, places, walk
from engross.model.nodes import Document
from engross.model.numbering import Numbers

if TYPE_CHECKING:
    from engross.ui.bridge import Bridge
    from engross.workspace.pasting import Pasted

MIME = "application/x-engross-fragment+json"


def to_mime(fragment: Fragment, document: Document | None = None) -> QMimeData:
    """The fragment for other programs and for ourselves, with the numbers that its paragraphs have in the document."""
    numbers = _numbers(fragment, document) if document else Numbers({}, {}, {}, {})
    language = document.metadata.language if document else "en"
    data = QMimeData()
    data.setData(MIME, fragment.to_json().encode())
    data.setHtml(copied.html_of(fragment.blocks, numbers, language))
    data.setText(copied.text_of(fragment.blocks, numbers))
    return data


def _numbers(fragment: Fragment, document: Document) -> Numbers:
    """The numbers of the document; a part of a paragraph has none."""
    numbers = numbering.of(document)
    there = walk.spots(document)
    first = fragment.blocks[0] if fragment.blocks else None
    if first is None or first.id not in there:
        return numbers
    whole = walk.block_of(document, first.id)
    if len(fragment.blocks) > 1 and places.size(first) == places.size(whole):
        return numbers
    return replace(numbers, labels={k: label for k, label in numbers.labels.items() if k != first.id})


def can_read(data: QMimeData) -> bool:
    """Whether there is anything to paste, or to say of a paste."""
    return data.hasFormat(MIME) or data.hasText() or data.hasHtml() or data.hasImage()


def files(data: QMimeData) -> list[Path]:
    """The files of this machine that are copied or dragged; addresses of the web are words."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


def read(data: QMimeData, language: str = "en") -> Pasted:
    """What the clipboard holds, as understood and as text; without blocks where it holds nothing of use.

    A picture that stands for words, as those of cells do, is none that is left out; nor is its address words.
    """
    from engross.workspace import pasting  # the window starts without it

    if data.hasFormat(MIME):
        try:
            own = Fragment.from_json(bytes(data.data(MIME).data()).decode())
        except (EditRefused, UnicodeDecodeError):
            own = Fragment(())
        return pasting.Pasted(own, own)
    if data.hasHtml():
        found = pasting.of_html(data.html(), data.text(), language)
        if found.fragment.blocks or (found.pictures and (data.hasUrls() or not data.text().strip())):
            return found
    found = pasting.of_text(data.text(), language)
    return found if found.fragment.blocks else replace(found, pictures=int(data.hasImage()))


def left_out(found: Pasted) -> str:
    """What of a paste or a drop could not be taken over, and what to do about it; "" where all was."""
    if not found.pictures:
        return ""
    if not found.fragment.blocks:
        return _(
            "The text holds words and tables, no pictures: nothing was inserted. "
            "Put the picture into the Word file, once that is exported."
        )
    return counted(
        "A picture was left out of what came: the text holds words and tables only. "
        "Put it into the Word file, once that is exported.",
        "{count} pictures were left out of what came: the text holds words and tables only. "
        "Put them into the Word file, once that is exported.",
        found.pictures,
    )


def tell_left_out(found: Pasted, bridge: Bridge) -> None:
    """Say what was left out, if anything was."""
    if said := left_out(found):
        bridge.refused.emit(EditRefused(said))


def from_mime(data: QMimeData, language: str) -> Fragment:
    """What the clipboard holds as a fragment; without blocks where it holds nothing of use."""
    return read(data, language).fragment


def from_html(source: str) -> Fragment:
    """The paragraphs of a web page or a word processor; of its looks only those that a resolution knows."""
    from engross.workspace import pasting

    return pasting.of_html(source, "").fragment
