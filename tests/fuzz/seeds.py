"""Seeds of the readers' targets, and the words that their formats are made of."""

from __future__ import annotations

from tests.fuzz.dice import WORDS

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def parts(text: str) -> tuple[bytes, ...]:
    """Words with `¦` between."""
    return tuple(word.encode() for word in text.split("¦"))


FRENCH = "Le bac de Sorong a repris la mer mardi.\n« Nous partons », a dit le capitaine. Il pleuvait.\n"
SAID = tuple(word.encode("utf-8", "surrogatepass") for word in WORDS)

VERDICT = (
    '{"code": "QUO101", "words": "0123456789abcdef", "neighbours": "ab", "decision": "dismiss", "reason": "style", "comment": "c", '
    '"sentence": "ab", "around": "", "text": "Le bac.", "quote": "bac", "replacement": null, "severity": "major", "confidence": 0.9, '
    '"article": "x.txt", "author": "a", "date": "2025-01-01T00:00:00Z", "features": {"a": 1.5}, "undoes": false}\n'
)
XLIFF = (
    '<?xml version="1.0"?><xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="a" source-language="id" '
    'target-language="fr" datatype="plaintext"><body><trans-unit id="1"><source>Dia <g id="1">pergi</g>.</source><target>Il <g'
    ' id="1">part'
    "</g>.</target><note>n</note></trans-unit></body></file></xliff>"
)
XLIFF2 = (
    '<xliff version="2.0" srcLang="id" trgLang="fr" xmlns="urn:oasis:names:tc:xliff:document:2.0"><file id="f"><unit id="u"><segment'
    ' id="s">'
    '<source>Dia<ph id="1"/> pergi.</source><target>Il<ph id="1"/> part.</target></segment></unit></file></xliff>'
)
TMX = (
    '<?xml version="1.0"?><!DOCTYPE tmx SYSTEM "tmx14.dtd"><tmx version="1.4"><header srclang="id" adminlang="en" datatype="x"'
    ' segtype="x" '
    'o-tmf="x" creationtool="x" creationtoolversion="1"/><body><tu tuid="1"><tuv xml:lang="id"><seg>Dia <bpt i="1">b</bpt>pergi<ept'
    ' i="1"/>'
    '.</seg></tuv><tuv xml:lang="fr"><seg>Il part.</seg></tuv></tu></body></tmx>'
)
MARKDOWN = (
    "---\ntitle: Le bac\ndescription: >\n  Il part\n---\n# Le bac\n\n**Le bac** de [Sorong](x) part.\n\n> « Oui », dit-il.\n\n"
    "| a | b |\n|---|---|\n| c | d |\n\n```\ncode\n```\n\n![alt](p.png)\n<!-- mtqa: ignore QUO101 dit -->\n{{< s >}}\n* un\n1. deux\n"
)
HTML = (
    '<!doctype html><html lang="fr"><head><title>t</title><meta name="author" content="x"><script type="application/ld+json">{"@type":'
    '"NewsArticle","headline":"h","datePublished":"2025-01-01"}</script></head><body><article><h1>Le bac</h1><p>Le&nbsp;bac <b>part</b>.'
    '</p><figure><img alt="un bac"><figcaption>Photo</figcaption></figure><!-- mtqa: ignore QUO101 x --><p'
    " hidden>non</p></article></body>"
)
TOML = (
    'vendor = "X"\nfail_on = "major"\nformat = ["html", "csv"]\nmax_new = "critical=0,major=2/1000w"\nboilerplate = ["^Abonnez"]\n'
    '[rules]\nTYP = "off"\nQUO108 = {severity = "minor"}\n[limits]\nsentences = 10\n[profiles.p.severities]\nmajor = 2\n[[overrides]]\n'
    'paths = ["a/**"]\nvendor = "Y"\n[[suppressions]]\nrule = "QUO101"\ntext = "x"\nreason = "r"\nexpires = 2025-01-01\n'
)
BASELINE = (
    '{"schema": 1, "entries": [{"rule": "QUO101", "words": "ab", "count": 2, "excerpt": "x", "paths": {"a.txt": 2}, "around": ["c"], '
    '"reason": "r"}]}'
)
CALIBRATION = '{"schema": 1, "severities": {"QUO101": "minor"}, "trust": {"QUO101": 0.5}, "risk": '
JSON = parts(
    '"¦": ¦, ¦{"id": 1, "target": "Le bac."}¦"source": "Kapal."¦"source_lang": "id"¦"doc": "d"¦\\u0000¦1e999¦-0¦\n¦[[¦"vendor": ¦"date": '
)
MARKUP = parts(
    "<p>¦</p>¦<div>¦<br>¦<b>¦</b>¦<h1>¦<li>¦<table><tr><td>¦<script>¦</script>¦<style>¦<template>¦&nbsp;¦&amp;¦&#x1F600;¦<!--¦-->¦<svg>"
    "¦<math>"
    "¦<article>¦<footer>¦<figure>¦ hidden¦ lang='id'¦<select><option>¦<textarea>¦<plaintext>¦<noscript>¦<frameset>¦<title>¦<base href=x>"
)
MARKS = parts(
    "# ¦**¦_¦`¦```\n¦> ¦- ¦1. ¦| a |\n|---|\n¦[x](y)¦![a](b)¦<!-- ¦ -->¦{{< ¦ >}}¦---\n¦+++\n¦title: ¦\\¦~~¦[^1]¦&nbsp;¦    ¦\t¦: |\n"
    "¦* * *\n¦===\n"
)
XML = parts(
    "<source>¦</source>¦<target>¦</target>¦<g id='1'>¦</g>¦<x id='2'/>¦<trans-unit id='2'>¦<seg>¦<tuv xml:lang='fr'>¦<!DOCTYPE a ["
    "¦<!ENTITY b 'c'>"
    "¦&b;¦<![CDATA[¦]]>¦<?a?>¦ xml:space='preserve'¦<mrk mtype='seg' mid='1'>¦<note>¦<alt-trans>¦ encoding='utf-16'¦<group>¦<bin-unit>"
    "¦<file>"
)
OOXML = parts(
    "<w:p>¦</w:p>¦<w:r>¦</w:r>¦<w:t>¦</w:t>¦<w:t xml:space='preserve'>¦<w:tab/>¦<w:br/>¦<w:del>¦<w:ins>"
    "¦<w:pPr><w:pStyle w:val='Title'/></w:pPr>"
    "¦<w:rPr><w:vanish/></w:rPr>¦<w:tbl><w:tr><w:tc>¦<w:hyperlink>¦<w:sdt><w:sdtContent>¦<w:fldChar w:fldCharType='begin'/>¦<w:instrText>"
    "¦<w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr>¦<!DOCTYPE a>¦<w:sectPr/>¦<w:noBreakHyphen/>"
)
DOCUMENT = (
    f"<w:document {_W}><w:body><w:p><w:pPr><w:pStyle w:val='Title'/></w:pPr><w:r><w:t>Le bac</w:t></w:r></w:p><w:p><w:r><w:t>Le bac part."
    "</w:t></w:r><w:del><w:r><w:delText>x</w:delText></w:r></w:del></w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>Il"
    " pleut.</w:t></w:r></w:p></w:tc>"
    "</w:tr></w:tbl></w:body></w:document>"
)
TSV = parts('\t¦\n¦"¦target¦source¦doc¦id¦source_lang¦\r\n¦\ufeff')
CSV = parts(',¦;¦\n¦"¦""¦target¦\'=¦\r')
VERDICT_WORDS = (*JSON, *parts('accept¦fix¦"undoes": true¦"reason"¦"confidence": '))
TOML_WORDS = parts("[rules]\n¦[[overrides]]\n¦\"\"\"¦'''¦= ¦inf¦{}¦[]¦1979-05-27¦a.b = 1\n¦#")
PYPROJECT = parts("[tool]\n¦[tool.mtqa]\n¦[[tool.mtqa]]\n¦tool.mtqa.vendor = 1\n")
FLAGS = parts("=¦,¦/¦1000w¦critical¦minor¦target¦٣")
