"""One fact as a card for editors: the amount in figures and words, the sentence, who says so, and how to cite it."""

import re
from decimal import Decimal
from html import escape
from importlib.resources import files

from pipeline.errors import UsageError
from pipeline.fact import QUANTITIES, Fact
from pipeline.table import cell

_STATUS = {"actual": "hasil", "target": "target", "estimate": "perkiraan", "budget": "anggaran"}
_BOUND = {
    "approx": "sekitar", "at_least": "paling sedikit", "at_most": "paling banyak", "more_than": "lebih dari",
    "less_than": "kurang dari",
}  # fmt: skip
_UNIT = {"IDR": "rupiah", "%": "persen", "USD": "dolar Amerika Serikat"}


def card(fact: Fact) -> str:
    """A page with the card of *fact*; nothing in it acts or is fetched."""
    template = files("pipeline").joinpath("card.html").read_text("utf-8")
    before, after = _round(fact)
    slots = {
        "title": fact.text, "amount": figures(fact), "words": in_words(fact), "about": fact.metric or "",
        "before": before, "fact": fact.text, "after": after, "speaker": _speaker(fact),
        "status": _STATUS.get(fact.status or "", ""), "where": fact.region_name or "", "when": _when(fact),
        "cite": citation(fact),
    }  # fmt: skip
    return re.sub(r"\{\{(\w+)\}\}", lambda found: escape(slots[found[1]]), template)  # once: a text may hold such marks


def figures(fact: Fact) -> str:
    """The amount in figures as Indonesian writes them.

    >>> figures(Fact("a", type="money", value=Decimal("396250000000"), unit="IDR", bound="exact"))
    '396.250.000.000 rupiah'
    >>> figures(Fact("a", type="percent", low=Decimal("5"), high=Decimal("6.5"), unit="%", bound="range"))
    '5 sampai 6,5 persen'
    """
    if fact.type not in QUANTITIES:
        return ", ".join(filter(None, (fact.name or fact.region_name, fact.role, fact.org))) or fact.text
    unit = _UNIT.get(fact.unit or "", fact.unit or "")
    numbers = [fact.value] if fact.value is not None else [fact.low, fact.high]
    amount = " sampai ".join(_grouped(number) for number in dict.fromkeys(numbers) if number is not None)
    return " ".join(filter(None, (_BOUND.get(fact.bound or ""), amount, unit, fact.per and f"per {fact.per}")))


def _grouped(number: Decimal) -> str:
    return f"{number:,f}".translate(str.maketrans(",.", ".,"))


def in_words(fact: Fact) -> str:
    """The value spelled out, for reading aloud; empty where the text states none. Raises UsageError without num2words.

    >>> in_words(Fact("a", type="count", value=Decimal("43237"), unit="pekerja"))
    'empat puluh tiga ribu dua ratus tiga puluh tujuh pekerja'
    """
    if fact.value is None:
        return ""
    try:
        from num2words import num2words
    except ImportError as error:
        raise UsageError("the card spells numbers with num2words; pip install 'fakta[files]'") from error
    return " ".join(filter(None, (num2words(fact.value, lang="id"), _UNIT.get(fact.unit or "", fact.unit or ""))))


def citation(fact: Fact) -> str:
    """How to cite the article: outlet, title, day, link; what is not known is left out, the id stands last."""
    title = f"“{fact.title}”" if fact.title else ""
    return ", ".join(filter(None, (fact.outlet, title, cell(fact.published), fact.url))) or fact.doc_id


def _speaker(fact: Fact) -> str:
    return ", ".join(filter(None, (fact.source, fact.source_role, fact.source_org)))


def _when(fact: Fact) -> str:
    days = [cell(day) for day in (fact.period_start, fact.period_end) if day]
    return " – ".join(dict.fromkeys(days)) or fact.period or ""


def _round(fact: Fact) -> tuple[str, str]:
    """What stands in the sentence before and behind the fact."""
    before, _, after = fact.sentence.partition(fact.text)
    return before, after
