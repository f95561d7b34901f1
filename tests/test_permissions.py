"""Every route × everybody: who is answered, who is refused, for whom the thing does not exist (TRUST.md rule 1)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from commission.db import db
from commission.models import MeetingState
from commission.views.permissions import ACCESS
from tests.browsing import Visitor
from tests.routes import CAST, a_world, requests

if TYPE_CHECKING:
    from flask import Flask
    from sqlalchemy.orm import Session

# One letter for each of the cast, in that order: y is answered by the page itself, s is led to sign in,
# f may not (403), n is told that there is no such thing (404).
EVERYBODY = "yyyyyyyyy"
SIGNED_IN = "syyyyyyyy"
SEES_SESSION = "snyyyyyyy"
SEES_TEXTS = {MeetingState.DRAFTING: "snfyyyynn", MeetingState.AGREED: "snfyyyyyy"}
SEES_TEXTS_AND_PEOPLE = "snfyyyynn"
SEES_DIRECTORIES = "syfyyyyff"
SEES_MATTER = "snfyyyyff"
SEES_JOURNAL = "snyyyffff"
SECRETARIES = "snfyyffff"
# a secretary of any commission, for what the commissions share; the record itself belongs to Russia's Side
ANY_SECRETARY = "syfyyffff"
ANY_SECRETARY_OF_RUSSIA = "syfyfffff"
SECRETARY_OF_RUSSIA = "snfyfffff"
ADMINISTRATOR = "sfyffffff"
# those with a Side who take part; and those who answer for theirs
FOLLOWS_AGREEMENT = "snfyyyyff"
ANSWERS = "snfyyyfff"
CO_CHAIRS = "sffffyfff"
# what a Side keeps for itself: each sees its own; the records themselves are Russia's
OF_OWN_SIDE = "snnyyyynn"
WRITES_FOR_OWN_SIDE = "snnyyyfnn"
OF_RUSSIA = "snnynnynn"
WRITES_FOR_RUSSIA = "snnynnfnn"

EXPECTED: dict[str, str | dict[MeetingState, str]] = {
    "home.show": SIGNED_IN,
    "guide.show": SIGNED_IN,
    "languages.choose": EVERYBODY,
    "sessions.sign_in": EVERYBODY,
    "sessions.continuation": SIGNED_IN,
    "sessions.go_on": SIGNED_IN,
    # who signed out is led to sign in again
    "sessions.sign_out": "sssssssss",
    "accounts.first_password": EVERYBODY,
    "accounts.show": SIGNED_IN,
    "accounts.settings": SIGNED_IN,
    "accounts.password": SIGNED_IN,
    # nobody's browser session has that number: it does not exist for anybody
    "accounts.end_session": "snnnnnnnn",
    "users.index": ADMINISTRATOR,
    "users.new": ADMINISTRATOR,
    "users.edit": ADMINISTRATOR,
    "users.link": ADMINISTRATOR,
    "users.disabling": ADMINISTRATOR,
    "users.enabling": ADMINISTRATOR,
    "users.unlocking": ADMINISTRATOR,
    "commissions.index": SIGNED_IN,
    "commissions.show": SEES_SESSION,
    "commissions.new": ADMINISTRATOR,
    "commissions.edit": ADMINISTRATOR,
    "matters.index": SEES_DIRECTORIES,
    "matters.show": SEES_MATTER,
    "matters.new": SECRETARIES,
    "matters.edit": SECRETARIES,
    "matters.remove": SECRETARIES,
    "bodies.index": SEES_DIRECTORIES,
    "bodies.show": SEES_DIRECTORIES,
    "bodies.new": ANY_SECRETARY,
    "bodies.edit": ANY_SECRETARY_OF_RUSSIA,
    "bodies.remove": ANY_SECRETARY_OF_RUSSIA,
    "people.index": SEES_DIRECTORIES,
    "people.show": SEES_DIRECTORIES,
    "people.new": ANY_SECRETARY,
    "people.edit": ANY_SECRETARY_OF_RUSSIA,
    "people.remove": ANY_SECRETARY_OF_RUSSIA,
    "terms.index": SEES_DIRECTORIES,
    "terms.show": SEES_DIRECTORIES,
    "terms.new": ANY_SECRETARY,
    "terms.edit": ANY_SECRETARY,
    "terms.remove": ANY_SECRETARY,
    "terms.as_table": SEES_DIRECTORIES,
    "terms.as_memory": SEES_DIRECTORIES,
    "terms.bring_in": ANY_SECRETARY,
    "terms.in_text": SEES_DIRECTORIES,
    "meetings.index": SIGNED_IN,
    "meetings.show": SEES_SESSION,
    "meetings.history": SEES_JOURNAL,
    "meetings.new": SECRETARIES,
    "meetings.new_after": SECRETARIES,
    "meetings.edit": SECRETARIES,
    "meetings.lead": SECRETARIES,
    "meetings.remove": SECRETARIES,
    "delegations.show": SEES_TEXTS,
    "delegations.new": SECRETARY_OF_RUSSIA,
    "delegations.enter": SECRETARY_OF_RUSSIA,
    "delegations.enter_newcomer": SECRETARY_OF_RUSSIA,
    "delegations.mark": SECRETARY_OF_RUSSIA,
    "delegations.edit": SECRETARY_OF_RUSSIA,
    "delegations.place": SECRETARY_OF_RUSSIA,
    "delegations.remove": SECRETARY_OF_RUSSIA,
    "agenda.show": SEES_TEXTS,
    "agenda.new": SECRETARIES,
    "agenda.edit": SECRETARIES,
    "agenda.place": SECRETARIES,
    "agenda.remove": SECRETARIES,
    "protocols.show": SEES_TEXTS,
    "protocols.changes": SEES_TEXTS,
    "sections.new": SECRETARIES,
    "sections.edit": SECRETARIES,
    "sections.place": SECRETARIES,
    "sections.remove": SECRETARIES,
    "clauses.show": SEES_TEXTS,
    "clauses.new": SECRETARIES,
    "clauses.edit": SECRETARIES,
    "clauses.place": SECRETARIES,
    "clauses.remove": SECRETARIES,
    "wordings.restore": SECRETARIES,
    "restructuring.split": SECRETARIES,
    "restructuring.join": SECRETARIES,
    "restructuring.duplicate": SECRETARIES,
    "restructuring.relocate": SECRETARIES,
    "hall.show": SECRETARIES,
    "hall.tick": SECRETARIES,
    "screens.show": SEES_TEXTS,
    "screens.now": SEES_TEXTS,
    "screens.choose": SECRETARIES,
    "screens.blank": SECRETARIES,
    "collations.collate": SECRETARIES,
    "consents.answer": ANSWERS,
    "consents.answer_to_frame": ANSWERS,
    "consents.agree_to_all": ANSWERS,
    "proposals.propose": SECRETARIES,
    "proposals.withdraw": SECRETARIES,
    "proposals.settle": SECRETARIES,
    "remarks.new": FOLLOWS_AGREEMENT,
    "remarks.resolve": SECRETARIES,
    "dismissals.in_text": ANY_SECRETARY,
    "dismissals.new": SECRETARIES,
    "dismissals.take_back": SECRETARIES,
    "positions.index": OF_OWN_SIDE,
    "positions.history": OF_OWN_SIDE,
    "positions.new": WRITES_FOR_OWN_SIDE,
    "positions.edit": WRITES_FOR_RUSSIA,
    "positions.add_file": WRITES_FOR_RUSSIA,
    "positions.download": OF_RUSSIA,
    "positions.remove_file": WRITES_FOR_RUSSIA,
    "endorsements.show": OF_OWN_SIDE,
    "endorsements.new": WRITES_FOR_OWN_SIDE,
    "endorsements.sheet": OF_OWN_SIDE,
    "endorsements.answer": WRITES_FOR_RUSSIA,
    "endorsements.place": WRITES_FOR_RUSSIA,
    "endorsements.remove": WRITES_FOR_RUSSIA,
    "agreement.show": FOLLOWS_AGREEMENT,
    "agreement.differing": FOLLOWS_AGREEMENT,
    "agreement.comparison": FOLLOWS_AGREEMENT,
    "tasks.show": FOLLOWS_AGREEMENT,
    "tasks.overrule": SECRETARIES,
    "tasks.withdraw": SECRETARIES,
    # who may take home other papers is told that there is no such one
    "agreement.comparison_file": "snfyyyynn",
    "signatures.show": SEES_TEXTS,
    "signatures.new": SECRETARIES,
    "signatures.withdraw": SECRETARIES,
    "signatures.confirm": CO_CHAIRS,
    "attachments.new": SECRETARIES,
    "attachments.download": SEES_TEXTS,
    "corrections.new": SECRETARIES,
    "corrections.accept": SECRETARIES,
    "corrections.refuse": SECRETARIES,
    "papers.show": SEES_TEXTS,
    "papers.preview": SEES_TEXTS,
    "papers.protocol": SEES_TEXTS,
    "papers.agenda": SEES_TEXTS,
    "papers.delegation": SEES_TEXTS,
    "papers.everything": SEES_TEXTS,
    "papers.access_list": SECRETARIES,
    # a draft carries no seal
    "seal_lines.show": {MeetingState.DRAFTING: "snfnnnnnn", MeetingState.AGREED: "snfyyyyyy"},
    "file_checks.check": SEES_TEXTS,
    # whoever may read the texts of some session; which one it is, is found among those
    "file_checks.find": "syfyyyyyy",
    "meeting_files.show": SEES_TEXTS_AND_PEOPLE,
    "meeting_files.form_of_files": SIGNED_IN,
    "meeting_files.bring_in": SECRETARIES,
}


def test_every_route_has_its_line(app: Flask) -> None:
    routes = {rule.endpoint for rule in app.url_map.iter_rules()} - {"static"}
    assert routes == set(EXPECTED)
    assert routes | {"static"} == set(ACCESS)


# where nothing else stands, a signed session is answered like one with agreed texts
@pytest.mark.parametrize("state", [MeetingState.DRAFTING, MeetingState.AGREED, MeetingState.SIGNED])
def test_everybody_gets_the_expected_answer(app: Flask, session: Session, state: MeetingState) -> None:
    app.config["WTF_CSRF_ENABLED"] = False
    world = a_world(session, state)
    visitors = {name: Visitor(app) for name in CAST}
    for name, visitor in visitors.items():
        if user_id := world["users"].get(name):
            visitor.sign_in(user_id)
    found: dict[str, str] = {}
    with pytest.MonkeyPatch.context() as patch:
        # whatever an answered request would change is given up, so that the world stays the same for the next one
        patch.setattr(db.session, "commit", db.session.rollback)
        for endpoint, method, path in requests(app, world):
            answers = "".join(_answer(visitor, method, path) for visitor in visitors.values())
            expected = EXPECTED[endpoint]
            if answers != (
                expected if isinstance(expected, str) else expected.get(state, expected[MeetingState.AGREED])
            ):
                found[f"{method} {endpoint}"] = answers
    assert found == {}


def _answer(visitor: Visitor, method: str, path: str) -> str:
    response = visitor.open(method, path)
    if response.status_code == 303 and "/sign-in" in response.location:
        return "s"
    assert response.status_code < 500, path
    return {403: "f", 404: "n"}.get(response.status_code, "y")
