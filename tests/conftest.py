"""What the tests share: one compiled route for the whole session, the command line, and small rule folders."""

import gc
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
import spacy
from hypothesis import settings
from readme import prepared
from warm import Warm
from warm import read_once as share

from pipeline.article import Article
from pipeline.cli import main
from pipeline.ending import TRACEBACK
from pipeline.fact import Fact
from pipeline.route import Route
from pipeline.rulebook import load
from pipeline.work import Worker

COUPON = Path(__file__).with_name("coupon.toml").read_text(encoding="utf-8")

for profile, examples in ("exact", 60), ("many", 300):
    settings.register_profile(profile, deadline=None, derandomize=True, database=None, max_examples=examples)


def pytest_configure(config: pytest.Config) -> None:
    """The quick tests try few examples of a property, the slow ones many."""
    settings.load_profile("exact" if config.option.markexpr == "not slow" else "many")


def pytest_sessionstart() -> None:
    """Nothing that is imported and collected is garbage: to look for some takes longer than to collect the tests."""
    gc.disable()


def pytest_collection_finish() -> None:
    """What stays to the end is no more looked through by the collector."""
    gc.freeze()
    gc.enable()


@pytest.fixture(scope="session")
def root() -> Path:
    """The top folder of the checkout."""
    return Path(__file__).parent.parent


@pytest.fixture(scope="session", autouse=True)
def cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A cache folder of the tests, so that they neither read nor write that of the user."""
    folder = tmp_path_factory.mktemp("cache")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(folder))
        yield folder


@pytest.fixture(scope="session")
def route(cache: Path) -> Route:
    """The project's own rules, compiled once."""
    made = Route(load())
    gc.freeze()
    return made


@pytest.fixture(scope="session", autouse=True)
def read_once(route: Route) -> Iterator[None]:
    """The project's own lists are read once, and commands of this process that want its own rules get *route*.

    The stock pipeline of spaCy, which takes two seconds to make, is made once too. Processes of their own (`python`)
    read and compile everything, as they do elsewhere.
    """
    blank, stock = spacy.blank, lru_cache(spacy.blank)

    def blank_once(name: str, **how: Any) -> spacy.language.Language:
        return stock(name) if name == "id" and not how else blank(name, **how)

    with pytest.MonkeyPatch.context() as patch:
        share(route, patch.setattr)
        patch.setattr(spacy, "blank", blank_once)
        yield


@pytest.fixture(scope="session")
def facts_of(route: Route) -> Callable[..., list[Fact]]:
    """The facts of a text, of some types only where types are given."""

    def facts_of(text: str, *types: str) -> list[Fact]:
        return [fact for fact in route.facts(Article("text", text)) if not types or fact.type in types]

    return facts_of


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a command ended, and what it said."""

    code: int
    out: str
    err: str


@pytest.fixture
def cli(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., Outcome]:
    """Runs a command in this process; exceptions that nobody expected reach the test."""
    monkeypatch.setenv(TRACEBACK, "1")

    def cli(*arguments: object) -> Outcome:
        monkeypatch.setattr(sys, "argv", ["fakta", *map(str, arguments)])
        capsys.readouterr()
        try:
            main()
            code = 0
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else 0
        return Outcome(code, *capsys.readouterr())

    return cli


def _outcome(command: Sequence[object], env: Mapping[str, str], cwd: Path) -> Outcome:
    done = subprocess.run(
        [*map(str, command)], capture_output=True, text=True, encoding="utf-8", cwd=cwd, env=env, check=False
    )
    return Outcome(done.returncode, done.stdout, done.stderr)


@pytest.fixture(scope="session")
def python(root: Path) -> Callable[..., Outcome]:
    """Runs this interpreter in a fresh process with pipes, as a shell script would; that takes two seconds."""

    def python(*arguments: object, env: dict[str, str] | None = None, cwd: Path | None = None) -> Outcome:
        return _outcome([sys.executable, *arguments], {**os.environ, **(env or {})}, cwd or root)

    return python


@pytest.fixture(scope="session")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the checkout, for commands that write into it."""
    return prepared(tmp_path_factory.mktemp("checkout"))


@pytest.fixture(scope="session")
def warm(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Warm]:
    """A server that runs programmes of the copied checkout in forks of a process that has begun."""
    if not hasattr(os, "fork"):
        pytest.skip("this system cannot fork")
    warm = Warm(checkout, tmp_path_factory.mktemp("warm"))
    yield warm
    warm.stop()


@pytest.fixture(scope="session")
def warm_python(warm: Warm, checkout: Path) -> Callable[..., Outcome]:
    """Like `python`, but begun already (see tests/warm.py): for tests that want a process, and no cold start."""

    def warm_python(*arguments: object) -> Outcome:
        return _outcome([warm.bin / "python", *arguments], warm.env, checkout)

    return warm_python


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """One browser for all tests of a module; beyond it, the loop of events that drives it would be in others' way."""
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if not found:
        pytest.skip("no Chromium on this machine; Debian's package is called chromium")
    with playwright.sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=found, args=["--no-sandbox", "--disable-gpu"])
        yield opened
        opened.close()


@pytest.fixture
def worked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The ids of the articles that were read, once for each reading."""
    ids: list[str] = []
    work = Worker.work

    def noted(self: Worker, batch: list[Article], before: int):
        ids.extend(article.id for article in batch)
        return work(self, batch, before)

    monkeypatch.setattr(Worker, "work", noted)
    return ids


@pytest.fixture
def rule_folder(tmp_path: Path) -> Callable[..., Path]:
    """Makes a folder of rules from the text of its `.toml` files (none: coupon.toml), in place of the project's."""

    def rule_folder(**files: str) -> Path:
        folder = tmp_path / "rules"
        folder.mkdir()
        (folder / "fakta.toml").write_text("alone = true\n", encoding="utf-8")
        for name, content in (files or {"money": COUPON}).items():
            (folder / f"{name}.toml").write_text(content, encoding="utf-8")
        return folder

    return rule_folder


@pytest.fixture
def corpus(tmp_path: Path) -> Callable[..., Path]:
    """Makes a folder of articles from paths (dots and slashes allowed) and their text or bytes."""

    def corpus(files: dict[str, str | bytes], name: str = "corpus") -> Path:
        folder = tmp_path / name
        folder.mkdir(exist_ok=True)
        for path, content in files.items():
            target = folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content if isinstance(content, bytes) else content.encode())
        return folder

    return corpus
