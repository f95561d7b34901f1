"""Two secretaries make a session together, from the last one to four texts that lack nothing."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING

from commission.models import Side
from commission.texts import Language
from tests import makers
from tests.browsing import Visitor, text_of, tree_of
from tests.journeys.agreeing import come_to_terms

if TYPE_CHECKING:
    from flask import Flask
    from sqlalchemy.orm import Session
    from werkzeug.test import TestResponse

DECISION = {Language.RU: "Стороны согласовали порядок работ.", Language.KK: "Тараптар жұмыс тәртібін келісті."}
HEARD = {
    Language.RU: "Стороны заслушали информацию об исполнении протокола.",
    Language.KK: "Тараптар хаттаманың орындалуы туралы ақпаратты тыңдады.",
}
INSTRUCTION = {
    Language.RU: "Госкорпорации «Роскосмос» представить отчёт.",
    Language.KK: "«Роскосмос» мемлекеттік корпорациясы есепті ұсынсын.",
}


def _saved(answer: TestResponse) -> str:
    assert answer.status_code == 303, text_of(answer)[:500]
    return re.sub(r"[?#].*", "", answer.location)


def _texts(language: Language | None, halves: dict[Language, str]) -> dict[str, str]:
    """The fields of a clause: both halves, or one of them."""
    return {f"text_{one}": text for one, text in halves.items() if language in {one, None}}


def _paper(visitor: Visitor, session: str, copy: Side, language: Language, stage: str) -> TestResponse:
    return visitor.get(f"{session}/papers/protocol?copy={copy}&languages={language}&stage={stage}")


def _says(paper: TestResponse) -> str:
    with zipfile.ZipFile(io.BytesIO(paper.data)) as package:
        return re.sub(r"<[^>]+>", "", package.read("word/document.xml").decode())


def _link(page: TestResponse, ending: str, place: int = 0) -> str:
    found = tree_of(page).xpath(f"//main//a[contains(@href, '{ending}')]/@href")
    assert found, f"no link to {ending} on the page"
    return str(found[place])


def test_two_secretaries_make_a_session_from_the_last_one_to_its_four_texts(app: Flask, session: Session) -> None:
    last = makers.the_demonstration(session)
    session.commit()
    commission, path = last.commission, f"/meetings/{last.id}"
    russian, kazakh = (Visitor(app).sign_in(makers.a_user(session, commission, side=side)) for side in Side)

    # the Russian secretary plans the ninth session from the eighth
    place = {"place_ru": "город Москва", "place_kk": "Мәскеу қаласы"}
    inside = {"place_locative_ru": "в городе Москве", "place_locative_kk": "Мәскеу қаласында"}
    days = {"first_on": "2026-12-10", "last_on": "2026-12-11"}
    ninth = _saved(russian.submit(f"{path}/next/new", **days, **place, **inside, host_side="rf"))
    assert "Скляр" in text_of(kazakh.get(f"{ninth}/delegations"))

    # each Side names its own people
    newcomer = {"surname_ru": "Ахметов", "surname_kk": "Ахметов", "given_ru": "Ерлан", "given_kk": "Ерлан"}
    post = {"post_ru": "начальник управления", "post_kk": "басқарма бастығы", "capacity": "expert"}
    assert russian.post(f"{ninth}/delegations/kz/new/person", **newcomer, **post).status_code == 403
    _saved(kazakh.submit(f"{ninth}/delegations/kz/new/person", **newcomer, **post))

    # the question, a decision written in one language and finished in the other by the other Side, an instruction
    _saved(kazakh.submit(f"{ninth}/agenda/new", title_ru="О ходе работ", title_kk="Жұмыстардың барысы туралы"))
    protocol = f"{ninth}/protocol"
    written = russian.submit(
        _link(russian.get(protocol), "kind=decision", -1), **_texts(Language.RU, DECISION), act="save"
    )
    _saved(written)
    refused = _paper(russian, ninth, Side.KZ, Language.KK, "final")
    assert refused.status_code == 409
    _saved(kazakh.submit(_link(kazakh.get(protocol), "/edit"), **_texts(Language.KK, DECISION), act="save"))
    new = _link(russian.get(protocol), "kind=instruction", -1)
    lead = tree_of(russian.get(new)).xpath("//select[@name='lead_rf']/option[contains(., 'Роскосмос')]/@value")[0]
    deadline = {"deadline_kind": "date", "deadline_on": "2027-03-01"}
    asked = russian.submit(new, **_texts(None, INSTRUCTION), lead_rf=str(lead), **deadline, act="suggest")
    worded = {
        name: tree_of(asked).xpath(f"//input[@name='{name}']/@value")[0] for name in ("deadline_ru", "deadline_kk")
    }
    assert [text.replace("\xa0", " ") for text in worded.values()] == ["1 марта 2027 года", "2027 жылғы 1 наурыз"]
    _saved(russian.send(asked, **worded, act="save"))

    # the last protocol is looked back on: an empty section would be a gap
    looks_back = _link(russian.get(protocol), "kind=noted")
    assert _paper(kazakh, ninth, Side.RF, Language.RU, "final").status_code == 409
    _saved(kazakh.submit(looks_back, **_texts(None, HEARD), act="save"))

    # nothing is missing; both Sides agree and say why the rest may stay: the four texts can be taken home
    for act in ("opening", "drafting"):
        _saved(kazakh.submit(f"{ninth}/{act}"))
    assert kazakh.submit(f"{ninth}/settlement").status_code == 409
    come_to_terms(ninth, russian, kazakh)
    _saved(kazakh.submit(f"{ninth}/settlement"))
    for copy in Side:
        for language in Language:
            paper = _paper(kazakh, ninth, copy, language, "final")
            assert paper.status_code == 200, text_of(paper)
            assert DECISION[language] in _says(paper)
            assert worded[f"deadline_{language}"] in _says(paper)
    assert russian.submit(_link(russian.get(f"{path}/protocol"), "/edit"), act="save").status_code in {303, 409}
    clause = tree_of(russian.get(protocol)).xpath("//*[starts-with(@id, 'clause-')]/@id")[0].removeprefix("clause-")
    assert russian.get(f"/clauses/{clause}").status_code == 200
    assert russian.post(f"/clauses/{clause}/edit", **_texts(None, DECISION), act="save").status_code == 409

    # the session as a file says the same and changes nothing
    file = russian.get(f"{ninth}/file").data
    before = makers.journal_length(session)
    back = russian.submit(f"/commissions/{commission.id}/meetings/file", file=(io.BytesIO(file), "ninth.yaml"))
    assert _saved(back) == ninth
    assert makers.journal_length(session) == before
