"""The small parts beside the text: settings, fonts, core properties (ECMA-376 17.15, 17.8; part 2 clause 11)."""

from __future__ import annotations

from lxml import etree

from engross import resources
from engross.formats.docx.layout import Layout, Script, fonts_instead
from engross.formats.docx.markup import Element, printable, qualified, serialised, val, w
from engross.formats.docx.notes import SEPARATORS
from engross.model import masthead
from engross.model.nodes import Document

COMPATIBILITY_ADDRESS = "http://schemas.microsoft.com/office/word"
COMPATIBILITY_MODE = 15
"""Word 2013 and later."""
CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
DUBLIN_CORE = "http://purl.org/dc/elements/1.1/"


def settings_part(layout: Layout, *, keeps_tracking: bool = False) -> Element:
    """The root of ``word/settings.xml``; Word too tracks changes in a document that keeps tracking on."""
    mode = w("compatSetting", uri=COMPATIBILITY_ADDRESS, val=COMPATIBILITY_MODE)
    mode.set(qualified("name"), "compatibilityMode")
    script = layout.script
    asian = script.tag if script.is_asian else "en-US"
    complex_language = script.tag if script.is_right_to_left else "ar-SA"
    main = script.tag if not (script.is_asian or script.is_right_to_left) else "en-GB"
    return w(
        "settings",
        w("trackRevisions") if keeps_tracking else None,
        w("documentProtection", edit="trackedChanges", enforcement=1) if keeps_tracking else None,
        val("defaultTabStop", layout.default_tab),
        w("evenAndOddHeaders"),
        val("characterSpacingControl", "doNotCompress"),
        w("footnotePr", *(w("footnote", id=ident) for ident in SEPARATORS.values())),
        w("compat", mode),
        w("themeFontLang", val=main, eastAsia=asian, bidi=complex_language),
    )


def fonts_part(script: Script) -> Element:
    """The root of ``word/fontTable.xml``: each font with the one to take where it is missing."""
    instead = fonts_instead()
    root = w("fonts")
    for name in dict.fromkeys((script.latin, script.complex, script.asian)):
        font = w("font", val("altName", instead.get(name)), val("family", "roman"), val("pitch", "variable"))
        font.set(qualified("name"), name)
        root.append(font)
    return root


def theme_part() -> Element:
    """The root of ``word/theme.xml``: Word wants one, though no style of ours takes anything from it."""
    return etree.fromstring(resources.path("styles/docx-theme.xml").read_bytes())


def core_part(document: Document, script: Script) -> bytes:
    """The bytes of ``docProps/core.xml``: title, symbol and language, and no date, which would be today's."""
    root = etree.Element(f"{{{CORE}}}coreProperties", nsmap={"cp": CORE, "dc": DUBLIN_CORE})
    symbol = masthead.text_of(document, masthead.SYMBOL)
    title = masthead.text_of(document, masthead.TITLE) or symbol
    for name, words in (("title", title), ("subject", symbol), ("language", script.tag)):
        if words:
            etree.SubElement(root, f"{{{DUBLIN_CORE}}}{name}").text = printable(" ".join(words.split()))
    return serialised(root)
