"""What ``meta`` says: language, organ, vote, job number, sponsors."""

from __future__ import annotations

from functools import cache

from lxml import etree

from engross import resources
from engross.formats.akn import own_words
from engross.formats.akn.parse import A, U
from engross.model.nodes import Form, Metadata, Vote

LANGUAGES = {"eng": "en", "fra": "fr", "fre": "fr", "spa": "es", "rus": "ru", "ara": "ar", "zho": "zh", "chi": "zh",
             "deu": "de", "ger": "de"}  # fmt: skip
FORMS = {
    "resolution": Form.RESOLUTION,
    "decision": Form.DECISION,
    "presidentialStatement": Form.STATEMENT,
    "draftResolution": Form.DRAFT,
    "draft resolution": Form.DRAFT,
    "draftresolution": Form.DRAFT,
    "resolutionDraft": Form.DRAFT,
}


def read(root: etree._Element) -> Metadata:
    """The metadata of the whole file, from the first ``meta`` in it."""
    meta = root.find(f".//{A}meta")
    if meta is None:
        return Metadata()
    return Metadata(
        language=_language(meta),
        organ=_organ(meta),
        vote=_vote(meta),
        job_number=_job_number(root),
        sponsors=_sponsors(meta),
        words=own_words.read(meta),
    )


def form_of(statement: etree._Element) -> Form:
    """The form that ``statement/@name`` states; a resolution where it says something else."""
    return FORMS.get(" ".join((statement.get("name") or "").split()), Form.RESOLUTION)


@cache
def actors() -> dict[str, str]:
    """Organs by the actor in Akoma Ntoso identifiers."""
    return {row["actor"]: key for key, row in resources.toml("styles/organs.toml").items()}


def _language(meta: etree._Element) -> str:
    element = meta.find(f".//{A}FRBRlanguage")
    code = (element.get("language") or "") if element is not None else ""
    return LANGUAGES.get(code.strip().lower(), code.strip().lower()[:2] or "en")


def _organ(meta: etree._Element) -> str:
    element = meta.find(f".//{A}FRBRWork/{A}FRBRuri")
    steps = (element.get("value") or "").split("/") if element is not None else []
    return next((actors()[step] for step in steps if step in actors()), "")


def _vote(meta: etree._Element) -> Vote | None:
    voting = meta.find(f".//{A}voting")
    outcome = (voting.get("outcome") or "") if voting is not None else ""
    if voting is None or not outcome:
        return None
    states: dict[str, tuple[str, ...]] = {}
    for count in voting.iter(A + "count"):
        names = tuple(
            " ".join((e.text or "").split()) for e in count.iter(U + "organization", A + "organization")
        )
        states[(count.get("refersTo") or "").lstrip("#")] = names
    return Vote(outcome, states.get("inFavour", ()), states.get("against", ()), states.get("abstaining", ()))


def _job_number(root: etree._Element) -> str:
    element = next(root.iter(A + "docketNumber", U + "docketNumber"), None)
    return " ".join("".join(element.itertext()).split()) if element is not None else ""


def _sponsors(meta: etree._Element) -> str:
    found = (
        step.get("by") or "" for step in meta.iter(A + "step") if step.get("outcome") == "draftResolution"
    )
    return " ".join(next((by for by in found if by.strip()), "").split())
