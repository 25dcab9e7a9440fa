"""What reports say in their own voice, in English, French and Indonesian."""

from __future__ import annotations

import math
import re

from mtqa.phrase import LANGUAGES, Phrase
from mtqa.report.marking_texts import MARKING

PHRASES: dict[str, Phrase] = {
    **MARKING,
    "title": Phrase("Translation check", "Contrôle de la traduction", "Pemeriksaan terjemahan"),
    "index_title": Phrase("Articles checked", "Articles contrôlés", "Artikel yang diperiksa"),
    "article": Phrase("Article", "Article", "Artikel"),
    "back_to_index": Phrase("All articles", "Tous les articles", "Semua artikel"),
    "skip": Phrase("Skip to the article", "Aller à l’article", "Langsung ke artikel"),
    "machine_translated": Phrase("Machine-translated", "Traduit automatiquement", "Diterjemahkan oleh mesin"),
    "machine_translated_from": Phrase(
        "Machine-translated from {language}",
        "Traduit automatiquement (langue source : {language})",
        "Diterjemahkan oleh mesin dari bahasa {language}",
    ),
    "no_notice": Phrase(
        "No notice of machine translation", "Aucune mention de traduction automatique", "Tidak ada keterangan terjemahan mesin"
    ),
    "vendor": Phrase("vendor {name}", "prestataire {name}", "vendor {name}"),
    "engine": Phrase("engine {name}", "moteur {name}", "mesin {name}"),
    "fluency": Phrase("Fluency", "Fluidité", "Kefasihan"),
    "consistency": Phrase("Consistency", "Cohérence", "Konsistensi"),
    "adequacy": Phrase("Adequacy", "Adéquation", "Kesepadanan"),
    "risk": Phrase("Risk", "Risque", "Risiko"),
    "fluency_means": Phrase("the French as French", "le français pour lui-même", "bahasa Prancis itu sendiri"),
    "consistency_means": Phrase(
        "the French against its own round trip", "le français face à sa retraduction", "bahasa Prancis terhadap terjemahan bolak-baliknya"
    ),
    "adequacy_means": Phrase("the French against its source", "le français face à sa source", "bahasa Prancis terhadap sumbernya"),
    "risk_means": Phrase(
        "sentences in 100 that an editor would change",
        "phrases sur 100 qu’un relecteur changerait",
        "kalimat dari 100 yang akan diubah editor",
    ),
    "no_source": Phrase("n/a (no source)", "s. o. (pas de source)", "t/b (tanpa sumber)"),
    "adequacy_from": Phrase("Adequacy rests on", "L’adéquation repose sur", "Kesepadanan didasarkan pada"),
    "evidence_agreement": Phrase("facts that agree", "faits concordants", "fakta yang cocok"),
    "evidence_fit": Phrase("closeness of meaning", "proximité de sens", "kedekatan makna"),
    "evidence_length": Phrase("likely length", "longueur plausible", "panjang yang wajar"),
    "evidence_log_probability_source": Phrase(
        "likelihood given the source", "vraisemblance au vu de la source", "kemungkinan menurut sumber"
    ),
    "evidence_source_contrast_lowest": Phrase(
        "words that the source supports", "mots que la source appuie", "kata yang didukung sumber"
    ),
    "evidence_source_against_back": Phrase(
        "source close to back-translation", "source proche de la retraduction", "sumber dekat dengan terjemahan balik"
    ),
    "evidence_back": Phrase("back-translation", "retraduction", "terjemahan balik"),
    "evidence_reference": Phrase("reference", "traduction de référence", "terjemahan rujukan"),
    "not_measured": Phrase("n/a", "s. o.", "t/b"),
    "critical": Phrase("critical", "critique", "kritis"),
    "major": Phrase("major", "majeur", "mayor"),
    "minor": Phrase("minor", "mineur", "minor"),
    "neutral": Phrase("note", "remarque", "catatan"),
    "risky": Phrase("high risk, no finding", "risque élevé, sans constat", "risiko tinggi, tanpa temuan"),
    "risky_reason": Phrase(
        "No rule fires here, but the scores say that an editor would more likely than not change this sentence.",
        "Aucune règle ne s’applique ici, mais d’après les scores un relecteur changerait plutôt cette phrase.",
        "Tidak ada aturan yang kena di sini, tetapi skornya menunjukkan bahwa editor cenderung akan mengubah kalimat ini.",
    ),
    "sentence": Phrase("Sentence", "Phrase", "Kalimat"),
    "row": Phrase("Row", "Ligne", "Baris"),
    "sentence_range": Phrase("Sentences {first}–{last}", "Phrases {first} à {last}", "Kalimat {first}–{last}"),
    "row_range": Phrase("Rows {first}–{last}", "Lignes {first} à {last}", "Baris {first}–{last}"),
    "colon": Phrase(":", "\u00a0:", ":"),
    "quoted": Phrase("“{words}”", "« {words} »", "“{words}”"),
    "why": Phrase("Why", "Pourquoi", "Mengapa"),
    "suggestion": Phrase("Suggestion", "Suggestion", "Saran"),
    "delete": Phrase("delete the passage", "supprimer le passage", "hapus bagian ini"),
    "see_also": Phrase("See also", "Voir aussi", "Lihat juga"),
    "because": Phrase("What drives the risk", "Ce qui fait le risque", "Yang mendorong risiko"),
    "source": Phrase("Source", "Source", "Sumber"),
    "reference": Phrase("Reference", "Référence", "Rujukan"),
    "back_translation": Phrase("Back-translation", "Retraduction", "Terjemahan balik"),
    "round_trip": Phrase("And into French again", "Puis de nouveau en français", "Lalu ke bahasa Prancis lagi"),
    "no_round_trip": Phrase(
        "n/a (the model has no reverse)", "s. o. (le modèle n’a pas d’inverse)", "t/b (model tidak punya arah sebaliknya)"
    ),
    "rough_hint": Phrase(
        "The back-translations here are rough: they serve the scores. For readable ones:",
        "Les retraductions sont ici approximatives : elles servent aux scores. Pour en avoir de lisibles :",
        "Terjemahan balik di sini masih kasar: gunanya untuk skor. Untuk yang enak dibaca:",
    ),
    "degenerate_empty": Phrase("nothing came out", "rien n’en est sorti", "tidak ada hasilnya"),
    "degenerate_loop": Phrase("it goes round in circles", "elle tourne en rond", "hasilnya berputar-putar"),
    "degenerate_blow-up": Phrase("far too long", "beaucoup trop longue", "jauh terlalu panjang"),
    "degenerate": Phrase(
        "The translation model failed on this sentence ({kind}): the tool’s fault, not the text’s.",
        "Le modèle de traduction a échoué sur cette phrase ({kind}) : la faute est à l’outil, pas au texte.",
        "Model terjemahan gagal pada kalimat ini ({kind}): kesalahan alat, bukan teksnya.",
    ),
    "details": Phrase("Details", "Détails", "Rincian"),
    "scores": Phrase("scores", "scores", "skor"),
    "scores_and_back_translation": Phrase("scores and back-translation", "scores et retraduction", "skor dan terjemahan balik"),
    "log_probability": Phrase("Log-probability, mean", "Log-probabilité, moyenne", "Log-probabilitas, rata-rata"),
    "log_probability_min": Phrase("Log-probability, least", "Log-probabilité, minimum", "Log-probabilitas, terendah"),
    "strip": Phrase("Where the risk sits", "Où se trouve le risque", "Letak risiko"),
    "strip_means": Phrase(
        "One bar a sentence; the taller, the riskier.", "Une barre par phrase, d’autant plus haute que le risque est grand.",
        "Satu batang per kalimat; makin tinggi, makin berisiko.",
    ),
    "show": Phrase("Show", "Afficher", "Tampilkan"),
    "show_all": Phrase("everything", "tout", "semua"),
    "show_major": Phrase("major and critical", "majeur et critique", "mayor dan kritis"),
    "show_critical": Phrase("critical only", "critique seulement", "kritis saja"),
    "only_flagged": Phrase("only paragraphs with findings", "seulement les paragraphes signalés", "hanya paragraf bertemuan"),
    "start_here": Phrase("Start here", "À voir d’abord", "Mulai dari sini"),
    "findings": Phrase("Findings", "Constats", "Temuan"),
    "no_findings": Phrase("Nothing to flag.", "Rien à signaler.", "Tidak ada yang perlu ditandai."),
    "not_checked": Phrase("Outside the article, not checked", "Hors article, non contrôlé", "Di luar artikel, tidak diperiksa"),
    "more_characters": Phrase("… {n} more characters", "… encore {n} caractères", "… {n} karakter lagi"),
    "suppressed": Phrase("Silenced findings", "Constats neutralisés", "Temuan yang dibungkam"),
    "problems": Phrase("Could not be checked", "N’a pas pu être contrôlé", "Tidak dapat diperiksa"),
    "made_with": Phrase("How this report was made", "Comment ce rapport est fait", "Cara laporan ini dibuat"),
    "models": Phrase("Models", "Modèles", "Model"),
    "signature": Phrase("Signature", "Signature", "Tanda tangan"),
    "caveat": Phrase(
        "Scores run from 0 to 100. Consistency says how well the French survives its own round trip; it is no proof of accuracy: a wrong "
        "number in good French survives it too. Adequacy needs a source.",
        "Les scores vont de 0 à 100. La cohérence dit si le français reste le même, traduit puis retraduit ; elle ne prouve pas "
        "l’exactitude : un chiffre faux dans un bon français y résiste aussi. L’adéquation demande une source.",
        "Skor berkisar dari 0 sampai 100. Konsistensi menunjukkan seberapa tahan teks Prancis terhadap terjemahan bolak-baliknya sendiri; "
        "itu bukan bukti ketepatan: angka yang salah dalam bahasa Prancis yang baik pun lolos. Kesepadanan memerlukan teks sumber.",
    ),
    "model_translator": Phrase("translator", "traducteur", "penerjemah"),
    "model_estimator": Phrase("quality estimator", "estimateur de qualité", "penaksir mutu"),
    "model_language-model": Phrase("language model", "modèle de langue", "model bahasa"),
    "model_ngram": Phrase("n-gram model", "modèle à n-grammes", "model n-gram"),
    "line_column": Phrase("line {line}, column {column}", "ligne {line}, colonne {column}", "baris {line}, kolom {column}"),
    "role_headline": Phrase("Headline", "Titre", "Judul"),
    "role_standfirst": Phrase("Standfirst", "Chapô", "Teras"),
    "role_subheading": Phrase("Subheading", "Intertitre", "Subjudul"),
    "role_caption": Phrase("Caption", "Légende", "Keterangan gambar"),
    "role_alt": Phrase("Alternative text", "Texte de remplacement", "Teks alternatif"),
    "role_list": Phrase("List", "Liste", "Daftar"),
    "kind_share": Phrase("Share label", "Bouton de partage", "Label berbagi"),
    "kind_read-also": Phrase("Read also", "Lire aussi", "Baca juga"),
    "kind_credit": Phrase("Credit", "Crédit", "Kredit"),
    "kind_byline": Phrase("Byline", "Signature d’auteur", "Nama penulis"),
    "kind_newsletter": Phrase("Newsletter", "Lettre d’information", "Buletin"),
    "kind_tags": Phrase("Tags", "Mots-clés", "Tag"),
    "kind_copyright": Phrase("Copyright", "Droits d’auteur", "Hak cipta"),
    "kind_notice": Phrase("Machine-translation notice", "Mention de traduction automatique", "Keterangan terjemahan mesin"),
    "kind_user": Phrase("Left out by configuration", "Exclu par la configuration", "Dikecualikan oleh konfigurasi"),
    "not_scored": Phrase("not scored", "sans score", "tanpa skor"),
    "origin_inline": Phrase("mark in the article", "marque dans l’article", "tanda di artikel"),
    "origin_baseline": Phrase("baseline", "référence de base", "garis dasar"),
    "origin_verdict": Phrase("an editor’s verdict", "verdict d’un relecteur", "putusan editor"),
    "origin_configuration": Phrase("configuration", "configuration", "konfigurasi"),
    "summary": Phrase("Summary", "Bilan", "Ringkasan"),
}  # fmt: skip

