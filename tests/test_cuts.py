"""Cuts of stretches: no chunk reaches over one, so parts have the chunks that the whole has."""

from pathlib import Path

from pipeline.match.chunks import Chunks
from pipeline.match.cuts import Cuts
from pipeline.route import Route
from pipeline.rule import Table, Token

CORPUS = Path(__file__).resolve().parent.parent / "corpus"
WIDTH = 30


def test_cuts_part_only_what_no_sequence_joins() -> None:
    cuts = Cuts([(Token(Table(TAG="role")), Token(Table(TAG="comma", OP="?")), Token(Table(TAG="name", OP="+")))])

    assert [*cuts.parts(["role", "name", "name", "comma", "role", "comma", "name"])] == [(0, 3), (3, 4), (4, 7)]
    assert [*cuts.parts([])] == []


def test_a_token_of_any_tag_is_not_cut_off() -> None:
    cuts = Cuts([(Token(Table(TAG="verb")), Token(Table(LOWER="dari")))])

    assert [*cuts.parts(["noun", "verb", "from", "verb"])] == [(0, 1), (1, 3), (3, 4)]


def test_parts_have_the_chunks_of_the_whole(route: Route) -> None:
    chunks = Chunks([chunk for chunk in route.rulebook.chunks if chunk.id not in ("NUMBER", "COUNTED", "NOUN_PHRASE")])
    pages = route.language.read_all([path.read_text(encoding="utf-8") for path in sorted(CORPUS.glob("*.txt"))[:12]])
    compared = 0
    for words in pages:
        for first in range(0, len(words), WIDTH // 2):
            stretch = range(first, min(first + WIDTH, len(words)))
            whole = chunks._sought(words, stretch)
            compared += any(whole)

            assert chunks.labels(words, stretch) == whole

    assert compared > 100
