"""What a document looks like: paper, margins, styles and fonts, by its organ and language.

The values are data: ``resources/styles/docx.toml``.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from engross import resources
from engross.model.nodes import Metadata

Spec = dict[str, Any]
"""A table of the TOML file."""


@dataclass(frozen=True, slots=True)
class Script:
    """How a language is written. ``size`` and ``line`` say by how much type and lines are larger than in Latin.

    ``is_upright``: styles print no italics. ``is_exact``: high letters never push lines apart.
    """

    tag: str
    is_right_to_left: bool = False
    is_asian: bool = False
    is_upright: bool = False
    is_exact: bool = False
    size: float = 1.0
    line: float = 1.0
    latin: str = ""
    complex: str = ""
    asian: str = ""


@dataclass(frozen=True, eq=False)
class Layout:
    """One layout in one language; lengths in twips."""

    width: int
    height: int
    margins: dict[str, int]
    default_tab: int
    steps: tuple[int, ...]
    """Where the text stands, then the tab stops of subparagraphs."""
    first_page: Spec
    running_head: Spec
    note_rule: dict[str, int]
    table: dict[str, int]
    emblem: dict[str, int]
    has_page_count: bool
    roles: Spec
    styles: dict[str, Spec]
    script: Script

    @property
    def text_width(self) -> int:
        return self.width - self.margins["left"] - self.margins["right"]

    def step(self, level: int) -> int:
        """The tab stop of a level."""
        return self.steps[min(level, len(self.steps) - 1)]

    def heading(self, level: int) -> str:
        """The style of a heading."""
        styles: list[str] = self.roles["headings"]
        return styles[min(level, len(styles) - 1)]

    def hangs(self, style: str) -> bool:
        """Whether the lines of a style hang, by itself or by the style that it is based on."""
        spec = self.styles[style]
        if "hanging" in spec or "base" not in spec:
            return bool(spec.get("hanging"))
        return self.hangs(spec["base"])


def layout_of(metadata: Metadata) -> Layout:
    """The layout of an organ's documents in the document's language."""
    return _layout(_layout_name(metadata.organ), metadata.language)


def fonts_instead() -> dict[str, str]:
    """For each font of ours, the one to take where it is missing."""
    return dict(resources.toml("styles/docx.toml")["fonts"]["instead"])


def _layout_name(organ: str) -> str:
    table = resources.toml("styles/docx.toml")
    organs = resources.toml("styles/organs.toml")
    while organ not in table["organs"] and organs.get(organ, {}).get("parent"):
        organ = organs[organ]["parent"]
    return str(table["organs"].get(organ, table["default_layout"]))


@cache
def _layout(name: str, language: str) -> Layout:
    table = resources.toml("styles/docx.toml")
    row = _inherited(table, name)
    paper = table["papers"][row["paper"]]
    return Layout(
        width=paper["width"],
        height=paper["height"],
        margins=row["margins"],
        default_tab=row["default_tab"],
        steps=tuple(row["steps"]),
        first_page=row["first_page"],
        running_head=row["running_head"],
        note_rule=row["note_rule"],
        table=row["table"],
        emblem=row["emblem"],
        has_page_count=row["page_of_pages"],
        roles=row["roles"],
        styles={**table["styles"], **row.get("styles", {})},
        script=_script(table, language),
    )


def _inherited(table: Spec, name: str) -> Spec:
    """A layout with what it takes from the one it is like."""
    row = table["layouts"][name]
    if "like" not in row:
        return dict(row)
    base = _inherited(table, row["like"])
    roles = {**base["roles"], **row.get("roles", {})}
    styles = {**base.get("styles", {}), **row.get("styles", {})}
    return {**base, **row, "roles": roles, "styles": styles}


def _script(table: Spec, language: str) -> Script:
    fonts = {key: value for key, value in table["fonts"].items() if key != "instead"}
    row = table["languages"].get(language) or {"tag": language or "en-GB"}
    return Script(**{**fonts, **row})
