"""Officials: what a role phrase says, and which mentions are one and the same person."""

from collections.abc import Mapping

from pipeline.rulebook import Rulebook


class Persons:
    """Parts the words before or after a name into role and organisation."""

    def __init__(self, rulebook: Rulebook) -> None:
        kinds: dict[str, str] = {}
        for row in rulebook.lexicon("organisations"):
            if row["kind"] in ("head", "acronym"):
                kinds.setdefault(row["word"], row["kind"])
        self._heads = kinds
        self._inside = frozenset(row["word"] for row in rulebook.lexicon("organisations") if row["kind"] == "unit")
        self._implied = {row["role"].lower(): row["org"] for row in rulebook.lexicon("roles") if row["org"]}

    def read(self, texts: Mapping[str, str]) -> dict[str, object]:
        """The columns name, role and org from the groups of a rule: `name`, `role` (the whole phrase), `org`."""
        name = " ".join(texts["name"].split())
        if "role" not in texts:
            return {"name": name, "org": _clean(texts.get("org", "")) or None}
        role, org = self.split(_clean(texts["role"]))
        if "org" in texts:
            org = _clean(texts["org"])
        return {"name": name, "role": role, "org": org or self._implied.get(role.lower())}

    def split(self, phrase: str) -> tuple[str, str | None]:
        """Role and organisation of a role phrase.

        The role ends where an organisation's name begins. A unit led by the role (Dinas, Biro, Bidang)
        stays in the role when another organisation follows, and is the organisation otherwise.
        """
        words = phrase.split()
        for index, word in enumerate(words):
            if index == 0 or word.strip("(),") not in self._heads and not _is_acronym(word):
                continue
            if word.startswith("("):
                continue
            if words[index - 1].lower() in ("kantor",) and word == "Wilayah":
                continue
            return _trim(words[:index]), " ".join(words[index:])
        return phrase, None


def _trim(words: list[str]) -> str:
    """A role without the little words that led over to its organisation."""
    while len(words) > 1 and words[-1].lower() in ("di", "pada", "dari", "untuk", "of", "at", ",", "-"):
        words = words[:-1]
    return " ".join(words)


def _is_acronym(word: str) -> bool:
    return len(word) > 2 and word.isupper() and word.isalpha()


def _clean(text: str) -> str:
    return " ".join(text.split()).strip(" ,-")


def role_head(role: str | None) -> str:
    """The first word of a role that says what it is, without acting and former words.

    >>> role_head("Plt Kepala Dinas Kesehatan"), role_head("mantan Wakil Bupati")
    ('kepala', 'wakil')
    """
    words = (role or "").lower().replace("(", " ").replace(")", " ").replace(".", " ").split()
    while len(words) > 1 and words[0] in _LEADING:
        words = words[1:]
    return words[0] if words else ""


_LEADING = frozenset(
    "pj plt plh pjs pgs penjabat pelaksana tugas harian sementara ad interim mantan eks bekas atau".split()
)


def same_person(name: str, earlier: str) -> bool:
    """Whether *name* is *earlier* in full or in part ("Imron" after "Imron Rosyadi").

    >>> same_person("Mintje", "Mintje Wattu"), same_person("Andi Wattu", "Mintje Wattu")
    (True, False)
    """
    short, full = set(name.lower().split()), set(earlier.lower().split())
    return short <= full or full <= short
