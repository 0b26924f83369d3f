"""The package of a Word file: a ZIP archive of parts, their types, and what relates them (ECMA-376 part 2).

Nothing is believed: sizes are bounded before and while reading, names must be plain, external targets are never
fetched. The strict form of the standard differs by its namespaces only, which are read as the transitional ones.
"""

from __future__ import annotations

import posixpath
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from io import BytesIO
from zipfile import BadZipFile, ZipFile, ZipInfo

from lxml import etree

from engross.errors import FormatError
from engross.formats import declared
from engross.formats.docx.markup import Element

MAX_ENTRIES = 5_000
MAX_WHOLE = 256 * 1024 * 1024
"""Bytes of all parts unpacked."""
MAX_PART = 24 * 1024 * 1024
"""Bytes of a part that is parsed. The text of the longest published resolution has 3 MB."""
MAX_RATIO = 250
"""No text is packed closer than this; a part of a megabyte and more that is was made to do harm."""
RATIO_FROM = 1024 * 1024
MAX_TAGS = 300_000
"""Opening and closing tags in all that is read; what is read twice counts twice. The longest text has 107,000."""

CONTENT_TYPES = "[Content_Types].xml"
MAIN_TYPES = "wordprocessingml"
OFFICE_DOCUMENT = "/officeDocument"
_RELATIONSHIPS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_APPLICATION = "{http://schemas.openxmlformats.org/officeDocument/2006/extended-properties}Application"

_TRANSITIONAL = b"http://schemas.openxmlformats.org/"
_STRICT = b"http://purl.oclc.org/ooxml/"
_STRICT_NAMES = (
    (b"http://purl.oclc.org/ooxml/officeDocument/", b"http://schemas.openxmlformats.org/officeDocument/2006/"),
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    (b"http://purl.oclc.org/ooxml/drawingml/", b"http://schemas.openxmlformats.org/drawingml/2006/"),
    (b"http://purl.oclc.org/ooxml/schemaLibrary/", b"http://schemas.openxmlformats.org/schemaLibrary/2006/"),
)  # fmt: skip

DAMAGED = "The Word file is damaged"
_REPAIR = "Open it in a word processor and save it again."


@dataclass(frozen=True, slots=True)
class Relation:
    """What a part points to: ``kind`` is the last step of the type's address, ``target`` a part's name or address."""

    kind: str
    target: str
    is_external: bool = False


@dataclass
class Package:
    """The parts of one file, read when they are asked for; raises `FormatError` for those that cannot be."""

    data: bytes
    main: str = ""
    is_strict: bool = False
    _archive: ZipFile = field(init=False, repr=False)
    _entries: dict[str, ZipInfo] = field(init=False, repr=False)
    _relations: dict[str, dict[str, Relation]] = field(init=False, repr=False, default_factory=dict)
    _tags: int = field(init=False, repr=False, default=0)

    def __post_init__(self) -> None:
        self._archive = _opened(self.data)
        self._entries = _checked(self._archive.infolist())
        self.main = self._main()

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(self._entries)

    def has(self, name: str) -> bool:
        """Whether there is a part of this name; "/" and "\\" and capitals make no difference."""
        return _folded(name) in self._folded

    def bytes_of(self, name: str) -> bytes:
        """A part's bytes, at most `MAX_PART`."""
        entry = self._entries[self._folded[_folded(name)]]
        if entry.file_size > MAX_PART:
            raise FormatError(
                f"A part of the Word file ({name}) has {entry.file_size // 1_000_000} MB, too many."
            )
        try:
            with self._archive.open(entry) as file:
                found = file.read(MAX_PART + 1)
        except (
            BadZipFile,
            zlib.error,
            EOFError,
            OSError,
            NotImplementedError,
            RuntimeError,
            ValueError,
        ) as error:
            raise FormatError(f"{DAMAGED}: its part {name} cannot be unpacked.", hint=_REPAIR) from error
        if len(found) > MAX_PART:
            raise FormatError(f"A part of the Word file ({name}) is larger than it says.")
        return found

    def root(self, name: str) -> Element:
        """The root element of an XML part."""
        data = self.bytes_of(name)
        if _STRICT in data:
            self.is_strict = True
            data = transitional(data)
        self.charge(data.count(b"<"))
        return parsed(data, name)

    def charge(self, tags: int) -> None:
        """So many tags are read, maybe not for the first time; raises `FormatError` where they are too many in all."""
        self._tags += tags
        if self._tags > MAX_TAGS:
            raise FormatError(
                f"The Word file has more than {MAX_TAGS:,} elements, far more than any document."
            )

    def relations(self, name: str) -> dict[str, Relation]:
        """What a part points to, by id; "" is the package itself. Empty where nothing says it."""
        if name not in self._relations:
            self._relations[name] = self._related(name)
        return self._relations[name]

    def _related(self, name: str) -> dict[str, Relation]:
        folder, file = posixpath.split(name)
        where = posixpath.join(folder, "_rels", f"{file}.rels")
        if not self.has(where):
            return {}
        found = {}
        for row in self.root(where).iter(_RELATIONSHIPS):
            target, is_external = row.get("Target", ""), row.get("TargetMode") == "External"
            if not is_external:
                target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            found[row.get("Id", "")] = Relation(row.get("Type", "").rpartition("/")[2], target, is_external)
        return found

    def part_of(self, kind: str, name: str = "") -> str:
        """The part that another one (the main one) points to as this kind, or ""."""
        rows = self.relations(name or self.main).values()
        return next(
            (r.target for r in rows if r.kind == kind and not r.is_external and self.has(r.target)), ""
        )

    def is_by(self, program: str) -> bool:
        """Whether the package says that this program wrote it."""
        rows = self.relations("").values()
        names = [r.target for r in rows if r.kind == "extended-properties" and self.has(r.target)]
        told = (element for name in names for element in self.root(name).iter(_APPLICATION))
        return any((element.text or "").startswith(program) for element in told)

    @cached_property
    def _folded(self) -> dict[str, str]:
        return {_folded(name): name for name in self._entries}

    def _main(self) -> str:
        """The part with the text, by the package's relations or, where these are lost, by its usual name."""
        related = [
            r for r in self.relations("").values() if r.kind == "officeDocument" and self.has(r.target)
        ]
        name = related[0].target if related else "word/document.xml"
        if not self.has(name):
            raise FormatError("The Word file has no text: its main part is missing.", hint=_REPAIR)
        kind = self._type_of(name)
        if kind and MAIN_TYPES not in kind and "ms-word" not in kind and kind.rpartition("/")[2] != "xml":
            raise FormatError("The file is of the Office kind, but no Word file.")
        return name

    def _type_of(self, name: str) -> str:
        """The content type that the package states for a part, or ""."""
        if not self.has(CONTENT_TYPES):
            return ""
        for row in self.root(CONTENT_TYPES).iter(f"{_TYPES}Override"):
            if _folded(row.get("PartName", "").lstrip("/")) == _folded(name):
                return row.get("ContentType", "")
        return ""


