"""A Word file that holds one table under a title, on pages across: for reports, which are no resolutions."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import datetime
from unicodedata import bidirectional
from zipfile import ZipFile

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import Table

from engross.formats.docx.package import zipped

FONT = "Times New Roman"
_WIDTH_MM, _HEIGHT_MM, _MARGIN_MM = 297, 210, 15
_EPOCH = datetime(2000, 1, 1)  # noqa: DTZ001 -- equal reports are equal files


def table_file(
    title: str, heads: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[int]
) -> bytes:
    """The file's bytes. Line feeds in a cell are line breaks; ``widths`` are shares of the page's width.

    The first row is one of heads, which Word repeats on each page.
    """
    document = Document()
    _set_page(document)
    document.core_properties.title = title
    document.core_properties.author = document.core_properties.comments = ""
    document.core_properties.created = document.core_properties.modified = _EPOCH
    document.add_heading(title, level=1)
    table = document.add_table(rows=1, cols=len(heads), style="Table Grid")
    for cell, head in zip(table.rows[0].cells, heads, strict=True):
        cell.paragraphs[0].add_run(head).bold = True
    for row in rows:
        for cell, words in zip(table.add_row().cells, row, strict=True):
            cell.paragraphs[0].add_run(_clean(words))
    _keep_rows(document)
    _turn(document)
    _set_widths(table, widths)
    out = io.BytesIO()
    document.save(out)
    with ZipFile(out) as saved:
        return zipped({name: saved.read(name) for name in saved.namelist()})


def _set_page(document: WordDocument) -> None:
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(_WIDTH_MM), Mm(_HEIGHT_MM)
    for edge in ("left_margin", "right_margin", "top_margin", "bottom_margin"):
        setattr(section, edge, Mm(_MARGIN_MM))
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = FONT, Pt(10)
    normal.element.rPr.rFonts.set(qn("w:cs"), FONT)
    size = OxmlElement("w:szCs")
    size.set(qn("w:val"), "20")
    normal.element.rPr.append(size)
    normal.paragraph_format.space_after = Pt(0)
    heading = document.styles["Heading 1"]
    heading.font.name, heading.font.size = FONT, Pt(14)
    for name in ("w:ascii", "w:hAnsi"):
        heading.element.rPr.rFonts.set(qn(name), FONT)
    for name in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
        heading.element.rPr.rFonts.attrib.pop(qn(name), None)
    heading.paragraph_format.space_before, heading.paragraph_format.space_after = Pt(0), Pt(8)


def _keep_rows(document: WordDocument) -> None:
    """No row is torn (ECMA-376 17.4.6), and the first stands on each page (17.4.78)."""
    for number, row in enumerate(document.element.body.iter(qn("w:tr"))):
        properties = OxmlElement("w:trPr")
        properties.append(OxmlElement("w:cantSplit"))
        if number == 0:
            properties.append(OxmlElement("w:tblHeader"))
        row.insert(0, properties)


def _turn(document: WordDocument) -> None:
    """Paragraphs that begin in a script from right to left run so (ECMA-376 17.3.1.6, 17.3.2.30)."""
    for paragraph in document.element.body.iter(qn("w:p")):
        words = "".join(text.text or "" for text in paragraph.iter(qn("w:t")))
        strong = next((side for side in map(bidirectional, words) if side in ("L", "R", "AL")), "L")
        if strong == "L":
            continue
        paragraph.get_or_add_pPr().append(OxmlElement("w:bidi"))
        for run in paragraph.iter(qn("w:r")):
            run.get_or_add_rPr().append(OxmlElement("w:rtl"))


def _set_widths(table: Table, widths: Sequence[int]) -> None:
    table.autofit = False
    for column, share in zip(table.columns, widths, strict=True):
        column.width = width = Mm((_WIDTH_MM - 2 * _MARGIN_MM) * share / sum(widths))
        for cell in column.cells:
            cell.width = width


def _clean(words: str) -> str:
    """Without the characters that XML cannot hold."""
    return "".join(c for c in words if c in "\n\t" or " " <= c < "\ufffe" or c > "\uffff")
