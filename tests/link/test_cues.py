"""Cue words: which of them end or begin at a word, the longest first, inside the clause that is looked at."""

from types import SimpleNamespace
from typing import Any

import pytest

from pipeline.link.cues import STOPS, Cues, stops

RULES = {
    "up": ["naik", "telah naik", "sudah segera naik", "naik segera sekali", "naik segera", "lalu sudah segera naik"],
    "down": ["turun"],
}


@pytest.fixture
def cues() -> Cues:
    """Cues of two rules."""
    rules = [SimpleNamespace(id=name, cues=phrases) for name, phrases in RULES.items()]
    rulebook: Any = SimpleNamespace(of=lambda column: rules if column == "change" else [])
    return Cues(rulebook, "change")


def words(text: str) -> Any:
    """The words of *text* as cues look at them."""
    return SimpleNamespace(lowers=text.split(" "), starts=[0], end=len)


@pytest.mark.parametrize(
    ("text", "index", "first", "found"),
    [
        ("harga naik", 1, 0, "up naik"),
        ("harga telah naik", 2, 0, "up telah naik"),
        ("harga telah naik", 2, 2, "up naik"),
        ("sudah segera naik", 2, 0, "up sudah segera naik"),
        ("lalu sudah segera naik", 3, 1, "up sudah segera naik"),
        ("sudah segera naik", 2, 1, "up naik"),
        ("harga turun", 1, 0, "down turun"),
        ("harga naik", 0, 0, None),
        ("harga sekali", 1, 0, None),
    ],
)
def test_ending(cues: Cues, text: str, index: int, first: int, found: str | None):
    """The longest cue that ends with a word, and begins where the clause does or later."""
    cue = cues.ending(index, first, words(text))

    assert (cue and f"{cue.rule.id} {' '.join(text.split()[cue.first : cue.after])}") == found


@pytest.mark.parametrize(
    ("text", "behind", "found"),
    [
        ("naik lagi", 2, "up naik"),
        ("naik segera lagi", 3, "up naik segera"),
        ("naik segera lagi", 2, "up naik segera"),
        ("naik segera lagi", 1, "up naik"),
        ("naik segera sekali", 3, "up naik segera sekali"),
        ("naik segera sekali", 2, "up naik segera"),
        ("naik segera sekali lagi sekali", 5, "up naik segera sekali"),
        ("segera naik", 2, None),
        ("turun naik", 2, "down turun"),
    ],
)
def test_starting(cues: Cues, text: str, behind: int, found: str | None):
    """The longest cue that begins with the first word, and ends where the clause does or before."""
    cue = cues.starting(0, behind, words(text))

    assert (cue and f"{cue.rule.id} {' '.join(text.split()[cue.first : cue.after])}") == found


def test_any(cues: Cues):
    """Whether a cue may end somewhere in a stretch."""
    text = words("harga telah naik lagi")

    assert [stretch for stretch in ((0, 4), (2, 3), (0, 2), (3, 4)) if cues.any(*stretch, text)] == [(0, 4), (2, 3)]


@pytest.mark.parametrize("mark", [*".!?;:", "\n", ". \n", "\n\n"])
def test_statement_ends(mark: str):
    """Full stops, exclamation and question marks, colons and new lines end a statement."""
    assert stops(SimpleNamespace(lowers=["naik", mark]), 1)  # type: ignore[arg-type]
    assert len(STOPS) == 6


@pytest.mark.parametrize("mark", [",", "naik", "-", '"'])
def test_statement_goes_on(mark: str):
    """Commas and other words do not."""
    assert not stops(SimpleNamespace(lowers=["naik", mark]), 1)  # type: ignore[arg-type]
