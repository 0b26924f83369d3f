"""What paragraph styles say: those of ours and of the official templates, by name (``resources/styles/docx.toml``)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from engross import resources
from engross.formats.docx.read.styles import key_of
from engross.model import masthead
from engross.model.nodes import Kind

Keys = tuple[str, ...]

FIELDS = {
    "publisher": masthead.PUBLISHER,
    "symbol": masthead.SYMBOL,
    "xlarge": masthead.ORGAN,
    "session": masthead.SESSION,
    "agendatitleh2": masthead.ITEM_TITLE,
    "agendaitemnormal": masthead.AGENDA_ITEM,
    "organ": masthead.SUBSIDIARY_ORGAN,
    "origin": masthead.ORIGIN,
    "titlehch": masthead.RESOLUTION_NUMBER,
    "sponsors": masthead.SPONSORS,
}
"""What a line of the first page in a style states, where its words do not say it."""

KINDS = {
    "heading": Kind.HEADING,
    "section": Kind.SECTION,
    "closing": Kind.CLOSING,
    "ornament": Kind.ORNAMENT,
    "masthead": Kind.MASTHEAD,
}
"""What a paragraph of a role is."""

TYPED_NUMBER = "typednumber"
NUMBER_STYLES = frozenset({"paragraphnumber", TYPED_NUMBER})
"""Character styles of ours: labels of paragraphs, and those that the file of record types in the text."""

INDICATOR_STYLES = frozenset(
    {"footnotereference", "endnotereference", "footnotecharacters", "footnoteanchor"}
)
LINK_STYLES = frozenset({"hyperlink", "followedhyperlink", "internetlink"})

_LINES = {*FIELDS, "titleh1", "distribution", "publication", "original", "agendatitlenormal", "agendaitemh1"}
_PLAIN = {"normal", "singletxt", "singletxtg", "tabletext", "footnotetext", "firstpagenote", "releasedate"}


@dataclass(frozen=True, slots=True)
class Role:
    """What a style says of a paragraph: ``name`` is "masthead", "heading", "part_title", "section", "closing",
    "ornament", "text" or "".

    ``level`` is that of a heading.
    """

    name: str = ""
    level: int = 0


def role_of(keys: Keys) -> Role:
    """The role of a style, or of the nearest that it is based on."""
    table = _table()
    return next((table[key] for key in keys if key in table), Role())


def field_of(keys: Keys) -> str:
    """The datum of a first page that the style stands for, or ""."""
    return next((FIELDS[key] for key in keys if key in FIELDS), "")


@cache
def _table() -> dict[str, Role]:
    table = resources.toml("styles/docx.toml")
    names = dict(table["styles"])
    for layout in table["layouts"].values():
        names.update(layout.get("styles", {}))
    keys = {ident: key_of(spec["name"]) for ident, spec in names.items()}
    found: dict[str, Role] = {}
    for layout in table["layouts"].values():
        roles = layout.get("roles", {})
        for name in ("part_title", "section", "closing", "ornament", "text"):
            if name in roles:
                found[keys[roles[name]]] = Role(name)
        for level, ident in enumerate(roles.get("headings", ())):
            found[keys[ident]] = Role("heading", level)
    found["voteg"] = Role("closing")
    found.update({key: Role("masthead") for key in _LINES})
    return found


def _structural() -> frozenset[str]:
    """The styles whose look says what a paragraph is, not how its words are emphasised."""
    table = resources.toml("styles/docx.toml")
    names = [spec["name"] for spec in table["styles"].values()]
    names += [
        spec["name"] for layout in table["layouts"].values() for spec in layout.get("styles", {}).values()
    ]
    built_in = ["title", "subtitle", "tocheading", *(f"heading{level}" for level in range(1, 10))]
    return frozenset({*map(key_of, names), *_LINES, *built_in}) - _PLAIN


STRUCTURAL = _structural()
