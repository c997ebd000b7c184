"""Which tags mean the same to tokens of rules: windows that differ in no more than those have the same matches."""

from collections.abc import Iterable, Mapping
from typing import Any

from pipeline.language import TAGS
from pipeline.match.sequence import passing

_TELLING = frozenset({"IN", "NOT_IN", "REGEX"})
"""Tests of which can be told what passes them."""


def alike(tests: Iterable[Any]) -> dict[str, str]:
    """Each tag with the first of those that pass just the same *tests* of a token's `TAG`; None is no test.

    >>> found = alike(["comma", {"IN": ["name", "initial"]}])
    >>> found["name"] == found["initial"], found["noun"] == found["verb"], found["name"] == found["comma"]
    (True, True, False)
    """
    asked = [test for test in tests if test is not None]
    if any(isinstance(test, Mapping) and not test.keys() <= _TELLING for test in asked):
        return {tag: tag for tag in TAGS}
    taken = {tags for test in asked if (tags := passing(test)) is not None}
    first: dict[tuple[bool, ...], str] = {}
    return {tag: first.setdefault(tuple([tag in tags for tags in taken]), tag) for tag in TAGS}
