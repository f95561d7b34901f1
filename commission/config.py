"""Settings: defaults, what the ``COMMISSION_*`` environment says, and what production insists on."""

from __future__ import annotations

import os
import secrets
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Mapping

ROOT = Path(__file__).resolve().parent.parent
MEGABYTE = 1_000_000
LOOPBACK = ("127.0.0.1", "localhost", "[::1]")


class SettingMissing(Exception):  # noqa: N818 -- named for what is wrong
    """Production does not start without a setting that has no safe default."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What one running application was told; ``from_environment`` reads it."""

    database_url: str
    secret_key: str = field(repr=False)
    is_production: bool = False
    # plain http is for the loopback only: then the cookie carries neither Secure nor the __Host- name
    is_https: bool = False
    hosts: tuple[str, ...] = LOOPBACK
    # how many proxies of our own stand in front: that many are believed about addresses and https
    proxies: int = 0
    instance: Path = ROOT / "instance"
    is_testing: bool = False
    # typed forms and uploads, bytes
    form_memory: int = 5 * MEGABYTE
    upload: int = 12 * MEGABYTE

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> Self:
        """Read the environment; ``SettingMissing`` when production lacks what it needs."""
        is_production = environment.get("COMMISSION_ENV") == "production"
        instance = Path(environment.get("COMMISSION_INSTANCE", ROOT / "instance"))
        key = environment.get("COMMISSION_SECRET_KEY", "")
        hosts = tuple(filter(None, environment.get("COMMISSION_HOSTS", "").split(",")))
        if is_production:
            if len(key) < 32:
                raise SettingMissing("COMMISSION_SECRET_KEY must hold at least 32 characters in production")
            if not hosts:
                raise SettingMissing("COMMISSION_HOSTS must name the hosts that production answers to")
        return cls(
            database_url=_driver(environment.get("DATABASE_URL") or f"sqlite:///{instance / 'commission.sqlite'}"),
            secret_key=key or _own_key(instance),
            is_production=is_production,
            is_https=environment.get("COMMISSION_HTTPS", "1" if is_production else "0") == "1",
            hosts=hosts or LOOPBACK,
            proxies=int(environment.get("COMMISSION_PROXIES", "0")),
            instance=instance,
        )


def _driver(url: str) -> str:
    """The address with the PostgreSQL driver that the lock installs."""
    for scheme in ("postgres://", "postgresql://"):
        if url.startswith(scheme):
            return "postgresql+psycopg://" + url.removeprefix(scheme)
    return url


def _own_key(instance: Path) -> str:
    """The key that this machine made for itself on its first start; readable by the owner only."""
    path = instance / "secret_key"
    instance.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not path.exists():
        private = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(private, "w", encoding="ascii") as file:
            file.write(secrets.token_urlsafe(48))
    return path.read_text(encoding="ascii")
