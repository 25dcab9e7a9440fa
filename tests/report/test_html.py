from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings

from mtqa.article.model import Segment, Span
from mtqa.judge.assessment import AssessedArticle, AssessedSegment, Report
from mtqa.report.base import Context
from mtqa.report.html.writer import HtmlWriter
from mtqa.report.registry import write_reports
from mtqa.score.adequacy import Adequacy
from tests.report import page as pages
from tests.report.sample import prose_assessed, report, rows_assessed
from tests.report.strategies import reports
from tests.report.variants import finding, plain

TAGS = """html head meta title style body svg symbol path circle use a header p span form fieldset legend label input main h1 h2 h3 div
table thead tbody tr th td ul ol li i article dl dt dd b strong nav section aside details summary mark del ins q em pre code footer
script button select option textarea template dialog kbd"""


def written(made: Report, language: str = "en") -> str:
    return HtmlWriter().write(made, Context(language))


def moved(assessed: AssessedArticle, path: str) -> AssessedArticle:
    return replace(assessed, article=replace(assessed.article, path=path))


@settings(deadline=None, max_examples=200)
@given(reports)
def test_no_text_is_markup_and_every_sentence_is_whole(made: Report) -> None:
    html = written(made)
    html.encode("utf-8")
    page = pages.read(html)
    assert page.tags <= set(TAGS.split())
    assert not [name for _, name, _ in page.attributes if name.startswith("on") or name == "style"]
    for number, assessed in enumerate(made.articles, 1):
        for index, each in enumerate(assessed.segments, 1):
            text = each.segment.span.of(assessed.article.text)
            assert page.sentences.get(f"a{number}-s{index}", "") == text


@settings(deadline=None, max_examples=50)
@given(reports)
def test_nothing_invisible_reaches_the_page(made: Report) -> None:
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]", written(made))


def test_markup_in_the_text_is_shown_as_text() -> None:
    html = written(report())
    assert 'onclick="alert' not in html
    assert "&lt;b" in html
    assert "open &lt;quotation&gt;" in html
    assert "U+202E" in html


def test_the_page_needs_nothing_from_elsewhere() -> None:
    html = written(report())
    assert not re.search(r"https?://|url\(|@import|\bsrc=", html)
    assert all(value.startswith("#") for _, name, value in pages.read(html).attributes if name == "href")


def test_the_policy_allows_the_own_style_and_script_only() -> None:
    html = written(report())
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', html)
    assert policy
    for element in ("style", "script"):
        content = re.search(rf"<{element}>(.*?)</{element}>", html, re.S)
        assert content
        digest = base64.b64encode(hashlib.sha256(content.group(1).encode()).digest()).decode()
        assert f"{element}-src &#39;sha256-{digest}&#39;" in policy.group(1) or f"{element}-src 'sha256-{digest}'" in policy.group(1)
    assert "default-src 'none'" in policy.group(1)


def test_anchors_are_unique_and_links_lead_somewhere() -> None:
    attributes = pages.read(written(report())).attributes
    ids = [value for _, name, value in attributes if name == "id"]
    assert len(ids) == len(set(ids))
    assert {value[1:] for _, name, value in attributes if name == "href"} <= set(ids)


def test_every_finding_stands_in_the_margin_once() -> None:
    made = report()
    html = written(made)
    for code in ("QUO101", "LAN103", "LAN104", "OMI101", "NAM101", "REP101", "NUM301"):
        assert html.count(f"{code} ·") == 1
    assert html.count('class="sign critical" id=') == 2
    assert 'class="caret major"' in html


@pytest.mark.parametrize(("words", "findings", "dense"), [(10, 8, True), (10, 1, False), (600, 8, False)])
def test_many_findings_on_few_words_go_below_their_paragraph(words: int, findings: int, dense: bool) -> None:
    text = "Le maire " * words
    made = plain(text, finding(text))
    found = tuple(replace(made.findings[0], code=f"QUO10{n}") for n in range(findings))
    html = written(Report((replace(made, findings=found, segments=(replace(made.segments[0], findings=found),)),), "s"))
    assert ("body dense" in html) is dense


def test_landmarks_and_language() -> None:
    html = written(report(), "id")
    assert '<html lang="id">' in html
    for landmark in ("<main", "<header", "<nav", "<aside", "<footer"):
        assert landmark in html
    assert 'class="run" lang="fr"' in html


