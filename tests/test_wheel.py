"""The wheel: built from the checkout, it works in an environment that has never seen the checkout."""

import os
import subprocess
import sys
import sysconfig
from pathlib import Path
from zipfile import ZipFile

import pytest

pytestmark = pytest.mark.slow
TEXT = "Pemkab Sigi mengalokasikan Rp2,5 miliar untuk 43 desa."


def said(*command: object, cwd: Path) -> str:
    """What a command prints, without this environment's path; raises CalledProcessError where it fails."""
    env = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run([*map(str, command)], cwd=cwd, env=env, check=True, capture_output=True, encoding="utf-8")
    return done.stdout


@pytest.fixture(scope="module")
def wheel(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of a copy of the checkout; what builds it is installed for the tests."""
    folder = tmp_path_factory.mktemp("dist")
    options = ("-q", "--no-deps", "--no-build-isolation")
    said(sys.executable, "-m", "pip", "wheel", *options, "-w", folder, checkout, cwd=folder)
    (wheel,) = folder.glob("*.whl")
    return wheel


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programmes of a new environment with the wheel in it; what it depends on is borrowed from this one."""
    folder = tmp_path_factory.mktemp("environment")
    said(sys.executable, *["-m", "venv", "--without-pip"], folder, cwd=folder)
    names = {"base": str(folder), "platbase": str(folder)}
    site, programmes = (Path(sysconfig.get_path(name, "venv", names)) for name in ("purelib", "scripts"))
    pip = (sys.executable, "-m", "pip", "--python", programmes / "python")
    said(*pip, *["install", "-q", "--no-deps", "--no-index"], wheel, cwd=folder)
    (site / "borrowed.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return programmes


def test_files(wheel: Path, root: Path):
    """It holds the package with its types, the rules and lists, `fakta.py` and the licence, and nothing else."""
    with ZipFile(wheel) as archive:
        names = {name for name in archive.namelist() if ".dist-info/" not in name}
        licences = [name for name in archive.namelist() if name.endswith("licenses/LICENSE")]
    package = {
        path.relative_to(root).as_posix()
        for path in (root / "pipeline").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    rules = {f"pipeline/{path.relative_to(root).as_posix()}" for path in (root / "rules").rglob("*") if path.is_file()}

    assert "pipeline/py.typed" in names
    assert names == package - {"pipeline/shipped.py"} | rules | {"fakta.py"}
    assert len(licences) == 1


def test_module(installed: Path, tmp_path: Path):
    """`import fakta` works, beside somebody's own `pipeline.py` too, and takes code and rules of the wheel."""
    (tmp_path / "pipeline.py").write_text("raise SystemExit('mine')", encoding="utf-8")
    code = (
        "import fakta; from pipeline.rulebook import default_folder; "
        f"print([str(fact.value) for fact in fakta.Fakta().read({TEXT!r}) if fact.value]); "
        "print(fakta.__file__, default_folder(), sep='\\n')"
    )
    values, *places = said(installed / "python", "-c", code, cwd=tmp_path).splitlines()

    assert values == "['2500000000', '43']"
    assert [Path(place).is_relative_to(installed.parent) for place in places] == [True, True]


def test_commands(installed: Path, tmp_path: Path):
    """The script and `python -m pipeline` explain, read a folder and check the rules."""
    (tmp_path / "berita").mkdir()
    (tmp_path / "berita" / "a.txt").write_text(TEXT, encoding="utf-8")

    explained = said(installed / "fakta", "explain", TEXT, cwd=tmp_path)
    assert explained == said(installed / "python", "-m", "pipeline", "explain", TEXT, cwd=tmp_path)
    assert "money 'Rp2,5 miliar' [27:39]" in explained.splitlines()
    assert said(installed / "fakta", "run", "berita", cwd=tmp_path).startswith("3 facts in 1 articles: outputs/")
    assert said(installed / "fakta", "check", cwd=tmp_path).endswith(": 0 failed\n")


def test_component(installed: Path, tmp_path: Path):
    """spaCy finds the component by the wheel's entry points, without anybody importing the package."""
    code = f"import spacy; nlp = spacy.blank('xx'); nlp.add_pipe('fakta'); print(len(nlp({TEXT!r}).spans['fakta']))"

    assert said(installed / "python", "-c", code, cwd=tmp_path) == "3\n"
