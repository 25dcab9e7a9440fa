"""What fixtures can't say of the NAM, LAN and TER rules: options, references, document memory, repairs, rows alone."""

from __future__ import annotations

from collections.abc import Mapping

from mtqa.article.build import article_from_rows, article_from_text
from mtqa.article.model import Segment, Span
from mtqa.checks.base import OptionValue, References
from mtqa.checks.finding import Finding, Severity
from mtqa.checks.registry import rule
from mtqa.checks.runner import run_checks


def check(
    code: str, text: str, options: Mapping[str, OptionValue] | None = None, references: References | None = None
) -> tuple[Finding, ...]:
    return run_checks(article_from_text(text), [rule(code)(options, references)])


def alone(code: str, text: str) -> tuple[Finding, ...]:
    return run_checks(article_from_rows("rows", [Segment("1", Span(0, 0), 0)], [text], independent=True), [rule(code)()])


def test_allowed_words_and_acronyms_are_silent() -> None:
    text = "Chaque kecamatan a reçu trois pompes."
    assert check("LAN102", text)
    assert not check("LAN102", text, {"allow": ("kecamatan",)})
    assert not check("NAM107", "Le BPBD a recensé 40 maisons.", {"allow": ("BPBD",)})
    assert not check("NAM105", "Il vit à Singapore.", {"allow": ("Singapore",)})


def test_names_of_the_newsroom_win_over_the_table() -> None:
    text = "Le vol part pour Riyadh ce soir."
    assert check("NAM105", text)
    assert not check("NAM105", text, references=References(names=({"form": "Riyadh"},)))


def test_a_word_once_explained_is_known_later_and_not_before() -> None:
    assert not check("LAN102", "Les chefs (lurah) ont signé.\nLes lurah attendent.")
    (finding,) = check("LAN102", "Les lurah attendent.\nLes chefs (lurah) ont signé.")
    assert finding.span == Span(4, 9)


def test_an_unexplained_acronym_is_reported_once_and_not_in_a_row_alone() -> None:
    assert len(check("NAM107", "Le BPBD a parlé.\nLe BPBD attend.")) == 1
    assert not alone("NAM107", "Le BPBD a parlé.")
    assert alone("NAM107", "La WHO a parlé.")


def test_a_foreign_sentence_gives_one_finding_and_no_word_findings() -> None:
    text = "Warga diminta untuk tidak kembali ke rumah mereka malam ini."
    (finding,) = check("LAN101", text)
    assert finding.severity is Severity.CRITICAL
    assert not check("LAN102", text)


def test_the_gender_finding_is_on_the_rarer_sign_and_points_to_the_other() -> None:
    text = "M. Prima Loa a parlé.\nLa directrice, Prima Loa, part.\nMme Loa revient."
    (finding,) = check("NAM101", text)
    assert finding.span.of(text) == "M. Prima Loa"
    assert finding.related[0].span.start > finding.span.end


def test_a_repair_of_damaged_text_is_suggested() -> None:
    text = "La rÃ©union a Ã©tÃ© reportÃ©e."
    assert [f.suggestion for f in check("LAN111", text)] == ["réunion", "été reportée."]


def test_exonyms_contract_with_the_preposition_and_are_major_when_both_forms_stand() -> None:
    text = "Il est né à Cairo."
    (finding,) = check("NAM105", text)
    assert (finding.span.of(text), finding.suggestion, finding.severity) == ("à Cairo", "au Caire", Severity.MINOR)
    assert check("NAM105", "Il vit à Moscow.\nMoscou est loin.")[0].severity is Severity.MAJOR


def test_country_repairs_read_well() -> None:
    assert check("NAM110", "Malaisie a signé.")[0].suggestion == "La Malaisie"
    assert check("NAM110", "Le président de Philippines attend.")[0].suggestion == "des Philippines"
    assert check("NAM110", "Elle vit en Japon.")[0].suggestion == "au Japon"


def test_a_forbidden_term_is_minor_without_a_source_and_major_with_it() -> None:
    references = References(glossary=({"source term": "Polda", "required": "police provinciale", "forbidden": "police régionale"},))
    text = "La police régionale enquête."
    (bare,) = check("TER101", text, references=references)
    assert (bare.severity, bare.suggestion) == (Severity.MINOR, "police provinciale")
    row = [Segment("1", Span(0, 0), 0, source="Polda menyelidiki.", source_language="id")]
    (sure,) = run_checks(article_from_rows("rows", row, [text], independent=True), [rule("TER101")(None, references)])
    assert sure.severity is Severity.MAJOR


def test_a_missing_term_is_an_empty_span_with_its_place_in_the_source() -> None:
    references = References(glossary=({"source term": "Polda", "required": "police provinciale", "forbidden": ""},))
    row = [Segment("1", Span(0, 0), 0, source="Kata Polda, aman.", source_language="id")]
    (finding,) = run_checks(article_from_rows("rows", row, ["Tout est calme."], independent=True), [rule("TER201")(None, references)])
    assert finding.span == Span(15, 15)
    assert finding.source_span == Span(5, 10)


def test_spans_hold_past_emoji_and_decomposed_letters() -> None:
    text = "🌊 E\u0301te\u0301 chaud : les lurah sont à Singapore."
    assert [f.span.of(text) for f in check("LAN102", text)] == ["lurah"]
    assert [f.span.of(text) for f in check("NAM105", text)] == ["Singapore"]


def test_a_half_translated_name_is_repaired_only_where_the_whole_of_it_stands() -> None:
    def repair(french: str, source: str) -> str | None:
        article = article_from_rows("rows", [Segment("1", Span(0, 0), 0, source=source, source_language="id")], [french], independent=True)
        (finding,) = run_checks(article, [rule("NAM202")()])
        return finding.suggestion

    assert repair("La société Étoile Makmur a fermé.", "PT Bintang Makmur tutup.") == "Bintang Makmur"
    assert (
        repair("La Commission Pemberantasan de la Corruption a saisi des lettres.", "Kemarin petugas Pemberantasan Korupsi menyita surat.")
        is None
    )
