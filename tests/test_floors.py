"""The house: imports go down only, one module prints, modules stay small, numbers stay decimal."""

import ast
from collections.abc import Iterator
from pathlib import Path
from statistics import median

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


def nodes(path: Path) -> Iterator[ast.AST]:
    """The syntax tree of a module."""
    return ast.walk(ast.parse(path.read_text(encoding="utf-8")))


def calls(path: Path) -> list[str]:
    """The names of functions that a module calls."""
    return [node.func.id for node in nodes(path) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)]


def test_there_are_modules():
    """The tests below look at the modules of the package."""
    assert "cli.py" in [name(path) for path in MODULES]


def test_imports_go_down_only(root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    """The contract of floors in pyproject.toml holds."""
    monkeypatch.chdir(root)
    code = lint_imports(no_cache=True, no_logo=True)

    assert code == 0, capsys.readouterr().out


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_only_cli_prints(path: Path):
    """Nothing but the commands and what they show prints or writes to the terminal."""
    streams = [
        node.attr
        for node in nodes(path)
        if isinstance(node, ast.Attribute)
        and node.attr in ("stdout", "stderr")
        and isinstance(node.value, ast.Name)
        and node.value.id == "sys"
    ]

    assert name(path) in COMMANDS or (calls(path).count("print"), streams) == (0, [])


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_module_is_small(path: Path):
    """No module has more than 250 lines."""
    assert path.read_text(encoding="utf-8").count("\n") <= 250


def test_half_of_the_modules_are_small():
    """The median module has less than 120 lines."""
    assert median(path.read_text(encoding="utf-8").count("\n") for path in MODULES) < 120


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_functions_do_one_step(path: Path):
    """No function has 40 lines, its docstring among them; ruff counts the branches, ten at the most."""
    functions = [node for node in nodes(path) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]

    assert [node.name for node in functions if (node.end_lineno or 0) - node.lineno >= 39] == []


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_module_says_what_it_is(path: Path):
    """Each module begins with a docstring, and has an owner."""
    assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    assert path.stem not in NO_OWNER


@pytest.mark.parametrize("path", [path for path in MODULES if name(path).split("/")[0] in EXACT], ids=name)
def test_no_binary_floating_point(path: Path):
    """Between the text and the table no float is written or made."""
    assert "float" not in calls(path)
    assert [
        node.value for node in nodes(path) if isinstance(node, ast.Constant) and isinstance(node.value, float)
    ] == []


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_errors_become_exit_codes_in_one_place(path: Path):
    """Only the end of the commands ends the process."""
    exits = [
        node
        for node in nodes(path)
        if isinstance(node, ast.Attribute)
        and node.attr in ("exit", "_exit")
        and isinstance(node.value, ast.Name)
        and node.value.id in ("sys", "os")
    ]

    assert name(path) == "ending.py" or exits == []


def test_nothing_reads_files_at_import(python):
    """Importing the package opens none of its rules."""
    code = (
        "import sys; opened = []; "
        "sys.addaudithook(lambda event, args: opened.append(str(args[0])) if event == 'open' else None); "
        "import pipeline.cli, pipeline.run, pipeline.check, pipeline.explain, pipeline.component; "
        "print([path for path in opened if path.endswith(('.toml', '.csv', '.gz'))])"
    )
    outcome = python("-c", code)

    assert (outcome.code, outcome.out) == (0, "[]\n")


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
