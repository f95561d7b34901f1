"""Both secretaries disagree, settle, clear the task list and sign; the file check knows what was sealed."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import docx

from commission.i18n import gettext as _
from commission.models import Clause, Meeting, MeetingState, Role, Side
from commission.texts import Language
from tests import makers
from tests.browsing import Visitor, plain, text_of, tree_of
from tests.journeys.agreeing import come_to_terms

if TYPE_CHECKING:
    from flask import Flask
    from sqlalchemy.orm import Session
    from werkzeug.test import TestResponse

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def _heading(page: TestResponse) -> str:
    return plain(tree_of(page).xpath("string(//h1)"))


def _checked(visitor: Visitor, path: str, data: bytes) -> TestResponse:
    answer = visitor.submit(f"{path}/file-check", file=(io.BytesIO(data), "protocol.docx"))
    assert answer.status_code == 200, text_of(answer)[:500]
    return answer


def _saved_anew(data: bytes) -> bytes:
    """The same document as another program writes it."""
    saved = io.BytesIO()
    docx.Document(io.BytesIO(data)).save(saved)
    return saved.getvalue()


def _altered(data: bytes, old: str, new: str) -> bytes:
    altered = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as package, zipfile.ZipFile(altered, "w") as copy:
        for entry in package.infolist():
            content = package.read(entry)
            if entry.filename == "word/document.xml":
                assert old in content.decode()
                content = content.decode().replace(old, new, 1).encode()
            copy.writestr(entry, content)
    return altered.getvalue()


def _sign(visitor: Visitor, path: str, number: str, **changes: str) -> TestResponse:
    told = {"registration_number": number, "password": makers.PASSWORD, **changes}
    return visitor.submit(f"{path}/signatures/new", **told)


def test_two_sides_differ_come_to_terms_sign_and_know_their_file_again(app: Flask, session: Session) -> None:
    meeting = makers.the_demonstration(session)
    clause = next(one for section in meeting.sections_in_order for one in section.clauses if one.number == "2.1")
    text, clause_id, path = clause.text, clause.id, f"/meetings/{meeting.id}"
    session.commit()
    russian, kazakh = (Visitor(app).sign_in(makers.a_user(session, meeting.commission, side=side)) for side in Side)
    member = Visitor(app).sign_in(makers.a_user(session, meeting.commission, Role.MEMBER, Side.KZ, name="m"))

    # Kazakhstan objects with a reason; each Side holds a wording of its own against the text
    address = f"/clauses/{clause_id}"
    objection = kazakh.submit(f"{address}/answer", answer="objected", reason="Мерзімі тым қысқа.", act="send")
    assert objection.status_code == 303
    assert "Мерзімі тым қысқа." in text_of(russian.get(f"{path}/agreement/differences"))
    for visitor, language in ((russian, Language.RU), (kazakh, Language.KK)):
        fields = {f"text_{one}": f"{text[one]}" for one in Language}
        fields[f"text_{language}"] = text[language].rstrip(".") + (
            " в полном объёме." if language is Language.RU else " және толық көлемде."
        )
        assert visitor.submit(f"{address}/proposal", **fields).status_code == 303
    page = russian.get(address)
    assert text_of(page).count("в полном объёме") == 1
    assert text_of(page).count("толық көлемде") == 1

    # the settled text is neither: a third one, written by one Side and read by the other
    third = {"text_ru": text.ru.rstrip(".") + " и своевременно.", "text_kk": text.kk.rstrip(".") + " және уақтылы."}
    assert kazakh.submit(f"{address}/edit", **third, act="save").status_code == 303
    settles = [
        form
        for form in tree_of(russian.get(address)).xpath("//form[contains(@action, '/settlement')]")
        if not form.xpath(".//input[@name='proposal']")
    ]
    fields = {str(one.get("name")): str(one.get("value")) for one in settles[0].xpath(".//input")}
    assert russian.post(str(settles[0].get("action")), **fields).status_code == 303

    # nothing can be settled while the list has tasks; when it has none, one click of either Side is enough
    assert kazakh.submit(f"{path}/settlement").status_code == 409
    come_to_terms(path, russian, kazakh)
    assert plain(_("Ready to be agreed.")) in text_of(russian.get(f"{path}/tasks"))
    assert kazakh.submit(f"{path}/settlement").status_code == 303

    # each Side's secretary records what was signed on paper, with the password once more
    assert _sign(russian, path, "12-р", password="не тот пароль вовсе").status_code == 422
    assert member.get(f"{path}/signatures/new").status_code == 403
    assert _sign(russian, path, "12-р").status_code == 303
    assert session.get_one(Meeting, meeting.id, populate_existing=True).state is MeetingState.AGREED
    assert _sign(kazakh, path, "45-қ").status_code == 303
    assert session.get_one(Meeting, meeting.id, populate_existing=True).state is MeetingState.SIGNED
    recorded = text_of(kazakh.get(f"{path}/signatures"))
    assert "12-р" in recorded
    assert "45-қ" in recorded

    # what is signed changes no more
    assert russian.post(f"{address}/edit", **third, seen="1", act="save").status_code == 409
    assert session.get_one(Clause, clause_id).text.ru == third["text_ru"]

    # the four texts are handed out as sealed; the check knows them, a copy saved anew, and a changed word
    for copy in Side:
        for language in Language:
            query = f"copy={copy}&languages={language}&stage=final"
            sealed = member.get(f"{path}/papers/protocol?{query}")
            assert (sealed.status_code, sealed.mimetype) == (200, WORD)
            assert sealed.data == russian.get(f"{path}/papers/protocol?{query}").data
            same = _heading(_checked(member, path, sealed.data))
            assert same == plain(_("Yes: this is the registered file, byte for byte"))
            anew = _heading(_checked(russian, path, _saved_anew(sealed.data)))
            assert anew == plain(_("Other bytes, but the same text"))
            word = {Language.RU: ("своевременно", "своевременно?"), Language.KK: ("уақтылы", "уақтлы")}[language]
            changed = _checked(kazakh, path, _altered(sealed.data, *word))
            assert _heading(changed) == plain(_("No: the text is another one"))
            assert plain(_("Clause %(number)s", number="2.1")) in text_of(changed)
