"""What the looks of an element of HTML come to: the few styles that a resolution knows."""

from __future__ import annotations

import re

from lxml import html

from engross.model.inlines import Style

_TAGS = {
    "i": Style.ITALIC,
    "em": Style.ITALIC,
    "cite": Style.ITALIC,
    "b": Style.BOLD,
    "strong": Style.BOLD,
    "th": Style.PLAIN,
    "u": Style.UNDERLINE,
    "ins": Style.UNDERLINE,
    "sup": Style.SUPERSCRIPT,
    "sub": Style.SUBSCRIPT,
}
_DECLARATION = re.compile(r"([\w-]+)\s*:\s*([^;]+)")


def style_of(element: html.HtmlElement, around: Style) -> Style | None:
    """The style of an element's words, in that of what is around it; None where they are hidden."""
    style = around | _TAGS.get(str(element.tag), Style.PLAIN)
    css = element.get("style")
    if not css:
        return style
    said = {name.lower(): value.strip().lower() for name, value in _DECLARATION.findall(css)}
    if said.get("display") == "none" or said.get("mso-hide") == "all":
        return None
    style = _switched(style, Style.ITALIC, said.get("font-style"), ("italic", "oblique"), ("normal",))
    weight = said.get("font-weight")
    style = _switched(
        style, Style.BOLD, weight, ("bold", "bolder", "600", "700", "800", "900"), ("normal", "400")
    )
    style = _switched(style, Style.SUPERSCRIPT, said.get("vertical-align"), ("super",), ("baseline",))
    style = _switched(style, Style.SUBSCRIPT, said.get("vertical-align"), ("sub",), ("baseline",))
    if "underline" in said.get("text-decoration", "") and element.tag != "a":
        style |= Style.UNDERLINE
    if said.get("font-variant") == "small-caps":
        style |= Style.SMALL_CAPS
    return style


def _switched(
    style: Style, kind: Style, said: str | None, on: tuple[str, ...], off: tuple[str, ...]
) -> Style:
    if said in on:
        return style | kind
    return style & ~kind if said in off else style
