"""The settings of one's own account."""

from __future__ import annotations

from typing import Any
from zoneinfo import ZoneInfo

from babel.dates import get_timezone_location
from wtforms import SelectField

from commission import clock
from commission.forms.base import Form
from commission.forms.fields import EnumRadios, Line, Words
from commission.i18n import language, lazy, lazy_in_context
from commission.texts import Language

ZONES = tuple(
    """Europe/Moscow Asia/Almaty Europe/Kaliningrad Europe/Samara Asia/Yekaterinburg Asia/Omsk Asia/Novosibirsk
    Asia/Krasnoyarsk Asia/Irkutsk Asia/Yakutsk Asia/Vladivostok Asia/Magadan Asia/Kamchatka""".split()  # noqa: SIM905 -- reads better as one text
)


class ZoneSelect(SelectField):
    """A time zone of one of the two countries."""

    def __init__(self, text: Words, **bound: Any) -> None:
        super().__init__(text, choices=lambda: [(zone, zone_in_words(zone)) for zone in ZONES], **bound)


class SettingsForm(Form):
    """What people settle about their own account."""

    full_name = Line(lazy_in_context("person", "Full name"))
    language = EnumRadios(lazy("Language"), Language, default=language)
    time_zone = ZoneSelect(lazy("Time zone"))


def zone_in_words(zone: str) -> str:
    """A time zone by its city and what it is ahead of UTC now."""
    city = get_timezone_location(zone, locale=language().value, return_city=True)
    ahead = clock.now().astimezone(ZoneInfo(zone)).isoformat()[-6:]
    return f"{city} (UTC{ahead})"
