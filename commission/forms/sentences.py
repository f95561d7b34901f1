"""The part of an instruction's form that puts its sentence together; nothing of it is stored by itself."""

from __future__ import annotations

from wtforms import BooleanField, SelectField
from wtforms.validators import Optional

from commission.forms.fields import Words, passage_pair
from commission.i18n import gettext as _
from commission.i18n import language, lazy
from commission.texts import Bilingual
from commission.texts.instructions import VERBS

_VERB: Words = lazy("Verb")
_WITH_INSTRUCT: Words = lazy("Begin the Russian sentence with the verb of instructing")
_WITH_DEADLINE: Words = lazy("Name the deadline in the sentence, although it stands on a line of its own")


def _verbs() -> list[tuple[str, str]]:
    return [("", _("Typed below")), *((code, verb[language()]) for code, verb in VERBS.items())]


class SentenceFields:
    """Fields to mix into a form."""

    verb = SelectField(_VERB, [Optional()], choices=_verbs, default="")
    what_ru, what_kk = passage_pair(
        lazy("What is to be done"),
        rows=2,
        hint=lazy("With a verb chosen, its object only; else the whole phrase with its own verb."),
    )
    says_instruct = BooleanField(_WITH_INSTRUCT, default=True)
    says_deadline = BooleanField(_WITH_DEADLINE)

    @property
    def chosen_verb(self) -> Bilingual:
        """The verb in both languages; nothing where it is typed."""
        return VERBS.get(self.verb.data or "", Bilingual())
