from __future__ import annotations

from mtqa.article.place import Places


def test_lines_of_all_three_kinds() -> None:
    places = Places("un\ndeux\r\ntrois\rquatre")
    assert [places.at(i) for i in (0, 2, 3, 7, 9, 15)] == [(1, 1), (1, 3), (2, 1), (2, 5), (3, 1), (4, 1)]
    assert places.lines == 4


def test_columns_count_code_points() -> None:
    text = "🙂é e\u0301x"
    assert Places(text).at(text.index("x")) == (1, 6)


def test_offset_beyond_the_end() -> None:
    assert Places("a\n").at(2) == (2, 1)
    assert Places("").at(0) == (1, 1)


def test_start_is_the_inverse() -> None:
    text = "a\r\nb\n\nc"
    places = Places(text)
    for line in range(1, places.lines + 1):
        assert places.at(places.start(line)) == (line, 1)