def unfolded(html: str) -> str:
    """The page's main part and foot without what is folded away."""
    return re.sub(r"<details.*?</details>", "", html[html.index("<main") : html.index("</footer>")], flags=re.S)


def test_a_rough_back_translation_is_folded_and_a_good_one_is_not() -> None:
    rough = report()
    good = replace(rough, models=tuple(replace(model, rough=False) for model in rough.models))
    assert "Back 1 " not in unfolded(written(rough))
    assert "Back 1 " in unfolded(written(good))
    for made in (rough, good):
        assert written(made).count("Back 1 ") == 2  # one in each article


def test_that_the_model_is_rough_is_said_once_on_a_page() -> None:
    rough = report()
    html = unfolded(written(rough))
    assert html.count("rough:") == html.count("mtqa models pull opus-mt-fr-en") == written(rough).count("mtqa models pull") == 1
    good = replace(rough, models=tuple(replace(model, rough=False) for model in rough.models))
    assert "mtqa models pull" not in written(good)


def measured(assessed: AssessedArticle) -> Report:
    """The article with an adequacy that rests on metrics too."""
    known = Adequacy(dict.fromkeys(("fit", "back_chrf", "back_ter"), 40.0))
    return replace(report(), articles=(replace(assessed, segments=tuple(replace(each, adequacy=known) for each in assessed.segments)),))


def test_what_scores_rest_on_is_folded_and_metrics_with_it() -> None:
    html = written(replace(measured(prose_assessed()), signature="s"), "fr")
    for text in ("retraduction (chrF++) 40", "retraduction (TER) 40", "BLEU 20,2", "Fluidité", "Ce qui fait le risque"):
        assert text in html
    shown = unfolded(html)
    assert not re.search(r"chrF|BLEU|\bTER\b|repose sur", shown)
    assert shown.count("Ce qui fait le risque") == 1  # of the sentence without findings, which says nothing else
    assert "Open &lt;quotation&gt;" in shown
    assert "La directrice</ins>" in shown


def test_the_margin_keeps_the_order_of_the_article() -> None:
    text = "Un. Deux. Trois. Quatre. Cinq."
    spans = [Span(m.start(), m.end()) for m in re.finditer(r"\w+\.", text)]
    article = replace(plain(text, finding(text)).article, segments=tuple(Segment(str(n), s, 0) for n, s in enumerate(spans, 1)))
    made = [replace(finding(""), span=spans[n], related=()) for n in (1, 4)]
    own = {made[0].span: (made[0],), made[1].span: (made[1],)}
    assessed = tuple(AssessedSegment(s, s.span.of(text), findings=own.get(s.span, ())) for s in article.segments)
    html = written(Report((AssessedArticle(article, assessed, tuple(made)),), "s"))
    assert re.findall(r"<summary>(Sentences? [\d–]+):|<section [^>]*id=\"a1-s(\d)-card\"", html) == [
        ("Sentence 1", ""), ("", "2"), ("Sentences 3–4", ""), ("", "5"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("message", "language", "headed"),
    [
        ("le verbe n’a pas le bon nombre", "fr", "Le verbe n’a pas le bon nombre\u00a0: «\u00a0Un deux\u00a0»"),
        ("the verb has the wrong number", "en", "The verb has the wrong number: “Un deux”"),
        ("salah jumlah", "id", "Salah jumlah: “Un deux”"),
        ("« un deux » en trop", "fr", "«\u00a0un deux\u00a0» en trop"),
        ("« deux » en trop", "fr", "«\u00a0deux\u00a0» en trop\u00a0: «\u00a0Un deux\u00a0»"),
        ("two times: again", "en", "Two times: again – “Un deux”"),
        ("deux fois : encore", "fr", "Deux fois\u00a0: encore – «\u00a0Un deux\u00a0»"),
    ],
)
def test_what_to_see_first_names_the_words(message: str, language: str, headed: str) -> None:
    html = written(Report((plain("Un deux", finding("Un deux", message)),), "s"), language)
    (first,) = re.findall(r'<span class="where">[^<]*</span> ([^<]*)</a>', html)
    assert first == headed


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("", "Said"),
        ("\u202e\u00ad", "Said"),
        ("\u202eUn", "Said: “⟨U+202E⟩Un”"),
        ("« Un,", "Said: “Un”"),
        ("a" * 50, f"Said: “{'a' * 39}…”"),
    ],
)
def test_what_to_see_first_is_short(words: str, shown: str) -> None:
    made = plain(words or "Un", replace(finding(words, "said"), span=Span(0, len(words))))
    assert f"</span> {shown}</a>" in written(Report((made,), "s"))


