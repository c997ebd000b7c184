"""Where the noun phrase of a count ends: before the words of the name behind it, behind the numeral of its kind."""

from pipeline.language import Words, has_form_of_verb
from pipeline.link.counted import bare
from pipeline.rulebook import Rulebook


class UnitEnds:
    """Gives units their ends; its words are data in the lexicon `counting`. Made once per run."""

    def __init__(self, rulebook: Rulebook) -> None:
        self._joined = rulebook.words("counting", "joined")
        self._adverbs = rulebook.words("counting", "adverb")
        self._kinds = rulebook.words("counting", "kind_of")

    def __call__(self, unit: str, words: Words, last: int) -> str:
        """*unit*, of which *last* is the last token, as the noun phrase that is counted.

        "kiai se-Banten" counts kiai, "warga Kabupaten Sigi" warga, "SPPG baru saja" SPPG and "karyawannya" karyawan;
        "kendaraan roda empat" is a kind of its own.
        """
        behind, tag = words.lower(last + 1), words.tags[last + 1] if last + 1 < len(words) else ""
        if words.lower(last) in self._kinds and tag == "number" and behind.isalpha():
            return f"{unit} {words.texts[last + 1]}"
        ends = (
            words.lower(last) in self._joined and tag == "dash",
            words.tags[last] == "level" and tag == "place",
            f"{words.lower(last)} {behind}" in self._adverbs,
        )
        shorter = unit.rpartition(" ")[0]
        return shorter if any(ends) and shorter else bare(unit).removesuffix("-")


def is_verb(words: Words, first: int) -> bool:
    """Whether the word behind a number is a verb of saying, and no noun such as "kata": Dewa 19 mengumumkan.

    Behind a number that is glued to its noun, as in "4sa", an article may end.
    """
    return first < len(words) and words.tags[first] == "speech" and has_form_of_verb(words.lower(first))
