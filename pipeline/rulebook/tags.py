"""Lists of tags in rules: what may not stand before the words of a token rule, and what has to follow them."""

from pipeline.rulebook.fields import Fields
from pipeline.rulebook.known import unknown
from pipeline.rulebook.lexicons import Lexicons


def check_tags(rule: Fields, key: str, lexicons: Lexicons) -> tuple[str, ...]:
    """The list of tags under *key*."""
    tags = rule.texts(key)
    for tag in tags:
        if tag not in lexicons.tags():
            rule.fail(unknown("tag", tag, lexicons.tags()))
    return tags