def test_what_is_folded_is_printed_where_style_can_open_it() -> None:
    style = written(report()).partition("@media print")[2].partition("</style>")[0]
    assert ".more::details-content { content-visibility: visible; }" in style
    assert style.count(".more:not([open])") == style.count("@supports not selector(::details-content) { .more:not([open])") == 1


def test_quotations_have_the_blanks_of_french_typography() -> None:
    assert r'q:lang(fr) { quotes: "«\a0" "\a0»"' in written(report(), "fr")


def test_adequacy_without_a_source_says_so() -> None:
    assert "n/a (no source)" in written(Report((prose_assessed(),), "s"))
    assert "s. o. (pas de source)" in written(Report((prose_assessed(),), "s"), "fr")


def test_an_empty_report_is_a_page() -> None:
    assert "</html>" in written(Report((), "s"))


def test_up_to_twenty_articles_share_the_page(tmp_path: Path) -> None:
    made = Report(tuple(moved(prose_assessed(), f"a{n}.txt") for n in range(20)), "s")
    assert [path.name for path in write_reports(made, ["html"], tmp_path)] == ["report.html"]
    assert (tmp_path / "report.html").read_text(encoding="utf-8").count("<article") == 20


def test_more_get_a_page_each_with_safe_names_and_an_index_that_links_them(tmp_path: Path) -> None:
    odd = ["../../etc/passwd", "/root/<script>.txt", "same.txt", "same.txt", "C:\\con"]
    made = Report(tuple(moved(prose_assessed(), path) for path in [*odd, *(f"a/{n}.txt" for n in range(17))]), "s")
    paths = write_reports(made, ["html"], tmp_path / "out", Context("fr"))
    found = sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file())
    assert found == sorted(path.relative_to(tmp_path).as_posix() for path in paths)
    assert len(paths) == 23
    assert all(re.fullmatch(r"out/(report|articles/[a-z0-9-]+)\.html", name) for name in found)
    index = (tmp_path / "out" / "report.html").read_text(encoding="utf-8")
    links = {value.split("#")[0] for _, name, value in pages.read(index).attributes if name == "href" and not value.startswith("#")}
    assert {f"out/{link}" for link in links} == set(found) - {"out/report.html"}
    assert 'href="../report.html"' in (tmp_path / "out" / sorted(links)[0]).read_text(encoding="utf-8")


def test_rows_without_a_document_of_one_file_share_one_page(tmp_path: Path) -> None:
    alone = tuple(moved(rows_assessed(), "month.jsonl") for _ in range(30))
    assert [path.name for path in write_reports(Report(alone, "s"), ["html"], tmp_path)] == ["report.html"]


def test_the_gravest_article_leads_the_index() -> None:
    calm = replace(prose_assessed(), findings=(), segments=tuple(replace(s, findings=()) for s in prose_assessed().segments))
    html = written(Report((moved(calm, "calm.txt"), moved(prose_assessed(), "grave.txt")), "s"))
    assert html.index("grave.txt ·") < html.index("calm.txt ·")


def colours(block: str) -> dict[str, str]:
    return dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6})", block))


def contrast(one: str, other: str) -> float:
    def luminance(colour: str) -> float:
        parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        red, green, blue = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_has_aa_contrast(scheme: str) -> None:
    css = (Path(HtmlWriter.__module__.replace(".", "/")).parent / "style.css").as_posix()
    text = Path(__file__).parents[2].joinpath(css).read_text(encoding="utf-8")
    light, dark = text.split("@media (prefers-color-scheme: dark)")[:2]
    known = colours(light) | (colours(dark.split("* {")[0]) if scheme == "dark" else {})
    tones = ("critical", "major", "minor", "risky", "neutral")
    pairs = [(name, "paper") for name in ("ink", "soft", "link", *tones)] + [("ink", f"{tone}-bg") for tone in tones]
    pairs += [("ink", "lit"), ("soft", "faint"), ("ink", "faint"), ("link", "faint")]
    assert {pair: contrast(known[pair[0]], known[pair[1]]) for pair in pairs if contrast(known[pair[0]], known[pair[1]]) < 4.5} == {}
