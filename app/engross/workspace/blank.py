"""A new resolution before anyone has written in it: the lines that the organ's form needs, the rest empty."""

from __future__ import annotations

from engross import resources
from engross.model import masthead
from engross.model.inlines import Field, Style, Text
from engross.model.nodes import Block, Document, Form, Kind, Metadata, Part, PartKind


def document(organ: str = "ga", language: str = "en") -> Document:
    """A draft resolution of the organ (a key of ``organs.toml``) in English form."""
    row = resources.toml("styles/organs.toml")[organ]
    name = row["names"].get(language) or row["names"]["en"]
    title = (Text("Title", fields=(Field(masthead.TITLE),)),) if row["title"] else ()
    lines = (
        (PartKind.MASTHEAD, Kind.MASTHEAD, (Text(name, fields=(Field(masthead.ORGAN),)),)),
        (PartKind.PREFACE, Kind.TITLE, title),
        (
            PartKind.PREAMBLE,
            Kind.ORGAN,
            (Text(f"The {name}" if language == "en" else name, Style.ITALIC), Text(",")),
        ),
        (PartKind.PREAMBLE, Kind.PREAMBULAR, ()),
        (PartKind.BODY, Kind.OPERATIVE, ()),
    )
    parts: list[Part] = []
    for number, (part, kind, row_of_runs) in enumerate(lines, 1):
        block = Block(number, kind, row_of_runs)
        if parts and parts[-1].kind is part:
            parts[-1] = Part(part, (*parts[-1].blocks, block), parts[-1].opens)
        else:
            parts.append(Part(part, (block,), None if parts else Form.DRAFT))
    return Document(tuple(parts), Metadata(language=language, organ=organ), next_id=len(lines) + 1)
