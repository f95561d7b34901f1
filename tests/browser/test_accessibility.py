"""Axe finds nothing on any page, in either language, light or dark (UX.md)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.conftest import sign_in

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from tests.browser.conftest import Site

pytestmark = pytest.mark.browser

OF_A_SECRETARY = (
    "/",
    "/meetings",
    "/meetings/{meeting}",
    "/meetings/{meeting}/edit",
    "/meetings/{bare}/removal",
    "/meetings/{meeting}/settlement",
    "/meetings/{meeting}/next/new",
    "/meetings/{meeting}/history",
    "/meetings/{meeting}/signatures",
    "/meetings/{meeting}/delegations",
    "/meetings/{meeting}/delegations/{side}/new",
    "/meetings/{meeting}/delegations/{side}/new/person",
    "/attendances/{attendance}/edit",
    "/meetings/{meeting}/agenda",
    "/meetings/{meeting}/agenda/new",
    "/agenda/1/edit",
    "/meetings/{meeting}/protocol",
    "/meetings/{meeting}/sections/new",
    "/sections/4/edit",
    "/sections/1/clauses/new?kind=instruction",
    "/clauses/5",
    "/clauses/5/edit",
    "/clauses/5/removal",
    "/clauses/5/split",
    "/clauses/5/joining",
    "/clauses/5/section",
    "/clauses/2/wordings/1/restoration",
    "/clauses/5/answer",
    "/clauses/5/proposal",
    "/clauses/5/remarks/new",
    "/meetings/{meeting}/frame/answer",
    "/meetings/{meeting}/agreement",
    "/meetings/{meeting}/agreement/differences",
    "/meetings/{meeting}/agreement/comparison",
    "/meetings/{meeting}/positions",
    "/meetings/{meeting}/positions/history",
    # the position that the Side has, and one to be written
    "/clauses/5/position",
    "/clauses/2/position",
    "/meetings/{meeting}/endorsements",
    "/meetings/{meeting}/endorsements/new",
    "/meetings/{meeting}/tasks",
    "/meetings/{meeting}/hall",
    "/meetings/{meeting}/hall?kind=instruction",
    "/meetings/{meeting}/screen",
    "/meetings/{meeting}/papers",
    "/meetings/{meeting}/file-check",
    "/file-check",
    "/meetings/{meeting}/papers/preview/rf/ru",
    "/meetings/{meeting}/papers/preview/kz/kk",
    "/commissions",
    "/commissions/{commission}",
    "/commissions/{commission}/meetings/new",
    "/commissions/{commission}/meetings/file",
    "/commissions/{commission}/matters/new",
    "/bodies",
    "/bodies?q=zzz",
    "/bodies/new",
    "/bodies/{body}",
    "/bodies/{body}/edit",
    "/people",
    "/people/new",
    "/people/{person}",
    "/people/{person}/edit",
    "/matters",
    "/matters/1",
    "/matters/1/edit",
    "/terms",
    "/terms?q=zzz",
    "/terms/new",
    "/terms/1",
    "/terms/1/edit",
    "/terms/file",
    "/guide",
    "/account",
    "/account/settings",
    "/account/password",
    "/nowhere",
)
OF_AN_ADMINISTRATOR = (
    "/",
    "/users",
    "/users/new",
    "/users/1/edit",
    "/users/1/link",
    "/commissions/new",
    "/commissions/{commission}/edit",
)
# Whose page it is, in which language and light: colours know nothing of the language, nor words of the light.
LOOKS = [("secretary-rf", "ru", "light"), ("secretary-kz", "kk", "dark")]


def _findings(page: Page, address: str) -> list[str]:
    response = page.goto(address)
    assert response is not None
    assert response.ok or address.endswith("/nowhere"), address
    found = Axe().run(page).response["violations"]
    return [f"{page.url}: {one['id']}: {one['nodes'][0]['html'][:160]}" for one in found]


@pytest.mark.parametrize(("name", "language", "scheme"), LOOKS)
def test_axe_finds_nothing_on_the_pages_of_a_secretary(
    browser: Browser, site: Site, name: str, language: str, scheme: str
) -> None:
    page = browser.new_page(color_scheme=scheme)  # type: ignore[arg-type]  # one of the words that Playwright lists
    found = _findings(page, f"{site.address}/sign-in")
    sign_in(page, site, name)
    assert page.locator("html").get_attribute("lang") == language
    for path in OF_A_SECRETARY:
        found += _findings(page, site.address + path.format_map(site.of(name)))
    page.close()
    assert found == []


def test_axe_finds_nothing_on_the_pages_of_an_administrator(page: Page, site: Site) -> None:
    sign_in(page, site, "administrator")
    found = [one for path in OF_AN_ADMINISTRATOR for one in _findings(page, site.address + path.format_map(site.of()))]
    assert found == []


def test_axe_finds_nothing_on_a_refused_form(page: Page, site: Site) -> None:
    sign_in(page, site, "secretary-rf")
    page.goto(f"{site.address}/people/new")
    page.locator("main form button[data-main]").click()
    assert page.locator(".summary").is_visible()
    found = Axe().run(page).response["violations"]
    assert [one["id"] for one in found] == []
