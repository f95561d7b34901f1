"""Initials of a given name and a patronymic, both in one language: never taken from the other one (domain.md 4.4)."""

from __future__ import annotations


def initials(given: str, patronymic: str = "") -> str:
    """What stands before the surname: ``Р.В.``, ``Қ.К.``, ``Ж.-П.``; nothing for nobody."""
    return "".join(_initial(name) for name in (given, patronymic) if name.strip())


def _initial(name: str) -> str:
    return "-".join(f"{part.strip()[0].upper()}." for part in name.split("-") if part.strip())
