"""The agreed forms beside a clause in a real Chromium: brought up to date while one types, inserted by a click."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import sign_in

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.conftest import Site

pytestmark = pytest.mark.browser


def test_a_form_of_the_text_just_typed_is_inserted_into_its_own_half(page: Page, site: Site) -> None:
    page.on("dialog", lambda dialog: dialog.accept())
    sign_in(page, site, "secretary-rf")
    page.goto(f"{site.address}/clauses/2/edit")
    russian, kazakh = page.locator("[name=text_ru]"), page.locator("[name=text_kk]")
    kazakh.fill("Жоба")
    russian.fill("Пуски ракеты-носителя «Ангара»")
    expect(page.locator("[data-agreed] mark", has_text="«Ангара»")).to_be_visible()
    page.locator("[data-agreed] button[lang=kk]", has_text="зымыран тасығыш").click()
    expect(kazakh).to_have_value("Жоба зымыран тасығыш")
    expect(russian).to_have_value("Пуски ракеты-носителя «Ангара»")
