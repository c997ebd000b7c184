"""What the winners say: the words in the slots of a mention become a quantity, an official or a region."""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal

from pipeline.errors import NumberError
from pipeline.meaning import Amount, Meaning, NoFact, Official, Quantity, Region
from pipeline.mention import Mention
from pipeline.values import quantity
from pipeline.values.number import Number, Numerals
from pipeline.values.person import Persons

_ADDED = {"cents": Decimal("0.01"), "dozens": Decimal(12), "sixties": Decimal(60)}
"""Numbers of a pattern that are added to its value, and how often: 2 tahun 6 bulan are 30 bulan."""
_NUMBERS = frozenset({"value", "low", "high", "middle", "margin"})
_OTHER = _NUMBERS | {"minus", "minus_low", "minus_high", "scale", "unit", "half", "point", *_ADDED}
_OF_AMOUNT = _OTHER - {"unit"}
_MINUS = Decimal(-1)
_HALF = Decimal("0.5")
_KEPT = 20_000
"""Amounts that are kept; beyond that the memory starts anew."""

Meanings = Callable[[str, str], str]
"""Column and word of a slot to what the word stands for: a currency's code, a unit's symbol, else the word."""


class Reader:
    """Reads mentions; made once per run."""

    def __init__(
        self, numerals: Numerals, meaning: Meanings, lexicon: Callable[[str], Sequence[Mapping[str, str]]]
    ) -> None:
        """*meaning* as Meanings says, *lexicon* gives the rows of a lexicon by its name."""
        self._numerals = numerals
        self._meaning = meaning
        self._persons = Persons(lexicon)
        self._amounts: dict[tuple[str, bool, tuple[tuple[str, str], ...]], Amount] = {}
        self._actions = frozenset(row["word"] for row in lexicon("actions"))

    def read(self, mention: Mention, *, english: bool = False) -> Meaning:
        """What *mention* means; *english* is the article's habit of grouping by comma."""
        if mention.is_quantity:
            try:
                return self.quantity(mention, english=english)
            except NumberError as error:
                return NoFact(str(error))
        if mention.type == "official":
            return self._official(mention.slots)
        if mention.type == "region":
            return Region(**mention.slots)
        return NoFact(mention.why or mention.rule.why)

    def quantity(self, mention: Mention, *, english: bool = False) -> Quantity:
        """The quantity of *mention*. Raises NumberError where a numeral cannot be read or a range does not rise."""
        slots, rule = mention.slots, mention.rule
        stated = dict(rule.set)
        stated.update((column, self._meaning(column, word)) for column, word in slots.items() if column not in _OTHER)
        unit = stated.pop("unit", "") or self._unit(rule.type, slots.get("unit", ""))
        return Quantity(rule.type, self._amount(mention, english), unit, stated)

    def _unit(self, type_: str, word: str) -> str:
        """The code or symbol of a unit; of a count the noun phrase without the name of an action before it.

        "perlindungan pekerja" counts pekerja.
        """
        if type_ != "count":
            return self._meaning("unit", word)
        action, _, noun = (phrase := " ".join(word.split())).partition(" ")
        return noun if noun and action.lower() in self._actions else phrase

    def _amount(self, mention: Mention, english: bool) -> Amount:
        """The amount of *mention*; two of three state one that an earlier mention stated in the same words."""
        stated = tuple([(slot, word) for slot, word in mention.slots.items() if slot in _OF_AMOUNT])
        key = mention.rule.type, english, stated
        amount = self._amounts.get(key)
        if amount is None:
            if len(self._amounts) >= _KEPT:
                self._amounts.clear()
            amount = self._amounts[key] = self._read_amount(mention.rule.type, dict(stated), english)
        return amount

    def _read_amount(self, type_: str, slots: dict[str, str], english: bool) -> Amount:
        scale = Decimal(self._meaning("scale", slots["scale"])) if "scale" in slots else None
        # with a scale letter, "Rp1.125 T" is read like any scaled number
        kind = "measure" if scale else type_

        def number(slot: str) -> Number:
            return self._numerals.read(slots[slot], kind=kind, english=english)

        if "point" in slots:  # ",75 persen": a nought is left out
            slots["value"] = f"0,{slots['value']}"
        if "value" in slots:
            sign = _MINUS if "minus" in slots else Decimal(1)
            return quantity.rounded(quantity.single(_with_rest(number, slots), scale, sign), slots["value"])
        if "low" in slots:
            shared = scale or quantity.shared_scale(self._numerals, slots["low"], slots["high"])
            low, high = (_signed(number(end), f"minus_{end}" in slots) for end in ("low", "high"))
            return quantity.interval(low, high, shared=shared, scale=scale)
        return quantity.margin(number("middle"), number("margin"))

    def _official(self, slots: Mapping[str, str]) -> Official:
        return self._persons.read(slots)


def _signed(number: Number, minus: bool) -> Number:
    """*number*, below nought where *minus* says so."""
    if not minus or number.value is None:
        return number
    return Number(-number.value, -number.value, -number.value)


def _with_rest(number: Callable[[str], Number], slots: Mapping[str, str]) -> Number:
    """The number of the slot `value` with the half behind its unit and the numbers of other units beside it."""
    whole = number("value")
    beside = [(times, number(slot).value) for slot, times in _ADDED.items() if slot in slots]
    added = [times * rest for times, rest in beside if rest is not None]
    if whole.value is None or not (added or "half" in slots):
        return whole
    value = sum(added, whole.value) + (_HALF if "half" in slots else 0)
    return Number(value, value, value)
