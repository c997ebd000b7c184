"""What surrounds a mention: bound, rate, what, where, when, who says so, target or actual, pairs.

`Linker.columns` gives each mention of a page its context columns, and for `explain` the words that
decided them. Each column has a module of its own.
"""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import groupby

from pipeline.article import Article
from pipeline.fact import QUANTITIES, Mention
from pipeline.language import Words
from pipeline.link.clauses import Place, place
from pipeline.link.cues import Cues
from pipeline.link.groups import groups
from pipeline.link.hedges import Hedges
from pipeline.link.metrics import Metrics
from pipeline.link.quotes import inside, quotations
from pipeline.link.rates import Rates
from pipeline.link.regions import Topic
from pipeline.link.speakers import Attribution, Speakers, speaker_at
from pipeline.link.times import Times
from pipeline.rulebook import Rulebook
from pipeline.values.region import Gazetteer

Words = dict[str, list[tuple[int, int]]]
"""Column to the spans of the words that decided it."""


class Linker:
    """Everything that context needs, compiled once per run."""

    def __init__(self, rulebook: Rulebook, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._hedges, self._rates = Hedges(rulebook), Rates(rulebook)
        self._cues = Cues(rulebook)
        self._speakers, self._times, self._metrics = Speakers(rulebook), Times(rulebook), Metrics(rulebook)

    def columns(self, mentions: Sequence[Mention], page: Words, article: Article) -> list[tuple[dict[str, object], Words]]:
        """For each of *mentions* its columns, those that its rule read included."""
        quantities = [mention for mention in mentions if mention.type in QUANTITIES]
        officials = [mention for mention in mentions if mention.type == "official"]
        regions = [mention for mention in mentions if mention.type == "region"]
        context = self._context(quantities, officials, regions, page, article) if quantities else {}
        result = []
        for mention in mentions:
            if mention.type in QUANTITIES:
                result.append(context[mention.start])
            elif mention.type == "official":
                result.append((self._jurisdiction(mention, regions), {}))
            else:
                result.append((mention.values, {}))
        return result

    def _context(
        self, quantities: Sequence[Mention], officials: Sequence[Mention], regions: Sequence[Mention], page: Words, article: Article
    ) -> dict[int, tuple[dict[str, object], Words]]:
        """Start of each quantity to its columns."""
        quotes = quotations(page.plain, page.text) if '"' in page.plain else []
        attributions = self._speakers.attributions(page, officials, quotes)
        topic = Topic(regions, officials, page)
        context, before = {}, None
        for _, group in groupby((place(mention, page) for mention in quantities), key=lambda p: p.sentence_first):
            places = list(group)
            others = {one.after - 1: one.first for one in places}
            periods = self._times.of(places, page, article.published)
            for one in places:
                start = one.mention.start
                values, words = self._own(one, page)
                if one.mention.type != "count" and "metric" not in values:
                    found = self._metrics.of(one, page, before, others)
                    if found:
                        values["metric"], words["metric"] = found[0], [found[1]]
                        before = str(values.get("unit")), found
                quoted = inside(quotes, start) is not None
                values["quoted"] = quoted or None
                self._say(values, words, speaker_at(attributions, start))
                if start in periods:
                    period = periods[start]
                    values |= {
                        "period": page.text[period.start : period.end],
                        "period_start": period.first,
                        "period_end": period.last,
                    }
                    words["period"] = [(period.start, period.end)]
                where = topic.of(one)
                if where:
                    codes, decided = where
                    names = {str(region.values["region_code"]): str(region.values["region_name"]) for region in decided}
                    values |= {
                        "region_code": ";".join(codes),
                        "region_name": ";".join(
                            names.get(code) or self._gazetteer.official_name(code) for code in codes
                        ),
                    }
                    words["region_code"] = [(region.start, region.end) for region in decided]
                context[start] = (values, words)
        number = 0
        for left, right in groups(quantities, page):
            if "group" not in context[left.start][0]:
                number += 1
            identity = context[left.start][0].get("group") or f"{article.id}#{number}"
            context[left.start][0]["group"] = context[right.start][0]["group"] = identity
            _share_period(context[left.start], context[right.start])
        return context

    def _own(self, one: Place, page: Words) -> tuple[dict[str, object], Words]:
        """The columns that hang on the words next to a quantity."""
        mention, words = one.mention, {}
        values, hedge = self._hedges.apply(mention, page, one.first, one.after)
        behind = one.after if mention.reach <= mention.end else bisect_left(page.starts, mention.reach)
        if not hedge and behind > one.after:  # "50 orang lebih"
            values, hedge = self._hedges.apply(mention, page, one.first, behind)
        values = dict(values)
        if hedge:
            words["bound"] = hedge
        if "per" not in values:
            per, span = self._rates.read(page, behind)
            if per and span:
                values["per"], words["per"] = per, [span]
        values["status"] = "actual"
        for column in ("change", "status"):
            cue = self._cues.find(column, one, page)
            if cue and (cue[0].set[column] != "budget" or mention.type in ("money", "percent")):
                values[column] = cue[0].set[column]
                words[column] = [cue[1]]
        return values, words

    @staticmethod
    def _say(values: dict[str, object], words: Words, attribution: Attribution | None) -> None:
        """Fills the columns of the source."""
        if attribution is None:
            return
        speaker = attribution.speaker
        values |= {"source": speaker.name, "source_role": speaker.role, "source_org": speaker.org}
        words["source" if speaker.name else "source_org"] = [attribution.cue]

    def _jurisdiction(self, official: Mention, regions: Sequence[Mention]) -> dict[str, object]:
        """An official with the region that stands inside the role."""
        inside_role = [
            region
            for region in regions
            if official.lead <= region.start < official.reach and region.values.get("region_code")
        ]
        if not inside_role or official.lead < 0:
            return official.values
        code = str(inside_role[-1].values["region_code"])
        return {**official.values, "region_code": code, "region_name": self._gazetteer.official_name(code)}


def _share_period(left: tuple[dict[str, object], Words], right: tuple[dict[str, object], Words]) -> None:
    """Equated quantities are about the same time; the one without a period takes the other's."""
    for (values, words), (others, their_words) in ((left, right), (right, left)):
        if "period" not in values and "period" in others:
            values |= {column: others[column] for column in ("period", "period_start", "period_end")}
            words["period"] = their_words["period"]
