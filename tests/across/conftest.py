"""The articles of docs/ledger.md with the ledger of a run over them, made once."""

import shutil
from pathlib import Path

import pytest

from pipeline.across import Across, Inputs, across, inputs
from pipeline.across.gathering import Gathering
from pipeline.engine import Pool
from pipeline.route import Route
from pipeline.run import run


@pytest.fixture(scope="session")
def articles(root: Path) -> Path:
    """Two outlets that tell of one flood: rounded, revised, a factor of a thousand apart; a copy, a template."""
    return root / "docs" / "articles"


@pytest.fixture(scope="session")
def with_ledger(articles: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of `run --ledger` over them, in all formats."""
    folder = tmp_path_factory.mktemp("ledger")
    formats = ("csv", "parquet", "db")
    gathering = Gathering(Pool(), formats)
    run([articles], folder, formats=formats, engine=gathering, extra=gathering)
    return folder


@pytest.fixture(scope="session")
def plain_run(articles: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a run over them without a ledger."""
    folder = tmp_path_factory.mktemp("plain")
    run([articles], folder, formats=("csv", "parquet", "jsonl"))
    return folder


@pytest.fixture
def folder(plain_run: Path, tmp_path: Path) -> Path:
    """A copy of it, to write into."""
    return Path(shutil.copytree(plain_run, tmp_path / "run"))


@pytest.fixture(scope="session")
def given(plain_run: Path, articles: Path) -> Inputs:
    """Facts and articles of that run."""
    return inputs(plain_run, [articles])


@pytest.fixture(scope="session")
def made(given: Inputs, route: Route) -> Across:
    """The tables of their ledger."""
    return across(given, route.rulebook)
