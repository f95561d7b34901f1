"""What a paper still lacks, and the words that stand in its place in a draft."""

from __future__ import annotations

from enum import StrEnum

from commission.texts.bilingual import Bilingual


class GapKind(StrEnum):
    """What is not written, named or set yet."""

    TEXT = "text"
    DAYS = "days"
    PLACE = "place"
    PLACE_IN_SENTENCE = "place_in_sentence"
    CLAUSES = "clauses"
    CO_CHAIR = "co_chair"
    NAME = "name"
    PERSON = "person"
    POST = "post"
    DEADLINE = "deadline"


# Square brackets are how both secretariats mark what is not settled (domain.md 6).
PRINTED = {
    GapKind.TEXT: Bilingual("[нет текста на русском языке]", "[қазақ тілінде мәтін жоқ]"),
    GapKind.DAYS: Bilingual("[дата не определена]", "[күні белгіленбеген]"),
    GapKind.PLACE: Bilingual("[место не указано]", "[орны көрсетілмеген]"),
    GapKind.PLACE_IN_SENTENCE: Bilingual("[место не указано]", "[орны көрсетілмеген]"),
    GapKind.CLAUSES: Bilingual("[пункты не внесены]", "[тармақтар енгізілмеген]"),
    GapKind.CO_CHAIR: Bilingual("[сопредседатель не указан]", "[тең төраға көрсетілмеген]"),
    GapKind.NAME: Bilingual("[наименование не указано]", "[атауы көрсетілмеген]"),
    GapKind.PERSON: Bilingual("[имя не указано]", "[аты-жөні көрсетілмеген]"),
    GapKind.POST: Bilingual("[должность не указана]", "[лауазымы көрсетілмеген]"),
    GapKind.DEADLINE: Bilingual("[срок не указан]", "[мерзімі көрсетілмеген]"),
}
