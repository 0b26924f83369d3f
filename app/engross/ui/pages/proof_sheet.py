"""Pages that were set: pictures of them, and which paragraph stands where."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from threading import RLock

import pypdfium2
from PySide6.QtCore import QSizeF
from PySide6.QtGui import QImage

from engross.formats.pdf.press import Press, Spot
from engross.model.nodes import Document, NodeId

POINTS = 72.0
"""Points in an inch: the unit of PDF."""


class _File:
    """A PDF file that several threads draw from: PDFium works for one of them at a time."""

    _turn = RLock()

    def __init__(self, data: bytes) -> None:
        with self._turn:
            self._file = pypdfium2.PdfDocument(data)
            self.sizes = tuple(QSizeF(*self._file.get_page_size(n)) for n in range(len(self._file)))

    def picture(self, number: int, dots_per_inch: float) -> QImage:
        with self._turn:
            page = self._file[number]
            bitmap = page.render(scale=dots_per_inch / POINTS)
            form = QImage.Format.Format_BGR888
            picture = QImage(bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride, form).copy()
            bitmap.close()
            page.close()
        return picture

    def __del__(self) -> None:
        with self._turn:
            self._file.close()


@dataclass(frozen=True)
class ProofSheet:
    """The pages of one document, as set. Any thread may draw them."""

    document: Document
    pdf: bytes
    spots: tuple[Spot, ...]
    unshown: str = ""
    """A sign that no font here has, where there is one."""

    @cached_property
    def _file(self) -> _File:
        return _File(self.pdf)

    @property
    def sizes(self) -> tuple[QSizeF, ...]:
        """Width and height of each page, in points."""
        return self._file.sizes

    def picture(self, number: int, dots_per_inch: float) -> QImage:
        """A picture of a page, counted from 0."""
        return self._file.picture(number, dots_per_inch)

    def paragraph_at(self, number: int, top: float) -> NodeId | None:
        """The paragraph or footnote that stands at a height of a page; ``top`` in points from the upper edge."""
        before = [spot for spot in self.spots if (spot.page, spot.top) <= (number + 1, top)]
        if not before:
            return self.spots[0].block if self.spots else None
        return max(before, key=lambda spot: (spot.page, spot.top)).block

    def place_of(self, block: NodeId) -> tuple[int, float] | None:
        """Page, counted from 0, and height in points of where a paragraph begins."""
        return next(((spot.page - 1, spot.top) for spot in self.spots if spot.block == block), None)


def set_pages(press: Press, document: Document, emblem: bytes | None) -> ProofSheet:
    """The document's pages; raises `FormatError`."""
    pdf = press.pdf(document, emblem=emblem)
    return ProofSheet(document, pdf, press.spots(), press.unshown)
