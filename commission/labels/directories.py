"""What entries of the directories are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commission.i18n import lazy, lazy_in_context
from commission.models import GroundKind, TermKind
from commission.texts.instructions import NameForm

if TYPE_CHECKING:
    from commission.labels.tables import Labels

TERM_KINDS: Labels = {
    TermKind.BODY: lazy_in_context("agreed form", "Body"),
    TermKind.POST: lazy_in_context("agreed form", "Post"),
    TermKind.PERSON: lazy_in_context("agreed form", "Person"),
    TermKind.PLACE: lazy_in_context("agreed form", "Place"),
    TermKind.TERM: lazy_in_context("agreed form", "Term"),
}

GROUND_KINDS: Labels = {
    GroundKind.TREATY: lazy_in_context("ground", "Treaty"),
    GroundKind.AGREEMENT: lazy_in_context("ground", "Agreement"),
    GroundKind.CONTRACT: lazy_in_context("ground", "Contract"),
    GroundKind.DECISION: lazy_in_context("ground", "Decision"),
    GroundKind.OTHER: lazy_in_context("ground", "Other"),
}

NAME_FORMS: Labels = {
    NameForm.NOMINATIVE_KK: lazy("Name in Kazakh"),
    NameForm.DATIVE_RU: lazy("Dative, Russian (to whom?)"),
    NameForm.INSTRUMENTAL_RU: lazy("Instrumental, Russian (with whom?)"),
    NameForm.INSTRUMENTAL_KK: lazy("Instrumental, Kazakh (with whom?)"),
}

ENUMS: tuple[Labels, ...] = (
    TERM_KINDS,
    GROUND_KINDS,
    NAME_FORMS,
)
