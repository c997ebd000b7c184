"""Where a correction belongs: the fact, or the characters, that it is about; the nearest place where there is none."""

from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher, get_close_matches

from pipeline.article import occurrences
from pipeline.correction.record import Correction
from pipeline.fact import Fact

_SHOWN = 60
_ALIKE = 0.5


class Misfit(Exception):
    """A correction that fits nothing any more: the cause, and the nearest place."""


def place_of_fact(facts: Sequence[Fact], correction: Correction, body: str) -> int:
    """The index of the fact that *correction* is about; raises Misfit.

    It is the one with its id, else the *occurrence*-th of its type and text. Where the correction tells the sentence,
    the fact has to stand in it; if the article was edited before it, the fact in that sentence is the one.
    """
    same = [
        index for index, fact in enumerate(facts)
        if fact.text == correction.text and correction.type in ("", fact.type)
    ]  # fmt: skip
    by_id = [index for index, fact in enumerate(facts) if correction.fact_id and fact.fact_id == correction.fact_id]
    numbered = by_id or same[correction.occurrence - 1 : correction.occurrence]
    if not correction.sentence:
        if numbered:
            return numbered[0]
        raise Misfit(_missing(facts, correction, body))
    inside = [index for index in numbered if facts[index].sentence == correction.sentence]
    if not inside:
        inside = [index for index in same if facts[index].sentence == correction.sentence]
    if len(inside) == 1:
        return inside[0]
    raise Misfit(_missing(facts, correction, body))


def place_of_text(body: str, correction: Correction) -> int:
    """Where the text that *correction* adds stands in *body*; raises Misfit where that is nowhere or not clear."""
    places = occurrences(body, correction.text)
    if correction.sentence:
        spans = [(at, at + len(correction.sentence)) for at in occurrences(body, correction.sentence)]
        places = [at for at in places if any(first <= at < last for first, last in spans)] or places
    if correction.occurrence <= len(places):
        return places[correction.occurrence - 1]
    if places:
        raise Misfit(f"{correction.text!r} stands in the article {len(places)} times, not {correction.occurrence}")
    raise Misfit(f"{correction.text!r} does not stand in the article{_nearest_words(body, correction.text)}")


def unknown_article(correction: Correction, ids: Iterable[str]) -> str:
    """The message for a correction about an article that was not read."""
    near = get_close_matches(correction.doc_id, sorted(ids), n=1)
    hint = f"; nearest: {near[0]!r}" if near else ""
    return f"{correction.place}: {correction.action}: no article has the id {correction.doc_id!r}{hint}"


def _missing(facts: Sequence[Fact], correction: Correction, body: str) -> str:
    """What is said of a fact that is not there: the nearest fact, or the nearest words."""
    what = f"no {correction.type or 'fact'} {correction.text!r} (occurrence {correction.occurrence})"
    if correction.sentence:
        what += " in its sentence"
    scored = [(_likeness(fact, correction), -index) for index, fact in enumerate(facts)]
    score, index = max(scored, default=(0.0, 0))
    if score >= _ALIKE:
        fact = facts[-index]
        return f"{what}; nearest: {fact.type} {fact.text!r} at {fact.start} in {_short(fact.sentence)!r}"
    places = occurrences(body, correction.text)
    if places:
        return f"{what}; the words stand at {places[0]}, where no such fact is found"
    return what + _nearest_words(body, correction.text)


def _likeness(fact: Fact, correction: Correction) -> float:
    """From 0 to 1: how much *fact* is like the one that *correction* is about."""
    text = SequenceMatcher(None, fact.text, correction.text).ratio()
    type_ = 1.0 if fact.type == correction.type else 0.8
    if not correction.sentence:
        return text * type_
    sentence = SequenceMatcher(None, fact.sentence, correction.sentence, autojunk=False)
    return type_ * (text + (sentence.ratio() if sentence.real_quick_ratio() > _ALIKE else 0.0)) / 2


def _nearest_words(body: str, text: str) -> str:
    """The line of *body* that has most of *text* in one piece."""
    best, where = 0, 0
    for match in (SequenceMatcher(None, line, text, autojunk=False).find_longest_match() for line in body.splitlines()):
        if match.size > best:
            best, where = match.size, body.find(text[match.b : match.b + match.size])
    if best * 2 < len(text):
        return ""
    return f"; nearest: {_short(body[max(where - 10, 0) : where + len(text) + 10])!r} at {where}"


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
