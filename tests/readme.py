"""Fills the pages with what their commands print: `python -m tests.readme`.

A fenced bash block under the comment `<!-- run -->` is run in a copy of the checkout, one after the other, each page
with an empty `outputs/`; the text block right behind it is what the commands print. A line `...` in it stands for any
lines; such a block is filled by hand, the others by this programme. `tests/test_readme.py` holds the pages to it.
"""

import argparse
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
NOT_COPIED = shutil.ignore_patterns(".git", ".venv", ".*_cache", ".hypothesis", "build", "dist", "*.egg-info")
BLOCK = re.compile(
    r"^<!-- run -->\s*\n```bash\n(?P<commands>.*?)^```$(?:\s*\n```text\n(?P<output>.*?)^```$)?",
    re.MULTILINE | re.DOTALL,
)

ANY = re.compile(r"^\s*\.\.\.\s*$", re.MULTILINE)
"""A line that stands for any lines."""


@dataclass(frozen=True, slots=True)
class Block:
    """Commands of a page with the line they begin on, and the output shown behind them."""

    page: str
    line: int
    commands: str
    output: str | None

    def __str__(self) -> str:
        return f"{self.page}:{self.line}"


def blocks(page: str, text: str) -> list[Block]:
    """The marked blocks of a page."""
    return [
        Block(page, text.count("\n", 0, found.start("commands")) + 1, found["commands"], found["output"])
        for found in BLOCK.finditer(text)
    ]


def pages(root: Path = ROOT) -> list[str]:
    """The pages of the project that have such blocks, the README first."""
    found = [*root.glob("*.md"), *root.glob("docs/**/*.md"), *root.glob("rules/*.md"), *root.glob("corpus/*.md")]
    names = [path.relative_to(root).as_posix() for path in found if BLOCK.search(path.read_text(encoding="utf-8"))]
    return sorted(names, key=lambda name: (name != "README.md", name))


def shows(shown: str, said: str) -> bool:
    """Whether the text *shown* is the text *said*; a line `...` stands for any lines, space at an end for none."""
    pattern = "".join(
        r"(?:[^\n]*\n)*" if line.strip() == "..." else re.escape(line.rstrip()) + r"\n" for line in shown.splitlines()
    )
    return re.fullmatch(pattern, "".join(line.rstrip() + "\n" for line in said.splitlines())) is not None


def prepared(folder: Path) -> Path:
    """A copy of the checkout below *folder*; what is compiled comes along, what runs left behind does not."""
    copy = Path(shutil.copytree(ROOT, folder / "fakta", ignore=NOT_COPIED))
    emptied(copy)
    return copy


def emptied(copy: Path) -> None:
    """Takes what commands wrote out of `outputs/`."""
    shutil.rmtree(copy / "outputs", ignore_errors=True)
    (copy / "outputs").mkdir()


def ran(block: Block, copy: Path, env: Mapping[str, str]) -> str:
    """What the commands of *block* print; raises AssertionError where they end badly."""
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", block.commands], cwd=copy, env=env,
        capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert done.returncode == 0, f"{block} ends with {done.returncode}: {done.stderr or done.stdout}"
    return done.stdout


def filled(text: str, outputs: Mapping[int, str]) -> str:
    """A page with the *outputs* of its blocks, by the line they begin on; those with a line `...` stay."""
    parts, done = [], 0
    for block, found in zip(blocks("", text), BLOCK.finditer(text), strict=True):
        said = outputs.get(block.line)
        if block.output is not None and said is not None and not ANY.search(block.output):
            parts += [text[done : found.start("output")], "".join(f"{line.rstrip()}\n" for line in said.splitlines())]
            done = found.end("output")
    return "".join(parts) + text[done:]


def main() -> None:
    """Runs the blocks of the pages that the command line names (none: all), and fills them."""
    from tests.warm import Warm

    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])  # type: ignore[union-attr]
    parser.add_argument("pages", nargs="*", help="pages such as docs/explain.md; none: all that have blocks")
    left = []
    with tempfile.TemporaryDirectory() as folder:
        copy = prepared(Path(folder))
        warm = Warm(copy, Path(folder))
        for page in parser.parse_args().pages or pages():
            path = ROOT / page
            text = path.read_text(encoding="utf-8")
            emptied(copy)
            outputs = {block.line: ran(block, copy, warm.env) for block in blocks(page, text)}
            new = filled(text, outputs)
            path.write_text(new, encoding="utf-8")
            print(f"{page}: {'filled anew' if new != text else 'as it was'}")
            for block, said in zip(blocks(page, new), outputs.values(), strict=True):
                if block.output is not None and not shows(block.output, said):
                    left.append(f"{block} has a line ... and shows something else; mend it by hand")
        warm.stop()
    sys.exit("\n".join(left) or 0)


if __name__ == "__main__":
    main()
