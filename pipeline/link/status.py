"""Status: target, estimate or budget where a cue says so, else actual."""

from pipeline.language import Words
from pipeline.link.announced import Announced
from pipeline.link.cues import Cue, Cues, stops
from pipeline.link.scene import Said, Scene, Stated
from pipeline.rulebook import Rulebook

_ACTUAL = Said(("actual",))
_BUDGETED = frozenset({"money", "percent"})
_SUBJECT_ENDS = frozenset({"verb", "speech", "auxiliary", "relative", "comma", "quote", "colon", "conjunction", "stop"})
"""Tags that no subject holds up to its predicate."""
_PREDICATE = frozenset({"verb", "speech", "auxiliary", "adverb"})
_HEDGE = frozenset({"amount", "adverb", "more"})


class Status:
    """The linker of `status`; the words that weaken, stop or forbid a cue are data in `context_words`."""

    columns = ("status",)
    _REACH, _BEHIND = 14, 10
    """Words before a quantity, or behind a counted subject, in which a cue counts."""

    def __init__(self, rulebook: Rulebook) -> None:
        def known(kind: str) -> frozenset[str]:
            return rulebook.words("context_words", kind)

        self._cues = Cues(rulebook, "status")
        self._reached, self._turns, self._weak = known("reached"), known("turn"), known("weak")
        self._ability, self._capable, self._once = known("ability"), known("capable"), known("once")
        self._negations, self._which, self._of_which = known("negation"), known("which"), known("of_which")
        self._becoming, self._changing = known("becoming"), known("changing")
        self._fiscal = rulebook.words("time_words", "fiscal")
        self._planned, self._treasury = known("planned"), known("treasury")
        self._conditions = rulebook.words("modality", "condition")
        self._announced = Announced(rulebook)
        self._anaphors, self._equal = known("anaphor"), known("equal")

    def __call__(self, scene: Scene) -> list[Said | None]:
        """The status of each quantity."""
        said: list[Said | None] = []
        before: Stated | None = None
        for one in scene.quantities:
            same = before is not None and before.sentence == one.sentence
            barrier = before.after if before and same else one.sentence.start
            found = self._of(one, barrier, scene.words)
            if found is _ACTUAL and said and not same and self._resumes(one, scene.words):
                found = said[-1] or found
            elif found is _ACTUAL and said and one.mention.type == "money" and self._is_item(one, scene.words):
                found = said[-1] if said[-1] and said[-1].cells == ("budget",) else found
            said.append(found)
            before = one
        return said

    def _of(self, one: Stated, barrier: int, words: Words) -> Said:
        cue = self._before(one, barrier, words) or self._behind(one, words)
        if cue:
            return Said((cue.rule.set["status"],), (cue.span(words),))
        return self._announced(one, words) or _ACTUAL

    def _before(self, one: Stated, barrier: int, words: Words) -> Cue | None:
        """The nearest strong cue before *one*, else the nearest weak one.

        A strong one counts over a weak one as long as no other quantity (that ends at word *barrier*) stands between:
        "menargetkan … bisa mencapai N" is a target.
        """
        begin = max(one.sentence.start, one.first - self._REACH)
        if not self._cues.any(begin, one.first, words):
            return None
        comma = self._fronted(one, words)
        weak: Cue | None = None
        index = one.first - 1
        if index >= begin and self._of_old(index, one, words):
            return None
        while index >= begin and not (weak and index < barrier):
            cue = self._cues.ending(index, begin, words)
            if cue and cue.first > begin and words.lower(cue.first - 1) in self._reached:  # "realisasi anggaran"
                return weak
            if cue and self._counts(cue, one, words):
                if words.lower(cue.first) not in self._weak:
                    return cue
                weak = weak or cue
            elif not cue and (index == comma or self._ends(index, begin, words)):
                return weak
            index = cue.first - 1 if cue else index - 1
        return weak

    def _of_old(self, index: int, one: Stated, words: Words) -> bool:
        """Whether what leads to *one* says that it is there: "yang dua tahun itu", "sebelumnya N", "dari N menjadi"."""
        word = words.lower(index)
        if word in self._of_which:
            if words.lower(index - 1) in self._changing:  # "diperkirakan Rp8 miliar, naik dari N"
                return True
            return one.behind < len(words) and words.lower(one.behind) in self._becoming
        return word in self._which

    def _counts(self, cue: Cue, one: Stated, words: Words) -> bool:
        """Whether *cue* says something of *one*: no ability, no negation, no budget of things."""
        if cue.rule.set["status"] == "budget":
            if " ".join(words.lowers[max(0, cue.first - 1) : cue.after]) in self._fiscal:  # "tahun anggaran 2025"
                return False
            return one.mention.type in _BUDGETED and self._is_planned(cue, one, words)
        word = words.lower(cue.first)
        if word in self._weak and cue.first and words.lower(cue.first - 1) in self._negations:
            return False
        if word in self._capable:
            return not self._once.isdisjoint(words.lowers[one.sentence.start : cue.first])
        alone = cue.after == cue.first + 1
        if alone and word in self._ability:  # "bisa 5 ton", but not "bisa memakai 5 sepeda"
            hedged = all(words.tags[index] in _HEDGE for index in range(cue.after, one.first))
            return hedged or self._on_condition(cue, one, words)
        return True

    def _is_planned(self, cue: Cue, one: Stated, words: Words) -> bool:
        """Whether a budget is one: what the state takes and spends has to be decided, "belanja daerah disepakati"."""
        if not self._treasury.issuperset(words.lowers[cue.first : cue.after]):
            return True
        begin = max(one.sentence.start, one.first - self._REACH)
        return not self._planned.isdisjoint(words.lowers[begin : one.first])

    def _on_condition(self, cue: Cue, one: Stated, words: Words) -> bool:
        """Whether one verb follows an ability, on a condition: "jika cuaca baik, bisa meraup 5 ton"."""
        if self._conditions.isdisjoint(words.lowers[one.sentence.start : one.sentence.stop]):
            return False
        rest = range(cue.after + 1, one.first)
        return words.tags[cue.after] == "verb" and all(words.tags[index] in _HEDGE for index in rest)

    def _ends(self, index: int, begin: int, words: Words) -> bool:
        """Whether no cue further left counts: a sentence, what is reached, a clause of its own ends the way."""
        word = words.lower(index)
        if word in self._reached:  # "diperkirakan telah menelan N" stays an estimate
            cue = self._cues.ending(index - 1, begin, words) if index > begin else None
            return not (cue and cue.rule.set["status"] == "estimate")
        return stops(words, index) or word in self._turns and index > begin and words.tags[index - 1] == "comma"

    def _fronted(self, one: Stated, words: Words) -> int:
        """The comma behind what stands in front: "Dari 20 jembatan yang direncanakan, baru lima …"; -1 without."""
        first = one.sentence.start
        while first < one.first and words.tags[first] in ("quote", "space", "newline"):
            first += 1
        if words.lower(first) not in self._of_which:
            return -1
        return next((index for index in range(first, one.first) if words.lower(index) == ","), -1)

    def _behind(self, one: Stated, words: Words) -> Cue | None:
        """The predicate of a counted subject: "Sebanyak 25 tim akan ikut"."""
        if one.mention.type != "count" or not self._in_subject(one, words):
            return None
        end = min(one.sentence.stop, one.behind + self._BEHIND)
        for index in range(one.behind, end):
            cue = self._cues.starting(index, end, words) if words.tags[index] in _PREDICATE else None
            if cue and (alone := words.lower(index)) not in self._ability and alone not in self._capable:
                return cue if cue.rule.set["status"] != "budget" else None
            if words.tags[index] in _SUBJECT_ENDS or words.lower(index) in self._reached:
                return None
        return None

    @staticmethod
    def _in_subject(one: Stated, words: Words) -> bool:
        """Whether no verb stands between the beginning of the clause and *one*."""
        for index in range(one.first - 1, one.sentence.start - 1, -1):
            if words.tags[index] in ("comma", "quote"):
                return True
            if words.tags[index] in _SUBJECT_ENDS:
                return False
        return True

    def _is_item(self, one: Stated, words: Words) -> bool:
        """Whether a sentence that begins with an item of the state goes on with its budget: "Belanja bertambah N"."""
        said = words.lowers[one.sentence.start : one.first]
        changes = len(said) > 1 and said[0] in self._treasury and said[1] in self._changing
        return changes and self._reached.isdisjoint(said)

    def _resumes(self, one: Stated, words: Words) -> bool:
        """Whether the sentence only says the number before in other words: "Angka itu setara dengan N"."""
        first = one.sentence.start
        return (
            words.lower(first) in self._anaphors
            and words.tags[first + 1] == "demonstrative"
            and any(words.lower(index) in self._equal for index in range(first + 2, one.first))
        )
