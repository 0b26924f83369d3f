"""Templates for new resolutions: forms that come with the program as data, and documents that users keep as theirs.

A form is one TOML file in ``resources/templates``, in words that `words.toml` has in six languages. What it cannot
know is asked for; a line whose answer is not given yet is left out, so that no placeholder ever stands in a text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

import platformdirs

from engross import resources
from engross.errors import FormatError, SaveError
from engross.formats import registry
from engross.model import masthead, openings, states
from engross.model.inlines import Field, Inline, Style, Text, normal
from engross.model.nodes import Block, Document, Form, Kind, Metadata, Part, PartKind
from engross.review import comments, record
from engross.workspace import dates, files
from engross.workspace.settings import Settings

LANGUAGES = ("en", "fr", "es", "ru", "ar", "zh")
FIRST = "ga-draft"
"""The form of a new document where nothing else was chosen."""
_ASKED = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True)
class Template:
    """A form. ``organs`` are those it serves, the usual one first; ``asks`` names what people are asked for."""

    name: str
    title: str
    about: str
    organs: tuple[str, ...]
    form: Form
    has_title: bool
    asks: tuple[str, ...]
    masthead: tuple[str, ...]
    examples: Mapping[str, str]

    def example(self, asked: str, language: str) -> str:
        """An example of an answer, in the language of the text."""
        row = words()["ask"][asked]
        return str(self.examples.get(asked) or row.get(language) or row.get("example", ""))


@dataclass(frozen=True, slots=True)
class Choice:
    """What people chose for a new document: the name of the form, the language and the organ ("" = the form's own)."""

    form: str
    language: str = "en"
    organ: str = ""


@dataclass(frozen=True, slots=True)
class OwnTemplate:
    """A document that the user kept as a template."""

    title: str
    path: Path


def words() -> dict[str, Any]:
    """The words of first pages by language, and what is asked for."""
    return resources.toml("templates/words.toml")


@cache
def every() -> tuple[Template, ...]:
    """The forms that come with the program, in the order in which they are offered."""
    rows = {
        path.stem: resources.toml(f"templates/{path.name}")
        for path in resources.path("templates").glob("*.toml")
        if path.stem != "words"
    }
    return tuple(_template(name, rows[name]) for name in sorted(rows, key=lambda n: rows[n]["order"]))


def named(name: str) -> Template:
    """The form of this name; KeyError where there is none."""
    return {template.name: template for template in every()}[name]


def document(
    name: str = FIRST, language: str = "en", answers: Mapping[str, str] | None = None, organ: str = ""
) -> Document:
    """A new resolution in this form, with what is known of it; the rest is empty and waits for words."""
    template = named(name)
    organ = organ or template.organs[0]
    given = {key: said.strip() for key, said in (answers or {}).items() if said.strip()}
    given["organ"] = _organ_name(organ, language)
    lines = [(PartKind.MASTHEAD, Kind.MASTHEAD, row) for row in _masthead(template, language, given)]
    if template.has_title and organ != "sc":
        lines.append((PartKind.PREFACE, Kind.TITLE, _title(given)))
    lines += [
        (PartKind.PREAMBLE, Kind.ORGAN, _actor(organ, language)),
        (PartKind.PREAMBLE, Kind.PREAMBULAR, ()),
        (PartKind.BODY, Kind.OPERATIVE, ()),
    ]
    return _document(lines, template.form, Metadata(language=language, organ=organ))


def last(settings: Settings) -> Choice:
    """What was chosen last; where there is no such form, language or organ any more, the first there is."""
    known = {template.name: template for template in every()}
    form = known.get(settings.new_form, known[FIRST])
    language = settings.new_language if settings.new_language in LANGUAGES else "en"
    return Choice(form.name, language, settings.new_organ if settings.new_organ in form.organs else "")


def like(choice: Choice) -> Document:
    """A new resolution of which nothing is known but this."""
    return document(choice.form, choice.language, organ=choice.organ)


def _document(
    lines: list[tuple[PartKind, Kind, tuple[Inline, ...]]], form: Form, metadata: Metadata
) -> Document:
    parts: list[Part] = []
    for number, (part, kind, row) in enumerate(lines, 1):
        block = Block(number, kind, row)
        if parts and parts[-1].kind is part:
            parts[-1] = Part(part, (*parts[-1].blocks, block), parts[-1].opens)
        else:
            parts.append(Part(part, (block,), None if parts else form))
    return Document(tuple(parts), metadata, next_id=len(lines) + 1)


def _template(name: str, row: dict[str, Any]) -> Template:
    return Template(
        name, row["title"], row["about"], tuple(row["organs"]), Form(row["form"]), row["has_title"],
        tuple(row["asks"]), tuple(row["masthead"]), row.get("example", {}),
    )  # fmt: skip


def _organ_name(organ: str, language: str) -> str:
    names = resources.toml("styles/organs.toml")[organ]["names"]
    return str(names.get(language) or names["en"])


def _masthead(template: Template, language: str, given: Mapping[str, str]) -> Iterator[tuple[Inline, ...]]:
    """The lines of the first page of which everything is known."""
    for line in template.masthead:
        row = words()["line"][line]
        said = str(row.get(language) or row["all"])
        if all(asked in given for asked in _ASKED.findall(said)):
            style = Style.BOLD if row.get("style") == "bold" else Style.PLAIN
            yield _line(said, row["field"], style, given, language)


def _line(said: str, field: str, style: Style, given: Mapping[str, str], language: str) -> tuple[Inline, ...]:
    """The words with the answers in them; an answer that states another datum than the line is marked as that."""
    row: list[Inline] = []
    for number, piece in enumerate(_ASKED.split(said)):
        is_answer = bool(number % 2)
        text = given[piece] if is_answer else piece
        outer = _field(field, given, language) if field else None
        is_inner = is_answer and piece != field and piece in _NESTED
        inner = _field(piece, given, language) if is_inner else None
        row.append(Text(text, style, fields=tuple(f for f in (outer, inner) if f is not None)))
    return normal(row)


def _field(name: str, given: Mapping[str, str], language: str) -> Field:
    """What a line or an answer states, dates in normal form too: files of record keep no date without it."""
    is_date = name in masthead.DATES and name in given
    return Field(name, dates.value_of(given[name], language)) if is_date else Field(name)


_NESTED = (masthead.ADOPTED, masthead.MEETING)
"""Data that stand inside other lines."""


def _title(given: Mapping[str, str]) -> tuple[Inline, ...]:
    row: list[Inline] = []
    if "number" in given:
        row.append(Text(given["number"], Style.BOLD, fields=(Field(masthead.NUMBER),)))
        row.append(Text(" ", Style.BOLD))
    if "title" in given:
        row.append(Text(given["title"], Style.BOLD, fields=(Field(masthead.TITLE),)))
    return normal(row)


def _actor(organ: str, language: str) -> tuple[Inline, ...]:
    """The line between the title and the preamble: "The General Assembly,"."""
    name = str(words()["actor"][organ][language])
    return normal((Text(name, openings.style(language, organ)), Text(str(words()["comma"][language]))))


# templates of the user


def own_folder() -> Path:
    """Where the user's templates stand."""
    return platformdirs.user_data_path("engross", appauthor=False) / "templates"


def own(folder: Path | None = None) -> tuple[OwnTemplate, ...]:
    """The user's templates by name."""
    found = sorted((folder or own_folder()).glob("*.xml"), key=lambda path: path.stem.casefold())
    return tuple(OwnTemplate(path.stem, path) for path in found)


def keep(kept: Document, title: str, folder: Path | None = None) -> OwnTemplate:
    """Keep a document as a template under this title, in place of one of the same title; raises SaveError.

    It is kept as its changes leave it, without the record of decisions, the base text and private comments: what
    begins from it has no history yet.
    """
    target = folder or own_folder()
    name = re.sub(r'[<>:"/\\|?*\x00-\x1f]', "_", title).strip(" .")[:80]
    if not name:
        raise FormatError("A template needs a name.", hint="Type a few letters.")
    path = target / f"{name}.xml"
    try:
        target.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise SaveError(f"{target} cannot be made: {error.strerror or error}.") from error
    files.write_bytes(path, registry.named(files.RECORD).write(_afresh(kept)).data)
    return OwnTemplate(name, path)


def _afresh(document: Document) -> Document:
    begun = replace(record.without(states.accepted(document)), base=None)
    return comments.without_private(begun)


def from_own(template: OwnTemplate) -> Document:
    """A new document like the user's template; raises FormatError."""
    return files.read(files.read_bytes(template.path), template.path.name).result.document
