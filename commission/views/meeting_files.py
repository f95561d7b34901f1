"""A session as a file: down to the disk, and in from there with every fault told."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from flask import Blueprint, Response, url_for

from commission.access import Permission
from commission.db import db
from commission.documents.faults import FaultyFile
from commission.documents.meeting_files import checked, decoded, schema, written
from commission.forms.meeting_files import MeetingFileForm
from commission.i18n import gettext as _
from commission.labels import fault_in_words
from commission.operations.meeting_files import bring_in as operation
from commission.queries import commissions as commission_queries
from commission.queries import meetings as queries
from commission.views.acting import actor, done
from commission.views.loading import judge, load, page
from commission.views.sending import attachment

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

    from commission.documents.located import Located

# more faults than anybody reads are counted only
_TOLD = 200

pages = Blueprint("meeting_files", __name__)


@pages.get("/meetings/<key:meeting_id>/file")
def show(meeting_id: int) -> Response:
    """The session as YAML."""
    meeting = load(queries.with_texts(actor()), meeting_id, Permission.EXPORT_DOCUMENTS)
    # the file tells of people and bodies what the directories tell
    judge(Permission.SEE_DIRECTORIES, meeting)
    name = f"{meeting.commission.code}-{meeting.number}.yaml"
    return attachment(written(meeting).encode(), name, "application/yaml")


@pages.get("/meetings/file-schema")
def form_of_files() -> Response:
    """The JSON Schema that session files keep to."""
    text = json.dumps(schema(), ensure_ascii=False, indent=2)
    return attachment(text.encode(), "meeting.schema.json", "application/schema+json")


@pages.route("/commissions/<key:commission_id>/meetings/file", methods=["GET", "POST"])
def bring_in(commission_id: int) -> ResponseReturnValue:
    """Take a file; a faulty one comes back with every fault, and nothing of it is stored."""
    commission = load(commission_queries.visible_to(actor()), commission_id, Permission.IMPORT_MEETING)
    form = MeetingFileForm()
    faults: list[tuple[int, str, str]] = []
    count = 0
    if form.validate_on_submit():
        try:
            file = _checked(form.file.data.read())
            arrival = operation(db.session(), file, by=actor(), into=commission)
        except FaultyFile as refusal:
            db.session.rollback()
            faults = [(one.line, one.path, fault_in_words(one.kind, one.facts)) for one in refusal.faults[:_TOLD]]
            count = len(refusal.faults)
            form.refuse("file", _("Nothing was stored. What is wrong stands below, with the line of the file."))
        else:
            said = (
                _("The session was read in.")
                if arrival.is_new
                else _("The session was there already, equal word by word.")
            )
            return done(url_for("meetings.show", meeting_id=arrival.meeting.id), said)
    return page("meeting_files/bring_in.html", form=form, commission=commission, faults=faults, count=count)


def _checked(data: bytes) -> Located:
    """Read the file while nobody waits for the database: what was loaded so far is loaded anew afterwards."""
    db.session.rollback()
    return checked(decoded(data))
