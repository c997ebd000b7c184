"""The route of an article, one way, no way back: article → words → mentions → meanings → context → facts.

Made once per run from a rulebook; the same article and the same rules give the same facts.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import blake2b
from typing import NamedTuple

from pipeline import overlap
from pipeline.article import Article
from pipeline.fact import Cell, Fact, fact_of
from pipeline.language import Language, Words
from pipeline.link import Context, Links, Scene, Span, Units, jurisdiction, scene_of
from pipeline.match import Matcher, gazetteers
from pipeline.meaning import Meaning, NoFact, Official, Quantity, Read, Region
from pipeline.mention import Mention
from pipeline.overlap import Lost
from pipeline.rulebook import Rulebook
from pipeline.values.flags import Flags
from pipeline.values.period import Times
from pipeline.values.region import Gazetteer


class Claim(NamedTuple):
    """Text that is no fact, and why."""

    mention: Mention
    why: str


class Reading(NamedTuple):
    """What one article gave: its facts with the words that decided their columns, what was claimed, what lost.

    `details[i]` tells of `facts[i]` why a choice was made, and per column the spans of the words that decided it.
    """

    article: Article
    words: Words
    facts: list[Fact]
    details: list[tuple[str, Mapping[str, Sequence[Span]]]]
    claims: list[Claim]
    lost: list[Lost]


class Route:
    """Everything that is compiled once per run."""

    def __init__(self, rulebook: Rulebook) -> None:
        self.rulebook = rulebook
        self.regions = regions = Gazetteer(rulebook.lexicon, rulebook.packed)
        self._links = Links(rulebook)
        self.language = Language(rulebook, gazetteers(rulebook, regions), self._links.cues)
        self._matcher = Matcher(rulebook, self.language.numerals, regions)
        self._units = Units(rulebook)
        self._flags = Flags(rulebook.lexicon)

    @cached_property
    def times(self) -> Times:
        """The rules for times by themselves, for checking."""
        lexicons = map(self.rulebook.lexicon, ("time_words", "months", "weekdays", "numerals"))
        return Times(self.rulebook.of("time"), *lexicons)

    def facts(self, article: Article) -> list[Fact]:
        """The facts of *article* in reading order."""
        return self.read(article).facts

    def read(self, article: Article) -> Reading:
        """The facts of *article*, and all that `explain` tells of them."""
        return self.read_all([article])[0]

    def read_all(self, articles: Sequence[Article]) -> list[Reading]:
        """What `read` gives for each of *articles*, all of which it holds in memory; `together` says how many to take.

        Each step is taken for all of them before the next. So the rules and tables of a step stay in the caches of the
        processor, which saves a quarter of the time.
        """
        pages = [Page(article) for article in articles]
        for _, step in self.steps:
            step(pages)
        return [page.reading for page in pages]

    @property
    def steps(self) -> tuple[tuple[str, Callable[[Sequence["Page"]], None]], ...]:
        """The steps of the route in order, each with its name; one takes all pages before the next."""
        return (
            ("language", self._words), ("match", self._match), ("overlap", _settle), ("values", self._mean),
            ("link", self._link), ("rows", self._rows),
        )  # fmt: skip

    def _words(self, pages: Sequence["Page"]) -> None:
        """The words of each page."""
        for page, words in zip(pages, self.language.read_all([page.article.text for page in pages]), strict=True):
            page.words = words

    def _match(self, pages: Sequence["Page"]) -> None:
        """All that a rule claims."""
        for page, mentions in zip(pages, self._matcher.mentions([page.words for page in pages]), strict=True):
            page.mentions = mentions

    def _mean(self, pages: Sequence["Page"]) -> None:
        """What the mentions that stayed say; leftovers of the web page end sentences."""
        read = self._matcher.reader.read
        for page in pages:
            words = page.words
            if leftovers := [(mention.start, mention.end) for mention in page.mentions if mention.type == "leftover"]:
                words.part_more(leftovers)
            page.reads = [Read(mention, read(mention, english=words.english)) for mention in page.mentions]
        for page in pages:
            page.reads, repeated = overlap.first_full(self._units(page.reads, page.words))
            page.reads = overlap.full_names(page.reads)
            page.lost += repeated

    def _link(self, pages: Sequence["Page"]) -> None:
        """What surrounds the quantities."""
        scenes = [scene_of(page.reads, page.words, page.article.published) for page in pages]
        for page, scene, contexts in zip(pages, scenes, self._links.contexts(scenes), strict=True):
            page.scene, page.contexts = scene, contexts

    def _rows(self, pages: Sequence["Page"]) -> None:
        """The facts."""
        for page in pages:
            page.reading = self._reading(page, page.scene, iter(page.contexts))

    def _reading(self, page: "Page", scene: Scene, contexts: Iterator[Context]) -> Reading:
        """The facts of *page*, and what is told of them."""
        article, words = page.article, page.words
        facts: list[Fact] = []
        details: list[tuple[str, Mapping[str, Sequence[Span]]]] = []
        claims: list[Claim] = []
        ids = _Ids(article.id)
        head: dict[str, Cell] = {
            "doc_id": article.id, "title": article.title or None, "outlet": article.outlet or None,
            "published": article.published, "url": article.url or None,
        }  # fmt: skip
        for mention, means in page.reads:
            if isinstance(means, NoFact):
                claims.append(Claim(mention, means.why))
                continue
            context = next(contexts) if isinstance(means, Quantity) else _NO_CONTEXT
            cells: dict[str, Cell] = {**head, **_columns(means), **context.cells}
            if isinstance(means, Official):
                cells |= jurisdiction(mention, scene.regions)
            if flags := self._flags.of(mention, words.plain, english=words.english) | _told(context):
                cells["flags"] = ";".join(sorted(flags))
            if "group" in cells:  # one id in all tables
                cells["group"] = f"{article.id}#{cells['group']}"
            if code := cells.get("region_code"):
                cells |= self.regions.areas(str(code))
            facts.append(_fact(mention, cells, words, ids))
            details.append((mention.why, context.words))
        return Reading(article, words, facts, details, claims, page.lost)


@dataclass(slots=True)
class Page:
    """An article on its way: each step of the route fills what the next one needs.

    `mentions` are all that rules claim, then those that stay; `lost` are the others, `reads` what those say that stay.
    """

    article: Article
    words: Words = field(init=False)
    mentions: list[Mention] = field(init=False)
    lost: list[Lost] = field(init=False)
    reads: list[Read] = field(init=False)
    scene: Scene = field(init=False)
    contexts: list[Context] = field(init=False)
    reading: Reading = field(init=False)


def _settle(pages: Sequence[Page]) -> None:
    """Which mentions stay: one a stretch of text."""
    for page in pages:
        page.mentions, page.lost = overlap.longest(page.mentions, len(page.words.plain))


MOST, LONGEST = 100, 400_000
"""Articles that are read together, and their characters, of which each takes some hundred bytes meanwhile."""


def together(articles: Iterable[Article]) -> Iterator[list[Article]]:
    """*articles* in order, in lists for `Route.read_all`."""
    batch: list[Article] = []
    length = 0
    for article in articles:
        if batch and (len(batch) == MOST or length + len(article.text) > LONGEST):
            yield batch
            batch, length = [], 0
        batch.append(article)
        length += len(article.text)
    if batch:
        yield batch


_NO_CONTEXT = Context({}, {})


def _told(context: Context) -> frozenset[str]:
    """The flags that what surrounds a quantity tells."""
    told = context.cells.get("flags")
    return frozenset(str(told).split(";")) if told else frozenset()


def _columns(means: Meaning) -> dict[str, Cell]:
    """The columns that a mention fills by itself."""
    if isinstance(means, Quantity):
        value, low, high, bound = means.amount
        return {"value": value, "low": low, "high": high, "bound": bound, "unit": means.unit}
    if isinstance(means, Official):
        return {"name": means.name, "role": means.role, "org": means.org}
    if isinstance(means, Region) and means.code:
        return {
            "region_code": means.code, "region_name": means.name, "level": means.level,
            "parent_code": means.parent_code or None,
        }  # fmt: skip
    return {}


def _fact(mention: Mention, cells: dict[str, Cell], words: Words, ids: "_Ids") -> Fact:
    """The row of *mention*, whose *cells* get its place."""
    rule, start, end = mention.rule, mention.start, mention.end
    text = words.text[start:end]
    first, last = words.passage(start, end)
    cells["fact_id"], cells["type"], cells["text"] = ids.next(rule.type, text), rule.type, text
    cells["start"], cells["end"], cells["sentence"], cells["rule"] = start, end, words.text[first:last], rule.id
    return fact_of(cells)


class _Ids:
    """The ids of the facts of one article: the same on every machine, and when something else in the article changes.

    They are made of the article, the type, the text and which occurrence of it this is.
    """

    def __init__(self, doc_id: str) -> None:
        self._doc_id = doc_id
        self._seen: Counter[tuple[str, str]] = Counter()

    def next(self, type_: str, text: str) -> str:
        """The id of the next fact of this type and text, a letter and sixteen figures."""
        self._seen[type_, text] += 1
        key = f"{self._doc_id}\0{type_}\0{text}\0{self._seen[type_, text]}"
        return "f" + blake2b(key.encode(), digest_size=8).hexdigest()
