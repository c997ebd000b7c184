"""What surrounds a quantity: bound, rate, what, where, when, who says so, target or actual, pairs.

One linker a column; `LINKERS` is the programme.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from pipeline.fact import Cell
from pipeline.link.basis import Basis
from pipeline.link.bound import Bound
from pipeline.link.change import Change
from pipeline.link.group import groups
from pipeline.link.metric import Metric
from pipeline.link.modality import Modality
from pipeline.link.nearness import Nearness
from pipeline.link.per import Per
from pipeline.link.period import When
from pipeline.link.place import jurisdiction, offices
from pipeline.link.quoted import Quoted
from pipeline.link.region import Where
from pipeline.link.scene import Linker, Said, Scene, Span, Stated, scene_of
from pipeline.link.share import Share
from pipeline.link.source import Source
from pipeline.link.statistic import Statistic
from pipeline.link.status import Status
from pipeline.link.unit import Units
from pipeline.rulebook import Rulebook

__all__ = [
    "LINKERS", "Cell", "Context", "Links", "Said", "Scene", "Span", "Stated", "Units", "jurisdiction", "scene_of",
]  # fmt: skip

LINKERS: tuple[Callable[[Rulebook], Linker], ...] = (
    Bound, Per, Status, Change, Metric, Basis, Statistic, Share, When, Where, Source, Quoted, Modality,
)  # fmt: skip
"""Makes each linker once per run; every one fills its columns without knowing of the others."""
_SHARED = ("period", "period_start", "period_end")
"""Columns that equated quantities share: where one of them has none, it takes those of another."""

_TOLD = ("change", "status")
"""Columns that the second of two equated quantities has of the first."""


class Context(NamedTuple):
    """The columns of one quantity, and for `explain` the words that decided them."""

    cells: dict[str, Cell]
    words: dict[str, tuple[Span, ...]]


class Links:
    """All linkers, made once per run."""

    def __init__(self, rulebook: Rulebook) -> None:
        self._linkers = tuple(make(rulebook) for make in LINKERS)
        self.cues: frozenset[str] = frozenset().union(*(getattr(linker, "cues", ()) for linker in self._linkers))
        """The words in lower case that linkers want to know the places of: `Words.cues`."""
        self._nearness = Nearness(rulebook)

    def contexts(self, scenes: Sequence[Scene]) -> list[list[Context]]:
        """The contexts of the quantities of each of *scenes*, in their order; one linker after the other."""
        contexts = [[_stated(one) for one in scene.quantities] for scene in scenes]
        for linker in self._linkers:
            for scene, known in zip(scenes, contexts, strict=True):
                if known:
                    _tell(linker, scene, known)
        for scene, known in zip(scenes, contexts, strict=True):
            if known:
                self._finish(scene, known)
        return contexts

    def _finish(self, scene: Scene, contexts: Sequence[Context]) -> None:
        """Adds what follows from all columns: offices, groups of equated quantities, how near words stand."""
        _serve(scene, contexts)
        for number, group in enumerate(groups(scene), start=1):
            _join([(scene.quantities[index], contexts[index]) for index in group], f"{number}")
        for one, context in zip(scene.quantities, contexts, strict=True):
            evidence = self._nearness.evidence(one, context.words, one.quantity.stated, scene.words)
            context.cells["evidence"] = evidence or None


def _tell(linker: Linker, scene: Scene, contexts: Sequence[Context]) -> None:
    """Adds to *contexts* what *linker* says of the quantities of *scene*."""
    for context, said in zip(contexts, linker(scene), strict=True):
        if said:
            _add(context, linker.columns, said)


def _stated(one: Stated) -> Context:
    """What the rule of a quantity says itself; no linker overrules it."""
    return Context(dict(one.quantity.stated), {})


def _add(context: Context, columns: Sequence[str], said: Said) -> None:
    told = None
    for column, cell in zip(columns, said.cells, strict=True):
        context.cells.setdefault(column, cell)
        if told is None and cell is not None:
            told = column
    if told is not None:
        context.words[told] = said.words


def _serve(scene: Scene, contexts: Sequence[Context]) -> None:
    """Gives quantities whose region no words tell the one in which the official who states them holds office.

    What the article is about stays where it lies in that region: a governor speaks of a regency.
    """
    open_ = [one for one in contexts if one.cells.get("source") and not one.words.get("region_code")]
    served = offices(scene) if open_ else {}
    for context in open_:
        region, main = served.get(str(context.cells["source"])), context.cells.get("region_code", "")
        if region is None or main is None or f"{main}.".startswith(f"{region.region.code}."):
            continue
        context.cells.update(region_code=region.region.code, region_name=region.region.name)
        context.words["region_code"] = ((region.mention.start, region.mention.end),)


def _join(equated: Sequence[tuple[Stated, Context]], group: str) -> None:
    """Gives the *equated* quantities their group, and those without a time the time of their neighbour.

    What is told of the first (a change, a target) is told of those behind it too, where no words between them say
    otherwise: of the words before both of them the first has the better claim.
    """
    for _, context in equated:
        context.cells["group"] = group
    for (first, left), (_, right) in zip(equated, equated[1:], strict=False):
        for column in _TOLD:
            own = right.words.get(column)
            if left.words.get(column) and (not own or own[0][0] < first.mention.start):
                right.cells[column] = left.cells[column]
                right.words[column] = left.words[column]
        for one, other in ((left, right), (right, left)):
            if "period" not in one.cells and "period" in other.cells:
                one.cells.update({column: other.cells[column] for column in _SHARED})
                one.words["period"] = other.words["period"]
