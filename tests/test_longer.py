"""Behind what a numeral may go on: where nothing such stands, the grammar finds no more than figures or word."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.rulebook import load
from pipeline.values.number import Numerals

NUMERALS = Numerals(load().lexicon("numerals"))
FIGURES = st.from_regex(r"[0-9]{1,4}([.,][0-9]{1,3})*", fullmatch=True)
WORD = st.sampled_from(sorted(word for word in NUMERALS.words if word.isalpha()))
PIECES = st.sampled_from([
    " ", " ", "  ", "-", "(", ")", ".", ",", "/", "+", "½", "an", "k", "K", "rumah", "Rumah", "saat", "anak", "jutawan",
    "per", "koma", "setengah", "ratus", "Juta", "tiga", "3", "10", "250", "\n",
])  # fmt: skip


@settings(max_examples=300)
@given(FIGURES, st.lists(PIECES, max_size=6).map("".join))
def test_figures_end_where_nothing_goes_on(figures: str, rest: str) -> None:
    text = figures + rest
    end = re.match(r"[0-9]+(?:[.,][0-9]+)*", text).end()
    found = NUMERALS.scan_pattern.match(text)

    assert NUMERALS.longer.figures.match(text, end) or found.end() == end


@settings(max_examples=300)
@given(WORD, st.lists(PIECES, max_size=6).map("".join))
def test_number_words_end_where_nothing_goes_on(word: str, rest: str) -> None:
    text = word + rest
    found = NUMERALS.scan_pattern.match(text)

    assert NUMERALS.longer.words.match(text, len(word)) or (found.group() if found else "") == (
        word if NUMERALS.longer.is_whole(word) else ""
    )


def test_most_of_what_the_press_writes_behind_figures_ends_them() -> None:
    """The gate is of use only where it shuts out what mostly stands behind figures."""
    behind = [" orang", " persen", "%", " tahun", " Maret", " rumah", " kilometer", "-20", ",", "/12/2024", " dan"]

    assert not [text for text in behind if NUMERALS.longer.figures.match(text)]
