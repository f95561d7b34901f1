"""What every template may say without being handed it: words, labels, rights, addresses of files."""

from __future__ import annotations

import hashlib
import secrets
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from flask import current_app, url_for

from commission import i18n, labels
from commission.access import Permission, acting_side, can, can_somewhere
from commission.models import Side, strays_in
from commission.texts import Language
from commission.texts.alternat import pointed_out
from commission.texts.folding import INSERTED
from commission.texts.spoken import spoken_in
from commission.texts.titles import meeting_title
from commission.views.acting import version_of, visitor
from commission.views.addresses import before, here
from commission.views.menus import meeting_menu, menu
from commission.views.places import place_of

if TYPE_CHECKING:
    from flask import Flask
    from wtforms import Field

    from commission.models import Commission, Meeting, User
    from commission.texts import Bilingual

_OWN_NAME = i18n.lazy_in_context("language switch", "In this language")


def furnish(app: Flask) -> None:
    """Hand the templates their words."""
    app.jinja_env.globals.update(
        _=i18n.gettext,
        ngettext=i18n.ngettext,
        pgettext=i18n.pgettext,
        label=labels.label,
        copy_label=labels.COPIES.__getitem__,
        text_label=labels.TEXTS.__getitem__,
        in_words=labels.in_words,
        day=i18n.day,
        moment=_moment,
        asset=_asset,
        here=here,
        page_before=before,
        version_of=version_of,
        pointed_out=pointed_out,
        menu=menu,
        meeting_menu=meeting_menu,
        own_name=_own_name,
        commission_name=_commission_name,
        copy_of=lambda meeting: copy_read_by(visitor(), meeting.commission),
        meeting_title=_meeting_title,
        may=_may,
        place_of=place_of,
        may_somewhere=_may_somewhere,
        fresh_key=lambda: secrets.token_urlsafe(16),
        spoken_errors=_spoken_errors,
        spoken_in=spoken_in,
        strays_in=strays_in,
        own_side=_own_side,
        extra_letters=INSERTED,
        languages=tuple(Language),
        sides=tuple(Side),
        Permission=Permission,
        Side=Side,
    )
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.context_processor(lambda: {"tongue": i18n.language(), "visitor": visitor()})


def _may(action: str, target: object) -> bool:
    """Whether the visitor may do that, as the views judge it: ``may("edit_agenda", meeting)``."""
    return can(visitor(), Permission(action), target)


def _own_side(target: object) -> Side | None:
    """The Side that the visitor speaks for in what belongs to a session."""
    return acting_side(visitor(), Permission.REMARK, target)


def _may_somewhere(action: str) -> bool:
    return can_somewhere(visitor(), Permission(action))


def _moment(value: Any) -> str:
    """A moment in figures where the visitor sits."""
    user = visitor()
    return i18n.moment(value, user.time_zone if user else "UTC")


def _own_name(language: Language) -> str:
    with i18n.speaking(language):
        return str(_OWN_NAME)


def _commission_name(commission: Commission) -> Bilingual:
    """The commission's name as the copy of the reader's Side has it; by the language for a reader of no Side."""
    return commission.name_in(copy_read_by(visitor(), commission)).nominative


def _meeting_title(meeting: Meeting) -> Bilingual:
    """The title of a session in words, the two countries in the order of the reader's copy."""
    name = meeting.commission.name_in(copy_read_by(visitor(), meeting.commission))
    return meeting_title(meeting.number, name.genitive)


def copy_read_by(user: User | None, commission: Commission) -> Side:
    """The copy whose order of the two countries a reader sees."""
    membership = user.membership_in(commission.id) if user else None
    own = membership.side if membership else None
    return own or next(side for side in Side if side.language is i18n.language())


def _spoken_errors(field: Field) -> list[str]:
    """The errors of a field in words; a list of fields tells its own beside each of them."""
    errors: tuple[Any, ...] = tuple(field.errors)
    return [str(error) for error in errors if not isinstance(error, dict | list)]


def _asset(name: str) -> str:
    folder = Path(str(current_app.static_folder))
    return url_for("static", filename=name, v=_fingerprint(folder / name))


@cache
def _fingerprint(path: Path) -> str:
    """Changes with the file, so that browsers may keep it for good."""
    return hashlib.sha256(path.read_bytes()).hexdigest()[:12]
