"""The stock phrases of protocols in both languages, by what a clause does (domain.md 2.2).

In Russian what is said follows the formula, in Kazakh the verb stands last: a gap marks the place to write in.
"""

from __future__ import annotations

from dataclasses import dataclass

from commission.texts.bilingual import Bilingual, Language

GAP = "…"

_TABLE: dict[str, dict[str, tuple[str, str]]] = {
    "noted": {
        "noted": ("Стороны отметили, что …", "Тараптар … атап өтті."),
        "noted_gladly": ("Стороны с удовлетворением отметили, что …", "Тараптар … қанағаттанушылықпен атап өтті."),
        "stated": ("Стороны констатировали, что …", "Тараптар … атап көрсетті."),
        "reaffirmed": ("Стороны вновь подтвердили …", "Тараптар … қайта растады."),
        "confirmed": ("Стороны подтвердили …", "Тараптар … растады."),
        "discussed": ("Стороны обсудили …", "Тараптар … талқылады."),
        "exchanged": ("Стороны обменялись информацией о …", "Тараптар … туралы ақпарат алмасты."),
        "exchanged_on_progress": (
            "Стороны обменялись информацией о ходе выполнения …",
            "Тараптар … орындалу барысы туралы ақпарат алмасты.",
        ),
        "heard": ("Стороны заслушали информацию о …", "Тараптар … туралы ақпаратты тыңдады."),
        "took_note": ("Стороны приняли к сведению информацию о …", "Тараптар … туралы ақпаратты назарға алды."),
        "ready": ("Стороны выразили готовность …", "Тараптар … дайын екендіктерін білдірді."),
    },
    "decision": {
        "agreed": ("Стороны договорились …", "Тараптар … уағдаласты."),
        "agreed_text": ("Стороны согласовали …", "Тараптар … келісті."),
        "continue": (
            "Стороны договорились продолжить взаимодействие в целях …",
            "Тараптар … мақсатында өзара іс-қимылды жалғастыруға уағдаласты.",
        ),
        "approve": ("Одобрить …", "… мақұлдансын."),
        "adopt": ("Утвердить …", "… бекітілсін."),
        "recommend": ("Рекомендовать …", "… ұсынылсын."),
        "take_note": ("Принять к сведению информацию о …", "… туралы ақпарат назарға алынсын."),
    },
    "instruction": {
        "instruct": ("Поручить …", "… тапсырылсын."),
        "sides_exchange": ("Сторонам обмениваться информацией о …", "Тараптар … туралы ақпарат алмассын."),
        "sides_agree": ("Сторонам согласовать …", "Тараптар … келіссін."),
        "next_meeting": (
            "Рассмотреть ход исполнения … на очередном заседании Комиссии.",
            "… орындалу барысы Комиссияның кезекті отырысында қаралсын.",
        ),
    },
    "statement": {
        "stated_rf": ("Российская Сторона заявила, что …", "Ресей Тарапы … мәлімдеді."),
        "stated_kz": ("Казахстанская Сторона заявила, что …", "Қазақстан Тарапы … мәлімдеді."),
        "told_rf": ("Российская Сторона сообщила, что …", "Ресей Тарапы … хабарлады."),
        "told_kz": ("Казахстанская Сторона сообщила, что …", "Қазақстан Тарапы … хабарлады."),
        "reserved_rf": ("Российская Сторона оставила за собой право …", "Ресей Тарапы … құқығын өзіне қалдырды."),
        "reserved_kz": (
            "Казахстанская Сторона оставила за собой право …",
            "Қазақстан Тарапы … құқығын өзіне қалдырды.",
        ),
    },
}


@dataclass(frozen=True, slots=True)
class Formula:
    """A stock phrase with the kind of clause that it begins, each half with one gap."""

    code: str
    kind: str
    text: Bilingual

    def around(self, text: Bilingual) -> Bilingual:
        """The phrase with what is written already in its gap; the gap stays in a half that nobody has written."""
        return Bilingual(*(self._around(text[language], language) for language in Language))

    def _around(self, words: str, language: Language) -> str:
        before, _gap, after = self.text[language].partition(GAP)
        # a sentence brings its own full stop along, which the words in the gap then lose
        return before + ((words.removesuffix(".") if after else words) or GAP) + after


FORMULAE = tuple(
    Formula(code, kind, Bilingual(*halves)) for kind, phrases in _TABLE.items() for code, halves in phrases.items()
)
_BY_CODE = {one.code: one for one in FORMULAE}


def of_kind(kind: str) -> tuple[Formula, ...]:
    """The phrases that a clause of that kind begins with."""
    return tuple(one for one in FORMULAE if one.kind == kind)


def named(code: str) -> Formula | None:
    """The phrase with that code, where there is one."""
    return _BY_CODE.get(code)
