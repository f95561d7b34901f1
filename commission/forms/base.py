"""The base of all forms: our languages, the version seen, the key that makes sending twice harmless."""

from __future__ import annotations

import secrets
from functools import cache
from typing import TYPE_CHECKING, Any

from flask_wtf import FlaskForm
from wtforms import FieldList, FormField, HiddenField, IntegerField
from wtforms.i18n import get_translations
from wtforms.validators import Length, Optional
from wtforms.widgets import HiddenInput

from commission.i18n import language
from commission.texts import Bilingual, Language

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from wtforms import Field


class Form(FlaskForm):  # type: ignore[misc]  # Flask-WTF ships no types
    """A form with its hidden fields; ``hidden_tag()`` in the template writes them and the CSRF token.

    Give it ``obj=record`` to fill it in; choices of records are handed in by ``offer`` before validating.
    """

    class Meta(FlaskForm.Meta):  # type: ignore[misc]  # the same
        """Messages of WTForms in the language spoken."""

        def get_translations(self, form: FlaskForm) -> Any:
            """WTForms' own catalogue of that language."""
            del form
            return _own_messages(language())

    seen = IntegerField(widget=HiddenInput(), validators=[Optional()])
    form_key = HiddenField(default=lambda: secrets.token_urlsafe(16), validators=[Length(max=64)])

    def __init__(self, *args: Any, obj: Any = None, **kwargs: Any) -> None:
        version = getattr(obj, "version_id", None)
        super().__init__(*args, obj=obj, seen=version, **kwargs)

    def pair(self, name: str) -> Bilingual:
        """What stands in the fields ``name_ru`` and ``name_kk``."""
        return Bilingual(self[f"{name}_ru"].data, self[f"{name}_kk"].data)

    def every_field(self) -> Iterator[Field]:
        """The fields one by one, those of rows after the list that they stand in."""
        return _one_by_one(self)

    def refuse(self, name: str, reason: str, /, **facts: object) -> None:
        """Put a refusal that came from a rule beside its field; without a name, above the form.

        The facts of the rule tell a form of several parts which of them is meant.
        """
        del facts
        if name:
            self[name].errors = [*self[name].errors, reason]
        else:
            self.form_errors.append(reason)


def _one_by_one(fields: Iterable[Field]) -> Iterator[Field]:
    for field in fields:
        if isinstance(field, FormField):
            yield from _one_by_one(field.form)
            continue
        yield field
        if isinstance(field, FieldList):
            yield from _one_by_one(field.entries)


@cache
def _own_messages(tongue: Language) -> Any:
    return get_translations([tongue.value])
