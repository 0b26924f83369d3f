"""Whether a DOCX is sound: what openxml-audit says, and four checks of our own for what it does not see.

It passes an attribute that there is not, a comment range that is not closed, deleted text outside a deletion, and
ordinary text inside one.
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from lxml import etree
from openxml_audit import OpenXmlValidator

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
VAL = {"val"}
RULE = {"val", "sz", "space", "color"}
WIDTH = {"w", "type"}
CHANGE = {"id", "author", "date"}
IDENT = {"id"}
ATTRIBUTES: dict[str, set[str]] = {
    **dict.fromkeys(
        ("b", "bCs", "i", "iCs", "keepNext", "keepLines", "widowControl", "jc", "outlineLvl"), VAL
    ),
    **dict.fromkeys(
        ("pStyle", "rStyle", "name", "basedOn", "next", "spacing", "w", "kern", "sz", "szCs"), VAL
    ),
    **dict.fromkeys(
        ("color", "u", "vertAlign", "gridSpan", "vMerge", "vAlign", "numStart", "numRestart"), VAL
    ),
    **dict.fromkeys(
        ("defaultTabStop", "characterSpacingControl", "altName", "family", "pitch", "uiPriority"), VAL
    ),
    **dict.fromkeys(("tcW", "tblW", "tblInd", "left", "right", "top", "bottom"), WIDTH),
    "spacing": {"val", "before", "after", "line", "lineRule"},
    "ind": {"left", "right", "hanging", "firstLine"},
    "tab": {"val", "pos"},
    "rFonts": {"ascii", "hAnsi", "eastAsia", "cs", "hint"},
    "lang": {"val", "eastAsia", "bidi"},
    "themeFontLang": {"val", "eastAsia", "bidi"},
    "style": {"type", "styleId", "default", "customStyle"},
    "tblLayout": {"type"},
    "gridCol": {"w"},
    "trHeight": {"val", "hRule"},
    "pgSz": {"w", "h"},
    "pgMar": {"top", "right", "bottom", "left", "header", "footer", "gutter"},
    "cols": {"space"},
    "headerReference": {"type"},
    "footerReference": {"type"},
    "footnote": {"id", "type"},
    "footnoteReference": {"id", "customMarkFollows"},
    "fldSimple": {"instr"},
    "hyperlink": {"history"},
    "compatSetting": {"name", "uri", "val"},
    "font": {"name"},
    "br": {"type"},
    **dict.fromkeys(("ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange"), CHANGE),
    **dict.fromkeys(("moveFromRangeStart", "moveToRangeStart"), CHANGE | {"name"}),
    **dict.fromkeys(("moveFromRangeEnd", "moveToRangeEnd"), IDENT),
    **dict.fromkeys(("commentRangeStart", "commentRangeEnd", "commentReference"), IDENT),
    "comment": {"id", "author", "date", "initials"},
    "bookmarkStart": {"id", "name"},
    "bookmarkEnd": IDENT,
    **dict.fromkeys(
        ("ilvl", "numId", "multiLevelType", "start", "numFmt", "lvlText", "lvlJc", "startOverride"), VAL
    ),
    "abstractNum": {"abstractNumId"},
    "abstractNumId": VAL,
    "num": {"numId"},
    "lvl": {"ilvl"},
    "lvlOverride": {"ilvl"},
}
"""The attributes that we write on elements of the main namespace; those not named here have none."""
BORDERS = ("top", "bottom", "left", "right")


def faults(data: bytes, folder: Path) -> list[str]:
    """What is wrong with a file; ``folder`` is where it is laid down for the auditor."""
    path = folder / "audited.docx"
    path.write_bytes(data)
    audited = [str(error.description) for error in OpenXmlValidator().validate(path).errors]
    with ZipFile(BytesIO(data)) as archive:
        names = [name for name in archive.namelist() if name.startswith("word/") and name.endswith(".xml")]
        return audited + [
            fault for name in names for fault in _own(name, etree.fromstring(archive.read(name)))
        ]


def _own(name: str, root: etree._Element) -> list[str]:
    found = []
    for element in root.iter(f"{W}*"):
        tag = element.tag.removeprefix(W)
        known = RULE if tag in BORDERS and element.get(f"{W}sz") else ATTRIBUTES.get(tag, set())
        for attribute in element.attrib:
            if attribute.startswith(W) and attribute.removeprefix(W) not in known:
                found.append(f"{name}: {tag} has no attribute {attribute.removeprefix(W)}")
        inside_deletion = next(element.iterancestors(f"{W}del", f"{W}moveFrom"), None) is not None
        if tag == "t" and next(element.iterancestors(f"{W}del"), None) is not None:
            found.append(f"{name}: ordinary text inside a deletion")
        if tag == "delText" and not inside_deletion:
            found.append(f"{name}: deleted text outside a deletion")
    opened = {e.get(f"{W}id") for e in root.iter(f"{W}commentRangeStart")}
    closed = {e.get(f"{W}id") for e in root.iter(f"{W}commentRangeEnd")}
    return found + [f"{name}: comment range {ident} is not closed" for ident in sorted(opened - closed)]
