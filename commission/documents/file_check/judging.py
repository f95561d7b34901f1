"""The judgement: which registered text a file is, or is nearest to, and where it says something else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commission.documents.file_check.aligning import aligned
from commission.documents.file_check.answers import Answer, Deviation, DeviationKind, Reading, Verdict
from commission.documents.file_check.lines import lines, weight, words_of
from commission.documents.file_check.places import Place, PlaceKind
from commission.documents.papers import is_seal_line
from commission.texts.look_alikes import seen_as

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterator, Sequence

    from commission.documents.file_check.lines import Line
    from commission.documents.file_check.registered import Registered, RegisteredText
    from commission.documents.uploads import WordFile

# Protocols of one commission have about half of their words in common; changed texts of one protocol nearly all.
_OF_THIS_PROTOCOL = 0.6


def judged(file: WordFile, registered: Registered) -> Answer:
    """What a Word file is among the texts of a protocol; its bytes were looked for before."""
    said = lines(file.final)
    nearest, share = _nearest(said, registered, file.properties.get("Copy", ""))
    if share < _OF_THIS_PROTOCOL:
        return Answer(Verdict.STRANGE)
    around = tuple(_around(file, nearest, registered))
    readings = [Reading((*_deviations(said, nearest), *around))]
    if file.original != file.final:
        readings.append(_original(lines(file.original), nearest, around))
    is_same = not any(one.deviations or one.is_strange for one in readings)
    verdict = Verdict.SAME_TEXT if is_same else Verdict.OTHER_TEXT
    return Answer(verdict, nearest.copy, nearest.languages, tuple(readings))


def _nearest(said: Sequence[Line], registered: Registered, hint: str) -> tuple[RegisteredText, float]:
    """The text with the most in common, and how much that is.

    The file's own word for its copy decides only where the words do not.
    """
    plain = {line.plain for line in said}
    words = words_of(said)

    def rank(candidate: RegisteredText) -> tuple[float, int, bool]:
        equal = sum(line.plain in plain for line in candidate.lines)
        return shares[candidate.copy, candidate.languages], equal, candidate.copy.value == hint

    shares = {(one.copy, one.languages): _share(words, one) for one in registered.candidates}
    nearest = max(registered.candidates, key=rank)
    return nearest, shares[nearest.copy, nearest.languages]


def _share(words: Counter[str], text: RegisteredText) -> float:
    """How much of both is the same, in words as an eye reads them: between 0 and 1."""
    registered = words_of(text.lines)
    return weight(words & registered) / max(weight(words), weight(registered), 1)


def _original(said: Sequence[Line], text: RegisteredText, around: tuple[Deviation, ...]) -> Reading:
    if _share(words_of(said), text) < _OF_THIS_PROTOCOL:
        return Reading((), is_original=True, is_strange=True)
    return Reading((*_deviations(said, text), *around), is_original=True)


def _deviations(said: Sequence[Line], text: RegisteredText) -> Iterator[Deviation]:
    place = text.places[0]
    for pair in aligned(text.lines, said):
        old = None if pair.registered is None else text.lines[pair.registered]
        new = None if pair.found is None else said[pair.found]
        if pair.registered is not None:
            place = text.places[pair.registered]
        kind = _kind(old, new, is_moved=pair.is_moved)
        if kind:
            yield Deviation(kind, place, old.text if old else "", new.text if new else "")


def _kind(old: Line | None, new: Line | None, *, is_moved: bool) -> DeviationKind | None:
    """What is otherwise; None where nothing is."""
    if old is None:
        return DeviationKind.ADDED
    if new is None:
        return DeviationKind.MISSING
    if new.is_hidden and not old.is_hidden:
        return DeviationKind.HIDDEN
    if old.plain != new.plain:
        return DeviationKind.LOOK_ALIKE if seen_as(old.plain) == seen_as(new.plain) else DeviationKind.CHANGED
    return DeviationKind.MOVED if is_moved else None


def _around(file: WordFile, text: RegisteredText, registered: Registered) -> Iterator[Deviation]:
    """What header, footer, notes and comments say beyond page numbers and the seal line."""
    for line in lines(file.around):
        is_number = not any(letter.isalpha() for letter in line.plain)
        is_seal = is_seal_line(line.text, registered.fingerprint, text.languages)
        if not (is_number or is_seal or line.plain in text.around):
            yield Deviation(DeviationKind.ADDED, Place(PlaceKind.AROUND), "", line.text)
