"""Titles made from the number of a session."""

from __future__ import annotations

from commission.texts import Bilingual
from commission.texts.titles import fulfilment_title, meeting_title


def test_the_ordinal_begins_the_russian_title_and_follows_the_commission_in_kazakh() -> None:
    assert meeting_title(8, Bilingual("комиссии", "комиссиясының")) == Bilingual(
        "Восьмое заседание комиссии", "комиссиясының сегізінші отырысы"
    )


def test_a_number_beyond_words_stands_in_figures() -> None:
    assert meeting_title(200, Bilingual("комиссии", "комиссиясының")) == Bilingual(
        "200-е заседание комиссии", "комиссиясының 200-ші отырысы"
    )


def test_a_missing_name_leaves_no_blank() -> None:
    assert meeting_title(1, Bilingual()) == Bilingual("Первое заседание", "бірінші отырысы")


def test_the_section_on_the_last_protocol_names_its_session() -> None:
    assert fulfilment_title(7).ru == "О ходе выполнения решений седьмого заседания Комиссии"
