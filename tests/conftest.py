"""What the tests share: one compiled route for the whole session, the command line, and small rule folders."""

import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import settings

from pipeline.article import Article
from pipeline.cli import main
from pipeline.fact import Fact
from pipeline.route import Route
from pipeline.rulebook import load

COUPON = Path(__file__).with_name("coupon.toml").read_text(encoding="utf-8")

settings.register_profile("exact", deadline=None, derandomize=True, database=None, max_examples=150)
settings.load_profile("exact")


@pytest.fixture(scope="session")
def root() -> Path:
    """The top folder of the checkout."""
    return Path(__file__).parent.parent


@pytest.fixture(scope="session")
def route() -> Route:
    """The project's own rules, compiled once."""
    return Route(load())


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
    """Runs a command in this process; errors that nobody translates into an exit code reach the test."""

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


@pytest.fixture(scope="session")
def python(root: Path) -> Callable[..., Outcome]:
    """Runs this interpreter in a fresh process with pipes, as a shell script would."""

    def python(*arguments: object, env: dict[str, str] | None = None, cwd: Path | None = None) -> Outcome:
        command: Sequence[str] = [sys.executable, *map(str, arguments)]
        done = subprocess.run(
            command,
            capture_output=True,
            text=True,
            encoding="utf-8",
            cwd=cwd or root,
            env={**os.environ, **(env or {})},
            check=False,
        )
        return Outcome(done.returncode, done.stdout, done.stderr)

    return python


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
