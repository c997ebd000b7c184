"""The vocabulary starts anew where an archive has ever new words: nothing that is read depends on it."""

from pathlib import Path

import pytest

from pipeline.article import Article
from pipeline.formats.read import articles, sources
from pipeline.language import tokenizer
from pipeline.language.forms import Forms
from pipeline.route import Route


@pytest.mark.slow
def test_facts_do_not_depend_on_the_vocabulary(root: Path, route: Route, monkeypatch: pytest.MonkeyPatch) -> None:
    """With a vocabulary that starts anew every few articles the facts are those of one that never does."""
    read = [article for article in articles(sources([root / "corpus"])) if isinstance(article, Article)]
    small = Route(route.rulebook)
    monkeypatch.setattr(tokenizer, "VOCABULARY", 500)
    vocabularies = [small.language.tokenizer.vocab]

    for article in read:
        assert small.facts(article) == route.facts(article)
        if small.language.tokenizer.vocab is not vocabularies[-1]:
            vocabularies.append(small.language.tokenizer.vocab)

    assert len(vocabularies) > 2


def test_forms_hold_a_lower_case_word_once() -> None:
    """Most forms of an archive are met once: a second copy of each word would be a tenth of the memory."""
    forms = Forms(len, str.title, frozenset({"desa"}))

    assert forms["desa "].word is forms["desa "].lower
    assert (forms["Desa "].word, forms["Desa "].lower) == ("Desa", "desa")
    assert forms["desa "].cue
