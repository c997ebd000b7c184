"""`bench`: speed, memory and start-up of the pipeline, beside yardsticks measured in the same run."""

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import spacy

from pipeline.article import Article
from pipeline.errors import UsageError
from pipeline.formats.read import articles, sources
from pipeline.rulebook import load
from pipeline.run import run
from pipeline.stages import stages

_FEW, _MANY = 300, 3000
_ROUNDS = 3
_IMPORTS = "import spacy, pandas, pyarrow, pyarrow.parquet, regex"
_MEASURED = """
import resource, sys
from pathlib import Path
from pipeline.engine import Pool
from pipeline.rulebook import load
from pipeline.run import run
from pipeline.stages import stages
rules = Path(sys.argv[3]) if sys.argv[3] else None
run([Path(sys.argv[1])], Path(sys.argv[2]), rules=rules, engine=Pool(int(sys.argv[4])))
status = Path("/proc/self/status")  # its peak starts anew with the programme, that of getrusage may not
peak = status.exists() and [line.split()[1] for line in status.read_text().splitlines() if line.startswith("VmHWM")]
print(peak[0] if peak else resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def bench(paths: Sequence[Path], rules: Path | None = None) -> Iterator[str]:
    """Lines with counts and ratios; times alone mean nothing on a shared machine.

    The pipeline is timed from reading the files to the written tables, in this process, rules compiled;
    the stock tokenizer only tokenises, on the same texts in the same order, both cold for each round.
    """
    read = [article for article in articles(sources(paths)) if isinstance(article, Article)]
    if not read:
        raise UsageError(f"no article that can be read in {', '.join(map(str, paths))}")
    size = sum(len(article.text.encode()) for article in read) / 1e6
    yield f"{len(read)} articles, {size:.2f} MB of text"
    with tempfile.TemporaryDirectory() as folder:
        stock, ours = [], []
        for _ in range(_ROUNDS):  # alternating, so that both meet the same load of the machine
            stock.append(_stock(read))
            ours.append(_pipeline(paths, Path(folder), rules))
        best_stock, best_ours = min(stock), min(ours)
        yield f"pipeline: {len(read) / best_ours:.0f} articles/s, {size / best_ours:.2f} MB/s, best of {_ROUNDS}"
        yield f"stock spacy.blank('id') tokenizer alone: {len(read) / best_stock:.0f} articles/s"
        yield f"ratio: the pipeline takes {best_ours / best_stock:.2f} x the time of the stock tokenizer"
        yield from _stages(paths, rules)
        yield from _start_up(Path(folder), rules, read)
        yield from _memory(Path(folder), rules, read)
        yield from _jobs(Path(folder), rules, read)


def _stock(read: Sequence[Article]) -> float:
    tokenizer = spacy.blank("id").tokenizer
    start = time.perf_counter()
    for article in read:
        tokenizer(article.text)
    return time.perf_counter() - start


def _pipeline(paths: Sequence[Path], folder: Path, rules: Path | None) -> float:
    """A whole run, less the time it takes to load the rules."""
    from pipeline.route import Route

    start = time.perf_counter()
    Route(load(rules))
    loading = time.perf_counter() - start
    start = time.perf_counter()
    run(paths, folder / "out", rules=rules)
    return time.perf_counter() - start - loading


def _stages(paths: Sequence[Path], rules: Path | None) -> Iterator[str]:
    """Each stage beside the stock tokenizer; reading and writing files come on top in a run."""
    number, ratios = stages(paths, load(rules))
    shown = ", ".join(f"{name} {ratio:.2f}" for name, ratio in ratios.items())
    yield f"stages on {number} articles, stock tokenizer 1: {shown}; together {sum(ratios.values()):.2f}"


def _start_up(folder: Path, rules: Path | None, read: Sequence[Article]) -> Iterator[str]:
    """A fresh process from start to the first table, against one that only imports."""
    (folder / "one").mkdir()
    (folder / "one" / "article.txt").write_text(read[0].text, encoding="utf-8")
    imports, whole = [], []
    options = ["--rules", str(rules)] if rules else []
    for _ in range(5):
        imports.append(_timed([sys.executable, "-c", _IMPORTS]))
        whole.append(
            _timed(
                [
                    sys.executable,
                    "-m",
                    "pipeline",
                    "run",
                    str(folder / "one"),
                    "--output",
                    str(folder / "first"),
                    *options,
                ]
            )
        )
    first, alone = min(whole), min(imports)
    yield f"start-up: {first:.2f} s to the first table, {alone:.2f} s for the imports alone, ratio {first / alone:.2f}"


def _memory(folder: Path, rules: Path | None, read: Sequence[Article]) -> Iterator[str]:
    """Peak memory of a fresh process on few and on many articles from one `.jsonl`."""
    peaks = []
    for number in (_FEW, _MANY):
        path = _collection(folder, read, number)
        peaks.append(int(_output(path, folder, rules, jobs=1)) / 1024)
    few, many = min(_FEW, len(read)), min(_MANY, len(read))
    low, high = peaks
    yield f"peak memory: {low:.0f} MB on {few} articles, {high:.0f} MB on {many}, {high - low:.0f} MB more"


def _jobs(folder: Path, rules: Path | None, read: Sequence[Article]) -> Iterator[str]:
    """The same articles with one process and with two."""
    path = _collection(folder, read, _MANY)
    times = {}
    for jobs in (1, 2):
        rounds = []
        for _ in range(2):
            start = time.perf_counter()
            _output(path, folder, rules, jobs=jobs)
            rounds.append(time.perf_counter() - start)
        times[jobs] = min(rounds)
    yield f"--jobs 2 is {times[1] / times[2]:.2f} x as fast as --jobs 1 on {min(_MANY, len(read))} articles"


def _collection(folder: Path, read: Sequence[Article], number: int) -> Path:
    path = folder / f"{number}.jsonl"
    if not path.exists():
        with path.open("w", encoding="utf-8") as file:
            for article in read[:number]:
                file.write(json.dumps({"id": article.id, "text": article.text}) + "\n")
    return path


def _output(path: Path, folder: Path, rules: Path | None, *, jobs: int) -> str:
    command = [sys.executable, "-c", _MEASURED, str(path), str(folder / "out"), str(rules or ""), str(jobs)]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def _timed(command: Sequence[str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - start
