"""One claim per stretch of text within a layer, and one row per person and role."""

from itertools import permutations, product

from hypothesis import given
from hypothesis import strategies as st

from pipeline.meaning import NoFact, Official, Read
from pipeline.mention import Mention
from pipeline.overlap import first_full, longest
from pipeline.rule import Rule

LENGTH = 60
TYPES = ("money", "count", "none", "official", "no_region", "region", "leftover")
RULES = {
    f"{type_}.{name}": Rule(f"{type_}.{name}", type_, "pattern", "", "", "", order)
    for order, (type_, name) in enumerate(product(TYPES, ("first", "second")))
}
"""The rules of these tests: two of each type, in order."""


def mention(type_: str, start: int, end: int, rule: str = "first", extent: tuple[int, int] | None = None) -> Mention:
    """A claim of a rule on some text."""
    return Mention(RULES[f"{type_}.{rule}"], start, end, extent or (start, end))


def official(name: str, role: str | None, start: int) -> Read:
    """A person with a role."""
    return Read(mention("official", start, start + len(name)), Official(name, role, None))


def kept(*mentions: Mention) -> list[Mention]:
    """Those that stay, which do not depend on the order they come in."""
    results = [longest(order, LENGTH)[0] for order in permutations(mentions)]
    assert all(result == results[0] for result in results)
    return results[0]


def test_longer_span_wins():
    """Inside one layer the longer claim stays and the shorter is dropped."""
    money, count = mention("money", 0, 8), mention("count", 2, 8)

    assert kept(count, money) == [money]


def test_overlap_at_the_end():
    """Sharing one character is enough to lose."""
    long, short = mention("money", 0, 8), mention("count", 7, 12)

    assert kept(short, long) == [long]


def test_neighbours_both_stay():
    """Claims that only touch do not compete, and come in reading order."""
    left, right = mention("money", 0, 8), mention("count", 8, 12)

    assert kept(right, left) == [left, right]


def test_unit_wins_a_tie():
    """On the same characters a number with its own unit ("3,1 dan 4 persen") beats a count, whatever their order."""
    count, money = mention("count", 0, 3), mention("money", 0, 3, "second")
    early = Mention(Rule("count.early", "count", "pattern", "", "", "", -1), 0, 3, (0, 3))

    assert kept(count, money) == [money]
    assert kept(early, money) == [money]


def test_no_quantity_wins_a_tie():
    """Of two claims of one length, that which says it is no quantity stays."""
    count, date = mention("count", 3, 9), mention("none", 3, 9, "second")

    assert kept(count, date) == [date]


def test_longer_quantity_beats_no_quantity():
    """A longer quantity stays against a shorter claim that its number is none."""
    money, year = mention("money", 0, 12), mention("none", 2, 6)

    assert kept(money, year) == [money]


def test_first_wins_a_tie():
    """Of two claims of one length the one that begins first stays."""
    left, right = mention("money", 0, 6), mention("money", 3, 9)

    assert kept(right, left) == [left]


def test_earlier_rule_wins_a_tie():
    """Of two claims on the same text that of the earlier rule stays."""
    first, second = mention("money", 0, 6, "first"), mention("money", 0, 6, "second")

    assert kept(second, first) == [first]


def test_three_in_a_row():
    """What loses against the longest claims nothing: a neighbour of the loser stays."""
    longest_one, middle, far = mention("money", 0, 10), mention("count", 8, 15), mention("count", 14, 18)

    assert kept(longest_one, middle, far) == [longest_one, far]


def test_a_claim_inside_a_gap():
    """A claim between two winners stays."""
    left, inside, right = mention("money", 0, 10), mention("count", 12, 14), mention("money", 20, 30)

    assert kept(left, inside, right) == [left, inside, right]


def test_layers_share_text():
    """A quantity and a region do not compete where neither lies in the other."""
    region, count = mention("region", 0, 9), mention("count", 12, 14)

    assert kept(region, count) == [region, count]


def test_region_inside_a_name_loses():
    """A region inside a person's name is part of the name, however long it is."""
    name, region = mention("official", 0, 12), mention("region", 8, 12)

    assert kept(name, region) == [name]


def test_officials_compete_with_their_roles():
    """A name inside the role of another official is part of that role: role and name are one claim."""
    inside = mention("official", 10, 16, extent=(0, 16))
    full = mention("official", 17, 30, "second", (0, 30))

    assert kept(inside, full) == [full]


def test_proper_name_claims_the_region():
    """A name that is known to be no region wins against the region of the same span."""
    region, proper = mention("region", 5, 12), mention("no_region", 5, 12)

    assert kept(region, proper) == [proper]


