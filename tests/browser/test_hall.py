"""The live session in a real browser: one key for the next clause, and a screen that follows the secretary."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.conftest import sign_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

    from tests.browser.conftest import Site

pytestmark = pytest.mark.browser

KINDS = [("n", "noted"), ("d", "decision"), ("i", "instruction"), ("s", "statement")]


@pytest.fixture
def hall(page: Page, site: Site) -> Page:
    """The secretary's page of minutes."""
    sign_in(page, site, "secretary-rf")
    page.goto(f"{site.address}/meetings/{site.meeting}/hall")
    return page


@pytest.fixture
def screen(browser: Browser, site: Site) -> Iterator[Page]:
    """The projector, on which a member of the delegation is signed in."""
    context = browser.new_context(viewport={"width": 1600, "height": 900})
    page = context.new_page()
    sign_in(page, site, "member-rf")
    page.goto(f"{site.address}/meetings/{site.meeting}/screen")
    yield page
    context.close()


@pytest.mark.parametrize(("key", "kind"), KINDS)
def test_one_key_opens_the_form_of_a_kind(hall: Page, key: str, kind: str) -> None:
    hall.keyboard.press(key)
    expect(hall.locator("#write input[name=kind]")).to_have_value(kind)
    expect(hall.locator("[name=text_ru]")).to_be_focused()


def test_the_key_is_the_same_one_with_russian_switched_on(hall: Page) -> None:
    hall.evaluate("document.body.dispatchEvent(new KeyboardEvent('keydown', {key: 'т', code: 'KeyN', bubbles: true}))")
    expect(hall.locator("#write input[name=kind]")).to_have_value("noted")


def test_a_letter_that_is_typed_into_a_text_stays_a_letter(hall: Page) -> None:
    hall.keyboard.press("n")
    expect(hall.locator("[name=text_ru]")).to_be_focused()
    hall.keyboard.type("nids")
    expect(hall.locator("[name=text_ru]")).to_have_value("nids")
    expect(hall.locator("#write input[name=kind]")).to_have_value("noted")
    hall.on("dialog", lambda dialog: dialog.accept())


def test_ctrl_enter_saves_and_opens_the_next_one(hall: Page) -> None:
    hall.keyboard.press("d")
    hall.locator("[name=text_ru]").fill("Внедрить одно.")
    hall.locator("[name=text_ru]").press("Control+Enter")
    expect(hall.locator("article", has_text="Внедрить одно.")).to_be_visible()
    expect(hall.locator("[name=text_ru]")).to_have_value("")
    expect(hall.locator("[name=text_ru]")).to_be_focused()
    expect(hall.locator("#write input[name=kind]")).to_have_value("decision")


def test_a_stock_phrase_is_written_into_both_texts_with_its_gap_selected(hall: Page) -> None:
    hall.keyboard.press("n")
    hall.locator("select[name=formula]").select_option("discussed")
    hall.locator("button[value=formula]").click()
    expect(hall.locator("[name=text_kk]")).to_have_value("Тараптар … талқылады.")
    hall.keyboard.type("туризм")
    expect(hall.locator("[name=text_ru]")).to_have_value("Стороны обсудили туризм")
    hall.on("dialog", lambda dialog: dialog.accept())


def test_the_list_of_keys_tells_them(hall: Page) -> None:
    hall.keyboard.press("?")
    expect(hall.locator("dialog").get_by_text("N", exact=True)).to_be_visible()
    hall.keyboard.press("n")
    expect(hall.locator("#write")).to_have_count(0)


def test_the_screen_follows_the_secretary_and_marks_what_is_fresh(hall: Page, screen: Page, site: Site) -> None:
    hall.locator("#clause-4 button").click()
    expect(screen.locator(".slide")).to_contain_text("порядок дальнейших совместных действий")
    expect(screen.locator(".slide section").first).to_have_attribute("lang", "kk")
    hall.locator("#clause-5 button").click()
    expect(screen.locator(".slide .nr").first).to_have_text("1.2")

    hall.goto(f"{site.address}/clauses/5/edit")
    text = hall.locator("[name=text_ru]")
    text.fill(text.input_value().replace("проект плана", "новый проект плана"))
    hall.locator("button[value=save]").click()
    expect(screen.locator("mark.fresh")).to_have_text("новый")
    expect(screen.locator("mark.fresh")).to_have_count(0)
    expect(screen.locator(".slide")).to_contain_text("новый проект плана")

    hall.goto(f"{site.address}/meetings/{site.meeting}/hall")
    hall.locator("#on-screen ~ .row button").click()
    expect(screen.locator(".slide")).to_have_count(0)


@pytest.mark.parametrize(("name", "language"), [("secretary-rf", "ru"), ("secretary-kz", "kk")])
def test_axe_finds_nothing_on_a_screen_with_a_clause(page: Page, site: Site, name: str, language: str) -> None:
    sign_in(page, site, name)
    page.goto(f"{site.address}/clauses/5")
    page.locator("form[action='/clauses/5/screen'] button").click()
    page.goto(f"{site.address}/meetings/{site.meeting}/screen")
    expect(page.locator("html")).to_have_attribute("lang", language)
    expect(page.locator(".slide")).to_be_visible()
    assert [one["id"] for one in Axe().run(page).response["violations"]] == []


def test_a_screen_without_a_server_says_so(screen: Page) -> None:
    screen.route("**/screen/now*", lambda route: route.abort())
    expect(screen.locator("[data-lost]")).to_be_visible()
