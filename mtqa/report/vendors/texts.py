"""What the vendor page says in its own voice, in English, French and Indonesian."""

from __future__ import annotations

from mtqa.phrase import Phrase
from mtqa.report.texts import Texts

_PHRASES: dict[str, Phrase] = {
    "vendors_title": Phrase("Translation vendors", "Prestataires de traduction", "Vendor terjemahan"),
    "to_tables": Phrase("Skip to the figures", "Aller aux chiffres", "Langsung ke angka"),
    "read": Phrase(
        "{articles} in {reports} reports, {words}, {findings} findings.",
        "{articles} dans {reports} rapports, {words}, {findings} constats.",
        "{articles} dalam {reports} laporan, {words}, {findings} temuan.",
    ),
    "period": Phrase("{first} to {last}", "de {first} à {last}", "{first} sampai {last}"),
    "unknown": Phrase("not named", "non indiqué", "tidak disebut"),
    "head_vendor": Phrase("Vendor", "Prestataire", "Vendor"),
    "head_engine": Phrase("Engine", "Moteur", "Mesin"),
    "head_month": Phrase("Month", "Mois", "Bulan"),
    "head_language": Phrase("Language", "Langue", "Bahasa"),
    "head_source_language": Phrase("Source language", "Langue source", "Bahasa sumber"),
    "head_rule": Phrase("Rule", "Règle", "Aturan"),
    "overview": Phrase("Findings and score", "Constats et score", "Temuan dan skor"),
    "articles": Phrase("Articles", "Articles", "Artikel"),
    "words": Phrase("Words", "Mots", "Kata"),
    "rate": Phrase("Per 1,000 words", "Pour 1 000 mots", "Per 1.000 kata"),
    "rate_means": Phrase(
        "Findings above neutral per 1,000 words, with the 95 % interval; further left is better.",
        "Constats au-dessus de neutre pour 1 000 mots, avec l’intervalle à 95 % ; plus à gauche, mieux c’est.",
        "Temuan di atas netral per 1.000 kata, dengan selang 95 %; makin ke kiri makin baik.",
    ),
    "mqm": Phrase("MQM score", "Score MQM", "Skor MQM"),
    "score_means": Phrase(
        "MQM score with the 95 % interval; further right is better.",
        "Score MQM avec l’intervalle à 95 % ; plus à droite, mieux c’est.",
        "Skor MQM dengan selang 95 %; makin ke kanan makin baik.",
    ),
    "penalty": Phrase("penalty", "pénalité", "penalti"),
    "interval": Phrase("{low} to {high}", "de {low} à {high}", "{low} sampai {high}"),
    "no_interval": Phrase(
        "no interval: fewer than {n} articles", "pas d’intervalle : moins de {n} articles", "tanpa selang: kurang dari {n} artikel"
    ),
    "dismissed": Phrase("Dismissed by editors", "Écartés par la rédaction", "Ditolak editor"),
    "silenced": Phrase("Silenced", "Neutralisés", "Dibungkam"),
    "apart": Phrase(
        "Dismissed and silenced findings are counted apart: they are in no rate and no score. Neutral findings cost nothing.",
        "Les constats écartés ou neutralisés sont comptés à part : ils n’entrent dans aucun taux ni score. Les constats neutres sont "
        "gratuits.",
        "Temuan yang ditolak atau dibungkam dihitung terpisah: tidak masuk dalam angka per kata maupun skor. Temuan netral tidak dikenai "
        "poin.",
    ),
    "formula": Phrase("How the score is made", "Comment le score est calculé", "Cara skor dihitung"),
    "formula_text": Phrase(
        "MQM score = 100 × (1 − penalty ÷ words)", "Score MQM = 100 × (1 − pénalité ÷ mots)", "Skor MQM = 100 × (1 − penalti ÷ kata)"
    ),
    "formula_penalty": Phrase(
        "Penalty of a finding = weight of its severity × factor of its MQM type.",
        "Pénalité d’un constat = poids de sa gravité × facteur de son type MQM.",
        "Penalti suatu temuan = bobot tingkat keparahan × faktor jenis MQM-nya.",
    ),
    "profile": Phrase("Profile {name}:", "Profil {name} :", "Profil {name}:"),
    "intervals": Phrase(
        "Intervals hold 95 % and come from a bootstrap that draws whole articles, with a fixed seed. They are never narrower than chance "
        "makes a count of as many findings. Each stands for itself: of twenty true comparisons about one errs.",
        "Les intervalles à 95 % viennent d’un bootstrap qui tire des articles entiers, à graine fixe. Ils ne sont jamais plus étroits que "
        "ce que le hasard fait d’un tel nombre de constats. Chacun vaut pour lui seul : sur vingt comparaisons, environ une se trompe.",
        "Selang 95 % berasal dari bootstrap yang menarik artikel utuh dengan benih tetap. Selang tidak pernah lebih sempit daripada yang "
        "diakibatkan kebetulan pada temuan sebanyak itu. Masing-masing berdiri sendiri: dari dua puluh perbandingan, kira-kira satu "
        "keliru.",
    ),
    "compared": Phrase("Who is better", "Qui est meilleur", "Siapa lebih baik"),
    "pair": Phrase("{first} less {second}", "{first} moins {second}", "{first} dikurangi {second}"),
    "paired": Phrase("the same {n} documents", "les mêmes {n} documents", "{n} dokumen yang sama"),
    "unpaired": Phrase("{n} and {m} documents", "{n} et {m} documents", "{n} dan {m} dokumen"),
    "too_close": Phrase("too close to call", "trop serré pour trancher", "terlalu tipis untuk diputuskan"),
    "better": Phrase("{name} is better", "{name} est meilleur", "{name} lebih baik"),
    "by_type": Phrase("Findings by MQM type", "Constats par type MQM", "Temuan menurut jenis MQM"),
    "type": Phrase("MQM dimension and type", "Dimension et type MQM", "Dimensi dan jenis MQM"),
    "by_type_means": Phrase(
        "Number of findings, neutral ones too, and in brackets those above neutral per 1,000 words.",
        "Nombre de constats, neutres compris, et entre parenthèses ceux au-dessus de neutre pour 1 000 mots.",
        "Jumlah temuan, termasuk yang netral, dan dalam kurung yang di atas netral per 1.000 kata.",
    ),
    "by_score": Phrase("Scores of sentences", "Scores des phrases", "Skor kalimat"),
    "mean": Phrase("Mean", "Moyenne", "Rata-rata"),
    "percentile": Phrase("{n} %", "{n} %", "{n} %"),
    "percentiles_mean": Phrase(
        "Percentiles are over sentences: a tenth of them lie below the 10 % figure.",
        "Les centiles portent sur les phrases : un dixième est au-dessous du chiffre à 10 %.",
        "Persentil dihitung atas kalimat: sepersepuluhnya di bawah angka 10 %.",
    ),
    "trend": Phrase("Month by month", "Mois par mois", "Bulan demi bulan"),
    "trend_says": Phrase(
        "{vendor}, findings per 1,000 words: {values}", "{vendor}, constats pour 1 000 mots : {values}",
        "{vendor}, temuan per 1.000 kata: {values}",
    ),
    "no_months": Phrase("No dates are known.", "Aucune date n’est connue.", "Tidak ada tanggal yang diketahui."),
    "grouped": Phrase("By {names}", "Par {names}", "Menurut {names}"),
    "worst": Phrase("Worst sentences", "Phrases les plus fautives", "Kalimat terburuk"),
    "typical": Phrase("Typical sentences", "Phrases typiques", "Kalimat khas"),
    "nothing_found": Phrase("No finding above neutral.", "Aucun constat au-dessus de neutre.", "Tidak ada temuan di atas netral."),
    "no_typical": Phrase("No scored sentence.", "Aucune phrase notée.", "Tidak ada kalimat bernilai."),
    "rough": Phrase("rough", "approximative", "kasar"),
    "rough_models": Phrase(
        "Back-translations by {names} are rough: read them as a hint.",
        "Les retraductions de {names} sont approximatives : à lire comme un indice.",
        "Terjemahan balik oleh {names} masih kasar: bacalah sebagai petunjuk.",
    ),
    "repeated": Phrase(
        "{n} articles stood in several reports and count once, as the last has them.",
        "{n} articles figuraient dans plusieurs rapports et comptent une fois, tels que dans le dernier.",
        "{n} artikel ada di beberapa laporan dan dihitung sekali, menurut laporan terakhir.",
    ),
    "vendors_caveat": Phrase(
        "mtqa finds what its rules and models find. A rate compares vendors on like texts checked alike; it is no count of all errors.",
        "mtqa trouve ce que trouvent ses règles et ses modèles. Un taux compare des prestataires sur des textes semblables contrôlés de la "
        "même façon ; il ne compte pas toutes les fautes.",
        "mtqa menemukan apa yang ditemukan aturan dan modelnya. Angka ini membandingkan vendor pada teks serupa yang diperiksa dengan cara "
        "sama; bukan hitungan semua kesalahan.",
    ),
    "several_signatures": Phrase(
        "The reports were made in {n} different ways (signatures below): compare with care.",
        "Les rapports ont été faits de {n} façons différentes (signatures ci-dessous) : comparer avec prudence.",
        "Laporan dibuat dengan {n} cara berbeda (tanda tangan di bawah): bandingkan dengan hati-hati.",
    ),
}  # fmt: skip


class VendorTexts(Texts):
    """The page's own phrases over those of all reports."""

    def __getattr__(self, name: str) -> str:
        if name in _PHRASES:
            return self[name]
        return super().__getattr__(name)

    def __getitem__(self, name: str) -> str:
        return _PHRASES[name].to(self.language) if name in _PHRASES else super().__getitem__(name)

    def of(self, prefix: str, name: str) -> str:
        """The phrase `PREFIX_NAME`, or `name` itself where there is none."""
        phrase = _PHRASES.get(f"{prefix}_{name}")
        return phrase.to(self.language) if phrase else super().of(prefix, name)

    def between(self, low: float | None, high: float | None, digits: int) -> str:
        """An interval in words; empty where there is none."""
        if low is None or high is None:
            return ""
        return self.fill("interval", low=self.number(low, digits), high=self.number(high, digits))
