"""Rules on trial: what they would do to the facts of an archive, before they are kept."""

from pipeline.trial.run import Trial, tried

__all__ = ["Trial", "tried"]
