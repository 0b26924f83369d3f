"""JSON for machines: what `engross show --json` prints, and what `convert` writes as ``.json``. Written, never read."""

from __future__ import annotations

import json

from engross.errors import FormatError
from engross.formats.format import ImportResult, Written
from engross.formats.json.show import show
from engross.model.nodes import Document

__all__ = ["FORMAT", "JsonFormat", "show"]


class JsonFormat:
    """The registry's entry."""

    name = "json"
    title = "JSON"
    endings: tuple[str, ...] = (".json",)
    can_read = False
    can_write = True

    def recognises(self, data: bytes, filename: str) -> bool:
        """Never: JSON is written only."""
        return False

    def read(self, data: bytes, filename: str = "") -> ImportResult:
        """Raises `FormatError`: JSON is written only."""
        raise FormatError("JSON is written only.", hint="Open the file that it was made from.")

    def write(self, document: Document, source: object | None = None) -> Written:
        """What `show --json` prints, as UTF-8."""
        words = json.dumps(show(document), ensure_ascii=False, indent=2)
        return Written(words.encode() + b"\n")


FORMAT = JsonFormat()
