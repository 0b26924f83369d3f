"""Official pages as a PDF file: written, never read."""

from __future__ import annotations

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
        """The pages; a script without a font is a loss, and said. ``emblem`` is a picture for first pages."""
        from engross.formats.pdf import press  # the typesetter is loaded when it is first wanted

        lacking = press.missing_fonts(document)
        losses = (f"No font for this script is here; pages want {' or '.join(lacking)}.",) if lacking else ()
        made = press.Press()
        try:
            return Written(made.pdf(document, emblem=emblem), losses)
        finally:
            made.close()


FORMAT = PdfFormat()
