"""Names of regions that hold a number: press and maps write "13 Ilir", "Seberang Ulu II", the decree spells it."""

from collections.abc import Iterator, Mapping

_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10}
_TEN = 10
_TEENS = (11, 20)


class Spelt:
    """The other ways to write a name with figures or Roman numerals."""

    def __init__(self, words: Mapping[int, str], teen: str, ten: str) -> None:
        """*words*: 1 to 11 in words; *teen* and *ten*: what makes 12 of two ("belas") and 20 of it ("puluh")."""
        self._words, self._teen, self._ten = words, teen, ten

    def ways(self, name: str) -> Iterator[str]:
        """*name*, in lower case, and what else it may be called.

        >>> spelt = Spelt({1: "satu", 2: "dua", 3: "tiga", 6: "enam"}, "belas", "puluh")
        >>> list(spelt.ways("26 ilir"))
        ['26 ilir', 'dua-puluh-enam ilir']
        >>> list(spelt.ways("seberang ulu ii"))
        ['seberang ulu ii', 'seberang ulu dua']
        >>> list(spelt.ways("ujung"))
        ['ujung']
        """
        yield name
        parts = [self._part(part) for part in name.split()]
        spelt = " ".join(parts)
        if spelt != name:
            yield spelt

    def _part(self, part: str) -> str:
        """One word of a name, spelt where it is a number: "3/4" is tiga empat."""
        if part in _ROMAN:
            return self._word(_ROMAN[part])
        figures = part.split("/")
        if all(figure.isdecimal() and 0 < int(figure) < _TEN * _TEN for figure in figures):
            return " ".join(self._word(int(figure)) for figure in figures)
        return part

    def _word(self, value: int) -> str:
        if value in self._words:
            return self._words[value]
        tens, ones = divmod(value, _TEN)
        if value in range(*_TEENS):
            return f"{self._words.get(ones, '')}-{self._teen}"
        spelt = f"{self._words.get(tens, '')}-{self._ten}"
        return f"{spelt}-{self._words.get(ones, '')}" if ones else spelt
