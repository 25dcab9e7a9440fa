"""Progress of long runs."""

from __future__ import annotations

import io

import pytest

from mtqa.cli.pace import Pace, duration
from mtqa.cli.profile import profile_lines


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("seconds", "said"), [(0, "0 s"), (59, "59 s"), (59.7, "1 min"), (61, "1 min"), (3599, "1 h 00 min"), (3700, "1 h 02 min")]
)
def test_duration(seconds: float, said: str) -> None:
    assert duration(seconds) == said


def test_a_line_a_minute_where_nobody_watches() -> None:
    now, err = [0.0], io.StringIO()
    pace = Pace(err, "en", lambda: now[0])
    for second in range(1, 131):
        now[0] = second
        pace.add(20)
        pace.at(second / 1000, second / 1000)
    pace.close()
    first, second_line = err.getvalue().splitlines()
    assert first == "mtqa: sentences: 1,200, 20.0 a second, about 16 min left (6% done)"
    assert second_line.startswith("mtqa: sentences: 2,400, 20.0 a second, about 15 min left")


def test_what_an_earlier_run_did_tells_nothing_of_the_rate() -> None:
    now = [0.0]
    pace = Pace(io.StringIO(), "en", lambda: now[0])
    now[0] = 60.0
    pace.add(600)
    pace.at(0.9, 0.1)
    assert pace.line() == "sentences: 600, 10.0 a second, about 1 min left (90% done)"


def test_nothing_is_said_of_the_rest_where_it_is_unknown() -> None:
    now = [0.0]
    pace = Pace(io.StringIO(), "fr", lambda: now[0])
    now[0] = 10.0
    pace.add(5)
    pace.at(0.0, 0.0)
    assert pace.line() == "phrases : 5, 0.5 par seconde"


def test_a_terminal_sees_one_line_that_moves_and_goes() -> None:
    now, err = [0.0], Terminal()
    pace = Pace(err, "id", lambda: now[0])
    now[0] = 1.0
    pace.add(3)
    pace.add(3)
    pace.close()
    assert err.getvalue() == "\r\033[Kkalimat: 3, 3.0 per detik\r\033[K"


def test_the_profile_adds_up() -> None:
    lines = list(profile_lines({"rules": 3.0, "read": 1.0, "estimator": 0.0}, 5.0, "en"))
    assert lines[0] == "Where 5.00 s went:"
    assert [line.split() for line in lines[1:]] == [
        ["read", "1.00", "s", "20.0%"],
        ["rules", "3.00", "s", "60.0%"],
        ["other", "1.00", "s", "20.0%"],
    ]


def test_stages_of_several_workers_are_shares_of_their_sum() -> None:
    lines = list(profile_lines({"rules": 6.0, "read": 2.0}, 5.0, "en"))
    assert lines[0] == "Where 8.00 s went:"
    assert lines[2].split()[-1] == "75.0%"
