"""Which paragraph of a file is which of the registered text: by order, then by words, by bookmarks, by likeness."""

from __future__ import annotations

from collections import Counter, defaultdict
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, NamedTuple

from commission.documents.file_check.lines import weight

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from commission.documents.file_check.lines import Line

# From this share of common words on, two paragraphs are taken for one that was changed.
_ALIKE = 0.5
# A word that stands in more paragraphs than this tells none of them from another.
_COMMON = 50


class Pair(NamedTuple):
    """The places of a paragraph in the registered text and in the file; None where it is not there."""

    registered: int | None
    found: int | None
    # whether it says the same, yet elsewhere among its neighbours
    is_moved: bool = False


def aligned(registered: Sequence[Line], found: Sequence[Line]) -> list[Pair]:
    """Every paragraph of both once, in the order of the registered text; what was added follows its neighbour."""
    pairs = dict(_in_order(registered, found))
    moved: dict[int, int] = {}
    for search in (_same_words, _same_keys, _likeness):
        taken = set(pairs.values())
        ours = {place: line for place, line in enumerate(registered) if place not in pairs}
        theirs = {place: line for place, line in enumerate(found) if place not in taken}
        more = dict(_each_once(search(ours, theirs)))
        moved = more if search is _same_words else moved
        pairs |= more
    pairs |= dict(_between_neighbours(pairs, len(registered), len(found)))
    told = {(place, 0): Pair(place, pairs.get(place), place in moved) for place in range(len(registered))}
    told |= _added(pairs, len(found))
    return [told[key] for key in sorted(told)]


def _in_order(registered: Sequence[Line], found: Sequence[Line]) -> Iterator[tuple[int, int]]:
    matcher = SequenceMatcher(a=[one.plain for one in registered], b=[one.plain for one in found], autojunk=False)
    for block in matcher.get_matching_blocks():
        yield from ((block.a + offset, block.b + offset) for offset in range(block.size))


def _same_words(ours: Mapping[int, Line], theirs: Mapping[int, Line]) -> Iterator[tuple[int, int]]:
    where: dict[str, list[int]] = defaultdict(list)
    for place, line in theirs.items():
        where[line.plain].append(place)
    for place, line in ours.items():
        if same := where[line.plain]:
            yield place, same.pop(0)


def _same_keys(ours: Mapping[int, Line], theirs: Mapping[int, Line]) -> Iterator[tuple[int, int]]:
    where: dict[str, int] = {}
    for place, line in theirs.items():
        for key in line.keys:
            # the second half of a paragraph that was split has the name as well: the first one it is
            where.setdefault(key, place)
    yield from ((place, where[key]) for place, line in ours.items() for key in line.keys if key in where)


def _likeness(ours: Mapping[int, Line], theirs: Mapping[int, Line]) -> list[tuple[int, int]]:
    """The pairs that have words enough in common, the most alike first, then the nearest."""
    where: dict[str, list[int]] = defaultdict(list)
    for our, line in ours.items():
        for word in line.words:
            where[word].append(our)
    shared: Counter[tuple[int, int]] = Counter()
    for their, line in theirs.items():
        for word, count in line.words.items():
            if len(where.get(word, ())) <= _COMMON:
                for our in where.get(word, ()):
                    shared[our, their] += len(word) * min(count, ours[our].words[word])
    alike = {
        (our, their): 2 * letters / (weight(ours[our].words) + weight(theirs[their].words))
        for (our, their), letters in shared.items()
    }
    near = [pair for pair, share in alike.items() if share >= _ALIKE]
    return sorted(near, key=lambda pair: (-alike[pair], abs(pair[0] - pair[1]), pair))


def _each_once(pairs: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    ours: set[int] = set()
    theirs: set[int] = set()
    for our, their in pairs:
        if our not in ours and their not in theirs:
            ours.add(our)
            theirs.add(their)
            yield our, their


def _between_neighbours(pairs: Mapping[int, int], ours: int, theirs: int) -> Iterator[tuple[int, int]]:
    """A paragraph alone between two known ones faces the one that is alone there in the file: it was rewritten."""
    known = {-1: -1, **pairs, ours: theirs}
    taken = set(pairs.values())
    for place in range(ours):
        before, after = known.get(place - 1), known.get(place + 1)
        if place not in pairs and before is not None and after == before + 2 and before + 1 not in taken:
            yield place, before + 1


def _added(pairs: Mapping[int, int], theirs: int) -> dict[tuple[int, int], Pair]:
    """What stands in the file only, each by the registered paragraph before it."""
    back = {their: our for our, their in pairs.items()}
    told: dict[tuple[int, int], Pair] = {}
    neighbour = -1
    for place in range(theirs):
        if place in back:
            neighbour = back[place]
        else:
            told[neighbour, place + 1] = Pair(None, place)
    return told
