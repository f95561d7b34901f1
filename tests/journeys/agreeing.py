"""Both secretaries come to terms over a draft by the pages: compare, answer, say why the other tasks may stay."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.browsing import text_of, tree_of

if TYPE_CHECKING:
    from tests.browsing import Visitor


def come_to_terms(path: str, *secretaries: Visitor) -> None:
    """Do away with every task of the session at that address; each of the secretaries acts for a Side."""
    for one in secretaries:
        _compare(one, f"{path}/protocol")
        _answer(one, path)
    for one in secretaries:
        _overrule(one, f"{path}/tasks")


def _compare(visitor: Visitor, address: str) -> None:
    page = visitor.get(address)
    for action in tree_of(page).xpath("//form[contains(@action, '/collation')]/@action"):
        assert visitor.send(page, action=str(action)).status_code == 303


def _answer(visitor: Visitor, path: str) -> None:
    page = visitor.get(f"{path}/agreement")
    marked = [str(value) for value in tree_of(page).xpath("//input[@name='marked']/@value")]
    if marked:
        assert visitor.send(page, action=f"{path}/answers", marked=marked).status_code == 303
    answer = visitor.submit(f"{path}/frame/answer", answer="agreed", act="send")
    assert answer.status_code == 303, text_of(answer)[:500]


def _overrule(visitor: Visitor, address: str) -> None:
    for link in tree_of(visitor.get(address)).xpath("//main//a[contains(@href, '/overruling')]/@href"):
        answer = visitor.submit(str(link), reason="Посмотрели и согласны.")
        assert answer.status_code == 303, text_of(answer)[:500]
