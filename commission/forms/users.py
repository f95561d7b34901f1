"""An account as the administrator of its commissions edits it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from commission.forms.accounts import SettingsForm
from commission.forms.base import Form
from commission.forms.fields import CODE, EnumSelect, Line, RecordSelect
from commission.i18n import lazy
from commission.models import Role, Side

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from wtforms import Field

    from commission.models import User


class MembershipForm(Form):
    """What an account is in one commission; part of ``AccountForm``."""

    class Meta(Form.Meta):
        """The whole form has the token."""

        csrf = False

    form_key = None  # type: ignore[assignment]  # the way that WTForms leaves a field out
    role = EnumSelect(lazy("Role"), Role, blank=lazy("No access"))
    side = EnumSelect(lazy("Side"), Side, blank=lazy("No Side"), hint=lazy("For all but administrators and observers."))
    body = RecordSelect(lazy("Body"), hint=lazy("For an executor's contact only."))


class AccountForm(SettingsForm):
    """An account and what it is in each of some commissions; a part for each, by the commission's id."""

    name = Line(lazy("Sign-in name"), required=True, most=CODE, render_kw={"autocomplete": "off"})

    def __init__(self, *, commission_ids: Sequence[int], bodies: Sequence[tuple[int, str]], obj: User | None) -> None:
        super().__init__(obj=obj)
        self.parts: Mapping[int, MembershipForm] = {
            commission_id: MembershipForm(
                prefix=f"in{commission_id}", obj=obj.membership_in(commission_id) if obj else None
            )
            for commission_id in commission_ids
        }
        for part in self.parts.values():
            part.body.offer(bodies, blank=lazy("No body"))

    def __iter__(self) -> Iterator[Field]:
        """The fields of the account and of every part, as pages list their errors."""
        yield from super().__iter__()
        for part in self.parts.values():
            yield from part

    @property
    def errors(self) -> dict[str | None, Any]:
        """The errors of the account and of every part."""
        found = dict(super().errors)
        for part in self.parts.values():
            found |= {part[name].name: errors for name, errors in part.errors.items()}
        return found

    def refuse(self, name: str, reason: str, /, **facts: object) -> None:
        """Beside the field of the commission that the rule was broken in, where it was in one."""
        part = self.parts.get(facts.get("commission_id"))  # type: ignore[call-overload]  # any fact, None as well
        if part is not None and name:
            part.refuse(name, reason)
        else:
            super().refuse(name, reason)

    def validate(self, extra_validators: Mapping[str, Sequence[Any]] | None = None) -> bool:
        """Check the account and every part."""
        # all of them, so that all errors are told at once
        return all([super().validate(extra_validators), *(part.validate() for part in self.parts.values())])
