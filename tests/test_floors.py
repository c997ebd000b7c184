"""The house: imports go down only, one module prints, modules stay small, numbers stay decimal."""

import ast
from functools import cache
from pathlib import Path
from statistics import median
from typing import NamedTuple

import pytest
from importlinter.cli import lint_imports

MODULES = sorted((Path(__file__).parent.parent / "pipeline").rglob("*.py"))
NO_OWNER = {"utils", "util", "helpers", "helper", "common", "base", "core", "manager", "misc"}
EXACT = ("values", "match", "language", "overlap.py", "route.py", "table.py", "fact.py")
"""What lies between the text and the table, where no binary floating point may stand."""
COMMANDS = (
    "archives.py", "bookkeeping.py", "cli.py", "ending.py", "handover.py", "options.py", "run_command.py",
    "serving.py", "terminal.py",
)  # fmt: skip
"""The modules that may print."""


def name(path: Path) -> str:
    """A module's path below the package."""
    return path.relative_to(Path(__file__).parent.parent / "pipeline").as_posix()


class Seen(NamedTuple):
    """What the tests ask of a module."""

    lines: int
    documented: bool
    calls: frozenset[str]
    attributes: frozenset[str]
    floats: tuple[float, ...]
    long: tuple[str, ...]


@cache
def seen(path: Path) -> Seen:
    """One module: lines, docstring, functions that it calls, `sys.exit` and the like, floats, functions of 40 lines."""
    text = path.read_text(encoding="utf-8")
    tree = ast.parse(text)
    nodes = list(ast.walk(tree))
    called = [node.func for node in nodes if isinstance(node, ast.Call)]
    asked = [node for node in nodes if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name)]
    functions = [node for node in nodes if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    return Seen(
        text.count("\n"),
        bool(ast.get_docstring(tree)),
        frozenset(function.id for function in called if isinstance(function, ast.Name)),
        frozenset(f"{node.value.id}.{node.attr}" for node in asked if isinstance(node.value, ast.Name)),
        tuple(node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, float)),
        tuple(node.name for node in functions if (node.end_lineno or 0) - node.lineno >= 39),
    )


def test_there_are_modules():
    """The tests below look at the modules of the package."""
    assert "cli.py" in [name(path) for path in MODULES]


def test_imports_go_down_only(root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    """The contract of floors in pyproject.toml holds."""
    monkeypatch.chdir(root)
    code = lint_imports(no_cache=True, no_logo=True)

    assert code == 0, capsys.readouterr().out


def test_only_cli_prints():
    """Nothing but the commands and what they show prints or writes to the terminal."""
    streams = {"sys.stdout", "sys.stderr"}
    printing = [path for path in MODULES if "print" in seen(path).calls or streams & seen(path).attributes]

    assert {name(path) for path in printing} <= set(COMMANDS)


def test_modules_are_small():
    """No module has more than 250 lines, and the median module less than 120."""
    assert [name(path) for path in MODULES if seen(path).lines > 250] == []
    assert median(seen(path).lines for path in MODULES) < 120


def test_functions_do_one_step():
    """No function has 40 lines, its docstring among them; ruff counts the branches, ten at the most."""
    assert {name(path): seen(path).long for path in MODULES if seen(path).long} == {}


def test_modules_say_what_they_are():
    """Each module begins with a docstring, and has an owner."""
    assert [name(path) for path in MODULES if not seen(path).documented] == []
    assert [name(path) for path in MODULES if path.stem in NO_OWNER] == []


def test_no_binary_floating_point():
    """Between the text and the table no float is written or made."""
    exact = [path for path in MODULES if name(path).split("/")[0] in EXACT]

    assert len(exact) > len(EXACT)
    assert [name(path) for path in exact if "float" in seen(path).calls] == []
    assert {name(path): seen(path).floats for path in exact if seen(path).floats} == {}


def test_errors_become_exit_codes_in_one_place():
    """Only the end of the commands ends the process."""
    exits = {"sys.exit", "sys._exit", "os.exit", "os._exit"}

    assert [name(path) for path in MODULES if exits & seen(path).attributes] == ["ending.py"]


COLD = """
import sys
opened = []
sys.addaudithook(lambda event, args: opened.append(str(args[0])) if event == "open" else None)
import pipeline.cli, pipeline.run, pipeline.check, pipeline.explain, pipeline.component
print([path for path in opened if path.endswith((".toml", ".csv", ".gz"))])
from pathlib import Path
article, out = map(Path, sys.argv[1:])
pipeline.run.run([article], out)
print("pandas" in sys.modules)
"""


def test_what_a_cold_start_needs(python, root: Path, tmp_path: Path):
    """Importing the package opens none of its rules; tables without gold need no pandas, a sixth of their time."""
    outcome = python("-c", COLD, root / "corpus" / "gempa-tapanuli-utara-2024.txt", tmp_path)

    assert (outcome.code, outcome.out) == (0, "[]\nFalse\n")
    assert (tmp_path / "facts.csv").exists()


@pytest.mark.parametrize(
    "command",
    [
        pytest.param(["mypy"], marks=pytest.mark.slow, id="mypy"),  # also before each commit: .pre-commit-config.yaml
        pytest.param(["ruff", "check", "pipeline", "tests"], id="ruff"),
    ],
)
def test_types_and_style(python, command: list[str]):
    """mypy in its strict mode and ruff, with the settings of pyproject.toml, find nothing."""
    outcome = python("-m", *command)

    assert outcome.code == 0, outcome.out + outcome.err
