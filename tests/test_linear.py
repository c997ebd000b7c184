"""Work of reading and matching on a page without ends: it grows with the page, not with its square."""

import sys
from collections.abc import Callable
from math import log
from pathlib import Path
from time import process_time
from types import FrameType
from typing import Any

import pytest

from pipeline import language, match, overlap
from pipeline.route import Route

FEW, TIMES = 40, 8
"""Repetitions on the short page, and how many times as many the long one has."""
EXPONENT = 1.2
ROOMS = tuple(str(Path(str(room.__file__)).parent if room is not overlap else room.__file__)
              for room in (language, match, overlap))  # fmt: skip

PAGES = {
    "measures": "5 km ", "amounts": "Rp1. ", "ranges": "Rp10-20 miliar, ", "dates": "5 Januari 2024 ",
    "chains of numbers": "1-", "villages": "Desa A, ", "districts": "Kecamatan X, Y, ", "schools": "SD Negeri ",
    "numbers in names": "Direktur SMA 1 ", "officials": "Budi, Ketua RT, ", "roles": "Kepala Dinas ",
    "regions": "Sigi ", "quotations": '"kata ', "spelled out": "dua puluh satu juta ", "round": "seribu ",
    "marks": "!?", "points": ". ", "brackets": "(", "pictures": "[Gambas: ", "headlines": "Baca juga: ",
}  # fmt: skip


@pytest.fixture
def steps(route: Route) -> Callable[[str], int]:
    """Counts the lines that language, match and overlap run over a text."""

    def steps(text: str) -> int:
        count = 0

        def local(frame: FrameType, event: str, argument: object) -> Any:
            nonlocal count
            count += event == "line"
            return local

        def trace(frame: FrameType, event: str, argument: object) -> Any:
            return local if frame.f_code.co_filename.startswith(ROOMS) else None

        before = sys.gettrace()
        sys.settrace(trace)
        try:
            (page,) = route.language.read_all([text])
            (mentions,) = route._matcher.mentions([page])
            overlap.longest(mentions, len(page.plain))
        finally:
            sys.settrace(before)
        return count

    return steps


@pytest.mark.parametrize("piece", PAGES.values(), ids=PAGES)
def test_work_grows_with_the_page(steps: Callable[[str], int], piece: str):
    """A page of eight times as many pieces takes about eight times as many steps."""
    steps(piece * FEW)  # what is made when a rule is first asked for
    short, long = steps(piece * FEW), steps(piece * FEW * TIMES)

    assert short > FEW / 4
    assert log(long / short) / log(TIMES) < EXPONENT


@pytest.mark.parametrize("piece", PAGES.values(), ids=PAGES)
def test_expressions_do_not_read_the_page_again_and_again(route: Route, piece: str):
    """Inside an expression no steps are seen: 20,000 characters take half a second, their square would minutes."""
    text = piece * (20_000 // len(piece))
    start = process_time()
    (page,) = route.language.read_all([text])
    route._matcher.mentions([page])

    assert process_time() - start < 6
