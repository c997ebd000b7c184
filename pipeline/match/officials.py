"""Officials: the token rules of `rules/official.toml`, run over stretches whose words bear their chunks."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from spacy.matcher import Matcher
from spacy.strings import get_string_id
from spacy.tokens import Span
from spacy.vocab import Vocab

from pipeline.language import Words
from pipeline.match.chunks import KNOWN, Chunks, write
from pipeline.match.known import known
from pipeline.match.said import SaidStretches
from pipeline.match.seen import Seen, View
from pipeline.match.stretches import RoleStretches, Stretch
from pipeline.mention import Mention
from pipeline.rule import Chunk, Rule, Tokens
from pipeline.rulebook import Rulebook

_NAME, _LIST = "name", "LIST"
_BESIDE_SPEECH = frozenset({"UNKNOWN_ROLE", "ORGANISATION"})
"""Chunks that count only beside a verb of saying."""


class _Sequence(NamedTuple):
    """One sequence of tokens of a rule, its key in a Matcher, and the chunks and tags that it cannot do without."""

    rule: Rule
    key: str
    tokens: Tokens
    needs: frozenset[str]


class _Match(NamedTuple):
    """A match of a rule: its words, counted from the first of the stretch, and the slot that each fills."""

    rule: Rule
    first: int
    after: int
    slots: list[str]


class Officials:
    """All rules for officials of a rulebook; made once per run."""

    def __init__(self, rulebook: Rulebook, rules: Sequence[Rule]) -> None:
        said = [chunk for chunk in rulebook.chunks if chunk.id in _BESIDE_SPEECH]
        chunks = Chunks([chunk for chunk in rulebook.chunks if chunk not in said and _of_officials(chunk, rulebook)])
        self._roles = RoleStretches(chunks, rulebook)
        self._said = SaidStretches(Chunks(said))
        self._sequences = [
            _Sequence(rule, f"{rule.id}#{number}", tokens, _needed(tokens))
            for rule in rules
            for number, tokens in enumerate(rule.tokens)
        ]
        self._by_key = {get_string_id(sequence.key): sequence for sequence in self._sequences}
        self._vocab = Vocab()
        self._matchers: dict[tuple[str, ...], Matcher] = {}
        self._seen = Seen(token for sequence in self._sequences for token in sequence.tokens)
        self._known: dict[tuple[tuple[str, ...], View], list[_Match]] = {}

    def find_all(self, pages: Sequence[Words]) -> list[list[Mention]]:
        """Every mention of an official that a rule finds on each of *pages*."""
        about = [known(words) for words in pages]
        roles = [list(self._roles.find(words, known)) for words, known in zip(pages, about, strict=True)]
        stretches = [[*found, *self._said.find(words)] for words, found in zip(pages, roles, strict=True)]
        return [
            [mention for stretch in found for mention in self._of(words, stretch)]
            for words, found in zip(pages, stretches, strict=True)
        ]

    def _matcher(self, wanted: Sequence[_Sequence]) -> Matcher:
        """The Matcher of these sequences, compiled once; few combinations occur."""
        keys = tuple([sequence.key for sequence in wanted])
        if keys not in self._matchers:
            matcher = self._matchers[keys] = Matcher(self._vocab, validate=False)
            for sequence in wanted:
                matcher.add(sequence.key, [[token.pattern for token in sequence.tokens]], greedy="LONGEST")
        return self._matchers[keys]

    def _of(self, words: Words, stretch: Stretch) -> Iterator[Mention]:
        for rule, first, after, slots in self._matches(words, stretch):
            at, end = stretch.first + first, stretch.first + after
            if _fits(words, rule, at, end):
                mention = _mention(words, rule, at, end, slots)
                yield mention
                if _LIST in stretch.labels[first:after]:
                    yield from _others(words, mention, stretch, after)

    def _matches(self, words: Words, stretch: Stretch) -> list[_Match]:
        """All matches in *stretch*, kept for those that look like it."""
        if not self._seen.is_enough:
            return self._sought(words, stretch)
        key = tuple(stretch.labels), self._seen.of(words, stretch.first, stretch.first + len(stretch.labels))
        matches = self._known.get(key)
        if matches is None:
            if len(self._known) >= KNOWN:
                self._known.clear()
            matches = self._known[key] = self._sought(words, stretch)
        return matches

    def _sought(self, words: Words, stretch: Stretch) -> list[_Match]:
        """The same, looked for by Matchers."""
        tags = words.tags[stretch.first : stretch.first + len(stretch.labels)]
        there = {label or tag for label, tag in zip(stretch.labels, tags, strict=False)}
        wanted = [sequence for sequence in self._sequences if sequence.needs <= there]
        if not wanted:
            return []
        write(words, stretch.first, stretch.labels)
        span = words.doc[stretch.first : stretch.first + len(stretch.labels)]
        return [
            _Match(self._by_key[key].rule, first, after, [self._by_key[key].tokens[token].slot for token in alignment])
            for key, first, after, alignment in _aligned(self._matcher(wanted), span)
        ]


def _aligned(matcher: Matcher, span: Span) -> Iterator[tuple[int, int, int, list[int]]]:
    """The matches of *matcher* with the number of the token of the rule that each word stands for."""
    matches: list[tuple[int, int, int, list[int]]] = matcher(span, with_alignments=True)  # type: ignore[assignment]
    yield from matches


def _needed(tokens: Tokens) -> frozenset[str]:
    """The chunks and tags that stand in every match of *tokens*."""
    needed = set()
    for token in tokens:
        wanted = token.needs.get("ENT_TYPE", token.needs.get("TAG"))
        if isinstance(wanted, str) and not str(token.needs.get("OP", "")).startswith(("?", "*", "!", "{0", "{,")):
            needed.add(wanted)
    return frozenset(needed)


def _fits(words: Words, rule: Rule, first: int, after: int) -> bool:
    """Whether what stands before and behind the words is what *rule* wants there; an article's end always is."""
    if first and words.tags[first - 1] in rule.not_before:
        return False
    return not rule.followed_by or after >= len(words) or words.tags[after] in rule.followed_by


def _mention(words: Words, rule: Rule, first: int, after: int, slots: Sequence[str]) -> Mention:
    """The mention whose words from *first* on fill *slots*."""
    spans = {
        slot: [first + index for index, filled in enumerate(slots) if filled == slot] for slot in set(slots) if slot
    }
    texts = {slot: words.span(indexes[0], indexes[-1]) for slot, indexes in spans.items()}
    name = spans[_NAME]
    extent = words.starts[first], words.end(after - 1)
    return Mention(rule, words.starts[name[0]], words.end(name[-1]), extent, texts)


def _others(words: Words, mention: Mention, stretch: Stretch, index: int) -> Iterator[Mention]:
    """The further names of a list, from word *index* of the *stretch* on, each with the role of *mention*."""
    labels = [*stretch.labels, ""]
    while index < len(labels) - 1:
        first = index
        while labels[index] == "PERSON":
            index += 1
        if index > first:
            start, end = words.starts[stretch.first + first], words.end(stretch.first + index - 1)
            name = words.span(stretch.first + first, stretch.first + index - 1)
            yield Mention(mention.rule, start, end, (start, end), {**mention.slots, "name": name})
        index += 1


def _of_officials(chunk: Chunk, rulebook: Rulebook) -> bool:
    """Whether *chunk* is not one that only rules of other types ask for; those would take words of our own."""
    asked = {
        rule.type for rule in rulebook.rules for tokens in rule.tokens for token in tokens
        if token.needs.get("ENT_TYPE") == chunk.id
    }  # fmt: skip
    return not asked or "official" in asked
