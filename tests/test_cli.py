"""The commands: help, quiet in a pipe, exit codes."""

import ctypes
import os
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline import archives, bookkeeping, handover
from pipeline.cli import app

COMMANDS = (
    "run", "compare", "correct", "gold", "explain", "check", "bench", *handover.COMMANDS, *bookkeeping.COMMANDS,
    *archives.COMMANDS, "serve",
)  # fmt: skip
GOLD = "doc_id,type,start,end,text,value,unit\na,money,5,13,Rp5 juta,{},IDR\n"


def test_commands():
    """These are the commands."""
    assert tuple(command.name or command.callback.__name__ for command in app.registered_commands) == COMMANDS


@pytest.mark.parametrize("command", COMMANDS)
def test_help(cli, command: str):
    """Each command says what it does and which options it takes."""
    outcome = cli(command, "--help")

    assert (outcome.code, outcome.err) == (0, "")
    assert f" {command} [OPTIONS] " in outcome.out


def test_general_help(cli):
    """The general help names the exit codes and every command."""
    outcome = cli("--help")
    text = " ".join(outcome.out.split())

    assert outcome.code == 0
    assert "Exit codes: 0 fine, 1 below --fail-under or failing examples, 2 wrong usage, 3 bad input, 4 a" in text
    assert [command for command in COMMANDS if f" {command} " not in text] == []


@pytest.mark.parametrize(
    "arguments",
    [
        ["jalan"],
        ["run"],
        ["run", "--jobs", "0", "x"],
        ["run", "x", "--output", ""],
        ["run", "--banyak", "x"],
        ["compare", "x"],
        ["explain"],
        ["bench"],
    ],
)
def test_wrong_usage(cli, arguments: list[str]):
    """An unknown command or option, a missing argument and a wrong value end with exit code 2 and say so on stderr."""
    outcome = cli(*arguments)

    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.startswith("Usage: ")


def test_no_arguments(cli):
    """Without a command the help is shown, with the exit code of wrong usage."""
    outcome = cli()

    assert outcome.code == 2
    assert " [OPTIONS] COMMAND [ARGS]..." in outcome.out


def test_quiet_in_a_pipe(corpus, warm_python, tmp_path: Path):
    """In a pipe there is no progress bar, no colour and nothing on stderr."""
    folder = corpus({"a.txt": "Dana Rp5 juta cair di Kota Palu."})
    outcome = warm_python("-m", "pipeline", "run", folder, "--output", tmp_path / "out")

    assert outcome == type(outcome)(
        0,
        f"2 facts in 1 articles: {tmp_path / 'out'}/facts.csv, .parquet, .jsonl\n"
        "  Rp5 juta = 5000000 IDR (Dana; Kota Palu)\n    Dana Rp5 juta cair di Kota Palu.\n"
        f"See and correct them: {tmp_path / 'out'}/report.html (fakta open {tmp_path / 'out'})\n"
        "read: 1 .txt\nnote: without a day of publication, so 'tahun ini' has no dates there: a\n"
        "type      facts\nmoney         1\npercent       0\ncount         0\n"
        "measure       0\nofficial      0\nregion        1\n",
        "",
    )


@pytest.mark.parametrize(
    "arguments", [pytest.param(["check"], marks=pytest.mark.slow), ["explain", "Dana Rp5 juta."], ["--help"]]
)
def test_plain_text_in_a_pipe(warm_python, arguments: list[str]):
    """What the commands print into a pipe holds no escape codes and nothing on stderr."""
    outcome = warm_python("-m", "pipeline", *arguments)

    assert "\x1b" not in outcome.out
    assert outcome.err == ""


def test_run_with_gold(corpus, cli, tmp_path: Path):
    """With a gold file beside the articles `run` prints counts beside ratios and writes the report."""
    folder = corpus({"a.txt": "Dana Rp5 juta cair.", "gold.csv": GOLD.format(5000000)})
    outcome = cli("run", folder, "--output", tmp_path / "out")
    rows = [line.split() for line in outcome.out.splitlines()]

    assert (outcome.code, outcome.err) == (0, "")
    assert ["money", "1", "of", "1", "1", "1.000", "1.000", "1.000", "1.000", "1.000"] in rows
    assert (
        outcome.out.splitlines()[-1]
        == f"Compared with gold: {tmp_path / 'out'}/comparison.csv, {tmp_path / 'out'}/report.md"
    )
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        "comparison.csv",
        "datapackage.json",
        "facts.csv",
        "facts.jsonl",
        "facts.parquet",
        "report.html",
        "report.md",
    ]


def test_run_with_mistakes_is_fine(corpus, cli, tmp_path: Path):
    """A mistake against gold is no failure of the run."""
    folder = corpus({"a.txt": "Dana Rp5 juta cair.", "gold.csv": GOLD.format(6000000)})

    assert cli("run", folder, "--output", tmp_path / "out").code == 0


def test_run_on_several_paths(corpus, cli, tmp_path: Path):
    """Folders, files and collections can be given together."""
    folder = corpus(
        {"a.txt": "Dana Rp5 juta.", "b.txt": "Dana Rp6 juta.", "x/c.jsonl": '{"id": "c", "text": "Dana Rp7 juta."}\n'}
    )
    outcome = cli("run", folder / "a.txt", folder / "x", "--output", tmp_path / "out")

    assert (outcome.code, outcome.out.splitlines()[0]) == (
        0,
        f"2 facts in 2 articles: {tmp_path / 'out'}/facts.csv, .parquet, .jsonl",
    )


