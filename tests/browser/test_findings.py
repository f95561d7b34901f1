"""The concordance check in a real Chromium: told while one types, dismissed with a reason, sound for every reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.conftest import sign_in

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.conftest import Site

pytestmark = pytest.mark.browser


def _violations(page: Page) -> list[str]:
    return [str(one["id"]) for one in Axe().run(page).response["violations"]]


@pytest.mark.parametrize("name", ["secretary-rf", "secretary-kz"])
def test_a_difference_just_typed_is_told_saved_and_dismissed(page: Page, site: Site, name: str) -> None:
    page.on("dialog", lambda dialog: dialog.accept())
    sign_in(page, site, name)
    page.goto(f"{site.address}/clauses/2/edit")
    page.locator("[name=text_ru]").fill("Пуски состоятся 5 июля 2024 года.")
    page.locator("[name=text_kk]").fill("Ұшырулар 2024 жылғы 6 шілдеде өтеді.")
    told = page.locator("[data-check] mark")
    expect(told).to_have_text(["5 июля 2024 года", "2024 жылғы 6 шілдеде"])
    found = _violations(page)
    page.locator("button[value=save]").click()
    page.goto(f"{site.address}/clauses/2")
    found += _violations(page)
    page.locator("a[href*='/dismissals/new']").click()
    found += _violations(page)
    page.locator("textarea[name=reason]").fill("Разница намеренная")
    page.locator("main form button[data-main]").click()
    expect(page.locator("section[aria-labelledby=findings]")).to_contain_text("Разница намеренная")
    found += _violations(page)
    assert found == []
    page.locator("form[action$='/removal'] button").click()
    expect(page.locator("a[href*='/dismissals/new']")).to_be_visible()
