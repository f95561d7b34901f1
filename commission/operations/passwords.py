"""Passwords: which ones are accepted, and how they are kept and compared (argon2id; TRUST.md rule 10)."""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from commission.config import ROOT
from commission.models import RuleBroken
from commission.texts.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from commission.models import User

# 19 MiB and two passes; a stored hash of other parameters is renewed when its owner signs in.
HASHER = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)

LEAST, MOST = 12, 128
# Fewer different characters than this are a pattern, not a password.
_LEAST_DIFFERENT = 5
# A shorter name stands in half of all words.
_SHORTEST_NAME = 4


class PasswordTooShort(RuleBroken):
    """A password has at least ``LEAST`` characters."""


class PasswordTooLong(RuleBroken):
    """A password has at most ``MOST`` characters."""


class PasswordWellKnown(RuleBroken):
    """A password is none of those that are tried first."""


class PasswordNamesSomebody(RuleBroken):
    """A password contains no name of its user, of the user's body or commission."""


def choose(user: User, password: str) -> None:
    """Give the user this password, in any script; the ``Password…`` rules refuse a bad one."""
    password = unicodedata.normalize("NFC", password)
    if len(password) < LEAST:
        raise PasswordTooShort(least=LEAST)
    if len(password) > MOST:
        raise PasswordTooLong(most=MOST)
    if _is_well_known(password):
        raise PasswordWellKnown
    if any(name in _squeezed(password) for name in _names_around(user)):
        raise PasswordNamesSomebody
    user.password_hash = HASHER.hash(_encoded(password))


def is_right(password: str, kept: str | None) -> bool:
    """Whether that is the password; takes as long where none is kept, because time must not tell."""
    decoy = _decoy()
    try:
        return HASHER.verify(kept or decoy, _encoded(password)) and kept is not None
    except (VerificationError, InvalidHashError):
        return False


def renew(user: User, password: str) -> None:
    """Keep the right password by the present parameters, where it is kept by former ones."""
    if user.password_hash and HASHER.check_needs_rehash(user.password_hash):
        user.password_hash = HASHER.hash(_encoded(password))


def _encoded(password: str) -> bytes:
    return unicodedata.normalize("NFC", password).encode("utf-8", "surrogatepass")


@cache
def _decoy() -> str:
    return HASHER.hash("the password of nobody")


def _is_well_known(password: str) -> bool:
    plain = password.casefold()
    return len(set(plain)) < _LEAST_DIFFERENT or plain in _well_known()


@cache
def _well_known() -> frozenset[str]:
    path = ROOT / "commission" / "data" / "passwords.txt"
    return frozenset(path.read_text(encoding="utf-8").splitlines())


def _names_around(user: User) -> Iterator[str]:
    names = [user.name, *user.full_name.split()]
    for one in user.memberships:
        commission = one.commission
        copies = [name.nominative for name in commission.names]
        names += [commission.code, *(half for pair in (commission.short, *copies) for half in (pair.ru, pair.kk))]
        if one.body is not None:
            pairs = [pair for name in one.body.names for pair in (name.nominative, name.full, name.short)]
            names += [one.body.code, *(half for pair in pairs for half in (pair.ru, pair.kk))]
    yield from (short for name in names if len(short := _squeezed(name)) >= _SHORTEST_NAME)


def _squeezed(text: str) -> str:
    return fold(text).replace(" ", "")
