"""Files that are not well-formed: tags are brought into balance, so that no word is lost.

Published files of this kind have an element closed by the wrong name, an attribute twice, or a bare ampersand. A parser
that recovers drops what follows once it believes that the document has ended; this does not.
"""

from __future__ import annotations

import re

_TOKEN = re.compile(
    r"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>|<(/?)([A-Za-z_][\w:.-]*)([^<>]*?)(/?)>", re.DOTALL
)
_ATTRIBUTE = re.compile(r"""([A-Za-z_][\w:.-]*)\s*=\s*("[^"<]*"|'[^'<]*')""")
_AMPERSAND = re.compile(r"&(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[0-9A-Fa-f]{1,6});)")
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def balanced(text: str) -> str:
    """The text of a file with tags in balance, attributes once, and loose signs escaped.

    An end tag closes the elements inside its own; one that closes nothing that is open is taken for a misspelt end of
    the innermost element. What follows the end of the root is put inside it.
    """
    row: list[str] = []
    path: list[str] = []
    at = 0
    for token in _TOKEN.finditer(text):
        row.append(_characters(text[at : token.start()]))
        at = token.end()
        slash, name, attributes, is_empty = token.groups()
        if name is None:
            row.append(token[0])
        elif not slash:
            row.append(f"<{name}{_attributes(attributes)}{is_empty}>")
            if not is_empty:
                path.append(name)
        elif name in path[1:] or (name in path and not text[at:].strip()):
            while path[-1] != name:
                row.append(f"</{path.pop()}>")
            row.append(f"</{path.pop()}>")
        elif len(path) > 1 and name not in path:
            row.append(f"</{path.pop()}>")
    row.append(_characters(text[at:]) if path else "")
    row += [f"</{name}>" for name in reversed(path)]
    return "".join(row)


def _characters(text: str) -> str:
    text = _FORBIDDEN.sub("", text).replace("<", "&lt;")
    return _AMPERSAND.sub("&amp;", text)


def _attributes(text: str) -> str:
    found: dict[str, str] = {}
    for name, value in _ATTRIBUTE.findall(text):
        found.setdefault(name, _AMPERSAND.sub("&amp;", _FORBIDDEN.sub("", value)))
    return "".join(f" {name}={value}" for name, value in found.items())
