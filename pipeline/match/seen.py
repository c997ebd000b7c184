"""What tokens of chunks and of rules for officials can tell apart in a stretch: tags, and of some words more."""

from collections.abc import Iterable, Mapping
from typing import Any

from pipeline.language import TAGS, Words
from pipeline.match.alike import alike
from pipeline.match.sight import OF_THE_ARTICLE, listed
from pipeline.rule import Token

_ELSEWHERE = frozenset({"TAG", "ENT_TYPE", "OP"})
"""What is no test of the word itself."""

View = tuple[str | tuple[str, str | int], ...]
"""The tags of a stretch, of those that mean the same one, with the word, its text or its length where that counts."""


class Seen:
    """How stretches look to *tokens*: in those that look alike each sequence of them has the same matches."""

    def __init__(self, tokens: Iterable[Token]) -> None:
        all_ = list(tokens)
        self.is_enough = not any(OF_THE_ARTICLE & token.needs.keys() for token in all_)
        self._listed = frozenset(word for token in all_ for word in listed(token.needs.get("LOWER")) or ())
        self._read: set[str] = set()
        self._lengths: dict[str, int] = {}
        self._alike = alike(token.needs.get("TAG") for token in all_)
        for token in all_:
            tests = {key: test for key, test in token.needs.items() if key not in _ELSEWHERE}
            if listed(tests.get("LOWER")) is not None:
                del tests["LOWER"]
            self._note(_tags(token), tests)

    def _note(self, tags: Iterable[str], tests: Mapping[str, Any]) -> None:
        """Keeps what *tests*, other than those by a list of words, ask of tokens with one of *tags*."""
        longest = _number(tests["LENGTH"]) if tests.keys() == {"LENGTH"} else None
        if longest is not None:
            for tag in tags:
                self._lengths[tag] = max(longest, self._lengths.get(tag, 0))
        elif tests:
            self._read.update(tags)

    def of(self, words: Words, start: int, end: int) -> View:
        """The view of the tokens from *start* to *end*."""
        view: list[str | tuple[str, str | int]] = []
        listed_, read, lengths, alike = self._listed, self._read, self._lengths, self._alike
        for index, (tag, lower) in enumerate(zip(words.tags[start:end], words.lowers[start:end], strict=True), start):
            if tag in read:
                view.append((alike[tag], words.text[words.starts[index] : words.starts[index + 1]]))
            elif lower in listed_:
                view.append((alike[tag], lower))
            elif tag in lengths:
                view.append((alike[tag], min(_length(words, index), lengths[tag] + 1)))
            else:
                view.append(alike[tag])
        return tuple(view)


def _length(words: Words, index: int) -> int:
    """The characters of a token, without the space that spaCy keeps apart."""
    text = words.text[words.starts[index] : words.starts[index + 1]]
    return len(text) - (text[-1] == " " and len(text) > 1)


def _tags(token: Token) -> Iterable[str]:
    """The tags that *token* takes."""
    wanted = token.needs.get("TAG")
    if isinstance(wanted, str):
        return [wanted]
    return wanted["IN"] if isinstance(wanted, Mapping) and wanted.keys() == {"IN"} else TAGS


def _number(test: Any) -> int | None:
    """The largest number that a test of a length compares with; None where it tests otherwise."""
    numbers = [test] if isinstance(test, int) else [*test.values()] if isinstance(test, Mapping) else []
    return max(numbers) if numbers and all(isinstance(number, int) for number in numbers) else None
