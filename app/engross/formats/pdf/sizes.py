"""The sizes, fonts and styles of pages, as the typesetter reads them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from engross.formats.docx.layout import Layout, Script, fonts_instead, layout_of
from engross.model import masthead
from engross.model.nodes import Document

LINES = {"exact", "least", "single"}
"""What a style says about its lines: one of these, in place of what the style below it says."""
WIDTH_PER_CENT = 0.0023
"""What one per cent of wider characters adds to the space between them, in ems: a letter's mean width is 0.23 ems more
or less narrow, and the faces have no wider cut."""


def families(document: Document) -> tuple[str, ...]:
    """The fonts that the document's pages are set in, the preferred first."""
    script = layout_of(document.metadata).script
    instead = fonts_instead()
    of_script = script.complex if script.is_right_to_left else script.asian if script.is_asian else ""
    named = dict.fromkeys((of_script, script.latin, script.complex, script.asian))
    return tuple(dict.fromkeys(f for name in named if name for f in (instead.get(name, name), name)))


def settings(document: Document, layout: Layout, fonts: Iterable[str]) -> dict[str, Any]:
    """What the functions of the pages are told; ``fonts`` are families, the preferred first."""
    script = layout.script
    language, _, region = script.tag.partition("-")
    return {
        "title": masthead.text_of(document, masthead.TITLE) or masthead.text_of(document, masthead.SYMBOL),
        "author": masthead.text_of(document, masthead.ORGAN),
        "language": language,
        "region": region or None,
        "text": layout.roles["text"],
        "is_rtl": script.is_right_to_left,
        "is_asian": script.is_asian,
        "margins": layout.margins,
        "rows": layout.first_page["rows"],
        "columns": layout.first_page["columns"],
        "rules": layout.first_page["rules"],
        "top": _top(layout),
        "head_row": layout.running_head["row"],
        "head_rule": layout.running_head["rule"],
        "note_rule": layout.note_rule,
        "head_after": layout.running_head["after"],
        "page_count": layout.has_page_count,
        "styles": {name: style(layout, name) for name in layout.styles},
        "fonts": _fonts(fonts, script),
        "latin": script.size,
    }


def page(layout: Layout) -> str:
    """The rule that sets paper, margins, running heads and feet."""
    margins = layout.margins
    text = style(layout, layout.roles["text"])
    sides = ("right", "left") if layout.script.is_right_to_left else ("left", "right")
    inner = {side: margins[side] + text[word] for side, word in zip(sides, ("left", "right"), strict=True)}
    return (
        f"#set page(width: tw({layout.width}), height: tw({layout.height}),"
        f" margin: (top: tw({_top(layout)}), bottom: tw({margins['bottom']}),"
        f" left: tw({inner['left']}), right: tw({inner['right']})),"
        f" header-ascent: tw({_top(layout) - _head_rule(layout)}), footer-descent: 0pt,"
        " header: running-head(), footer: running-foot())\n"
    )


def style(layout: Layout, name: str) -> dict[str, Any]:
    """A style with all that it inherits."""
    spec: dict[str, Any] = {}
    base: str | None = name
    while base:
        row = layout.styles[base]
        inherited = {key: row[key] for key in row if key not in LINES or not LINES & spec.keys()}
        spec = {**inherited, **spec}
        base = row.get("base")
    script = layout.script
    ends = (int(tab.split()[1]) for tab in spec.get("tabs", ()) if str(tab).startswith("right "))
    size = spec.get("size", 20)
    line = spec.get("exact") or spec.get("least") or size * 11.5
    tracking = spec.get("spacing", 0) / 20 + (spec.get("width", 100) - 100) * WIDTH_PER_CENT * size / 2
    return {
        "left": spec.get("left", 0),
        "right": spec.get("right", 0),
        "hanging": spec.get("hanging", 0),
        "before": spec.get("before", 0),
        "after": spec.get("after", 0),
        "line": round(line * script.line),
        "size": size * script.size,
        "bold": spec.get("bold", False),
        "italic": spec.get("italic", False) and not script.is_upright,
        "tracking": 0 if script.is_right_to_left or script.is_asian else round(tracking, 3),
        "align": spec.get("align", "left"),
        "color": f"#{spec.get('color', '000000')}",
        "keep_next": spec.get("keep_next", False),
        "keep_lines": spec.get("keep_lines", False),
        "stops": [tab for tab in spec.get("tabs", ()) if isinstance(tab, int)],
        "number_ends": spec.get("number_ends", next(ends, None)),
    }


def string(words: str) -> str:
    """A typst string."""
    escaped = words.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(c if c >= " " else f"\\u{{{ord(c):x}}}" for c in escaped) + '"'


def value(data: Any) -> str:
    """Python data as a typst value."""
    match data:
        case None:
            return "none"
        case bool():
            return "true" if data else "false"
        case int() | float():
            return str(data)
        case str():
            return string(data)
        case dict():
            return "(" + ", ".join(f"{key}: {value(item)}" for key, item in data.items()) + ",)"
        case _:
            return "(" + "".join(f"{value(item)}, " for item in data) + ")"


def _fonts(families: Iterable[str], script: Script) -> list[Any]:
    """The fonts in the order in which they are asked; in Chinese Latin words have the Latin face."""
    found = list(families)
    latin = fonts_instead().get(script.latin, script.latin)
    face = next((name for name in (latin, script.latin) if name in found), None)
    return [{"name": face, "covers": "latin-in-cjk"}, *found] if script.is_asian and face else found


def _head_rule(layout: Layout) -> int:
    """Where the rule of running heads stands: below a row of the height given, or one as high as its line."""
    line = style(layout, "Header")["line"] + layout.running_head["after"]
    return int(layout.margins["header"] + (layout.running_head["row"] or line))


def _top(layout: Layout) -> int:
    """Where the first line of a page begins; heads that are higher than the margin push the text down.

    In Word files an empty line stands below a row. A line has the rest of its height above its letters.
    """
    text, head = style(layout, layout.roles["text"]), style(layout, "Header")
    below = head["line"] if layout.running_head["row"] else 0
    rest: int = max(text["line"] - round(text["size"] * 10), 0)
    top: int = max(layout.margins["top"], _head_rule(layout) + below)
    return top + rest
