"""The status bar: organ, words, language, zoom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QLabel, QMenu, QStatusBar, QToolButton

from engross.i18n import _, counted
from engross.model import outline, plain, walk
from engross.model.nodes import Document
from engross.model.places import Selection
from engross.ui.masthead import form

if TYPE_CHECKING:
    from engross.workspace.proofing import Proof

ZOOMS = (50, 67, 80, 90, 100, 110, 125, 150, 175, 200, 250, 300)
"""Steps of the zoom, in per cent."""


class StatusLine(QObject):
    """Fills the status bar of a window."""

    zoom_chosen = Signal(int)

    def __init__(self, bar: QStatusBar, parent: QObject) -> None:
        super().__init__(parent)
        self._bar = bar
        bar.setSizeGripEnabled(False)
        self._counted: Document | None = None
        self.address, self.organ, self.words, self.language = (QLabel(bar) for _number in range(4))
        self.address.setToolTip(_("Where the caret is"))
        self.organ.setToolTip(_("Organ whose style applies"))
        self.words.setToolTip(_("Words of the text and its footnotes"))
        self.language.setToolTip(_("Language of the text"))
        self.findings = QToolButton(bar)
        self.findings.setToolTip(_("What the checks found"))
        self.zoom = QToolButton(bar)
        self.zoom.setToolTip(_("Size of the page"))
        self.zoom.setAccessibleName(_("Size of the page"))
        self.zoom.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.zoom.setMenu(self._zoom_menu())
        bar.addWidget(self.address)
        bar.addPermanentWidget(self.findings)
        for label in (self.organ, self.words, self.language):
            bar.addPermanentWidget(label)
        bar.addPermanentWidget(self.zoom)

    def _zoom_menu(self) -> QMenu:
        menu = QMenu(self._bar)
        for zoom in reversed(ZOOMS):
            menu.addAction(f"{zoom} %").triggered.connect(
                lambda _checked=False, chosen=zoom: self.zoom_chosen.emit(chosen)
            )
        return menu

    def show_zoom(self, zoom: int) -> None:
        """The zoom in per cent."""
        self.zoom.setText(f"{zoom} %")

    def show_findings(self, proof: Proof) -> None:
        """How many findings there are, by severity."""
        from engross.ui.findings.panel import summary  # the window starts without it

        words = summary(proof)
        self.findings.setText(words)
        self.findings.setAccessibleName(words)
        self.findings.show()

    def show_document(self, document: Document | None, selection: Selection | None = None) -> None:
        """What there is to say about the document and the place of the caret."""
        for label in (self.address, self.organ, self.words, self.language):
            label.setVisible(document is not None)
        self.findings.setVisible(document is not None and bool(self.findings.text()))
        if document is None:
            self.findings.setText("")
            return
        if selection is not None and selection.head.block in walk.spots(document):
            self.address.setText(outline.addresses(document).get(selection.head.block, ""))
        if document is self._counted:
            return
        self._counted = document
        self.words.setText(_length(document))
        self.organ.setText(form.organs().get(document.metadata.organ, _("No organ")))
        code = document.metadata.language
        self.language.setText(form.language_names().get(code, code))


def _length(document: Document) -> str:
    """How long the text is: in words, for Chinese in characters, as the two are counted in editing."""
    if document.metadata.language == "zh":
        count = sum(not c.isspace() for b in walk.all_blocks(document) for c in plain.words(b))
        said = counted("{count} character", "{count} characters", count)
    else:
        count = plain.word_count(document)
        said = counted("{count} word", "{count} words", count)
    return said.replace(str(count), f"{count:,}")
