"""Kills runs with a store at random moments, and tells whether anything but the partition in work is lost.

`python tests/archive/kills.py 40` does it forty times; the tests do it a few times.
"""

import json
import random
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

import pyarrow.parquet as pq

ARTICLES = 1500
TEXT = (
    "Bupati Sigi memberi Rp{} juta untuk {} desa di Kota Palu pada 2025. Itu 12 persen dari Rp{} miliar, kata Kepala "
    "Dinas Pertanian Sigi Ratna Wulandari.\nSawah {} hektare digarap {} petani.\n"
)


@dataclass(slots=True)
class Archive:
    """An archive that grows by a file whenever a run has read all of it."""

    folder: Path
    files: int = 0
    log: list[str] = field(default_factory=list)

    def grow(self, articles: int = ARTICLES) -> None:
        """Adds a file."""
        self.folder.mkdir(exist_ok=True)
        chance = random.Random(self.files)
        with (self.folder / f"{self.files:03}.jsonl").open("w", encoding="utf-8") as file:
            for number in range(articles):
                text = TEXT.format(*(chance.randint(1, 999) for _ in range(5)))
                file.write(json.dumps({"id": f"{self.files}-{number}", "text": text * 3}) + "\n")
        self.files += 1


def command(archive: Path, output: Path, *more: str) -> list[str]:
    """A run."""
    start = [sys.executable, "-m", "pipeline", "run", str(archive), "--output", str(output), "--no-page"]
    return [*start, "--formats", "parquet", *more]


def killed(kills: int, folder: Path, seed: int = 0) -> list[str]:
    """Kills *kills* runs over an archive in *folder*; gives a line for each, and raises AssertionError for a loss."""
    chance = random.Random(seed)
    archive, store, output = Archive(folder / "archive"), folder / "store", folder / "out"
    archive.grow()
    begun = time.monotonic()
    subprocess.run(command(archive.folder, folder / "measured"), check=True, stdout=subprocess.DEVNULL)
    seconds, before = time.monotonic() - begun, 0
    for number in range(kills):
        begun = time.monotonic()
        jobs = chance.choice("12")
        run = subprocess.Popen(
            [*command(archive.folder, output, "--store", str(store), "--jobs", jobs)],
            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
        )  # fmt: skip
        try:
            _, told = run.communicate(timeout=chance.uniform(0.3, 1.2) * seconds)
            assert run.returncode == 0, told.decode()
            archive.grow()
            how = "ended by itself"
        except subprocess.TimeoutExpired:
            run.kill()
            run.communicate()
            how = "killed"
        parts = len(whole(store, output))
        assert parts >= before, f"{before - parts} finished partitions are lost"
        archive.log.append(
            f"{number + 1}: {how} after {time.monotonic() - begun:.1f} s, {before} -> {parts} partitions"
        )
        before = parts
    done = subprocess.run(command(archive.folder, output, "--store", str(store)), capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    archive.log.append(next(line for line in done.stdout.splitlines() if line.startswith("store")))
    subprocess.run(command(archive.folder, folder / "plain"), check=True, stdout=subprocess.DEVNULL)
    assert (output / "facts.parquet").read_bytes() == (folder / "plain" / "facts.parquet").read_bytes()
    return archive.log


def whole(store: Path, output: Path) -> set[str]:
    """The finished partitions; each of them, the manifest and the tables can be read."""
    parts = {path for path in (store / "parts").glob("*.parquet") if not path.name.startswith(".")}
    for path in parts:
        assert pq.read_table(path).num_rows
    if (store / "store.json").exists():
        listed = json.loads((store / "store.json").read_text())["partitions"]
        assert {f"{entry['part']}.parquet" for entry in listed} <= {path.name for path in parts}
    if (output / "facts.parquet").exists():
        pq.read_table(output / "facts.parquet")
    return {path.name for path in parts}


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as place:
        print("\n".join(killed(int(sys.argv[1]), Path(place), seed=int(sys.argv[2]) if len(sys.argv) > 2 else 0)))
