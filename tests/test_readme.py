"""The pages: what they tell people to run is run, and what they show is what people get (see tests/readme.py)."""

import re
import subprocess
from pathlib import Path

import pytest
import typer.main
from readme import ROOT, Block, blocks, emptied, filled, pages, ran, shows
from warm import Warm

from pipeline.cli import app

BLOCKS = [block for page in pages() for block in blocks(page, (ROOT / page).read_text(encoding="utf-8"))]

FIRST = {page for page in pages() if "docs/" not in page} - {"README.id.md"}
"""Pages whose blocks the quick tests run; README.id.md has the commands of README.md once more."""


@pytest.fixture(scope="module")
def begun() -> set[str]:
    """The pages of which a block was run."""
    return set()


@pytest.mark.parametrize(
    "block",
    [pytest.param(block, marks=[] if block.page in FIRST else [pytest.mark.slow], id=str(block)) for block in BLOCKS],
)
def test_block(warm: Warm, checkout: Path, begun: set[str], block: Block):
    """The commands end well, and print what the page shows behind them."""
    if block.page not in begun:
        emptied(checkout)
        begun.add(block.page)
    said = ran(block, checkout, warm.env)

    if block.output is not None:
        assert shows(block.output, said), (
            f"{block} shows\n{block.output}\nbut got\n{said}\nIf that is meant: python -m tests.readme {block.page}"
        )


def test_every_option_is_explained():
    """The page of commands has a row for each command, and names each of its options."""
    page = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
    commands = typer.main.get_command(app).commands.values()  # type: ignore[attr-defined]
    options = {option for command in commands for each in command.params for option in each.opts if option[:2] == "--"}

    assert [command.name for command in commands if f"| `{command.name}" not in page] == []
    assert [option for option in sorted(options) if f"`{option}" not in page] == []


PAGES = [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("rules/*.md"), *ROOT.glob("corpus/*.md")]
LINK = re.compile(r"\]\((?!https?:)([^)#\s]*)(?:#[^)]*)?\)")


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(page: Path):
    """What a page links to inside the project is there."""
    targets = LINK.findall(page.read_text(encoding="utf-8"))

    assert [target for target in targets if not (page.parent / target).exists()] == []


SIZES = {"README.md": 12_000, "README.id.md": 12_000, "CONTRIBUTING.md": 7_000}


@pytest.mark.parametrize(("page", "most"), SIZES.items())
def test_first_pages_are_short(page: str, most: int):
    """What people read first stays within a size; more goes to the pages in docs/."""
    assert (ROOT / page).stat().st_size <= most


def test_line_of_the_tests():
    """What the README says to run as the tests is what is run for every commit."""
    line = (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()[-1]

    assert f"```bash\n{line}\n```" in (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("page", ["README.md", "README.id.md"])
def test_figures_of_accuracy(page: str):
    """The figures that the README quotes stand on the page of accuracy, which is filled by its commands."""
    text, accuracy = ((ROOT / path).read_text(encoding="utf-8") for path in (page, "docs/accuracy.md"))
    accuracy = " ".join(accuracy.split())
    quoted = [f"{right} of {all_}" for right, all_ in re.findall(r"(\d+) (?:of|dari) (\d+) (?:\(0|baris)", text)]

    assert quoted
    assert [figure for figure in quoted if figure not in accuracy] == []


def test_readme_has_blocks():
    """The README is among the pages that are run."""
    assert "README.md" in {block.page for block in BLOCKS}


SAMPLE = """# Judul
```bash
rm -rf milik-orang
```
<!-- run -->
```bash
echo satu
echo dua
```
```text
satu
...
```

<!-- run -->

```bash
echo tiga
```
Lalu:
```text
bukan keluaran
```

<!-- run -->
```bash
echo empat
```

```text
tiga
```
"""


def test_only_marked_blocks_are_found():
    """Unmarked blocks are not run, and only a text block right behind is the output."""
    assert blocks("a.md", SAMPLE) == [
        Block("a.md", 7, "echo satu\necho dua\n", "satu\n...\n"),
        Block("a.md", 18, "echo tiga\n", None),
        Block("a.md", 27, "echo empat\n", "tiga\n"),
    ]


def test_outputs_are_filled():
    """What commands print takes the place of what was shown; a block with dots and all other text stay."""
    new = filled(SAMPLE, {7: "satu\ndua\n", 18: "tiga\n", 27: "empat \n"})

    assert new == SAMPLE.replace("```text\ntiga\n", "```text\nempat\n")
    assert filled(SAMPLE, {}) == SAMPLE


@pytest.mark.parametrize(
    ("shown", "said", "same"),
    [
        ("satu\ndua", "satu \ndua", True),
        ("satu\n...", "satu\ndua\ntiga", True),
        ("...\ntiga", "tiga", True),
        ("satu", "satu\ndua", False),
        ("satu\n...", "dua", False),
        ("s.tu", "satu", False),
    ],
)
def test_output_is_compared_by_line(shown: str, said: str, same: bool):
    """Output is compared line by line; dots by themselves stand for any lines."""
    assert shows(shown, said) is same


@pytest.mark.parametrize(
    ("commands", "code", "said"),
    [
        ("python -c 'import sys; print(sys.argv)' a b", 0, "['-c', 'a', 'b']\n"),
        ("echo 'print(6 * 7)' | python -", 0, "42\n"),
        ("cd corpus; python -c 'import os; print(os.getcwd().endswith(\"corpus\"), os.environ[\"A\"])'", 0, "True 1\n"),
        ("fakta --version; python -m pipeline jalan 2> /dev/null", 2, None),
        ("python -c 'import os; os.kill(os.getpid(), 9)' || exit $?", 137, ""),
        ("python -c '1 / 0' 2> /dev/null", 1, ""),
        ("python -c 'print(1)' | python -c 'print(int(input()) + 1)'", 0, "2\n"),
    ],
)
def test_warm_python_is_a_python(warm: Warm, checkout: Path, commands: str, code: int, said: str | None):
    """Arguments, streams, folder, environment and exit code are those of a cold start."""
    env = {**warm.env, "A": "1"}
    done = subprocess.run(["bash", "-c", commands], cwd=checkout, env=env, capture_output=True, text=True, check=False)

    assert done.returncode == code
    assert said is None or done.stdout == said
