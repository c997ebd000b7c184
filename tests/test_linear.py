"""Work on a page without ends grows with the page, not with its square; `python -m tests.linear` takes its time."""

import sys
from collections.abc import Callable
from cProfile import Profile
from math import log
from pathlib import Path
from time import process_time
from types import FrameType
from typing import Any

import pytest
from linear import STEEP, repetitions

from pipeline import language, match, overlap
from pipeline.arithmetic import Arithmetic
from pipeline.article import Article
from pipeline.formats.tables import encoded
from pipeline.page import article_block
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
    "names before roles": "Budi Sari, Ketua RT, ", "persons": "1 orang ", "persons and shares": "50 orang (5 persen) ",
    "sentences": "Anggaran Rp5 miliar untuk 43 desa. ", "shares": "5 persen, ", "counts": "Ada 5. ",
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


@pytest.fixture
def calls(route: Route) -> Callable[[str], int]:
    """Counts the calls of functions that everything a run does with a text takes."""
    arithmetic = Arithmetic(route.rulebook)

    def calls(text: str) -> int:
        profile = Profile(builtins=False)
        profile.enable()
        reading = route.read(Article("a", text))
        arithmetic(reading.facts, text)
        article_block(reading)
        encoded(reading.facts, ("csv", "jsonl", "parquet"))
        profile.disable()
        return sum(entry.callcount for entry in profile.getstats())

    return calls


def grows(calls: Callable[[str], int], piece: str, least: int) -> float:
    """The exponent by which the calls for *piece* grow, from about *least* characters on."""
    times = least // len(piece) + 1
    calls(piece * (times + 1))  # what is made when a rule is first asked for; a text, or a word of it, is remembered
    short, long = calls(piece * times), calls(piece * times * TIMES)
    return log(long / short) / log(TIMES)


@pytest.mark.parametrize("name", ["names before roles", "persons", "sentences", "shares", "counts"])
def test_rows_grow_with_the_page(calls: Callable[[str], int], name: str):
    """Link, table, arithmetic and page take so many steps for each number, however many there are."""
    assert grows(calls, PAGES[name], 1000) < STEEP


@pytest.mark.slow
def test_each_rule_grows_with_the_page(route: Route, calls: Callable[[str], int]):
    """What each rule and each kind of word is about, repeated: no steps grow faster than by 1.3."""
    tried = {piece: name for name, piece in repetitions(route.rulebook) if not name.endswith(("alone", "ends"))}
    steep = {name: exponent for piece, name in tried.items() if (exponent := grows(calls, piece, 800)) > STEEP}
    longer = {piece: name for piece, name in tried.items() if name in steep}

    assert [name for piece, name in longer.items() if grows(calls, piece, 6000) > STEEP] == []


def test_what_was_steep_once_is_measured(route: Route):
    """The script has each rule by its examples, and what this module counts."""
    pieces = dict(repetitions(route.rulebook))

    assert {rule.id for rule in route.rulebook.rules} <= {name.split()[0] for name in pieces}
    assert PAGES["persons"] in pieces.values()


@pytest.mark.parametrize("piece", PAGES.values(), ids=PAGES)
def test_expressions_do_not_read_the_page_again_and_again(route: Route, piece: str):
    """Inside an expression no steps are seen: 20,000 characters take half a second, their square would minutes."""
    text = piece * (20_000 // len(piece))
    start = process_time()
    (page,) = route.language.read_all([text])
    route._matcher.mentions([page])

    assert process_time() - start < 6
