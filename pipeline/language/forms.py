"""What is known of a token by its text alone, worked out once for each different text."""

from collections.abc import Callable, Set
from typing import NamedTuple

from pipeline.article import plain


class Form(NamedTuple):
    """A token's text as a Doc and as rules see it.

    `key` is the hash of the word in the vocabulary, `spaced` whether a plain space follows it there; `word` and `lower`
    are its plain characters without the white space beside it, `tag` its tag by itself, `capital` whether it begins
    with a capital, `cue` whether it is one of the words that somebody looks out for.
    """

    key: int
    spaced: bool
    word: str
    lower: str
    tag: str
    capital: bool
    cue: bool


class Forms(dict[str, Form]):
    """The form of each different token, white space behind it included; made when it is first asked for."""

    def __init__(self, key: Callable[[str], int], tag: Callable[[str], str], cues: Set[str]) -> None:
        """*key* gives the hash of a word and keeps the word, *tag* its tag by itself; *cues* are in lower case."""
        super().__init__()
        self._key, self._tag, self._cues = key, tag, cues

    def __missing__(self, token: str) -> Form:
        spaced = token[-1] == " " and len(token) > 1
        word, key = bare(token), self._key(token[:-1] if spaced else token)
        shown = word.strip(" ")
        lower = shown.lower()
        if lower == shown:
            lower = shown  # one object for both: most words of an archive are met once and kept
        form = Form(key, spaced, shown, lower, self._tag(word), word[0].isupper(), lower in self._cues)
        self[token] = form
        return form


def bare(word: str) -> str:
    """A token's text in plain characters, without the white space beside it; white space alone is itself.

    >>> bare("Ma’mun "), bare(" ")
    ("Ma'mun", ' ')
    """
    if not (word.isascii() and word.rstrip(" ").isalnum()):
        word = plain(word)
    return word.strip(" ") or word
