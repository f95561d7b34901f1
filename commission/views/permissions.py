"""The access table: who may reach which endpoint at all. An endpoint without a line is refused (TRUST.md rule 1).

A line is a gate or the permission that some membership of the visitor must grant; whether this very record may be
seen or changed is judged by ``loading.load``.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from flask import current_app, request
from werkzeug.exceptions import Forbidden, ServiceUnavailable, Unauthorized

from commission.access import Permission, can_somewhere
from commission.views.acting import visitor
from commission.views.browsing import browser
from commission.views.repeating import first_answer

if TYPE_CHECKING:
    from flask import Flask
    from werkzeug.wrappers import Response


class Gate(Enum):
    """Doors that no permission guards."""

    PUBLIC = "public"
    SIGNED_IN = "signed_in"


ACCESS: dict[str, Gate | Permission] = {
    "static": Gate.PUBLIC,
    "home.show": Gate.SIGNED_IN,
    "guide.show": Gate.SIGNED_IN,
    # sessions of a commission
    "meetings.index": Permission.SEE_MEETINGS,
    "meetings.show": Permission.SEE_MEETINGS,
    "meetings.new": Permission.CONVENE,
    "meetings.new_after": Permission.CONVENE,
    "meetings.edit": Permission.EDIT_MEETING,
    "meetings.lead": Permission.EDIT_MEETING,
    "meetings.remove": Permission.EDIT_MEETING,
    "meetings.history": Permission.SEE_JOURNAL,
    "delegations.show": Permission.SEE_DRAFT_TEXTS,
    "delegations.new": Permission.EDIT_DELEGATIONS,
    "delegations.enter": Permission.EDIT_DELEGATIONS,
    "delegations.enter_newcomer": Permission.EDIT_DELEGATIONS,
    "delegations.mark": Permission.EDIT_DELEGATIONS,
    "delegations.edit": Permission.EDIT_DELEGATIONS,
    "delegations.place": Permission.EDIT_DELEGATIONS,
    "delegations.remove": Permission.EDIT_DELEGATIONS,
    "agenda.show": Permission.SEE_DRAFT_TEXTS,
    "agenda.new": Permission.EDIT_AGENDA,
    "agenda.edit": Permission.EDIT_AGENDA,
    "agenda.place": Permission.EDIT_AGENDA,
    "agenda.remove": Permission.EDIT_AGENDA,
    # sessions, languages, one-time links
    "sessions.sign_in": Gate.PUBLIC,
    "sessions.sign_out": Gate.SIGNED_IN,
    "sessions.continuation": Gate.SIGNED_IN,
    "sessions.go_on": Gate.SIGNED_IN,
    "languages.choose": Gate.PUBLIC,
    "accounts.first_password": Gate.PUBLIC,
    # one's own account
    "accounts.show": Gate.SIGNED_IN,
    "accounts.settings": Gate.SIGNED_IN,
    "accounts.password": Gate.SIGNED_IN,
    "accounts.end_session": Gate.SIGNED_IN,
    # accounts of a commission
    "users.index": Permission.MANAGE_USERS,
    "users.new": Permission.MANAGE_USERS,
    "users.edit": Permission.MANAGE_USERS,
    "users.link": Permission.MANAGE_USERS,
    "users.disabling": Permission.MANAGE_USERS,
    "users.enabling": Permission.MANAGE_USERS,
    "users.unlocking": Permission.MANAGE_USERS,
    # commissions and their matters
    "commissions.index": Permission.SEE_MEETINGS,
    "commissions.show": Permission.SEE_MEETINGS,
    "commissions.new": Permission.MANAGE_COMMISSIONS,
    "commissions.edit": Permission.MANAGE_COMMISSIONS,
    "matters.index": Permission.SEE_DIRECTORIES,
    "matters.show": Permission.SEE_DIRECTORIES,
    "matters.new": Permission.EDIT_DIRECTORIES,
    "matters.edit": Permission.EDIT_DIRECTORIES,
    "matters.remove": Permission.EDIT_DIRECTORIES,
    # the directories that the commissions share
    "bodies.index": Permission.SEE_DIRECTORIES,
    "bodies.show": Permission.SEE_DIRECTORIES,
    "bodies.new": Permission.EDIT_DIRECTORIES,
    "bodies.edit": Permission.EDIT_DIRECTORIES,
    "bodies.remove": Permission.EDIT_DIRECTORIES,
    "people.index": Permission.SEE_DIRECTORIES,
    "people.show": Permission.SEE_DIRECTORIES,
    "people.new": Permission.EDIT_DIRECTORIES,
    "people.edit": Permission.EDIT_DIRECTORIES,
    "people.remove": Permission.EDIT_DIRECTORIES,
    "terms.index": Permission.SEE_DIRECTORIES,
    "terms.show": Permission.SEE_DIRECTORIES,
    "terms.new": Permission.EDIT_DIRECTORIES,
    "terms.edit": Permission.EDIT_DIRECTORIES,
    "terms.remove": Permission.EDIT_DIRECTORIES,
    "terms.as_table": Permission.SEE_DIRECTORIES,
    "terms.as_memory": Permission.SEE_DIRECTORIES,
    "terms.bring_in": Permission.EDIT_DIRECTORIES,
    "terms.in_text": Permission.SEE_DIRECTORIES,
    # protocols: sections, clauses, executors and deadlines
    "protocols.show": Permission.SEE_DRAFT_TEXTS,
    "protocols.changes": Permission.SEE_DRAFT_TEXTS,
    "sections.new": Permission.EDIT_CLAUSES,
    "sections.edit": Permission.EDIT_CLAUSES,
    "sections.place": Permission.EDIT_CLAUSES,
    "sections.remove": Permission.EDIT_CLAUSES,
    "clauses.show": Permission.SEE_DRAFT_TEXTS,
    "clauses.new": Permission.EDIT_CLAUSES,
    "clauses.edit": Permission.EDIT_CLAUSES,
    "clauses.place": Permission.EDIT_CLAUSES,
    "clauses.remove": Permission.EDIT_CLAUSES,
    "wordings.restore": Permission.EDIT_CLAUSES,
    "restructuring.split": Permission.EDIT_CLAUSES,
    "restructuring.join": Permission.EDIT_CLAUSES,
    "restructuring.duplicate": Permission.EDIT_CLAUSES,
    "restructuring.relocate": Permission.EDIT_CLAUSES,
    # the hall: minutes and the screen
    "hall.show": Permission.EDIT_CLAUSES,
    "hall.tick": Permission.EDIT_DELEGATIONS,
    "screens.show": Permission.SEE_DRAFT_TEXTS,
    "screens.now": Permission.SEE_DRAFT_TEXTS,
    "screens.choose": Permission.EDIT_CLAUSES,
    "screens.blank": Permission.EDIT_CLAUSES,
    # agreement: collations, answers, rival wordings, remarks
    "collations.collate": Permission.COLLATE,
    "consents.answer": Permission.ANSWER,
    "consents.answer_to_frame": Permission.ANSWER,
    "consents.agree_to_all": Permission.ANSWER,
    "proposals.propose": Permission.PROPOSE,
    "proposals.withdraw": Permission.PROPOSE,
    "proposals.settle": Permission.EDIT_CLAUSES,
    "remarks.new": Permission.REMARK,
    "remarks.resolve": Permission.RESOLVE,
    "dismissals.in_text": Permission.EDIT_CLAUSES,
    "dismissals.new": Permission.COLLATE,
    "dismissals.take_back": Permission.COLLATE,
    "agreement.show": Permission.SEE_AGREEMENT,
    "agreement.differing": Permission.SEE_AGREEMENT,
    "agreement.comparison": Permission.SEE_AGREEMENT,
    "agreement.comparison_file": Permission.EXPORT_DOCUMENTS,
    # what a Side keeps for itself: whether there is any of it, the views alone tell, and to its own people only
    "positions.index": Gate.SIGNED_IN,
    "positions.history": Gate.SIGNED_IN,
    "positions.new": Gate.SIGNED_IN,
    "positions.edit": Gate.SIGNED_IN,
    "positions.add_file": Gate.SIGNED_IN,
    "positions.download": Gate.SIGNED_IN,
    "positions.remove_file": Gate.SIGNED_IN,
    "endorsements.show": Gate.SIGNED_IN,
    "endorsements.new": Gate.SIGNED_IN,
    "endorsements.sheet": Gate.SIGNED_IN,
    "endorsements.answer": Gate.SIGNED_IN,
    "endorsements.place": Gate.SIGNED_IN,
    "endorsements.remove": Gate.SIGNED_IN,
    "tasks.show": Permission.SEE_AGREEMENT,
    "tasks.overrule": Permission.OVERRULE,
    "tasks.withdraw": Permission.OVERRULE,
    # the signing, files kept with a signed protocol, corrections
    "signatures.show": Permission.SEE_DRAFT_TEXTS,
    "signatures.new": Permission.SIGN,
    "signatures.withdraw": Permission.SIGN,
    "signatures.confirm": Permission.CONFIRM_SIGNATURE,
    "attachments.new": Permission.SIGN,
    "attachments.download": Permission.EXPORT_DOCUMENTS,
    "corrections.new": Permission.CORRECT,
    "corrections.accept": Permission.CORRECT,
    "corrections.refuse": Permission.CORRECT,
    # papers, and the session as a file
    "papers.show": Permission.EXPORT_DOCUMENTS,
    "papers.preview": Permission.EXPORT_DOCUMENTS,
    "papers.protocol": Permission.EXPORT_DOCUMENTS,
    "papers.agenda": Permission.EXPORT_DOCUMENTS,
    "papers.delegation": Permission.EXPORT_DOCUMENTS,
    "papers.access_list": Permission.SEE_ACCESS_LIST,
    "papers.everything": Permission.EXPORT_DOCUMENTS,
    "seal_lines.show": Permission.EXPORT_DOCUMENTS,
    "file_checks.check": Permission.SEE_DRAFT_TEXTS,
    "file_checks.find": Permission.SEE_DRAFT_TEXTS,
    "meeting_files.show": Permission.EXPORT_DOCUMENTS,
    "meeting_files.form_of_files": Gate.SIGNED_IN,
    "meeting_files.bring_in": Permission.IMPORT_MEETING,
}


def guard(app: Flask) -> None:
    """Stand before every view of the application."""
    app.before_request(_admit)


def _admit() -> Response | None:
    if browser().is_lost:
        raise ServiceUnavailable(retry_after=5)
    if request.endpoint is None:
        # no such page, or no such method: routing says so itself
        return None
    needed = ACCESS.get(request.endpoint)
    if needed is None:
        current_app.logger.error("endpoint %s has no line in the access table", request.endpoint)
        raise Forbidden
    if needed is Gate.PUBLIC:
        return None
    user = visitor()
    if user is None:
        raise Unauthorized
    if isinstance(needed, Permission) and not can_somewhere(user, needed):
        raise Forbidden
    return first_answer(user)