def custom_part(package: Package, is_wanted: Callable[[Element], bool]) -> str:
    """The name of the part of custom XML whose root is wanted, or ""; what others keep there may be broken."""
    for relation in package.relations(package.main).values():
        if relation.kind != "customXml" or relation.is_external or not package.has(relation.target):
            continue
        try:
            if is_wanted(package.root(relation.target)):
                return relation.target
        except FormatError:
            continue
    return ""


def transitional(data: bytes, *, back: bool = False) -> bytes:
    """A part with the transitional names in place of the strict ones; or ``back`` again."""
    for strict, usual in _STRICT_NAMES:
        data = data.replace(usual, strict) if back else data.replace(strict, usual)
    return data


def parsed(data: bytes, name: str) -> Element:
    """The root of an XML part; raises `FormatError` for one that is not well-formed or declares entities."""
    if encoding := declared.unusual_encoding(data):
        raise FormatError(
            f"The part {name} of the Word file is written in {encoding}, which no Word file is."
        )
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        if not declared.head_of(data).startswith(b"<"):
            raise ValueError("tags begin with another byte than the one that was counted")
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise FormatError(f"{DAMAGED}: its part {name} is not well-formed.", hint=_REPAIR) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise FormatError(f"The part {name} of the Word file declares entities, which no Word file does.")
    return root


def _opened(data: bytes) -> ZipFile:
    entries = data.count(b"PK\x01\x02")  # counted before each becomes an object
    if entries > MAX_ENTRIES:
        raise FormatError(f"The Word file has {entries:,} parts, far more than any document.")
    try:
        return ZipFile(BytesIO(data))
    except (BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise FormatError(f"{DAMAGED}: it is not whole.", hint=_REPAIR) from error


def _checked(rows: list[ZipInfo]) -> dict[str, ZipInfo]:
    """The entries by name; raises `FormatError` where they are too large."""
    if sum(row.file_size for row in rows) > MAX_WHOLE:
        raise FormatError(f"Unpacked, the Word file has more than {MAX_WHOLE // 1_000_000} MB.")
    entries: dict[str, ZipInfo] = {}
    for row in rows:
        if row.file_size > RATIO_FROM and row.file_size > MAX_RATIO * max(1, row.compress_size):
            raise FormatError(
                f"A part of the Word file ({row.filename[:80]}) is packed too closely to be text."
            )
        if row.flag_bits & 1:
            raise FormatError("The Word file is encrypted.", hint="Save it without a password.")
        entries.setdefault(row.filename, row)
    return entries


def _folded(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").casefold()
