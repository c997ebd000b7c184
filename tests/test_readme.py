"""The README: what it tells people to run is run, and what it shows is what they get.

A fenced bash block under the comment `<!-- run -->` is run in a copy of the checkout, one after the other; a text
block right behind it is the expected output. A line `...` in it stands for any lines.
"""

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
NOT_COPIED = shutil.ignore_patterns(
    ".git", ".venv", "*_cache", "__pycache__", ".hypothesis", "build", "dist", "*.egg-info"
)
BLOCK = re.compile(
    r"^<!-- run -->\s*\n```bash\n(?P<commands>.*?)^```$(?:\s*\n```text\n(?P<output>.*?)^```$)?",
    re.MULTILINE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Block:
    """Commands of the README with the line they begin on, and the output shown behind them."""

    line: int
    commands: str
    output: str | None


def blocks(text: str) -> list[Block]:
    """The marked blocks of a README."""
    return [
        Block(text.count("\n", 0, found.start("commands")) + 1, found["commands"], found["output"])
        for found in BLOCK.finditer(text)
    ]


def shows(shown: list[str], said: list[str]) -> bool:
    """Whether the lines *shown* are the lines *said*; `...` stands for any lines, trailing space does not matter."""
    pattern = "".join(r"(?:[^\n]*\n)*" if line.strip() == "..." else re.escape(line.rstrip()) + r"\n" for line in shown)
    return re.fullmatch(pattern, "".join(line.rstrip() + "\n" for line in said)) is not None


BLOCKS = blocks((ROOT / "README.md").read_text(encoding="utf-8"))
NONE = pytest.param(None, marks=pytest.mark.skip(reason="README.md has no bash block under <!-- run -->"), id="none")


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the checkout, in which the blocks run one after the other."""
    return Path(shutil.copytree(ROOT, tmp_path_factory.mktemp("readme") / ROOT.name, ignore=NOT_COPIED))


@pytest.mark.parametrize("block", [pytest.param(block, id=f"line {block.line}") for block in BLOCKS] or [NONE])
def test_block(copy: Path, block: Block):
    """The commands end well, and print what the README shows behind them."""
    env = {
        **os.environ,
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(copy),
    }
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", block.commands],
        cwd=copy,
        env=env,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )

    assert done.returncode == 0, f"README.md line {block.line}: {done.stderr or done.stdout}"
    if block.output is not None:
        assert shows(block.output.splitlines(), done.stdout.splitlines()), (
            f"README.md line {block.line} shows\n{block.output}\nbut got\n{done.stdout}"
        )


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
"""


def test_only_marked_blocks_are_found():
    """Unmarked blocks are not run, and only a text block right behind is the output."""
    assert blocks(SAMPLE) == [Block(7, "echo satu\necho dua\n", "satu\n...\n"), Block(18, "echo tiga\n", None)]


@pytest.mark.parametrize(
    ("shown", "said", "same"),
    [
        (["satu", "dua"], ["satu ", "dua"], True),
        (["satu", "..."], ["satu", "dua", "tiga"], True),
        (["...", "tiga"], ["tiga"], True),
        (["satu"], ["satu", "dua"], False),
        (["satu", "..."], ["dua"], False),
        (["s.tu"], ["satu"], False),
    ],
)
def test_output_is_compared_by_line(shown: list[str], said: list[str], same: bool):
    """Output is compared line by line; dots by themselves stand for any lines."""
    assert shows(shown, said) is same
