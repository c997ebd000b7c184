"""Work of the linkers on a page whose clauses no full stop parts: it grows with the page, not with its square."""

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

import pytest

from pipeline.article import Article
from pipeline.link import Links, Scene
from pipeline.route import Route

FEW, TIMES = 15, 8
"""Clauses of the short page, and how many times as many the long one has."""
EXPONENT = 1.3
"""Nothing looks further than some clauses back; a page of a few is below that reach, hence not quite 1."""

CLAUSES = {
    "regions": "harga lada di Kabupaten Sigi naik 5 persen pada 2021, ",
    "nation": "sementara produksi nasional di Kota Palu 12 ton, ",
    "pointing": "di desanya 12 perahu karam dan di provinsi itu 30, ",
    "sentences": "Di desanya ada 12 perahu. Budi Santoso, warga Sigi, mengatakan angka itu naik 5 persen. ",
    "times": "panen 70 ton pada 2021 dan ",
    "compared": "inflasi tahunan 2,5 persen dibanding Mei 2023 ",
    "officials": "Bupati Sigi Rahmat Iskandar mengatakan 12 perahu karam, ",
    "quotations": '"ada 12 perahu yang karam kemarin", kata dia, ',
    "targets": "ditargetkan dapat mencapai 12 ton ",
    "shares": "sebanyak 12 dari 30 perahu di desa itu rusak, ",
    "rates": "rata-rata panen 3 ton per hari ",
    "firms": "PT Garam Biru membukukan laba Rp2 miliar, ",
}


@pytest.fixture
def steps(route: Route, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], int]:
    """Counts the lines that the linkers run over a text."""

    def steps(text: str) -> int:
        count = 0

        def trace(frame: FrameType, event: str, _: Any) -> Any:
            nonlocal count
            count += event == "line"
            return trace

        def contexts(links: Links, scene: Scene) -> Any:
            before = sys.gettrace()
            sys.settrace(trace)
            try:
                return whole(links, scene)
            finally:
                sys.settrace(before)

        whole = Links.contexts
        with monkeypatch.context() as patch:
            patch.setattr(Links, "contexts", contexts)
            route.facts(Article("artikel", text))
        return count

    return steps


@pytest.mark.parametrize("clause", CLAUSES.values(), ids=CLAUSES)
def test_work_grows_with_the_page(steps: Callable[[str], int], clause: str):
    """Eight times as many clauses take not much more than eight times as many steps."""
    steps(clause * FEW)  # words and patterns of times that are met for the first time
    few, many = steps(clause * FEW), steps(clause * FEW * TIMES)

    assert many <= few * TIMES**EXPONENT, (few, many)
