"""The two copies of a protocol: alternat turns some things round, and nothing else may differ (domain.md 3)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from commission.documents.papers import ParagraphRole, PlaceAndDate, Signatures, Table, protocol
from commission.models import Meeting, Side
from commission.texts import Language
from tests.documents.official import CHAIRED, KK, RU
from tests.documents.walking import read

if TYPE_CHECKING:
    from commission.documents.papers import Block, Paper, Paragraph, Part

# What alternat turns round, in Russia's copy and in Kazakhstan's.
TURNING = {
    RU: [
        (
            "Российско-Казахстанской межправительственной комиссии по комплексу",
            "Казахстанско-Российской межправительственной комиссии по комплексу",
        ),
        ("каждый на русском и казахском языках", "каждый на казахском и русском языках"),
        (CHAIRED[Side.RF, RU], CHAIRED[Side.KZ, RU]),
    ],
    KK: [
        (
            "кешені жөніндегі Ресей-Қазақстан үкіметаралық комиссиясының",
            "кешені жөніндегі Қазақстан-Ресей үкіметаралық комиссиясының",
        ),
        ("әрқайсысы орыс және қазақ тілдерінде", "әрқайсысы қазақ және орыс тілдерінде"),
        (CHAIRED[Side.RF, KK], CHAIRED[Side.KZ, KK]),
    ],
}


@pytest.mark.parametrize("language", list(Language))
def test_the_two_copies_differ_in_nothing_but_what_alternat_turns_round(meeting: Meeting, language: Language) -> None:
    russias, kazakhstans = (protocol(meeting, copy, (language,), is_draft=False) for copy in Side)
    assert _as_told(russias) != _as_told(kazakhstans)
    assert _as_told(russias) == _as_told(_turned(kazakhstans))


def _turned(paper: Paper) -> Paper:
    """Kazakhstan's copy as it would read in Russia's, if alternat were all that is between them."""
    text, first, second, *rest = paper.parts
    swapped = (_renumbered(second, 2, 1), _renumbered(first, 1, 2))
    return replace(paper, parts=tuple(_turned_part(part) for part in (text, *swapped, *rest)))


def _renumbered(part: Part, old: int, new: int) -> Part:
    names = {f"Приложение\u00a0{old}": f"Приложение\u00a0{new}", f"{old}-қосымша": f"{new}-қосымша"}
    blocks = [
        block
        if isinstance(block, PlaceAndDate | Signatures | Table) or block.text not in names
        else replace(block, runs=(replace(block.runs[0], text=names[block.text]),))
        for block in part.blocks
    ]
    return replace(part, blocks=tuple(blocks))


def _turned_part(part: Part) -> Part:
    def turned(one: Paragraph) -> Paragraph:
        text = one.text.replace("\u00a0", " ")
        for ours, theirs in TURNING[part.language]:
            # exchanged, so that what was not turned round shows as well
            text = text.replace(theirs, "\0").replace(ours, theirs).replace("\0", ours)
        if one.role in {ParagraphRole.EXECUTORS, ParagraphRole.LIST_DETAIL, ParagraphRole.TABLE_CELL}:
            label, colon, named = text.rpartition(": ")
            stop = "." if named.endswith(".") else ""
            text = label + colon + "; ".join(reversed(named.removesuffix(".").split("; "))) + stop
        return replace(one, runs=(replace(one.runs[0], text=text),))

    blocks: list[Block] = []
    for block in part.blocks:
        match block:
            case Signatures():
                blocks.append(Signatures(block.right, block.left))
            case PlaceAndDate():
                blocks.append(block)
            case Table():
                blocks.append(replace(block, rows=tuple(tuple(turned(cell) for cell in row) for row in block.rows)))
            case _:
                blocks.append(turned(block))
    return replace(part, blocks=tuple(blocks))


def _as_told(paper: Paper) -> list[object]:
    """Everything that the paper says and how, without the bookmarks that no reader sees."""

    def told(one: Paragraph) -> tuple[object, ...]:
        return one.role, read(one), one.keeps_next

    lines: list[object] = []
    for part in paper.parts:
        lines.append((part.language, part.begins_anew, part.is_landscape))
        for block in part.blocks:
            match block:
                case Signatures():
                    lines += [(one.side, told(one.caption), told(one.name)) for one in (block.left, block.right)]
                case PlaceAndDate():
                    lines += [told(block.place), told(block.date)]
                case Table():
                    lines += [(block.caption, [read(column.heading) for column in block.columns])]
                    lines += [[told(cell) for cell in row] for row in block.rows]
                case _:
                    lines.append(told(block))
    return lines
