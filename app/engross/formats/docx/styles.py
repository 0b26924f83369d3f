"""The styles part, and the properties of paragraphs and characters from which it is made (ECMA-376 17.7)."""

from __future__ import annotations

from collections.abc import Iterator

from engross.formats.docx.layout import Layout, Script, Spec
from engross.formats.docx.markup import Element, add, qualified, val, w

BUILT_IN = ("footnote text", "footnote reference", "header", "footer", "Hyperlink")
"""Styles that Word has itself."""
BODY = 20
"""Half-points of the body text, the size where a style says none."""


def styles_part(layout: Layout) -> Element:
    """The root of ``word/styles.xml``."""
    script = layout.script
    root = w("styles", _defaults(script))
    for style_id, spec in layout.styles.items():
        root.append(_style(style_id, spec, script))
    root.append(_table_style(layout))
    return root


def fonts_of(script: Script) -> Element:
    """The fonts of all scripts."""
    return w("rFonts", ascii=script.latin, hAnsi=script.latin, eastAsia=script.asian, cs=script.complex)


def language_of(script: Script) -> Element:
    """The language of all text, where it is one of several ways of writing told to each of them."""
    if script.is_right_to_left:
        return w("lang", val="en-GB", eastAsia="en-US", bidi=script.tag)
    if script.is_asian:
        return w("lang", val="en-GB", eastAsia=script.tag)
    return w("lang", val=script.tag, eastAsia="en-US")


def _defaults(script: Script) -> Element:
    characters = w("rPr", fonts_of(script), *_sizes(BODY, script), language_of(script))
    return w("docDefaults", w("rPrDefault", characters), w("pPrDefault"))


def _style(style_id: str, spec: Spec, script: Script) -> Element:
    kind = spec.get("kind", "paragraph")
    style = w("style", type=kind, styleId=style_id)
    if style_id == "Normal":
        style.set(qualified("default"), "1")
    elif spec["name"] not in BUILT_IN:
        style.set(qualified("customStyle"), "1")
    add(style, (val("name", spec["name"]), val("basedOn", spec.get("base")), val("next", spec.get("next"))))
    style.append(w("qFormat"))
    if kind == "paragraph":
        style.append(w("pPr", *paragraph_properties(spec, script)))
    style.append(w("rPr", *character_properties(spec, script)))
    return style


def _table_style(layout: Layout) -> Element:
    inset = layout.table["inset"]
    margins = {"top": 0, "left": inset, "bottom": 0, "right": inset}
    cell = w("tblCellMar", *(w(side, w=width, type="dxa") for side, width in margins.items()))
    properties = w("tblPr", w("tblInd", w=0, type="dxa"), cell)
    style = w("style", type="table", default="1", styleId="TableNormal")
    return add(style, (val("name", "Normal Table"), val("uiPriority", 99), properties))


def paragraph_properties(spec: Spec, script: Script) -> Iterator[Element | None]:
    """The children of ``w:pPr`` in the order of the schema."""
    yield val("keepNext", spec.get("keep_next"))
    yield val("keepLines", spec.get("keep_lines"))
    yield val("widowControl", spec.get("widow"))
    if "tabs" in spec:
        yield w("tabs", *(_tab(stop) for stop in spec["tabs"]))
    if spec["name"] == "Normal":
        yield w("suppressAutoHyphens")
    yield _spacing(spec, script)
    yield _indents(spec)
    yield val("jc", spec.get("align"))
    yield val("outlineLvl", spec.get("outline"))


def _tab(stop: int | str) -> Element:
    kind, _, position = str(stop).rpartition(" ")
    return w("tab", val=kind or "left", pos=position)


def _spacing(spec: Spec, script: Script) -> Element | None:
    given: dict[str, str | int] = {key: spec[key] for key in ("before", "after") if key in spec}
    if "exact" in spec:
        given |= {"line": round(spec["exact"] * script.line), "lineRule": "exact"}
    elif "least" in spec:
        rule = "exact" if script.is_exact else "atLeast"
        given |= {"line": round(spec["least"] * script.line), "lineRule": rule}
    elif "single" in spec:
        given |= {"line": 240, "lineRule": "auto"}
    return w("spacing", **given) if given else None


def _indents(spec: Spec) -> Element | None:
    names = {"left": "left", "right": "right", "hanging": "hanging", "first": "firstLine"}
    given = {name: spec[key] for key, name in names.items() if key in spec}
    return w("ind", **given) if given else None


def character_properties(spec: Spec, script: Script) -> Iterator[Element | None]:
    """The children of ``w:rPr`` in the order of the schema."""
    for name in ("bold", "italic"):
        is_on = None if name == "italic" and script.is_upright else spec.get(name)
        yield val(name[0], is_on)
        yield val(name[0] + "Cs", is_on)
    yield val("color", spec.get("color"))
    if not script.is_asian:
        yield val("spacing", spec.get("spacing"))
        yield val("w", spec.get("width"))
        yield val("kern", spec.get("kern"))
    if "size" in spec:
        yield from _sizes(spec["size"], script)
    yield val("vertAlign", spec.get("raised"))


def _sizes(half_points: int, script: Script) -> Iterator[Element | None]:
    """The size in scripts like Latin and Chinese, and in complex ones like Arabic."""
    larger = round(half_points * script.size)
    yield val("sz", larger if script.is_asian else half_points)
    yield val("szCs", larger)