COUNTS: dict[str, tuple[Phrase, Phrase]] = {
    "sentences": (Phrase("{n} sentence", "{n} phrase", "{n} kalimat"), Phrase("{n} sentences", "{n} phrases", "{n} kalimat")),
    "words": (Phrase("{n} word", "{n} mot", "{n} kata"), Phrase("{n} words", "{n} mots", "{n} kata")),
    "articles": (Phrase("{n} article", "{n} article", "{n} artikel"), Phrase("{n} articles", "{n} articles", "{n} artikel")),
    "critical": (Phrase("{n} critical", "{n} critique", "{n} kritis"), Phrase("{n} critical", "{n} critiques", "{n} kritis")),
    "major": (Phrase("{n} major", "{n} majeur", "{n} mayor"), Phrase("{n} major", "{n} majeurs", "{n} mayor")),
    "minor": (Phrase("{n} minor", "{n} mineur", "{n} minor"), Phrase("{n} minor", "{n} mineurs", "{n} minor")),
    "flagged": (
        Phrase("{n} sentence to look at", "{n} phrase à revoir", "{n} kalimat perlu dilihat"),
        Phrase("{n} sentences to look at", "{n} phrases à revoir", "{n} kalimat perlu dilihat"),
    ),
    "skipped": (
        Phrase("{n} file skipped: not French", "{n} fichier ignoré : pas en français", "{n} berkas dilewati: bukan bahasa Prancis"),
        Phrase("{n} files skipped: not French", "{n} fichiers ignorés : pas en français", "{n} berkas dilewati: bukan bahasa Prancis"),
    ),
}

