"""Official titles: of a session and the section on the last protocol by number, of sections every protocol has."""

from __future__ import annotations

from commission.texts.bilingual import Bilingual, Language
from commission.texts.ordinals import Case, OrdinalOutOfRange, ordinal

OTHER_MATTERS_TITLE = Bilingual("О прочих вопросах", "Өзге мәселелер туралы")
NEXT_MEETING_TITLE = Bilingual(
    "О времени и месте очередного заседания Комиссии", "Комиссияның кезекті отырысының уақыты мен орны туралы"
)


def meeting_title(number: int, commission: Bilingual) -> Bilingual:
    """«Восьмое заседание …», «… сегізінші отырысы»; the commission stands in the genitive."""
    first = _ordinal(number, Language.RU)
    return Bilingual(
        f"{first[:1].upper()}{first[1:]} заседание {commission.ru}".rstrip(),
        f"{commission.kk} {_ordinal(number, Language.KK)} отырысы".lstrip(),
    )


def fulfilment_title(number: int) -> Bilingual:
    """The title of the section on what became of the protocol of session ``number``."""
    return Bilingual(
        f"О ходе выполнения решений {_ordinal(number, Language.RU, Case.GENITIVE)} заседания Комиссии",
        f"Комиссияның {_ordinal(number, Language.KK)} отырысы шешімдерінің орындалу барысы туралы",
    )


def _ordinal(number: int, language: Language, case: Case = Case.NOMINATIVE) -> str:
    """The number in words, in figures where it is beyond words."""
    try:
        return ordinal(number, language, case)
    except OrdinalOutOfRange:
        endings = {Case.NOMINATIVE: "-е", Case.GENITIVE: "-го"}
        return f"{number}{endings[case]}" if language is Language.RU else f"{number}-ші"
