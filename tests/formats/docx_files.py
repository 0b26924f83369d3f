"""Word files of other programs in a few lines: parts by name, a body as XML, zipped."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"

SPACES = f'xmlns:w="{W}" xmlns:r="{R}" xmlns:mc="{MC}"'


def text(words: str, properties: str = "") -> str:
    """A run."""
    look = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{look}<w:t xml:space="preserve">{words}</w:t></w:r>'


def p(content: str, properties: str = "") -> str:
    """A paragraph of runs, or of bare words."""
    inside = content if content.startswith("<") or not content else text(content)
    return f"<w:p><w:pPr>{properties}</w:pPr>{inside}</w:p>"


def part(name: str, content: str) -> str:
    """A part of the main namespace."""
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{name} {SPACES}>{content}</w:{name}>'


def docx(body: str, links: dict[str, str] | None = None, **parts: str) -> bytes:
    """The file of a body, with parts such as ``styles``, ``numbering``, ``footnotes``; ``links`` by id."""
    relations = [f'<Relationship Id="part{name}" Type="{R}/{name}" Target="{name}.xml"/>' for name in parts]
    relations += [
        f'<Relationship Id="{ident}" Type="{R}/hyperlink" Target="{target}" TargetMode="External"/>'
        for ident, target in (links or {}).items()
    ]
    files = {f"word/{name}.xml": content for name, content in parts.items()}
    return archive({
        "[Content_Types].xml": (
            f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{TYPE}.document.main+xml"/></Types>'
        ),
        "_rels/.rels": (
            f'<Relationships xmlns="{PACKAGE}/relationships">'
            f'<Relationship Id="r1" Type="{R}/officeDocument" Target="word/document.xml"/></Relationships>'
        ),
        "word/_rels/document.xml.rels": (
            f'<Relationships xmlns="{PACKAGE}/relationships">{"".join(relations)}</Relationships>'
        ),
        "word/document.xml": part("document", f"<w:body>{body}</w:body>"),
        **files,
    })  # fmt: skip


def with_parts(data: bytes, parts: dict[str, str], relations: dict[str, tuple[str, str]]) -> bytes:
    """The file with more parts; ``relations`` of the main part by id: the last steps of type and target."""
    where = "word/_rels/document.xml.rels"
    with ZipFile(BytesIO(data)) as zipped:
        files: dict[str, str | bytes] = {name: zipped.read(name) for name in zipped.namelist()}
        before = zipped.read(where).decode()
    rows = "".join(
        f'<Relationship Id="{ident}" Type="{R}/{kind}" Target="{target}"/>'
        for ident, (kind, target) in relations.items()
    )
    files[where] = before.replace("</Relationships>", f"{rows}</Relationships>")
    return archive({**files, **parts})


def archive(files: dict[str, str | bytes]) -> bytes:
    """A ZIP archive."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as zipped:
        for name, content in files.items():
            zipped.writestr(name, content)
    return out.getvalue()
