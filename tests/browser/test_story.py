"""A secretary's day in a real Chromium: from the last session to the draft protocol of the next one, in Word."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from commission.models import Side
from commission.texts import Language
from tests.browser.conftest import sign_in

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Dialog, Page

    from tests.browser.conftest import Site

pytestmark = pytest.mark.browser

INSTRUCTION = {
    Language.RU: "Госкорпорации «Роскосмос» представить отчёт о ходе работ.",
    Language.KK: "«Роскосмос» мемлекеттік корпорациясы жұмыстардың барысы туралы есепті ұсынсын.",
}
DEADLINE = {Language.RU: "1\u00a0марта 2027\u00a0года", Language.KK: "2027\u00a0жылғы 1\u00a0наурыз"}


def _follow(page: Page, ending: str) -> None:
    page.locator(f"main a[href*='{ending}'], nav.parts a[href*='{ending}']").first.click()


def _save(page: Page, button: str = "button[data-main]") -> None:
    page.locator(f"main form[method=post] {button}").first.click()
    expect(page.locator(".notice.done")).to_be_visible()


def _fill(page: Page, **texts: str) -> None:
    for name, text in texts.items():
        page.locator(f"[name={name}]").fill(text)


@pytest.mark.parametrize("side", list(Side))
def test_from_the_last_session_to_a_protocol_in_word(page: Page, site: Site, tmp_path: Path, side: Side) -> None:
    sign_in(page, site, f"secretary-{side}")
    assert page.locator("html").get_attribute("lang") == side.language

    page.goto(f"{site.address}/meetings/{site.meeting}")
    _follow(page, "/next/new")
    _fill(page, first_on="2026-12-10", last_on="2026-12-11", place_ru="город Москва", place_kk="Мәскеу қаласы")
    _fill(page, place_locative_ru="в городе Москве", place_locative_kk="Мәскеу қаласында")
    _save(page)
    of_session = page.url

    _follow(page, "/delegations")
    expect(page.locator("main")).to_contain_text("Мантуров")
    _follow(page, f"/delegations/{side}/new")
    _follow(page, "/new/person")
    _fill(page, surname_ru="Ахметов", surname_kk="Ахметов", given_ru="Ерлан", given_kk="Ерлан")
    _fill(page, post_ru="начальник управления", post_kk="басқарма бастығы")
    _save(page)
    expect(page.locator("main")).to_contain_text("Ахметов")

    page.goto(of_session)
    page.locator("main a[href$='/agenda']").first.click()
    _follow(page, "/agenda/new")
    _fill(page, title_ru="О ходе работ", title_kk="Жұмыстардың барысы туралы", planned_minutes="20")
    page.locator("[name=body_ids]").first.check()
    _save(page)

    page.goto(of_session)
    _follow(page, "/protocol")
    _follow(page, "kind=decision")
    _fill(page, text_ru="Стороны согласовали план.", text_kk="Тараптар жоспарды келісті.")
    _save(page, "button[data-main]")

    page.goto(f"{of_session}/protocol")
    _follow(page, "kind=instruction")
    _fill(page, text_ru=INSTRUCTION[Language.RU], text_kk=INSTRUCTION[Language.KK])
    page.locator("[name=lead_rf]").select_option(
        label="Госкорпорация «Роскосмос»" if side is Side.RF else None, index=None if side is Side.RF else 1
    )
    page.locator("[name=deadline_kind]").select_option("date")
    _fill(page, deadline_on="2027-03-01")
    page.locator("button[value=suggest]").first.click()
    for language in Language:
        expect(page.locator(f"[name=deadline_{language}]")).to_have_value(DEADLINE[language])
    _save(page, "button[data-main]")

    page.goto(of_session)
    _follow(page, "/papers")
    _follow(page, f"/preview/{side}/{side.language}")
    expect(page.locator(".paper").first).to_contain_text(INSTRUCTION[side.language])
    with page.expect_download() as arriving:
        _follow(page, "/papers/protocol")
    file = tmp_path / "protocol.docx"
    arriving.value.save_as(file)
    with zipfile.ZipFile(file) as package:
        body = package.read("word/document.xml").decode()
    assert DEADLINE[side.language] in body
    assert INSTRUCTION[side.language].split("»")[1] in body


def test_unsaved_text_asks_before_it_is_left(page: Page, site: Site) -> None:
    sign_in(page, site, "secretary-rf")
    page.goto(f"{site.address}/clauses/5/edit")
    page.locator("[name=text_ru]").press_sequentially("х")
    asked: list[str] = []

    def stay(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    page.on("dialog", stay)
    page.locator(".brand").click()
    expect(page.locator("[name=text_ru]")).to_be_visible()
    assert asked == ["beforeunload"]


def test_another_language_is_asked_about_unsaved_text_too(page: Page, site: Site) -> None:
    sign_in(page, site, "secretary-rf")
    page.goto(f"{site.address}/clauses/5/edit")
    page.locator("[name=text_ru]").press_sequentially("х")
    asked: list[str] = []

    def stay(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    page.on("dialog", stay)
    page.locator("header button[name=language]").click()
    expect(page.locator("[name=text_ru]")).to_be_visible()
    assert asked == ["beforeunload"]


def test_a_letter_is_inserted_where_one_types(page: Page, site: Site) -> None:
    sign_in(page, site, "secretary-rf")
    page.goto(f"{site.address}/clauses/5/edit")
    page.locator("[name=text_kk]").fill("а")
    page.locator("[data-letters] button", has_text="Ә").first.click()
    expect(page.locator("[name=text_kk]")).to_have_value("аӘ")
    page.on("dialog", lambda dialog: dialog.accept())


def test_the_list_of_keys_opens_and_closes(page: Page, site: Site) -> None:
    sign_in(page, site, "secretary-rf")
    page.keyboard.press("?")
    expect(page.locator("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("dialog")).to_be_hidden()


def test_ctrl_enter_saves(page: Page, site: Site) -> None:
    sign_in(page, site, "secretary-rf")
    page.goto(f"{site.address}/clauses/5/edit")
    page.locator("[name=text_ru]").press("Control+Enter")
    expect(page.locator(".notice.done")).to_be_visible()
    expect(page).not_to_have_url(f"{site.address}/clauses/5/edit")
