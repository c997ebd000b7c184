"""Windows that look alike to token rules: what is kept of one is right for the other."""

from pathlib import Path
from typing import Any

import pytest

from pipeline.article import Article
from pipeline.formats.read import articles, sources
from pipeline.language import Words
from pipeline.match.tokens import TokenRules
from pipeline.match.woken import Woken
from pipeline.route import Route
from pipeline.rulebook import load

NUMERAL: dict[str, Any] = {"ENT_TYPE": "NUMBER", "slot": "value"}
OWN = {
    "a word of a list": ([NUMERAL, {"TAG": "noun"}, {"LOWER": {"IN": ["sapi", "karcis"]}}],
                         "Ada 5 kuda kambing. Ada 6 kuda sapi.", ["6"]),
    "a word that is shut out": ([NUMERAL, {"TAG": "noun"}, {"TAG": "noun", "LOWER": {"NOT_IN": ["kambing"]}}],
                                "Ada 5 kuda kambing. Ada 6 kuda sapi.", ["6"]),
    "an expression": ([NUMERAL, {"LOWER": {"REGEX": "^ku"}}], "Ada 5 sapi. Ada 6 kuda. Ada 7 rusa.", ["6"]),
    "an expression for the pivot": ([{"TAG": "number", "TEXT": {"REGEX": "^6"}, "slot": "value"}, {"TAG": "noun"}],
                                    "Ada 5 kuda. Ada 6 kuda. Ada 7 kuda.", ["6"]),
    "an expression in lower case for the pivot": (
        [{"TAG": "number", "LOWER": {"REGEX": "^6"}, "slot": "value"}, {"TAG": "noun"}],
        "Ada 5 kuda. Ada 6 kuda. Ada 7 kuda.", ["6"],
    ),
    "another numeral": ([NUMERAL, {"LOWER": "ke"}, {"TAG": "number", "TEXT": "9"}], "Dari 5 ke 8, dari 6 ke 9.", ["6"]),
    "a space": ([NUMERAL, {"TAG": "noun", "SPACY": False}], "Ada 5 kuda hitam. Ada 6 kuda.", ["6"]),
    "a length": ([NUMERAL, {"TAG": "noun", "LENGTH": 4}], "Ada 5 kambing. Ada 6 kuda. Ada 7 kambing.", ["6"]),
    "the beginning of a sentence": ([{"TAG": "number", "IS_SENT_START": True, "slot": "value"}, {"TAG": "noun"}],
                                    "Ada 6 kuda.\n6 kuda. Ada 6 kuda.", ["6"]),
}  # fmt: skip


@pytest.mark.parametrize(("tokens", "text", "facts"), OWN.values(), ids=OWN)
def test_what_tells_windows_apart(tokens: list[dict[str, Any]], text: str, facts: list[str]) -> None:
    """Windows with the same tags are told apart by whatever a rule asks of their words."""
    own = {"id": "money.own", "tokens": tokens, "set": {"unit": "IDR"}, "why": "a test", "examples": [{"text": "[5]"}]}
    read = Route(load(rules=[own])).facts

    assert [fact.text for fact in read(Article("text", text)) if fact.rule == "money.own"] == facts
    assert len([fact for fact in read(Article("text", text)) if fact.rule == "money.own"]) == len(facts)


def test_windows_are_kept_rightly(route: Route, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On the corpus and on every example, what is kept of windows is what is found where nothing is kept."""
    rules = [rule for rule in route.rulebook.rules if rule.kind == "tokens" and rule.type != "official"]
    texts = [article.text for article in articles(sources([root / "corpus"])) if isinstance(article, Article)]
    texts += [example["text"] for rule in rules for example in rule.examples]
    pages = route.language.read_all(texts)
    assert len(pages) > 100

    keeps = TokenRules(route.rulebook, rules, route._matcher.reader)
    kept = [list(keeps.find(words, ())) for words in (*pages, *pages)]
    monkeypatch.setattr(Woken, "_matches", Woken._sought)
    sought = TokenRules(route.rulebook, rules, route._matcher.reader)
    assert kept == [list(sought.find(words, ())) for words in pages] * 2


def test_a_window_ends_where_neither_tags_nor_words_go_on(route: Route, monkeypatch: pytest.MonkeyPatch) -> None:
    """A word that may be missing ("bakal") does not let the window of a count run on over all that follows."""
    ends: list[tuple[int, int]] = []

    def noted(_: Woken, words: Words, pivot: int, start: int, end: int) -> list[Any]:
        ends.append((start, end))
        return []

    monkeypatch.setattr(Woken, "_matches", noted)
    words = route.language.read("Ada 12 bakal calon, yang kemarin datang dengan kapal.")
    rules = [rule for rule in route.rulebook.rules if rule.id == "count.noun-after"]

    assert list(TokenRules(route.rulebook, rules, route._matcher.reader).find(words, ())) == []
    assert ends == [(1, 4)]
