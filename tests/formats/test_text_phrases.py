"""The data files of the languages, and what is told by them."""

import pytest

from engross import resources
from engross.formats.text import phrases

LISTS = (
    "stop_words",
    "articles",
    "resolution",
    "draft",
    "decision",
    "annex",
    "sections",
    "meeting",
    "months",
)


@pytest.mark.parametrize("language", phrases.LANGUAGES)
def test_the_file_of_each_language_is_whole(language):
    table = resources.toml(f"phrases/{language}.toml")
    assert all(isinstance(word, str) for name in LISTS for word in table[name])
    assert len(table["months"]) in (0, 12)
    assert set(table["first_page"]) == {
        "publisher", "distribution", "original", "session", "agenda_item", "heading", "adoption"}  # fmt: skip
    for kind in ("preambular", "operative"):
        openings = table[kind]["openings"]
        assert len(openings) == len(set(openings)) >= 70
        assert all(phrase == phrase.strip(" ,.;:") for phrase in openings)
        assert set(table[kind]) == {"openings", "endings", "beginnings", "adverbs"}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The Council recalls the report of the Secretary-General to the Assembly", "en"),
        ("Le Conseil rappelle le rapport du Secrétaire général et les résolutions de l’Assemblée", "fr"),
        ("El Consejo recuerda el informe del Secretario General y las resoluciones", "es"),
        ("Совет ссылается на доклад", "ru"),
        ("يشير المجلس إلى تقرير الأمين العام", "ar"),
        ("安理会回顾秘书长的报告 (S/2035/1) and its annex", "zh"),
        ("Der Rat erinnert an den Bericht und die Resolutionen der Generalversammlung", "de"),
    ],
)
def test_language_of(text, language):
    assert phrases.language_of(text) == language


@pytest.mark.parametrize(
    ("language", "line", "organ"),
    [
        ("en", "The General Assembly,", "ga"),
        ("en", "The Commission on Narcotic Drugs,", "cnd"),
        ("en", "The Economic and Social Council", "ecosoc"),
        ("en", "The Conference of the Parties,", ""),
        ("en", "General Assembly,", None),
        ("en", "The report of the Council notes that wells are dry,", None),
        ("fr", "L'Assemblée générale,", "ga"),
        ("fr", "Le Conseil des droits de l’homme,", "hrc"),
        ("es", "El Consejo de Seguridad,", "sc"),
        ("ru", "Генеральная Ассамблея,", "ga"),
        ("ar", "إن الجمعية العامة،", "ga"),
        ("zh", "大会，", "ga"),
        ("de", "Der Sicherheitsrat,", "sc"),
    ],
)
def test_organ_lines(language, line, organ):
    assert phrases.of(language).organ(line) == organ


def opened(language, kind, text):
    found = getattr(phrases.of(language), kind).end(text)
    return text[slice(*found)] if found else None


@pytest.mark.parametrize(
    ("language", "kind", "text", "opening"),
    [
        ("en", "preambular", "Taking note with appreciation of the report,", "Taking note with appreciation"),
        ("en", "preambular", "Taking note of the report,", "Taking note"),
        ("en", "preambular", "“Recalling its resolution”,", "Recalling"),
        ("en", "operative", "Also calls upon States", "Also calls upon"),
        ("en", "operative", "Requestsome", None),
        ("fr", "preambular", "Ayant à l’esprit la Charte,", "Ayant à l’esprit"),
        ("ru", "preambular", "c удовлетворением отмечая доклад,", "c удовлетворением отмечая"),
        ("zh", "operative", "请秘书长", "请"),
        ("ar", "preambular", "وإذ تشير إلى قرارها،", "وإذ تشير"),
    ],
)
def test_the_longest_opening_is_found(language, kind, text, opening):
    assert opened(language, kind, text) == opening


@pytest.mark.parametrize(
    ("text", "fits"),
    [("Extremely alarmed at wells,", True), ("Pondering wells,", True), ("Germany and France,", False)],
)
def test_unknown_openings_are_told_by_their_form(text, fits):
    assert phrases.of("en").preambular.fits(text) is fits