def test_run_with_own_rules(corpus, cli, rule_folder, tmp_path: Path):
    """Another folder of rules takes the place of the project's own."""
    rules = rule_folder()
    outcome = cli("run", corpus({"a.txt": "Dana Rp5 juta, kupon 50."}), "--rules", rules, "--output", tmp_path / "out")

    assert (outcome.code, outcome.out.splitlines()[0]) == (
        0,
        f"1 facts in 1 articles: {tmp_path / 'out'}/facts.csv, .parquet, .jsonl",
    )


@pytest.mark.parametrize("command", ["run", "bench"])
def test_missing_path(cli, tmp_path: Path, command: str):
    """A path that does not exist is wrong usage, said in one line."""
    outcome = cli(command, tmp_path / "nihil")

    assert (outcome.code, outcome.out, outcome.err) == (2, "", f"error: {tmp_path / 'nihil'}: no such file or folder\n")


def test_rules_folder_that_is_none(cli, tmp_path: Path):
    """A folder without rules ends every command that needs them with exit code 3."""
    outcome = cli("explain", "Dana Rp5 juta.", "--rules", tmp_path)

    assert (outcome.code, outcome.out) == (3, "")
    assert outcome.err.startswith(f"error: {tmp_path}: rules: holds neither rules")


def test_check_of_the_project(cli):
    """The project's own rules pass their examples."""
    outcome = cli("check")

    assert outcome.out.splitlines()[-1].endswith(": 0 failed")
    assert outcome.code == 0


def test_script(root: Path):
    """The console script runs the same programme."""
    import tomllib

    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]

    assert project["scripts"] == {"fakta": "pipeline.cli:main"}


def test_imported_packages_are_declared(root: Path):
    """Every package that the code imports is a declared dependency, none comes along by accident."""
    import ast
    import tomllib

    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extra = project["optional-dependencies"]
    wanted = [*project["dependencies"], *extra["files"], *extra["ledger"], *extra["serve"], *extra["dask"]]
    declared = {requirement.split(">")[0].split("[")[0].strip().replace("-", "_").lower() for requirement in wanted}
    imported = set()
    for path in (root / "pipeline").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = (
                [alias.name for alias in node.names]
                if isinstance(node, ast.Import)
                else [node.module or ""]
                if isinstance(node, ast.ImportFrom)
                else []
            )
            imported.update(name.split(".")[0] for name in names)

    assert sorted(imported - set(sys.stdlib_module_names) - {"pipeline"} - declared) == []


def test_open(cli, corpus, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """`open` gives the page of a run to the browser, and says so where there is none."""
    opened: list[str] = []
    monkeypatch.setattr("webbrowser.open", lambda address: opened.append(address) or True)
    missing = cli("open", tmp_path / "out")
    cli("run", corpus({"a.txt": "Dana Rp5 juta cair."}), "--output", tmp_path / "out")
    found = cli("open", tmp_path / "out")

    assert missing.code == 2
    assert "report.html: no such file" in missing.err
    assert found.code == 0
    assert opened == [(tmp_path / "out" / "report.html").as_uri()]


def test_bench_of_nothing(corpus, cli):
    """Where no article can be read there is nothing to measure: wrong usage, said in one line."""
    folder = corpus({"a.txt": ""})
    outcome = cli("bench", folder)

    assert (outcome.code, outcome.out, outcome.err) == (2, "", f"error: no article that can be read in {folder}\n")


@pytest.mark.parametrize(("given", "taken"), [({}, "system"), ({"ARROW_DEFAULT_MEMORY_POOL": "mimalloc"}, "mimalloc")])
def test_arrow_takes_its_memory_from_the_system(root: Path, given: dict[str, str], taken: str):
    """Its own pool keeps 20 MB for itself; who asks for another gets that."""
    told = "print(__import__('pyarrow').default_memory_pool().backend_name)"
    code = f"from pipeline import cli; cli.told = lambda app: {told}; cli.main()"
    others = {name: value for name, value in os.environ.items() if name != "ARROW_DEFAULT_MEMORY_POOL"}
    run = subprocess.run([sys.executable, "-c", code], cwd=root, env=others | given, capture_output=True, text=True)

    assert (run.stdout.strip(), run.stderr) == (taken, "")


@pytest.mark.skipif(not hasattr(ctypes.CDLL(None), "mallopt"), reason="the C library has no such parameter")
def test_freed_memory_goes_back(root: Path):
    """Blocks that are freed are the system's again, also where one behind them is still in use."""
    told = """
def told(app):
    first = [b"x" * 600_000 for _ in range(2)]
    del first
    blocks = [b"x" * 600_000 for _ in range(200)]
    last = blocks.pop()
    blocks.clear()
    print([line.split()[1] for line in open("/proc/self/status") if line.startswith("VmRSS")][0])
"""
    code = f"from pipeline import cli\n{told}\ncli.told = told\n"
    others = {name: value for name, value in os.environ.items() if not name.startswith("MALLOC_")}  # Dask sets one
    kept, back = (
        subprocess.run([sys.executable, "-c", code + end], cwd=root, env=others, capture_output=True, text=True).stdout
        for end in ("told(None)", "cli.main()")
    )

    assert int(kept) - int(back) > 100_000
