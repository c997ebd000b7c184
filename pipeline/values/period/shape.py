"""A rule for times, expanded: its expression between what may stand beside a time, and how it is read."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from pipeline.values.period.now import Reading

_BEFORE = r"(?<![\w/$-])(?<!\d[.,])"
"""What may not stand before a time: more of a word or of a number, or a currency."""
_BEHIND = r"(?!(?<=\w)\w|/\d|[.,]\d|-an\b|(?<=[^\W\d_])-\w|(?<=\d)-\d)"
"""What may not stand behind it: the same, and the second half of a double word or of a span (`Senin-Jumat`)."""


@dataclass(frozen=True)
class Shape:
    """One rule, expanded: its expression, how it is read, what has to lead to it, and its slots."""

    rule: str
    pattern: str
    name: str
    reading: Reading
    asked: frozenset[str]
    slots: Mapping[str, tuple[str, tuple[str, ...]]]

    @cached_property
    def expression(self) -> re.Pattern[str]:
        """The expression between what may stand beside a time, compiled when it is first looked for."""
        return re.compile(f"{_BEFORE}(?:{self.pattern}){_BEHIND}")
