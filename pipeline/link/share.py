"""What a share is of: "31,8 persen dari total produksi", "8 dari 11 indeks"."""

from collections.abc import Mapping, Sequence

from pipeline.link.letters import Letters
from pipeline.link.nounphrases import Piece, pieces
from pipeline.link.phrases import Phrases
from pipeline.link.scene import Said, Scene, Stated
from pipeline.link.vocabulary import vocabulary_of
from pipeline.rulebook import Rulebook

_REACH = 14
"""Words behind `dari` that can name the whole."""
_EQUATED = 5
"""Words of the number that a number says again."""
_TOLD = 3
"""Numbers before one that are looked through for the whole that it is a part of."""
_ENDS = frozenset({"comma", "stop", "newline", "quote", "colon"})


class Share:
    """The linker of `share_of`."""

    columns = ("share_of",)

    def __init__(self, rulebook: Rulebook) -> None:
        self._letters = Letters(rulebook)
        self._vocabulary = vocabulary_of(rulebook)
        self._origin = rulebook.words("metric_words", "origin")
        self._attributes = rulebook.words("metric_words", "attribute")
        self._among = rulebook.words("metric_words", "among")
        self._whole = rulebook.words("metric_words", "whole")
        self._changes = frozenset(cue.rpartition(" ")[2] for rule in rulebook.of("change") for cue in rule.cues)

    def __call__(self, scene: Scene) -> list[Said | None]:
        """The whole of each percentage and count that says one."""
        phrases = Phrases(scene.words, self._vocabulary, frozenset())
        said: list[Said | None] = []
        fronted: tuple[Stated, Said] | None = None
        for number, one in enumerate(scene.quantities):
            percent = one.quantity.unit == "%"
            if not (percent or one.mention.type == "count"):
                said.append(None)
                continue
            found = self._behind(one, list(enumerate(scene.quantities[number + 1 : number + 3], number + 1)), phrases)
            if found is None and (before := self._before(one, scene.quantities[max(0, number - 1) : number], phrases)):
                found, fronted = before, (one, before)
            elif found is None and fronted and _is_listed(fronted[0], one):
                found = fronted[1]
            beside = number and scene.quantities[number - 1].sentence == one.sentence
            found = found or (said[-1] if beside and _is_equated(one, phrases) else None)
            said.append(found or self._told(one, scene.quantities[max(0, number - _TOLD) : number], phrases))
        return said

    def _behind(self, one: Stated, following: Sequence[tuple[int, Stated]], phrases: Phrases) -> Said | None:
        """The whole that stands behind `dari`; of a count only a counted or a total one."""
        words = phrases.words
        first = next((i for i in (one.after, one.behind) if i < one.sentence.stop and words.tags[i] == "from"), None)
        if first is None or self._is_change(one, phrases):
            return None
        after = min(one.sentence.stop, first + _REACH)
        inside = [(number, other) for number, other in following if first < other.first < after]
        return self._named(pieces(self._letters(words, first, after, inside)), one, dict(inside), phrases)

    def _named(self, line: list[Piece], one: Stated, inside: Mapping[int, Stated], phrases: Phrases) -> Said | None:
        """The phrase or count behind `dari`, with a word of the whole before it."""
        words, percent = phrases.words, one.mention.type == "percent"
        start = line[0].prep if line[0].kind == "N" else line[0].first
        if line[0].kind not in "Np" or words.tags[start] != "from":
            return None
        place = 0 if line[0].kind == "N" else 1
        while place < len(line) and (line[place].kind == "h" or self._leads(line, place, phrases)):
            place += 1
        if place == len(line) or line[place].kind not in "NC":
            return self._total(start + 1, phrases) if percent else None
        if line[place].kind == "C" and not _holds(inside[line[place].stated], one):
            return None
        noun = line[place].first + (line[place].kind == "C")
        if words.lower(noun) in self._origin or words.lower(line[place].first) in self._origin:
            return None
        whole = words.lower(start + 1) in self._whole
        if line[place].kind == "N" and not (whole or (percent and phrases.is_whole(line[place]))):
            return None
        after = line[place].after
        if after < one.sentence.stop and words.lowers[after] in self._attributes:  # "total biaya hidup"
            after += 1
        return self._said(start + 1 if whole else line[place].first, after, phrases)

    def _leads(self, line: list[Piece], place: int, phrases: Phrases) -> bool:
        """Whether a word of the whole stands before the count: "dari total 90 perahu"."""
        word = phrases.words.lower(line[place].first)
        return word in self._whole and place + 1 < len(line) and line[place + 1].kind == "C"

    def _total(self, index: int, phrases: Phrases) -> Said | None:
        """A word of the whole that stands alone: "24 persen dari total"."""
        return self._said(index, index + 1, phrases) if phrases.words.lower(index) in self._whole else None

    @staticmethod
    def _said(first: int, after: int, phrases: Phrases) -> Said | None:
        topic = phrases.text(first, after)
        return Said((topic.text,), (topic.span,)) if topic else None

    def _before(self, one: Stated, earlier: Sequence[Stated], phrases: Phrases) -> Said | None:
        """A counted whole at the head of the clause: "Dari 100 pelamar, 20 diterima"."""
        words = phrases.words
        whole = next((other for other in earlier if other.mention.type == "count"), None)
        if not whole or whole.sentence != one.sentence or one.first - whole.behind > _REACH:
            return None
        first = whole.first - 1
        while first > whole.sentence.start and words.lower(first) in self._whole:
            first -= 1
        if words.tags[first] != "from" or not (first == whole.sentence.start or words.tags[first - 1] in _ENDS):
            return None
        if self._is_change(one, phrases):
            return None
        return self._said(first + 1, max(whole.behind, whole.after), phrases)

    def _told(self, one: Stated, earlier: Sequence[Stated], phrases: Phrases) -> Said | None:
        """The count before in the sentence of which this is a part: "43 perahu, 12 di antaranya rusak"."""
        words = phrases.words
        behind = one.after + (words.tags[one.after] == "in" if one.after < len(words) else 0)
        if words.lower(behind) not in self._among:
            return None
        counted = one.mention.type == "count"
        near = [
            other for other in earlier
            if other.sentence == one.sentence and not self._is_change(other, phrases)
            and (not counted or other.quantity.unit == one.quantity.unit)
        ]  # fmt: skip
        whole = near[-1] if near else None
        if whole is None or whole.mention.type != "count" or not _holds(whole, one):
            return None  # "biaya Rp38 miliar, 70 persen di antaranya"
        end = max(whole.behind, whole.after)
        if words.lower(end) in phrases.vocabulary.negation:  # "43 anak tidak sekolah" are more than "43 anak"
            return None
        return self._said(whole.first, end, phrases)

    def _is_change(self, one: Stated, phrases: Phrases) -> bool:
        """Whether the number says how much something rose or fell: what it is compared with is no whole."""
        words, first = phrases.words, one.first
        if _is_equated(one, phrases):  # "naik Rp2 miliar atau 5 persen dari tahun lalu"
            first = max(one.sentence.start, first - _EQUATED)
        first = max(one.sentence.start, first - 2)
        return not self._changes.isdisjoint(words.lowers[first : one.first])


def _holds(whole: Stated, part: Stated) -> bool:
    """Whether a count can be the whole of another: "123 peserta dari 22 negara" tells where they come from."""
    less, more = part.quantity.amount.value, whole.quantity.amount.value
    return part.mention.type == "percent" or less is None or more is None or less <= more


def _is_listed(first: Stated, one: Stated) -> bool:
    """Whether a count goes on parting a whole in front: "Dari 11 desa, delapan kering, dua banjir"."""
    return first.sentence == one.sentence and one.mention.type == "count" and first.quantity.unit == one.quantity.unit


def _is_equated(one: Stated, phrases: Phrases) -> bool:
    """Whether the number says the one before it again: "20 orang atau sekitar 20 persen"."""
    words, index = phrases.words, one.first - 1
    while index > one.sentence.start and words.tags[index] == "adverb":
        index -= 1
    return words.tags[index] == "or"
