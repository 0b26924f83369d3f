"""The program's words in the user's language, by gettext; the source is English.

Knows nothing of Qt, so that the core can speak without it. Catalogues are
``resources/translations/LANGUAGE/LC_MESSAGES/engross.mo``; where there is none, English stands.
"""

from __future__ import annotations

import gettext

from engross import resources

DOMAIN = "engross"


class _Catalogue:
    """The catalogue in use; one for the whole process, as the language of the window is."""

    current: gettext.NullTranslations = gettext.NullTranslations()


def use(language: str = "") -> None:
    """Speak this language (a code such as "fr"), or with "" the one that the environment names."""
    _Catalogue.current = gettext.translation(
        DOMAIN,
        localedir=resources.path("translations"),
        languages=[language] if language else None,
        fallback=True,
    )


def _(text: str) -> str:
    """The text in the user's language."""
    return _Catalogue.current.gettext(text)


def counted(one: str, many: str, count: int) -> str:
    """The form for this count, with ``{count}`` filled in."""
    return _Catalogue.current.ngettext(one, many, count).format(count=count)