LANGUAGE_NAMES: dict[str, Phrase] = {
    "id": Phrase("Indonesian", "indonésien", "Indonesia"),
    "en": Phrase("English", "anglais", "Inggris"),
    "fr": Phrase("French", "français", "Prancis"),
    "ms": Phrase("Malay", "malais", "Melayu"),
    "jv": Phrase("Javanese", "javanais", "Jawa"),
    "nl": Phrase("Dutch", "néerlandais", "Belanda"),
    "de": Phrase("German", "allemand", "Jerman"),
    "es": Phrase("Spanish", "espagnol", "Spanyol"),
    "ar": Phrase("Arabic", "arabe", "Arab"),
    "zh": Phrase("Chinese", "chinois", "Tionghoa"),
    "ja": Phrase("Japanese", "japonais", "Jepang"),
}


_WIDE, _NARROW = "\u00a0", "\u202f"
_GUILLEMETS_AND_COLONS, _TALL_MARKS = re.compile(r"(?<=«) | (?=[»:])"), re.compile(r" (?=[;!?])")


def _spaced(text: str) -> str:
    return _TALL_MARKS.sub(_NARROW, _GUILLEMETS_AND_COLONS.sub(_WIDE, text))


class Texts:
    """All phrases in one language, as attributes (`texts.risk`) or by key."""

    def __init__(self, language: str) -> None:
        self.language = language if language in LANGUAGES else "en"

    def __getattr__(self, name: str) -> str:
        if name not in PHRASES:
            raise AttributeError(name)
        return self[name]

    def __getitem__(self, name: str) -> str:
        return self.say(PHRASES[name])

    def of(self, prefix: str, name: str) -> str:
        """The phrase `PREFIX_NAME`, or `name` itself where there is none."""
        phrase = PHRASES.get(f"{prefix}_{name}")
        return self.say(phrase) if phrase else name

    def fill(self, name: str, /, **fields: object) -> str:
        """A phrase with its fields filled; only the fields of the phrase's own words are read, never those of a value."""
        return self[name].format(**fields)

    def say(self, phrase: Phrase) -> str:
        """Any phrase in this language; French with no-break spaces inside guillemets and before `: ; ! ?`."""
        text = phrase.to(self.language)
        return _spaced(text) if self.language == "fr" else text

    def message(self, phrase: Phrase) -> str:
        """What a finding says, as a line of its own: with a capital."""
        text = self.say(phrase)
        return text[:1].upper() + text[1:]

    def count(self, name: str, n: int) -> str:
        """`n` things, in the right number (French counts 0 and 1 as one)."""
        one, many = COUNTS[name]
        single = n in (0, 1) if self.language == "fr" else n == 1
        return self.say(one if single else many).format(n=self.number(n, 0))

    def number(self, value: float | None, digits: int = 0) -> str:
        """A number as this language writes it, `n/a` when there is none."""
        if value is None or not math.isfinite(value):
            return self.not_measured
        text = f"{round(value, digits) + 0.0:,.{digits}f}"
        thousands, point = {"fr": ("\u202f", ","), "id": (".", ",")}.get(self.language, (",", "."))
        return text.translate({ord(","): thousands, ord("."): point}).replace("-", "−")

    def language_name(self, code: str) -> str:
        """The name of a language, or its code."""
        phrase = LANGUAGE_NAMES.get(code)
        return phrase.to(self.language) if phrase else code
