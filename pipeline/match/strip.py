"""A stretch of an article whose words bear the chunks that they belong to, for code that walks over it."""

from dataclasses import dataclass

from pipeline.language import Words

_NO_SURNAME_BEFORE = frozenset({
    "part", "organisation", "acronym", "institution", "company", "place", "place_more", "place_or_name", "level",
    "local", "local_role", "role", "role_more", "digits",
})  # fmt: skip
"""Tags behind a role that make it one: "Ketua DPRD", but not "Lukman Hakim membuka"."""


@dataclass(slots=True)
class Strip:
    """The words of an article from `first` on; `labels` are their chunks. Indexes count from `first`."""

    words: Words
    first: int
    labels: list[str]

    def tag(self, index: int) -> str:
        """The tag of a word, empty outside the article."""
        at = self.first + index
        return self.words.tags[at] if 0 <= at < len(self.words) else ""

    def label(self, index: int) -> str:
        """The chunk of a word, empty outside the stretch."""
        return self.labels[index] if 0 <= index < len(self.labels) else ""

    def skip(self, index: int, *labels: str) -> int:
        """The word behind those from *index* on that belong to chunks of these *labels*."""
        while self.label(index) in labels:
            index += 1
        return index

    def before_titles(self, index: int) -> int:
        """The word at or before *index* that is no title."""
        while self.label(index) == "TITLES":
            index -= 1
        return index

    def is_comma(self, index: int) -> bool:
        """Whether a comma stands there, not a semicolon, which parts the members of a list."""
        return self.tag(index) == "comma" and self.words.word(self.first + index) == ","

    def is_area_behind(self, comma: int) -> bool:
        """Whether a comma and a region follow: "di Mabes TNI AU, Cilangkap, Jakarta Timur"."""
        return self.is_comma(comma) and self.tag(comma + 1) in ("place", "level", "local")

    def run_end(self, index: int) -> int:
        """The word behind the run of unknown words from *index* on; a role that ends a name (Hakim) too."""
        while self.label(index) == "PERSON" or (self.label(index) == "ROLE" and self._is_surname(index)):
            self.labels[index] = "PERSON"
            index += 1
        return index

    def _is_surname(self, index: int) -> bool:
        return self.words.capital(self.first + index) and self.tag(index + 1) not in _NO_SURNAME_BEFORE
