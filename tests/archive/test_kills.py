"""Runs with a store that are killed lose the partition in work at most."""

from pathlib import Path

import pytest
from kills import killed


@pytest.mark.slow
def test_killed_runs_are_resumed(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Whatever the moment of a kill, what was finished stays, and the last run has the table of one without a store."""
    monkeypatch.chdir(root)

    log = killed(5, tmp_path)

    assert sum("killed" in line for line in log) >= 2
