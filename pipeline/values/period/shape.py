"""A rule for times, expanded: its expression between what may stand beside a time, and how it is read."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import regex

from pipeline.patience import Watched, not_regular
from pipeline.values.period.now import Reading

_BEFORE = r"(?<![\w/$-])(?<!\d[.,])"
"""What may not stand before a time: more of a word or of a number, or a currency."""
_BEHIND = r"(?!(?<=\w)\w|/\d|[.,]\d|-an\b|(?<=[^\W\d_])-\w|(?<=\d)-\d)"
"""What may not stand behind it: the same, and the second half of a double word or of a span (`Senin-Jumat`)."""


@dataclass(frozen=True)
class Shape:
    """One rule, expanded: its expression, how it is read, what has to lead to it, and its slots.

    `place` is its file, `long` whether its expression may take long on a long sentence.
    """

    rule: str
    place: str
    pattern: str
    long: bool
    name: str
    reading: Reading
    asked: frozenset[str]
    slots: Mapping[str, tuple[str, tuple[str, ...]]]

    @cached_property
    def expression(self) -> re.Pattern[str] | Watched:
        """The expression between what may stand beside a time, compiled when it is first looked for.

        Raises RuleError where it is none.
        """
        source = f"{_BEFORE}(?:{self.pattern}){_BEHIND}"
        try:
            return Watched(self.place, self.rule, regex.compile(source)) if self.long else re.compile(source)
        except (re.error, regex.error) as error:
            raise not_regular(self.place, self.rule, error) from error
