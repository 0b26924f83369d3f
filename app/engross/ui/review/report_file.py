"""The question where a report shall be written, and as what."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from engross.i18n import _
from engross.review import tables


def ask(parent: QWidget, title: str, name: str) -> Path | None:
    """The path that people chose, with an ending of `tables.ENDINGS` where they gave none; None for none."""
    titles = {".docx": _("Word file"), ".html": _("Web page"), ".csv": _("Table")}
    forms = ";;".join(f"{titles[ending]} (*{ending})" for ending in tables.ENDINGS)
    chosen, form = QFileDialog.getSaveFileName(parent, title, f"{name}.docx", forms)
    if not chosen:
        return None
    path = Path(chosen)
    ending = next((e for e in tables.ENDINGS if e in form), tables.ENDINGS[0])
    return path if path.suffix else path.with_suffix(ending)
