"""Typed parts of addresses: ids with an upper bound, members of enums by their values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from werkzeug.routing import BaseConverter, IntegerConverter, ValidationError

from commission.models import MeetingAct, Side
from commission.texts import Language

if TYPE_CHECKING:
    from enum import StrEnum

    from flask import Flask
    from werkzeug.routing import Map


class KeyConverter(IntegerConverter):
    """An id of a record: 1 to what both databases hold."""

    def __init__(self, rules: Map) -> None:
        super().__init__(rules, min=1, max=2**31 - 1)


class EnumConverter(BaseConverter):
    """A member of an enum; any other word is no address of ours."""

    members: type[StrEnum]

    def to_python(self, value: str) -> StrEnum:
        """The member of that value."""
        try:
            return self.members(value)
        except ValueError as unknown:
            raise ValidationError from unknown

    def to_url(self, value: Any) -> str:
        """The member's value."""
        return str(self.members(value).value)


class SideConverter(EnumConverter):
    """``rf`` or ``kz``."""

    members = Side


class LanguageConverter(EnumConverter):
    """``ru`` or ``kk``."""

    members = Language


class ActConverter(EnumConverter):
    """An act of a session's life cycle, such as ``cancellation``."""

    members = MeetingAct


def teach(app: Flask) -> None:
    """Make the converters known by their short names."""
    app.url_map.converters.update(key=KeyConverter, side=SideConverter, language=LanguageConverter, act=ActConverter)
