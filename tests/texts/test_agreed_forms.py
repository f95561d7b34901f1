"""What the directory says of a text: forms in use, forms that give way, names that nobody knows."""

from __future__ import annotations

import datetime as dt

from commission.texts import Bilingual, Language
from commission.texts.agreed_forms import DirectoryForm, forms_in

DAY = dt.date(2024, 3, 21)
ROCKET = DirectoryForm(
    Bilingual("ракета-носитель", "зымыран тасығыш"), giving_way=((Language.KK, "тасымалдаушы зымыран"),)
)


def test_a_form_is_found_in_either_half() -> None:
    for text in (Bilingual(ru="для ракеты-носителя"), Bilingual(kk="зымыран тасығышты")):
        (found,) = forms_in(text, [ROCKET], DAY).found
        assert (found.form, found.to_replace, found.is_in_use) == (ROCKET, [], True)


def test_a_variant_is_told_with_the_form_that_replaces_it() -> None:
    (found,) = forms_in(Bilingual(kk="тасымалдаушы зымыранды"), [ROCKET], DAY).found
    assert found.form.right.kk == "зымыран тасығыш"
    assert found.to_replace == [(Language.KK, "тасымалдаушы зымыранды")]


def test_a_form_that_is_out_of_use_is_pointed_out() -> None:
    old = DirectoryForm(Bilingual("архив", "мұрағат"), until=dt.date(2023, 12, 31))
    (found,) = forms_in(Bilingual(kk="мұрағатқа"), [old], DAY).found
    assert not found.is_in_use


def test_a_form_in_use_hides_the_old_entry_of_the_same_place() -> None:
    old = DirectoryForm(Bilingual("архив", "мұрағат"), until=dt.date(2023, 12, 31))
    new = DirectoryForm(Bilingual("архив", "архив"), giving_way=((Language.KK, "мұрағат"),))
    (found,) = forms_in(Bilingual(kk="мұрағатқа"), [old, new], DAY).found
    assert (found.form, found.to_replace) == (new, [(Language.KK, "мұрағатқа")])


def test_what_is_right_somewhere_is_no_variant() -> None:
    other = DirectoryForm(Bilingual("тасымалдаушы", "тасымалдаушы зымыран"))
    (found,) = forms_in(Bilingual(kk="тасымалдаушы зымыран"), [ROCKET, other], DAY).found
    assert found.form == other


def test_equal_forms_of_two_directories_are_told_once() -> None:
    assert len(forms_in(Bilingual("ракета-носитель", "зымыран тасығыш"), [ROCKET, ROCKET], DAY).found) == 1


def test_a_name_in_quotes_that_nobody_knows_is_told() -> None:
    known = DirectoryForm(Bilingual("комплекс «Байтерек»", "«Бәйтерек» кешені"))
    text = Bilingual("проект «Байтерек» и ракета «Ангара»", "")
    assert forms_in(text, [known], DAY).unknown == ((Language.RU, "Ангара"),)


def test_an_empty_text_has_nothing() -> None:
    told = forms_in(Bilingual(), [ROCKET], DAY)
    assert (told.found, told.unknown) == ((), ())
