"""Whatever is said alike in both languages agrees; whatever is changed in one half is found, and nothing else."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from commission.texts import Bilingual, Language
from commission.texts.concordance import AgreedForm, AgreedForms, FindingKind, concordance
from commission.texts.dates import attributive, in_words, on_days, since, span_in_words, until
from commission.texts.deadlines import DeadlineKind, PeriodUnit, Rhythm, period_rule, recurring_rule, suggest
from commission.texts.ordinals import Case, ordinal
from commission.texts.references import clause_reference, enumeration

if TYPE_CHECKING:
    from collections.abc import Callable

NBSP = "\N{NO-BREAK SPACE}"
DAYS = st.dates(dt.date(1990, 1, 1), dt.date(2099, 12, 31))
FORMS = (in_words, attributive, since, until)
BY_CALENDAR = (DeadlineKind.MONTH, DeadlineKind.QUARTER, DeadlineKind.HALF, DeadlineKind.YEAR)

RU_UNITS, RU_TENS, RU_HUNDREDS, KK_UNITS, KK_TENS = (
    words.split()
    for words in (
        (
            "ноль один два три четыре пять шесть семь восемь девять десять одиннадцать двенадцать тринадцать "
            "четырнадцать пятнадцать шестнадцать семнадцать восемнадцать девятнадцать"
        ),
        "двадцать тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят девяносто",
        "сто двести триста четыреста пятьсот шестьсот семьсот восемьсот девятьсот",
        "нөл бір екі үш төрт бес алты жеті сегіз тоғыз",
        "он жиырма отыз қырық елу алпыс жетпіс сексен тоқсан",
    )
)


def _russian(number: int) -> str:
    """A number from 0 to 9,999 in Russian words."""
    words = []
    if number >= 1000:
        thousands = number // 1000
        count = {1: "одна", 2: "две"}.get(thousands, RU_UNITS[thousands])
        words += [count, "тысяча" if thousands == 1 else "тысячи" if thousands < 5 else "тысяч"]
    if rest := number % 1000 // 100:
        words.append(RU_HUNDREDS[rest - 1])
    if number % 100 >= 20:
        words.append(RU_TENS[number % 100 // 10 - 2])
    last = number % 100 if number % 100 < 20 else number % 10
    if last or not number:
        words.append(RU_UNITS[last])
    return " ".join(words)


def _kazakh(number: int) -> str:
    """The same in Kazakh words."""
    words = []
    if number >= 1000:
        words += [KK_UNITS[number // 1000], "мың"]
    if rest := number % 1000 // 100:
        words += [*([KK_UNITS[rest]] if rest > 1 else []), "жүз"]
    if number % 100 >= 10:
        words.append(KK_TENS[number % 100 // 10 - 1])
    if number % 10 or not number:
        words.append(KK_UNITS[number % 10])
    return " ".join(words)


def _figures(number: int, *, is_grouped: bool) -> str:
    return f"{number:,}".replace(",", NBSP) if is_grouped else str(number)


def _clause(ru: str, kk: str) -> Bilingual:
    """A sentence round something said in both languages."""
    return Bilingual(f"Сторонам выполнить работы ({ru}).", f"Тараптар жұмыстарды орындасын ({kk}).")


def _kinds(text: Bilingual) -> list[FindingKind]:
    return [found.kind for found in concordance(text)]


@given(DAYS, st.sampled_from(FORMS))
def test_a_date_agrees_in_every_official_form(day: dt.date, form: Callable[[dt.date, Language], str]) -> None:
    assert _kinds(_clause(form(day, Language.RU), form(day, Language.KK))) == []


@given(DAYS, DAYS, st.sampled_from(FORMS))
def test_another_date_in_one_half_is_found(one: dt.date, other: dt.date, form: Callable[..., str]) -> None:
    assume(one != other)
    assert _kinds(_clause(form(one, Language.RU), form(other, Language.KK))) == [FindingKind.DATE]


@given(DAYS, DAYS)
def test_a_date_in_figures_is_the_date_in_words(day: dt.date, other: dt.date) -> None:
    assert _kinds(_clause(f"{day:%d.%m.%Y}", in_words(day, Language.KK))) == []
    found = _kinds(_clause(in_words(day, Language.RU), f"{other:%d.%m.%Y}"))
    assert found == ([] if day == other else [FindingKind.DATE])


@given(DAYS)
def test_until_in_one_half_and_from_in_the_other_is_found(day: dt.date) -> None:
    assert _kinds(_clause(until(day, Language.RU), since(day, Language.KK))) == [FindingKind.DIRECTION]
    assert _kinds(_clause(since(day, Language.RU), until(day, Language.KK))) == [FindingKind.DIRECTION]


@given(DAYS, st.integers(1, 400), st.sampled_from((span_in_words, on_days)))
def test_a_span_of_days_agrees_and_a_longer_one_is_found(
    first: dt.date, length: int, form: Callable[[dt.date, dt.date, Language], str]
) -> None:
    last, later = first + dt.timedelta(days=length), first + dt.timedelta(days=length + 1)
    assert _kinds(_clause(form(first, last, Language.RU), form(first, last, Language.KK))) == []
    found = set(_kinds(_clause(form(first, last, Language.RU), form(first, later, Language.KK))))
    assert found == {FindingKind.DATE}


@given(DAYS, DAYS, st.sampled_from(BY_CALENDAR))
def test_a_month_quarter_half_or_year_agrees_and_another_one_is_found(
    one: dt.date, other: dt.date, kind: DeadlineKind
) -> None:
    mine, theirs = suggest(kind, one), suggest(kind, other)
    assert _kinds(mine) == []
    found = _kinds(Bilingual(mine.ru, theirs.kk))
    expected = FindingKind.QUARTER if kind in {DeadlineKind.QUARTER, DeadlineKind.HALF} else FindingKind.DATE
    assert found == ([] if mine == theirs else [expected])


# «2024 жыл ішінде» is within the year 2024: no period has so many years.
COUNTS = st.integers(1, 1899)


@given(COUNTS, COUNTS, st.sampled_from(PeriodUnit), st.sampled_from(PeriodUnit))
def test_a_period_agrees_and_another_one_is_found(one: int, other: int, unit: PeriodUnit, unit2: PeriodUnit) -> None:
    mine = suggest(DeadlineKind.PERIOD, None, period_rule(one, unit))
    theirs = suggest(DeadlineKind.PERIOD, None, period_rule(other, unit2))
    assert _kinds(mine) == []
    assert _kinds(Bilingual(mine.ru, theirs.kk)) == ([] if mine == theirs else [FindingKind.PERIOD])


@given(st.sampled_from(Rhythm), st.sampled_from(Rhythm), st.integers(1, 31), st.integers(1, 31))
def test_a_recurring_deadline_agrees_and_another_day_or_rhythm_is_found(
    one: Rhythm, other: Rhythm, day: int, day2: int
) -> None:
    assume(Rhythm.WEEKLY not in {one, other})
    mine = suggest(DeadlineKind.RECURRING, None, recurring_rule(one, day))
    theirs = suggest(DeadlineKind.RECURRING, None, recurring_rule(other, day2))
    assert _kinds(mine) == []
    expected = {FindingKind.RHYTHM} if one != other else set()
    expected |= {FindingKind.DATE} if day != day2 else set()
    assert set(_kinds(Bilingual(mine.ru, theirs.kk))) == expected


@given(st.integers(0, 9999), st.booleans())
@example(number=90, is_grouped=False)
@example(number=1000, is_grouped=True)
def test_a_number_in_words_is_the_number_in_figures(number: int, is_grouped: bool) -> None:  # noqa: FBT001 -- drawn
    figures = _figures(number, is_grouped=is_grouped)
    for text in (
        Bilingual(f"Передать {figures} изделий.", f"{_kazakh(number)} бұйым берілсін."),
        Bilingual(f"Передать {_russian(number)} изделий.", f"{figures} бұйым берілсін."),
        Bilingual(f"Передать {_russian(number)} изделий.", f"{_kazakh(number)} бұйым берілсін."),
        Bilingual(
            f"Передать {figures} ({_russian(number)}) изделий.", f"{figures} ({_kazakh(number)}) бұйым берілсін."
        ),
    ):
        assert _kinds(text) == []


@given(st.integers(3, 9999), st.integers(3, 9999))
def test_another_number_in_words_is_found(one: int, other: int) -> None:
    assume(one != other)
    assume(not {one, other} & {90, 100, 1000})  # a quarter, a face and a bare "thousand" are words like any other
    assert _kinds(Bilingual(f"Всего {_russian(one)} изделий.", f"Барлығы {_kazakh(other)} бұйым.")) == [
        FindingKind.NUMBER
    ]


@given(st.integers(0, 9999), st.integers(0, 9999))
def test_words_in_brackets_that_are_not_the_figures_are_found(one: int, other: int) -> None:
    assume(one != other)
    text = Bilingual(f"Всего {one} ({_russian(one)}) изделий.", f"Барлығы {one} ({_kazakh(other)}) бұйым.")
    assert _kinds(text) == [FindingKind.FIGURES_AND_WORDS]


@given(st.integers(2, 199), st.integers(2, 199))
def test_an_ordinal_agrees_and_another_one_is_found(one: int, other: int) -> None:
    text = Bilingual(
        f"Решения {ordinal(one, Language.RU, Case.GENITIVE)} заседания.",
        f"{ordinal(other, Language.KK)} отырыстың шешімдері.",
    )
    assert _kinds(text) == ([] if one == other else [FindingKind.ORDINAL])


MONEY = st.sampled_from([("рублей", "рубль"), ("тенге", "теңге"), ("долларов США", "АҚШ доллары"), ("евро", "еуро")])
SCALES = st.sampled_from([("", ""), ("тыс. ", "мың "), ("млн ", "миллион "), ("миллиардов ", "млрд ")])


@given(st.integers(1, 10**6), st.integers(1, 10**6), MONEY, MONEY, SCALES)
def test_money_agrees_and_another_sum_or_currency_is_found(
    one: int, other: int, mine: tuple[str, str], theirs: tuple[str, str], scale: tuple[str, str]
) -> None:
    text = Bilingual(
        f"Выделить {_figures(one, is_grouped=True)} {scale[0]}{mine[0]} на работы.",
        f"Жұмыстарға {other} {scale[1]}{theirs[1]} бөлінсін.",
    )
    assert _kinds(text) == ([] if (one, mine) == (other, theirs) else [FindingKind.MONEY])


@given(st.decimals(0, 1000, places=1), st.decimals(0, 1000, places=1))
def test_a_percentage_agrees_and_another_one_is_found(one: object, other: object) -> None:
    ru, kk = (f"{number}".replace(".", ",") for number in (one, other))
    text = Bilingual(f"Исполнено {ru}{NBSP}% поручений.", f"Тапсырмалардың {kk} пайызы орындалды.")
    assert _kinds(text) == ([] if one == other else [FindingKind.PERCENT])


CLAUSES = st.tuples(st.integers(1, 20), st.integers(1, 30)).map(lambda parts: f"{parts[0]}.{parts[1]}")


@given(CLAUSES, CLAUSES)
def test_a_reference_agrees_and_another_one_is_found(one: str, other: str) -> None:
    text = Bilingual(
        f"Снять с контроля {clause_reference(one, Language.RU)}.",
        f"{clause_reference(other, Language.KK)} бақылаудан алынсын.",
    )
    assert _kinds(text) == ([] if one == other else [FindingKind.REFERENCE])


@given(st.lists(CLAUSES, min_size=2, max_size=6, unique=True), CLAUSES)
def test_a_list_of_references_agrees_and_another_one_in_it_is_found(numbers: list[str], other: str) -> None:
    def said(some: list[str]) -> str:
        return f"{enumeration(some, Language.KK)}-тармақтар бақылаудан алынсын."

    ru = f"Снять с контроля пункты {enumeration(numbers, Language.RU)}."
    assert _kinds(Bilingual(ru, said(numbers))) == []
    assume(other not in numbers)
    assert _kinds(Bilingual(ru, said([*numbers[:-1], other]))) == [FindingKind.REFERENCE]


ADVERSARIAL = st.sampled_from((
    "1, 2, ", "1 000 ", "5 (пять", "5 (пять) ", "пять ", "бес ", "2024 жылғы ", "1-", "мая и ", "мамыр және ", "1",
    "7 (", "пункты 1, ", "№ 1, ", " ", "\n", "(", "«", "г. ", "І", "IV ", "до ", "за ", "до конца ", "Байконур ",
    "1.1.", "- ", "1) ", '"', "тоқсан ", "1 мая 2024 г. ", "а", "Росси", "2024-", "ч. Ы",
))  # fmt: skip


@settings(deadline=None, max_examples=25)
@given(st.lists(ADVERSARIAL, min_size=1, max_size=4), st.lists(ADVERSARIAL, min_size=1, max_size=4))
@example(["2024-", "(", "1 мая 2024 г. "], ["1.1.", "2024 жылғы "])  # thousands of leftovers, each laid beside each
@example(["\n", "тоқсан ", "1 мая 2024 г. "], ["а", "пункты 1, ", "1) "])
def test_hostile_text_of_20_000_characters_is_read_to_its_end(ru: list[str], kk: list[str]) -> None:
    forms = AgreedForms((AgreedForm("baikonur", ("Байконур Байконур Байконур!",), ("Байқоңыр",)),))
    long = ["".join(parts) * (20_000 // len("".join(parts)) + 1) for parts in (ru, kk)]
    assert isinstance(concordance(Bilingual(*(text[:20_000] for text in long)), forms), tuple)


@given(st.text(max_size=200), st.text(max_size=200))
def test_no_text_breaks_the_comparison_and_every_place_is_in_its_half(ru: str, kk: str) -> None:
    text = Bilingual(ru, kk)
    for found in concordance(text):
        for place in (found.ru, found.kk):
            assert place is None or text[place.language][place.start : place.end] == place.fragment
