"""What a share is of: "31,8 persen dari total produksi", "8 dari 11 indeks"."""

from collections.abc import Sequence
from itertools import islice

from pipeline.link.clauses import Letters
from pipeline.link.nounphrases import Piece, pieces
from pipeline.link.scene import Said, Scene, Stated
from pipeline.link.topics import Phrases, Vocabulary
from pipeline.rulebook import Rulebook

_REACH = 14
"""Words behind `dari` that can name the whole."""
_EQUATED = 5
"""Words of the number that a number says again."""
_ENDS = frozenset({"comma", "stop", "newline", "quote", "colon"})


class Share:
    """The linker of `share_of`."""

    columns = ("share_of",)

    def __init__(self, rulebook: Rulebook) -> None:
        self._letters = Letters(rulebook)
        self._vocabulary = Vocabulary(rulebook)
        self._origin = rulebook.words("metric_words", "origin")
        self._whole = rulebook.words("metric_words", "whole")
        self._changes = frozenset(cue.rpartition(" ")[2] for rule in rulebook.of("change") for cue in rule.cues)

    def __call__(self, scene: Scene) -> list[Said | None]:
        """The whole of each percentage and count that says one."""
        phrases = Phrases(scene.words, self._vocabulary, frozenset())
        said: list[Said | None] = []
        for number, one in enumerate(scene.quantities):
            percent = one.quantity.unit == "%"
            if not (percent or one.mention.type == "count"):
                said.append(None)
                continue
            following = list(islice(enumerate(scene.quantities), number + 1, number + 3))
            found = self._behind(one, percent, following, phrases)
            found = found or self._before(one, scene.quantities[max(0, number - 1) : number], phrases)
            said.append(found or (said[-1] if said and _is_equated(one, phrases) else None))
        return said

    def _behind(self, one: Stated, percent: bool, following: Sequence[tuple[int, Stated]], phrases: Phrases) -> Said | None:
        """The whole that stands behind `dari`; of a count only a counted or a total one."""
        words = phrases.words
        first = next((i for i in (one.after, one.behind) if i < len(words) and words.tags[i] == "from"), None)
        if first is None or self._is_change(one, phrases):
            return None
        after = min(one.sentence.stop, first + _REACH)
        inside = [(number, other) for number, other in following if first < other.first < after]
        line = pieces(self._letters(words, first, after, inside))
        if not percent and not self._is_part(one, first, inside, phrases):
            return None
        return self._named(line, percent, phrases)

    def _is_part(self, one: Stated, first: int, inside: Sequence[tuple[int, Stated]], phrases: Phrases) -> bool:
        """Whether a count is part of the whole behind it, and does not only come from there ("123 peserta dari 22 negara")."""
        if first == one.after or phrases.words.lower(first + 1) in self._whole:
            return True
        heads = [one.quantity.unit.split()[:1], *(other.quantity.unit.split()[:1] for _, other in inside)]
        return len(heads) > 1 and heads[0] == heads[1]

    def _named(self, line: list[Piece], percent: bool, phrases: Phrases) -> Said | None:
        """The phrase or count behind `dari`, with a word of the whole before it."""
        words = phrases.words
        start = line[0].prep if line[0].kind == "N" else line[0].first
        if line[0].kind not in "Np" or words.lower(start) != "dari":
            return None
        place = 0 if line[0].kind == "N" else 1
        while place < len(line) and line[place].kind == "h":
            place += 1
        if place == len(line) or line[place].kind not in "NC":
            return None
        whole = words.lower(start + 1) in self._whole
        if line[place].kind == "N" and not (whole or (percent and phrases.is_thing(line[place]))):
            return None
        topic = phrases.text(start + 1, line[place].after)
        if not topic or topic.text in self._whole or phrases.head(line[place]) in self._origin:
            return None
        return Said((topic.text,), (topic.span,))

    def _before(self, one: Stated, earlier: Sequence[Stated], phrases: Phrases) -> Said | None:
        """A counted whole at the head of the clause: "Dari 100 pelamar, 20 diterima"."""
        words = phrases.words
        whole = earlier[0] if earlier else None
        if not whole or whole.mention.type != "count" or whole.sentence != one.sentence or one.first - whole.behind > _REACH:
            return None
        first = whole.first - 1
        while first > whole.sentence.start and words.lower(first) in self._whole:
            first -= 1
        if words.tags[first] != "from" or not (first == whole.sentence.start or words.tags[first - 1] in _ENDS):
            return None
        if self._is_change(one, phrases):
            return None
        topic = phrases.text(first + 1, max(whole.behind, whole.after))
        return Said((topic.text,), (topic.span,)) if topic else None

    def _is_change(self, one: Stated, phrases: Phrases) -> bool:
        """Whether the number says how much something rose or fell: what it is compared with is no whole."""
        words, first = phrases.words, one.first
        if _is_equated(one, phrases):  # "naik Rp2 miliar atau 5 persen dari tahun lalu"
            first = max(one.sentence.start, first - _EQUATED)
        first = max(one.sentence.start, first - 2)
        return any(words.lower(index) in self._changes for index in range(first, one.first))


def _is_equated(one: Stated, phrases: Phrases) -> bool:
    """Whether the number says the one before it again: "20 orang atau sekitar 20 persen"."""
    words, index = phrases.words, one.first - 1
    while index > one.sentence.start and words.tags[index] == "adverb":
        index -= 1
    return words.tags[index] == "or"
