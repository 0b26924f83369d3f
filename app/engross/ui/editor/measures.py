"""Lengths and type of one page: by ``screen.toml``, at a zoom and in a language, without any colour."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF, QTextLength

from engross import resources
from engross.ui.editor.lines import RIGHT_TO_LEFT, Above, Shape


@dataclass(frozen=True, slots=True)
class Role:
    """An entry of ``screen.toml``; lengths in points."""

    size: float
    align: str
    bold: bool
    italic: bool
    caps: bool
    ink: str
    above: float
    below: float
    indent: float
    label: str


class Measures:
    """Of a page at a zoom (1 = 100 %), in a language, on a screen with so many pixels an inch."""

    def __init__(self, zoom: float, language: str, dots_per_inch: float = 96.0) -> None:
        self.zoom, self.language, self.dots_per_inch = zoom, language, dots_per_inch
        self._unit = zoom * dots_per_inch / 72
        self._table = resources.toml("styles/screen.toml")
        self._roles: dict[str, Role] = {}
        self._margins: dict[int, tuple[float, float]] = {}

    def px(self, points: float) -> float:
        """Pixels of a length in points."""
        return points * self._unit

    def length(self, name: str) -> float:
        """Pixels of a measure in the ``[page]`` table of ``screen.toml``."""
        return self.px(self._table["page"][name])

    def margins(self, width: int) -> tuple[float, float]:
        """Blank edges of a sheet that is so wide, on the side where lines begin and on the other; all in pixels."""
        known = self._margins.get(width)
        if known is None:
            narrow, full = self.length("narrow"), self.length("width")
            share = min(max((width - narrow) / (full - narrow), 0.0), 1.0)
            start, end = (
                (1 - share) * self.length(f"{name}_narrow") + share * self.length(name)
                for name in ("margin_start", "margin_end")
            )
            known = self._margins[width] = start, end
        return known

    @property
    def is_right_to_left(self) -> bool:
        return self.language in RIGHT_TO_LEFT

    @cached_property
    def families(self) -> list[str]:
        faces = self._table["faces"]
        return list(faces.get(self.language, faces["default"]))

    def role(self, name: str) -> Role:
        """The entry of ``screen.toml``; a name such as "masthead-symbol" falls back to "masthead"."""
        if name not in self._roles:
            table: dict[str, Any] = self._table["role"]
            own = table.get(name) or table.get(name.split("-", maxsplit=1)[0], {})
            values = {**self._table["default"], **own}
            values["size"] *= self._table["scale"].get(self.language, 1.0)
            values["italic"] = values["italic"] and self.language not in self._table["page"]["upright"]
            self._roles[name] = Role(**values)
        return self._roles[name]

    def inset(self, shape: Shape) -> float:
        """Pixels between the column's edge and the line's text, on the side where lines begin."""
        page = self._table["page"]
        level = shape.level if shape.role in ("operative", "preambular", "text") else 0
        return self.px(level * page["level"] + shape.quoted * page["quoted"])

    def above(self, shape: Shape) -> float:
        """Pixels of free space over a line."""
        role = self.role(shape.role)
        extra = self._table["above"].get(shape.above.value, 0) if shape.above is not Above.NOTHING else 0
        space = self.px(role.above + extra)
        return space + (self.px(role.size) * 1.5 if role.label == "head" else 0)

    def indent(self, shape: Shape) -> float:
        """Pixels by which a line's first line begins further in."""
        return 0.0 if shape.level else self.px(self.role(shape.role).indent)

    def far_inset(self, shape: Shape) -> float:
        """Pixels between the line's text and the column's edge, on the side where lines end."""
        return self.px(self._table["page"]["quoted"]) * (shape.quoted > 0)

    @property
    def leading(self) -> float:
        """Height of a line in per cent of its type."""
        leading: dict[str, float] = self._table["leading"]
        return leading.get(self.language, leading["default"])

    def alignment(self, role: Role) -> Qt.AlignmentFlag:
        """Where lines stand; the same side for a line that is turned."""
        if role.align == "centre":
            return Qt.AlignmentFlag.AlignHCenter
        is_left = (role.align == "start") != self.is_right_to_left
        side = Qt.AlignmentFlag.AlignLeft if is_left else Qt.AlignmentFlag.AlignRight
        return side | Qt.AlignmentFlag.AlignAbsolute

    def font(self, role_name: str, scale: float = 1.0) -> QFont:
        """The type of a role."""
        role = self.role(role_name)
        font = QFont()
        font.setFamilies(self.families)
        font.setPixelSize(max(1, round(self.px(role.size * scale))))
        font.setBold(role.bold)
        font.setItalic(role.italic)
        return font

    def marker_font(self, role_name: str = "operative") -> QFont:
        """The type of footnote indicators, in the text and beside the footnotes."""
        font = self.font(role_name, 0.68)
        font.setBold(False)
        font.setItalic(False)
        return font

    def metrics(self, role_name: str) -> QFontMetricsF:
        return QFontMetricsF(self.font(role_name))

    @staticmethod
    def column_width(share: float) -> QTextLength:
        """A width in per cent of the text's."""
        return QTextLength(QTextLength.Type.PercentageLength, share)
