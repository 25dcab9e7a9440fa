"""Dates, clock times, parts of the day and rates in three languages."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mtqa.language.calendar import french_name
from mtqa.language.clocks import find_clocks, find_day_parts
from mtqa.language.dates import Date, find_dates
from mtqa.language.rates import find_periods, find_rates


def parts(date: Date) -> tuple[int | None, ...]:
    return date.weekday, date.day, date.month, date.year


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("mardi 14 mars 2023", "fr", [(1, 14, 3, 2023)]),
        ("mardi (14/3) et jeudi soir (3/11/2022)", "fr", [(1, 14, 3, None), (3, 3, 11, 2022)]),
        ("le 1er janvier, en août 2019, en mars", "fr", [(None, 1, 1, None), (None, None, 8, 2019), (None, None, 3, None)]),
        ("samedi 3 à dimanche 4, les samedis", "fr", [(5, 3, None, None), (6, 4, None, None), (5, None, None, None)]),
        ("14/03/2022 ou 2022-03-14", "fr", [(None, 14, 3, 2022), (None, 14, 3, 2022)]),
        ("à la mi-avril, sur Mars, Avril Lavigne", "fr", [(None, None, 4, None)]),
        ("Selasa (14/3), Sabtu (20/11/2021) malam", "id", [(1, 14, 3, None), (5, 20, 11, 2021)]),
        ("Jumat, 3 Juni 2022", "id", [(4, 3, 6, 2022)]),
        ("malam Minggu", "id", [(5, None, None, None)]),
        ("Minggu lalu, pada minggu ini", "id", []),
        ("Tuesday, March 14, 2023", "en", [(1, 14, 3, 2023)]),
        ("Monday 3 March", "en", [(0, 3, 3, None)]),
        ("he may march on", "en", []),
    ],
)
def test_dates(text: str, language: str, expected: list[tuple[int | None, ...]]) -> None:
    assert [parts(d) for d in find_dates(text, language)] == expected


def test_a_date_can_be_impossible() -> None:
    (april,) = find_dates("le 31 avril", "fr")
    (leap,) = find_dates("le 29 février 2024", "fr")
    (common,) = find_dates("le 29 février 2023", "fr")
    assert [d.exists for d in (april, leap, common)] == [False, True, False]


@given(day=st.dates(datetime.date(1600, 1, 1), datetime.date(2999, 12, 31)))
def test_the_calendar_gives_the_weekday(day: datetime.date) -> None:
    text = f"{french_name('weekday', day.weekday())} {day.day} {french_name('month', day.month)} {day.year}"
    (date,) = find_dates(text, "fr")
    assert parts(date) == (day.weekday(), day.day, day.month, day.year)
    assert date.weekday_due == date.weekday
    assert date.exists


@pytest.mark.parametrize(
    ("text", "language", "minutes"),
    [
        ("à 14 h 30, à 14h30, 13:05", "fr", [(870,), (870,), (785,)]),
        ("à 16.45, 09.00 heures, dès 06.15 WITA", "fr", [(1005,), (540,), (375,)]),
        ("à midi, 2:30 p.m., cinq heures du soir", "fr", [(720,), (870,), (1020,)]),
        ("à 2.50 euros, à 13.30 mètres, Midi-Pyrénées", "fr", []),
        ("pukul 14.30, jam 5 sore, tengah malam", "id", [(870,), (1020,), (0,)]),
        ("antara pukul 11.00 dan 16.00", "id", [(660,), (960,)]),
        ("2 jam 6 menit", "id", []),
        ("at 2:30 pm, 5 a.m., noon, 9:15", "en", [(870,), (300,), (720,), (555, 1275)]),
    ],
)
def test_clocks(text: str, language: str, minutes: list[tuple[int, ...]]) -> None:
    assert [c.minutes for c in find_clocks(text, language)] == minutes


def test_zones_are_kept() -> None:
    assert [c.zone for c in find_clocks("à 10.00 WIB et à 8 h 30 GMT", "fr")] == ["WIB", "GMT"]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("dimanche soir, dans la nuit, à l’aube", "fr", ["evening", "night", "dawn"]),
        ("la soirée fut longue", "fr", []),
        ("Minggu dini hari, Senin malam, makan siang", "id", ["dawn", "evening"]),
        ("Sunday evening", "en", ["evening"]),
    ],
)
def test_day_parts(text: str, language: str, expected: list[str]) -> None:
    assert [p.part for p in find_day_parts(text, language)] == expected


@pytest.mark.parametrize(
    ("one", "language", "french", "same"),
    [
        ("dua kali sebulan", "id", "deux fois par mois", True),
        ("dua kali sebulan", "id", "tous les quinze jours", True),
        ("dua kali sebulan", "id", "tous les deux mois", False),
        ("dua bulan sekali", "id", "tous les deux mois", True),
        ("seminggu dua kali", "id", "toutes les deux semaines", False),
        ("twice a week", "en", "deux fois par semaine", True),
        ("every three days", "en", "tous les trois jours", True),
    ],
)
def test_rates(one: str, language: str, french: str, same: bool) -> None:
    (left,), (right,) = find_rates(one, language), find_rates(french, "fr")
    assert left.close_to(right) is same


@pytest.mark.parametrize(
    ("text", "language", "units"),
    [
        ("par mois, chaque semaine, tous les ans", "fr", ["month", "week", "year"]),
        ("un salaire mensuel", "fr", ["month"]),
        ("per bulan, setiap pekan, Rp5.000 sehari", "id", ["month", "week", "day"]),
        ("200 kilometer per jam, sehari sebelumnya", "id", []),
        ("per month, weekly", "en", ["month", "week"]),
    ],
)
def test_periods(text: str, language: str, units: list[str]) -> None:
    assert [p.unit for p in find_periods(text, language)] == units


@pytest.mark.parametrize("language", ["fr", "id", "en", "xx"])
@given(text=st.text(max_size=150) | st.text(alphabet="0123456789 ./:-()hapmlundiejrcvsLS", max_size=100))
@settings(max_examples=200, deadline=None)
def test_never_raises_and_spans_hold(language: str, text: str) -> None:
    found = [
        *find_dates(text, language), *find_clocks(text, language), *find_day_parts(text, language), *find_rates(text, language),
        *find_periods(text, language),
    ]  # fmt: skip
    assert all(0 <= f.start < f.end <= len(text) for f in found)
