"""What is said about a live reference where the mouse rests on it, and in menus."""

from __future__ import annotations

from engross.i18n import _
from engross.model import references
from engross.model.nodes import Document
from engross.model.references import Target


def described(document: Document, target: Target) -> str:
    """What the target is called and how it begins."""
    if not references.is_there(document, target):
        return _("The paragraph that this refers to is no longer there.")
    label, words = references.label(document, target), references.description(document, target, 48)
    if not label:
        return _("What this refers to has no number any more: {words}").format(words=words)
    before, behind = references.wording(document, references.home(document, target), target)
    return f"{before}{label}{behind}: {words}"
