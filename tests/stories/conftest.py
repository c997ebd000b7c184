"""What the tests of stories share: words of the calendar, and articles known by their signs alone."""

from collections.abc import Callable
from datetime import datetime

import pytest

from pipeline.article import Article
from pipeline.rulebook.lexicons import Lexicons
from pipeline.rulebook.load import default_folder
from pipeline.stories.copies import Signs
from pipeline.stories.days import Days
from pipeline.stories.published import Moment


@pytest.fixture(scope="session")
def lists() -> Lexicons:
    """The project's lists."""
    return Lexicons([default_folder()])


@pytest.fixture(scope="session")
def days(lists: Lexicons) -> Days:
    """Finds days."""
    return Days(lists.rows("months"), lists.rows("weekdays"))


@pytest.fixture(scope="session")
def sign(days: Days) -> Callable[..., Signs]:
    """Makes what is known of an article of May 2025, by its day."""

    def make(day: int | None, outlet: str = "", text: str = "", title: str = "") -> Signs:
        published = datetime(2025, 5, day) if day else None
        return Signs(Article("", text, title), Moment(published, "given" if day else "", outlet), days)

    return make
