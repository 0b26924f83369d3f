"""What the kinds of paragraphs are called."""

from __future__ import annotations

from engross.i18n import _
from engross.model.nodes import Kind


def kind_titles() -> dict[Kind, str]:
    """The kinds that a paragraph can be given, as people call them."""
    return {
        Kind.PREAMBULAR: _("Preambular"),
        Kind.OPERATIVE: _("Operative"),
        Kind.TEXT: _("Text"),
        Kind.HEADING: _("Heading"),
        Kind.SECTION: _("Section"),
        Kind.TITLE: _("Title"),
        Kind.ORGAN: _("Organ"),
        Kind.MASTHEAD: _("Masthead line"),
        Kind.CLOSING: _("Closing line"),
        Kind.ORNAMENT: _("Ornament"),
    }
