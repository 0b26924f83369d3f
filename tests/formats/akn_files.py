"""Small Akoma Ntoso files for tests, put together from the parts that a test is about."""

from __future__ import annotations

from engross.formats.akn.parse import AKN, UN
from engross.formats.akn.read import read
from engross.formats.akn.source import AknSource
from engross.model.nodes import Document

META = """<meta><identification source="#DGACM">
<FRBRWork><FRBRthis value="/akn/un/statement/deliberation/{actor}/2035-12-16/90-5/!main/"></FRBRthis>
<FRBRuri value="/akn/un/statement/deliberation/{actor}/2035-12-16/90-5/"></FRBRuri>
<FRBRdate date="2035-12-16" name="adoption"></FRBRdate><FRBRauthor href="ga" as="author"></FRBRauthor>
<FRBRcountry value="un"></FRBRcountry></FRBRWork>
<FRBRExpression><FRBRthis value="/akn/un/statement/deliberation/{actor}/2035-12-16/90-5/{language}@!main/"></FRBRthis>
<FRBRuri value="/akn/un/statement/deliberation/{actor}/2035-12-16/90-5/{language}@/"></FRBRuri>
<FRBRdate date="2036-01-04" name="publication"></FRBRdate><FRBRauthor href="ga" as="issuer"></FRBRauthor>
<FRBRlanguage language="{language}"></FRBRlanguage></FRBRExpression>
<FRBRManifestation><FRBRthis value="/akn/un/statement/deliberation/{actor}/2035-12-16/90-5/{language}@/!main.xml"></FRBRthis>
<FRBRuri value="/akn/un/statement/deliberation/{actor}/2035-12-16/90-5/{language}@.xml"></FRBRuri>
<FRBRdate date="2036-01-05" name="markup"></FRBRdate><FRBRauthor href="DGACM" as="editor"></FRBRauthor>
</FRBRManifestation></identification>{more}</meta>"""

COVER = """<coverPage eId="coverPage_1">
<p><span refersTo="#publisher" class="upperLeft"><docAuthority refersTo="#publisher">United Nations</docAuthority>
</span></p>
<p class="upperRight"><docNumber refersTo="#symbol">A/RES/90/5</docNumber></p>
<p class="upperLeft"><img src="logo-un.jpg"/>
  <docAuthority refersTo="#issuingBody" class="rightBig">General Assembly</docAuthority></p>
<p><docDate date="2036-01-04" class="rightSmall" refersTo="#dateOfIssuance">4 January 2036</docDate></p>
<p><session refersTo="#generalAssembly" value="90" eId="coverPage_1__session_1">Ninetieth session</session></p>
</coverPage>"""

PREFACE = """<preface><p><docNumber>90/5.</docNumber>
<docTitle refersTo="#resolutionTitle"><span class="bold">\tClean water</span></docTitle></p></preface>"""


def meta(*, actor: str = "unga", language: str = "eng", more: str = "") -> str:
    """A ``meta``; ``more`` follows the identification."""
    return META.format(actor=actor, language=language, more=more)


def p(content: str) -> str:
    """A paragraph of text as published files indent it."""
    return f'<p xml:space="preserve">\t{content}</p>'


def container(content: str, number: int = 2, name: str = "Recalling") -> str:
    """A preambular paragraph."""
    return f'<container name="{name}" eId="container_{number}">{p(content)}</container>'


def paragraph(label: str, content: str, number: int = 1, style: str = "SingleTxt") -> str:
    """A paragraph of the body; an empty label gives one without ``num``."""
    num = f"<num>{label}</num>" if label else ""
    return (
        f'<paragraph eId="para_{number}" class="{style}">{num}'
        f'<content eId="para_{number}__content">{p(content)}</content></paragraph>'
    )


def note(number: int, content: str, marker: str = "") -> str:
    """A footnote."""
    return (
        f'<authorialNote marker="{marker or number}" placement="bottom" eId="authorialNote_{number}">'
        f'<p xml:space="preserve">\t\t{content}</p></authorialNote>'
    )


FORMULA = (
    '<formula name="enactingFormula" eId="formula_1"><p xml:space="preserve">'
    '<span class="italic">The General Assembly</span>,</p></formula>'
)


def statement(content: str, *, name: str = "resolution", **of_meta: str) -> str:
    """A statement with a ``meta`` before the given parts."""
    return f'<statement name="{name}">{meta(**of_meta)}{content}</statement>'


def body(content: str, *, preamble: str = FORMULA, after: str = "", before: str = "", **of_meta: str) -> str:
    """A statement with a preamble and a main body."""
    parts = f"{before}<preamble>{preamble}</preamble><mainBody>{content}</mainBody>{after}"
    return statement(parts, **of_meta)


def file(content: str) -> bytes:
    """The bytes of a file with the given statement or collection."""
    return (
        f'<akomaNtoso xmlns="{AKN}" xmlns:akn4un="{UN}">\n  <!--a copy-->\n  {content}\n</akomaNtoso>\n'
    ).encode()


def opened(content: str) -> tuple[Document, AknSource]:
    """The document in a file with the given content, and its source."""
    result = read(file(content))
    assert isinstance(result.source, AknSource)
    return result.document, result.source
