"""What can be wrong with what people hand in; each message names the place and the mend."""


class FaktaError(Exception):
    """The parent of every error that is the input's fault, not the programme's."""


class NumberError(FaktaError, ValueError):
    """A text that looks like a number and is none."""


class ArticleError(FaktaError):
    """One article that cannot be read: *place* (file and row) and *cause*."""

    def __init__(self, place: str, cause: str) -> None:
        super().__init__(f"{place}: {cause}")
        self.place = place
        self.cause = cause

    def __reduce__(self) -> tuple[type["ArticleError"], tuple[str, str]]:
        return ArticleError, (self.place, self.cause)


class RuleError(FaktaError):
    """A rule or a word of the lexicon that cannot be used."""

    def __init__(self, place: object, rule_id: str, cause: str) -> None:
        super().__init__(f"{place}: {rule_id}: {cause}")


class SlowRule(FaktaError):
    """A rule whose expression took more than so many *seconds* of the processor on one article."""

    def __init__(self, place: object, rule_id: str, seconds: float) -> None:
        mend = "write a repeat inside a repeat as ++ or *+, or have fewer repeats"
        super().__init__(f"{place}: {rule_id}: its expression took more than {seconds:g} s at one place; {mend}")


class GoldError(FaktaError):
    """A row of a gold file that contradicts its article or the contract."""


class CorrectionError(FaktaError):
    """A row of corrections, or of an edited sheet, that cannot be meant."""


class UsageError(FaktaError):
    """A command line that cannot be carried out, such as a path that does not exist."""
