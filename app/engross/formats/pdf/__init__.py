"""Official pages as a PDF file: written, never read."""

from __future__ import annotations

from collections.abc import Iterator

from engross.errors import FormatError
from engross.formats.format import ImportResult, Written
from engross.model.nodes import Document


class PdfFormat:
    """PDF by the typesetter typst, tagged, with title and language."""

    name = "pdf"
    title = "PDF"
    endings: tuple[str, ...] = (".pdf",)
    can_read = False
    can_write = True

    def recognises(self, data: bytes, filename: str) -> bool:
        """By the signature."""
        return data.startswith(b"%PDF")

    def read(self, data: bytes, filename: str = "") -> ImportResult:
        """Always raises `FormatError`."""
        raise FormatError(
            "A PDF file cannot be opened as a resolution.",
            hint="Copy its text and use New from Text.",
        )

    def write(
        self, document: Document, source: object | None = None, *, emblem: bytes | None = None
    ) -> Written:
        """The pages; a script or a sign without a font is a loss. ``emblem`` is a picture for first pages."""
        from engross.formats.pdf.press import Press  # the typesetter is loaded when it is first wanted

        made = Press()
        try:
            data = made.pdf(document, emblem=emblem)
        finally:
            made.close()
        return Written(data, tuple(_losses(document, made.unshown)))


def _losses(document: Document, unshown: str) -> Iterator[str]:
    from engross.formats.pdf.press import missing_fonts

    lacking = missing_fonts(document)
    if lacking:
        yield f"No font for this script is here; pages want {' or '.join(lacking)}."
    elif unshown:
        yield f"No font here has the sign “{unshown}”; the pages show an empty box in its place."


FORMAT = PdfFormat()
