"""Which articles a change of rules can touch: the others are not read twice, for their facts are the same.

What rules find in the words of an article depends on no other rule. So where the rulebooks differ only in rules that
claim stretches of text, an article in which none of these claims anything has the same facts with both; what else rules
share is compared here. Wherever that cannot be told, every article is touched.
"""

from collections.abc import Sequence
from dataclasses import replace

from pipeline.article import Article
from pipeline.language import Language
from pipeline.match.few import Few, meanings
from pipeline.rule import Rule
from pipeline.rulebook import Rulebook


def changed(before: Rulebook, after: Rulebook) -> tuple[list[Rule], list[Rule]]:
    """The rules that one of two rulebooks has alone, or that say something else in it."""
    both = _rules(before), _rules(after)
    alone = [
        [rule for name, rule in mine.items() if theirs.get(name) != rule] for mine, theirs in (both, both[::-1])
    ]
    return alone[0], alone[1]


class Touched:
    """Tells of articles whether the difference of two rulebooks can touch them."""

    def __init__(self, before: Rulebook, after: Rulebook, language: Language) -> None:
        self._language = language
        self._few: list[Few] = []
        rules = changed(before, after)
        self.is_told = _is_of_claims(before, after, rules)
        """Whether it can be told; else every article is touched."""
        if self.is_told:
            books = zip((before, after), rules, strict=True)
            self._few = [Few(book, some, language.numerals) for book, some in books if some]

    def among(self, articles: Sequence[Article]) -> list[bool]:
        """Whether each of *articles* can be touched."""
        if not self.is_told:
            return [True] * len(articles)
        found = [any(few.may_claim(article.text) for few in self._few) for article in articles]
        there = [place for place, is_touched in enumerate(found) if is_touched]
        try:
            pages = self._language.read_all([articles[place].text for place in there])
            claims = [few.claims(pages) for few in self._few]
        except Exception:  # those who read them tell which article a rule fails on
            return found
        for place, *claim in zip(there, *claims, strict=True):
            found[place] = any(claim)
        return found


def _rules(book: Rulebook) -> dict[str, Rule]:
    """The rules of *book* by their ids; where they stand does not matter."""
    return {rule.id: replace(rule, order=0) for rule in book.rules}


def _is_of_claims(before: Rulebook, after: Rulebook, rules: tuple[Sequence[Rule], Sequence[Rule]]) -> bool:
    """Whether nothing differs but rules that claim stretches of text, and nothing that all rules share."""
    ours = [rule for some in rules for rule in some]
    names = {rule.id for rule in ours}
    stay = [[rule for name, rule in _rules(book).items() if name not in names] for book in (before, after)]
    asked = {(name, rule.type == "official") for rule in stay[0] for name in _chunks(rule)}
    return (
        before.lexicons.files() == after.lexicons.files()
        and before.chunks == after.chunks
        and stay[0] == stay[1]
        and all(rule.kind in ("pattern", "tokens") for rule in ours)
        and all(asked & {(name, True), (name, rule.type == "official")} for rule in ours for name in _chunks(rule))
        and _say_the_same(before, after)
    )


def _chunks(rule: Rule) -> set[object]:
    """The chunks that *rule* asks for.

    Round officials those chunks are looked for that one of their rules asks for, or no rule at all.
    """
    return {token.needs["ENT_TYPE"] for tokens in rule.tokens for token in tokens if "ENT_TYPE" in token.needs}


def _say_the_same(before: Rulebook, after: Rulebook) -> bool:
    """Whether the words of slots, which rules share by their columns, stand for what they stood for."""
    now = meanings(after)
    return all(
        now.get(column, {}).get(word) == meaning
        for column, words in meanings(before).items() for word, meaning in words.items()
    )  # fmt: skip
