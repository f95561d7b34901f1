"""The mentions of one half laid beside those of the other: what agrees, what explains the other, what differs."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

from commission.texts.concordance.findings import Difference, FindingKind
from commission.texts.concordance.mentions import Half, Mention, Way, Weight

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# Numbers of which nobody knows what they count: each may be what the other half understood better.
_PLAIN = frozenset({FindingKind.NUMBER, FindingKind.ORDINAL})
_ALIKE = frozenset({Way.SINCE, Way.AFTER})
_YEAR = "year "
# No real clause says one thing so often; beyond it the order of the text decides.
_MOST = 8

Value = tuple[str | int | None, ...]


class _Lone(NamedTuple):
    """A mention without its like; a repeated one only says again what its half has said elsewhere."""

    mention: Mention
    is_repeated: bool

    @property
    def is_claimed(self) -> bool:
        return self.mention.weight is Weight.FIRM and not self.is_repeated


def compared(ru: Half, kk: Half) -> Iterator[Difference]:
    """The differences between what two halves mention; what one of them leaves open does not differ."""
    left: tuple[list[_Lone], list[_Lone]] = ([], [])
    mentions = _by_kind(ru), _by_kind(kk)
    for kind in sorted(mentions[0].keys() | mentions[1].keys()):
        pairs, *lone = _paired(mentions[0][kind], mentions[1][kind])
        yield from (_difference(ru, kk, FindingKind.DIRECTION, *pair) for pair in pairs if _turned(*pair))
        for side in (0, 1):
            said = {mention.value for pair in pairs for mention in pair}
            left[side].extend(_lone(lone[side], said, mentions[1 - side][kind]))
    _explain(*left)
    yield from (
        _difference(ru, kk, _kind(one, other), one, other) for one, other in (*_opposed(*left), *_crossed(*left))
    )


def _by_kind(half: Half) -> defaultdict[FindingKind, list[Mention]]:
    kinds: defaultdict[FindingKind, list[Mention]] = defaultdict(list)
    for mention in sorted(half.mentions, key=lambda one: one.start):
        kinds[mention.kind].append(mention)
    return kinds


def _paired(ru: list[Mention], kk: list[Mention]) -> tuple[list[tuple[Mention, Mention]], list[Mention], list[Mention]]:
    """The mentions that say the same, first to the letter, then but for a year left open; and what is left of each."""
    pairs: list[tuple[Mention, Mention]] = []
    for is_open in (False, True):
        waiting: defaultdict[Value, list[Mention]] = defaultdict(list)
        for other in kk:
            waiting[_open(other.value) if is_open else other.value].append(other)
        left = []
        for one in ru:
            there = waiting[_open(one.value) if is_open else one.value]
            like = [other for other in there[:_MOST] if one.says(other)]
            if like:
                best = min(like, key=lambda other: _turned(one, other))
                there.remove(best)
                pairs.append((one, best))
            else:
                left.append(one)
        ru, kk = left, [other for others in waiting.values() for other in others]
    return pairs, ru, kk


def _open(value: Value) -> Value:
    """A value without what it may leave open: the year of a date or a quarter stands second."""
    return (value[0], *value[2:])


def _turned(one: Mention, other: Mention) -> bool:
    """Whether two equal dates or periods count in opposite directions."""
    ways = {one.way, other.way}
    return len(ways) == 2 and None not in ways and ways != _ALIKE


def _lone(mentions: list[Mention], said: set[Value], others: list[Mention]) -> list[_Lone]:
    bare = {_open(value) for value in said}
    years = {figure for other in others for figure in other.figures}
    return [
        _Lone(
            one,
            one.value in said
            or (None in one.value and _open(one.value) in bare)
            or (_is_bare_year(one) and one.figures[0] in years),
        )
        for one in mentions
    ]


def _explain(ru: list[_Lone], kk: list[_Lone]) -> None:
    """Take away what the other half may say in numbers, or in a year, that were not understood as part of it."""
    for mine, theirs in ((ru, kk), (kk, ru)):
        spare = Counter(_spare_name(lone.mention) for lone in theirs)
        used: Counter[str] = Counter()
        kept = []
        for lone in mine:
            needed = Counter(_needed(lone.mention, spare))
            if needed and all(spare[name] >= times for name, times in needed.items()):
                spare.subtract(needed)
                used.update(needed)
            else:
                kept.append(lone)
        mine[:] = kept
        theirs[:] = list(_unused(theirs, used))


def _spare_name(mention: Mention) -> str:
    """The figures of a plain number, those of a bare year marked as such; nothing for all else."""
    if mention.kind in _PLAIN:
        return mention.figures[0]
    return _YEAR + mention.figures[0] if _is_bare_year(mention) else ""


def _needed(mention: Mention, spare: Counter[str]) -> Iterator[str]:
    """What would explain a mention: its figures, and behind the first of them a bare year as well."""
    for place, figure in enumerate(mention.figures):
        yield _YEAR + figure if place and not spare[figure] else figure


def _is_bare_year(mention: Mention) -> bool:
    return mention.value[0] == "year" and mention.value[-1] == ""


def _unused(lone: Iterable[_Lone], used: Counter[str]) -> Iterator[_Lone]:
    for one in lone:
        name = _spare_name(one.mention)
        if name and used[name]:
            used[name] -= 1
        else:
            yield one


def _opposed(ru: list[_Lone], kk: list[_Lone]) -> Iterator[tuple[Mention, Mention]]:
    """Mentions of one kind that stand against each other; they are taken out of both lists."""
    mine, theirs = _in_rank(ru), _in_rank(kk)
    gone: set[int] = set()
    for kind in sorted(mine.keys() & theirs.keys()):
        for one, other in zip(mine[kind], theirs[kind], strict=False):
            if _stand_against(one, other):
                gone |= {id(one), id(other)}
                yield one.mention, other.mention
    for some in (ru, kk):
        some[:] = [one for one in some if id(one) not in gone]


def _in_rank(lone: list[_Lone]) -> dict[FindingKind, list[_Lone]]:
    """What may stand against something, by kind, what claims most first."""
    ranked = sorted(lone, key=lambda one: (one.is_repeated, -one.mention.weight, one.mention.start))
    kinds: defaultdict[FindingKind, list[_Lone]] = defaultdict(list)
    for one in ranked:
        if one.mention.weight is not Weight.HINT:
            kinds[one.mention.kind].append(one)
    return kinds


def _stand_against(one: _Lone, other: _Lone) -> bool:
    if one.mention.kind is FindingKind.NAME:
        return one.is_claimed and other.is_claimed
    return one.is_claimed or other.is_claimed or not (one.is_repeated or other.is_repeated)


def _crossed(ru: list[_Lone], kk: list[_Lone]) -> Iterator[tuple[Mention | None, Mention | None]]:
    """What is claimed in one half only, beside the number of the other half that may stand for it, if there is one."""
    mine, theirs = ([one.mention for one in some if one.is_claimed] for some in (ru, kk))
    yield from ((one, _counterpart(one, theirs)) for one in mine if one.kind not in _PLAIN)
    rest = [one for one in mine if one.kind in _PLAIN]
    composed = [other for other in theirs if other.kind not in _PLAIN]
    yield from ((_counterpart(other, rest), other) for other in composed)
    yield from ((one, None) for one in rest)
    yield from ((None, other) for other in theirs if other.kind in _PLAIN)


def _counterpart(mention: Mention, others: list[Mention]) -> Mention | None:
    """The claimed number that may stand for a mention; it and the mention's other figures are taken out."""
    if not mention.figures:
        return None
    first = others[:_MOST]
    shared = [other for other in first if set(other.figures) & set(mention.figures)]
    near = [other for other in first if other.kind in _PLAIN and other not in shared]
    taken = (shared + near)[: len(mention.figures)]
    for other in taken:
        others.remove(other)
    return next((other for other in taken if other.figures != mention.figures[1:]), taken[0] if taken else None)


def _kind(one: Mention | None, other: Mention | None) -> FindingKind:
    """The kind of the half that was understood better; a name in one half only may be said in other words there."""
    kinds = [mention.kind for mention in (one, other) if mention]
    if kinds == [FindingKind.NAME]:
        return FindingKind.NAME_MISSING
    return next((kind for kind in kinds if kind not in _PLAIN), kinds[0])


def _difference(ru: Half, kk: Half, kind: FindingKind, one: Mention | None, other: Mention | None) -> Difference:
    return Difference(
        kind, ru.place(one.start, one.end) if one else None, kk.place(other.start, other.end) if other else None
    )
