"""Stretches that look alike to chunks and to rules for officials: what is kept of one is right for the other."""

import pytest

from pipeline.match.seen import Seen
from pipeline.route import Route
from pipeline.rule import Token, frozen

ALIKE = {
    "other words of the same tags": ({"TAG": "name"}, "Budi Wijaya", "Rahmat Santoso", True),
    "tags that no test tells apart": ({"TAG": "comma"}, "Budi Wijaya", "rumah warga", True),
    "a tag that a test takes": ({"TAG": {"IN": ["name", "month"]}}, "Budi Wijaya", "Budi warga", False),
    "tags that a test takes both": ({"TAG": {"IN": ["name", "month"]}}, "Budi Wijaya", "Budi Agustus", True),
    "tags by likeness": ({"TAG": {"FUZZY": "verb"}}, "Budi Wijaya", "rumah warga", False),
    "a word of a list": ({"LOWER": {"IN": ["wijaya"]}}, "Budi Wijaya", "Budi Santoso", False),
    "a word that is shut out": ({"TAG": "name", "LOWER": {"NOT_IN": ["wijaya"]}}, "Budi Wijaya", "Budi Santoso", False),
    "lengths on one side of the bound": ({"TAG": "name", "LENGTH": {">": 3}}, "Rahmat Budi", "Budi Santoso", True),
    "a length below the bound": ({"TAG": "name", "LENGTH": {">": 3}}, "Budi Wijaya", "Adi Wijaya", False),
    "a length of another tag": ({"TAG": "noun", "LENGTH": {">": 3}}, "Budi Wijaya", "Adi Wijaya", True),
    "the space behind a word": ({"TAG": "name", "LENGTH": 4}, "Budi, Wijaya", "Budi , Wijaya", True),
    "an expression": ({"TAG": "name", "TEXT": {"REGEX": "^W"}}, "Budi Wijaya", "Budi Santoso", False),
    "an expression beside a list": ({"LOWER": {"IN": ["x"]}, "IS_UPPER": True}, "Budi Wijaya", "BUDI Wijaya", False),
}


@pytest.mark.parametrize(("needs", "one", "other", "alike"), ALIKE.values(), ids=ALIKE)
def test_what_tells_stretches_apart(
    route: Route, needs: dict[str, object], one: str, other: str, alike: bool
) -> None:
    """Stretches have one view where no test of the token can tell them apart, and two where one can."""
    seen = Seen([Token(frozen(needs))])  # type: ignore[arg-type]
    first, second = (seen.of(words, 0, len(words)) for words in map(route.language.read, (one, other)))

    assert (first == second) is alike


def test_what_depends_on_the_article_is_not_kept() -> None:
    assert not Seen([Token(frozen({"SENT_START": True}))]).is_enough  # type: ignore[arg-type]
    assert Seen([Token(frozen({"TAG": "name"}))]).is_enough  # type: ignore[arg-type]


def test_kept_labels_are_not_changed_by_who_asks(route: Route) -> None:
    """Who walks over a stretch writes into its labels; the next one that looks like it has its own."""
    text = "Bupati Sigi Rahmat Iskandar hadir. Bupati Poso Samuel Tandi hadir."
    first, second = (route.language.read(text) for _ in range(2))

    found = [[(one.start, one.slots) for one in page] for page in route._matcher.mentions([first, second])]

    assert found[0] == found[1]
