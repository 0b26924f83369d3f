"""Word's lock on tracking in the settings of a file that is saved back (ECMA-376 17.15.1)."""

from __future__ import annotations

from engross.formats.docx.markup import Element, qualified, w
from engross.formats.docx.package import word
from engross.formats.docx.save import looks
from engross.formats.docx.save.opened import Opened

_BEFORE = (
    "writeProtection", "view", "zoom", "removePersonalInformation", "removeDateAndTime", "doNotDisplayPageBoundaries",
    "displayBackgroundShape", "printPostScriptOverText", "printFractionalCharacterWidth", "printFormsData",
    "embedTrueTypeFonts", "embedSystemFonts", "saveSubsetFonts", "saveFormsData", "mirrorMargins",
    "alignBordersAndEdges", "bordersDoNotSurroundHeader", "bordersDoNotSurroundFooter", "gutterAtTop",
    "hideSpellingErrors", "hideGrammaticalErrors", "activeWritingStyle", "proofState", "formsDesign",
    "attachedTemplate", "linkStyles", "stylePaneFormatFilter", "stylePaneSortMethod", "documentType", "mailMerge",
    "revisionView",
)  # fmt: skip
"""What the schema wants before the switch for tracking."""
_BETWEEN = ("trackRevisions", "doNotTrackMoves", "doNotTrackFormatting")
"""What it wants before the lock."""


def keep_tracking(opened: Opened, *, on: bool) -> None:
    """Puts the lock on tracking on or takes it off, and the switch with it."""
    root = opened.part("settings")
    if root is None:
        root = opened.added("settings", word("settings"), w("settings"))
    for child in root.findall(qualified("trackRevisions")):
        root.remove(child)
    lock = root.find(qualified("documentProtection"))
    if lock is not None and (on or lock.get(qualified("edit")) == "trackedChanges"):
        root.remove(lock)
    if on:
        _put(root, w("trackRevisions"), _BEFORE)
        _put(root, w("documentProtection", edit="trackedChanges", enforcement=1), (*_BEFORE, *_BETWEEN))


def _put(root: Element, made: Element, before: tuple[str, ...]) -> None:
    at = max((n for n, child in enumerate(root, 1) if looks.name(child) in before), default=0)
    root.insert(at, made)
