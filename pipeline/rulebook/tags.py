"""The tags of words in rules: `<noun|verb>` in rules of kind `words`, and lists of tags."""

import re

from pipeline.rulebook.fields import Fields
from pipeline.rulebook.known import ANCHORS, columns_of, unknown
from pipeline.rulebook.lexicons import Lexicons

_TAGS = re.compile(r"(?<!\(\?P)<(?![=!])([^<>]*)>")
_GROUP = re.compile(r"\(\?P<(\w+)>")


def check_words(rule: Fields, type_: str, lexicons: Lexicons) -> None:
    """Refuses unknown tags and groups in a rule of kind `words`, and one without the group that it is about."""
    known = lexicons.tags() | {row["name"] for row in lexicons.rows("macros")}
    for key in ("words", "near"):
        for found in _TAGS.findall(rule.text(key)):
            for name in found.lstrip("^").split("|"):
                if name not in known:
                    rule.fail(unknown("tag", name, known))
    anchor = ANCHORS.get(type_, "claim")
    groups = _GROUP.findall(rule.text("words"))
    for group in groups:
        if group[0] != "_" and group not in columns_of(type_) | {anchor}:
            rule.fail(unknown("group", group, columns_of(type_) | {anchor}))
    if anchor not in groups:
        rule.fail(f"needs a group (?P<{anchor}>…), the words it is about")


def check_tags(rule: Fields, key: str, lexicons: Lexicons) -> tuple[str, ...]:
    """The list of tags under *key*."""
    tags = rule.texts(key)
    for tag in tags:
        if tag not in lexicons.tags():
            rule.fail(unknown("tag", tag, lexicons.tags()))
    return tags
