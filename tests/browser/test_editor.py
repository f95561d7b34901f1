"""The editor in a real Chromium: Ctrl+Enter goes on to the next clause, the strip tells what others do."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import sign_in

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from tests.browser.conftest import Site

pytestmark = pytest.mark.browser


def test_ctrl_enter_saves_and_opens_the_next_clause_that_waits(page: Page, site: Site) -> None:
    sign_in(page, site, "secretary-rf")
    page.goto(f"{site.address}/clauses/2/edit")
    russian = page.locator("[name=text_ru]")
    typed = f"{russian.input_value()} Дополнено."
    russian.fill(typed)
    russian.press("Control+Enter")
    expect(page).to_have_url(re.compile(r"/clauses/\d+/edit\?round=2$"))
    expect(page.locator(".notice.done")).to_be_visible()
    page.goto(f"{site.address}/clauses/2/edit")
    expect(page.locator("[name=text_ru]")).to_have_value(typed)


def test_the_strip_tells_what_the_other_side_changed_and_marks_the_clause(
    page: Page, browser: Browser, site: Site
) -> None:
    sign_in(page, site, "secretary-rf")
    page.goto(f"{site.address}/meetings/{site.meeting}/protocol")
    expect(page.locator("#clause-3.fresh")).to_have_count(0)
    there = browser.new_context()
    other = there.new_page()
    sign_in(other, site, "secretary-kz")
    other.goto(f"{site.address}/clauses/3/edit")
    other.locator("[name=text_kk]").fill("Жаңа мәтін.")
    other.locator("button[value=save]").click()
    expect(other.locator("#clause-3")).to_contain_text("Жаңа мәтін.")
    there.close()
    # what the clock does every ten seconds
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(page.locator("#clause-3.fresh")).to_be_visible()
    expect(page.locator("[data-stale]")).to_be_visible()
    page.locator("[data-changes] li[data-new] a[href='#clause-3']").click()
    expect(page).to_have_url(re.compile("#clause-3$"))


def test_acts_behind_more_are_reached_by_the_keyboard(page: Page, site: Site) -> None:
    sign_in(page, site, "secretary-rf")
    page.goto(f"{site.address}/meetings/{site.meeting}/protocol")
    more = page.locator("#clause-2 details.more")
    more.locator("summary").press("Enter")
    more.locator("a[href$='/split']").press("Enter")
    expect(page).to_have_url(re.compile("/clauses/2/split$"))


def test_the_way_back_shows_what_stands_now(page: Page, site: Site) -> None:
    sign_in(page, site, "secretary-rf")
    address = f"{site.address}/clauses/9/edit"
    page.goto(address)
    stands = page.locator("[name=text_ru]").input_value()
    page.locator("[name=text_ru]").fill(f"{stands} Дополнено.")
    page.locator("button[data-main]").first.click()
    expect(page.locator(".notice.done")).to_be_visible()
    page.goto(address)
    page.locator("[name=text_ru]").fill(f"{stands} Дополнено иначе.")
    page.locator("button[data-main]").first.click()
    expect(page.locator(".notice.done")).to_be_visible()
    page.go_back()
    expect(page.locator("[name=text_ru]")).to_have_value(f"{stands} Дополнено иначе.")
    page.go_back()
    page.go_back()
    expect(page.locator("[name=text_ru]")).to_have_value(f"{stands} Дополнено иначе.")