def test_nothing_inside_a_leftover():
    """Whatever its layer, a claim that touches the leftover of a web page is dropped."""
    leftover = mention("leftover", 10, 50)
    inside = (mention("money", 12, 20), mention("official", 22, 30), mention("region", 48, 55))
    outside = mention("money", 0, 8)

    assert [claim for claim in kept(leftover, *inside, outside) if claim.type != "leftover"] == [outside]


def test_losers_name_their_winner():
    """Each claim that is dropped is handed back with the one it lost to."""
    money, count, other = mention("money", 0, 8), mention("count", 2, 8), mention("count", 20, 22)

    assert longest([other, count, money], LENGTH) == ([money, other], [(count, money)])


def test_nothing_to_resolve():
    """An article without claims keeps none."""
    assert longest([], 0) == ([], [])


SPANS = st.integers(0, LENGTH - 1).flatmap(lambda start: st.tuples(st.just(start), st.integers(start + 1, LENGTH)))
CLAIMS = st.lists(
    st.builds(
        lambda type_, span, rule: mention(type_, *span, rule),
        st.sampled_from(TYPES),
        SPANS,
        st.sampled_from(["first", "second"]),
    ),
    max_size=12,
)


@given(CLAIMS)
def test_no_layer_shares_a_character(claims: list[Mention]):
    """Of what stays, no two of one layer overlap; each that goes overlaps the one it lost to; nothing is forgotten."""
    stayed, lost = longest(claims, LENGTH)
    facts = [claim for claim in stayed if claim.layer != "leftover"]

    assert all(
        one is two or one.layer != two.layer or one.end <= two.start or two.end <= one.start
        for one in facts
        for two in facts
    )
    assert all(winner.start < loser.end and loser.start < winner.end for loser, winner in lost)
    assert len(facts) + len(lost) == sum(claim.layer != "leftover" for claim in claims)
    assert [claim.start for claim in stayed] == sorted(claim.start for claim in stayed)


@given(CLAIMS, st.randoms(use_true_random=False))
def test_order_does_not_matter(claims: list[Mention], random):
    """The order in which rules find their claims decides nothing."""
    shuffled = random.sample(claims, len(claims))

    assert longest(shuffled, LENGTH)[0] == longest(claims, LENGTH)[0]


def test_repetition_is_no_new_row():
    """A person with the same role is one row, at the first mention; a short form of the name is a repetition."""
    full, short = official("Rahmat Iskandar", "Bupati Sigi", 0), official("Rahmat", "Bupati", 30)

    assert first_full([full, short]) == ([full], [(short.mention, full.mention)])


def test_full_name_replaces_the_short_one():
    """A row is at the first full mention: a short name before it gives way."""
    short, full = official("Rahmat", "Bupati", 0), official("Rahmat Iskandar", "Bupati Sigi", 30)

    assert first_full([short, full]) == ([full], [(short.mention, full.mention)])


def test_second_role_is_a_new_row():
    """A second role of the same person is a row of its own."""
    mayor, chair = official("Rahmat Iskandar", "Bupati Sigi", 0), official("Rahmat Iskandar", "Ketua PMI", 30)

    assert first_full([mayor, chair]) == ([mayor, chair], [])


def test_mention_without_role_is_a_repetition():
    """A later mention without a role says nothing new."""
    full, bare = official("Rahmat Iskandar", "Bupati Sigi", 0), official("Rahmat Iskandar", None, 30)

    assert first_full([full, bare]) == ([full], [(bare.mention, full.mention)])


def test_acting_is_the_same_role():
    """An acting word makes no second role."""
    acting, plain = official("Rahmat Iskandar", "Plt Kepala Dinas", 0), official("Rahmat Iskandar", "Kepala Dinas", 30)

    assert first_full([acting, plain]) == ([acting], [(plain.mention, acting.mention)])


def test_other_person_of_the_same_family():
    """Two persons who share one name are two."""
    one, two = official("Rahmat Iskandar", "Bupati", 0), official("Budi Iskandar", "Bupati", 30)

    assert first_full([one, two]) == ([one, two], [])


def test_other_mentions_pass_through():
    """Quantities and regions are not touched, and stay in order."""
    money, region = (Read(mention(*claim), NoFact("")) for claim in (("money", 0, 5), ("region", 40, 45)))
    person = official("Rahmat Iskandar", "Bupati", 10)

    assert first_full([money, person, region]) == ([money, person, region], [])
