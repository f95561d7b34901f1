"""Settings: what production insists on, and what it believes of proxies."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from flask import request

from commission.app import create_app
from commission.config import SettingMissing, Settings
from tests.conftest import a_settings

if TYPE_CHECKING:
    from pathlib import Path

KEY = "k" * 32


def _environment(folder: Path, **changes: str) -> dict[str, str]:
    told = {"COMMISSION_ENV": "production", "COMMISSION_SECRET_KEY": KEY, "COMMISSION_HOSTS": "commission.example"}
    return {**told, "COMMISSION_INSTANCE": str(folder), **changes}


def test_production_starts_with_key_and_hosts(tmp_path: Path) -> None:
    settings = Settings.from_environment(_environment(tmp_path))
    assert settings.is_https
    assert settings.hosts == ("commission.example",)


@pytest.mark.parametrize("change", [{"COMMISSION_SECRET_KEY": "short"}, {"COMMISSION_HOSTS": ""}])
def test_production_refuses_to_start_without_either(tmp_path: Path, change: dict[str, str]) -> None:
    with pytest.raises(SettingMissing):
        Settings.from_environment(_environment(tmp_path, **change))


def test_a_machine_makes_its_own_key_once_and_only_its_owner_reads_it(tmp_path: Path) -> None:
    first, second = (Settings.from_environment({"COMMISSION_INSTANCE": str(tmp_path)}) for _ in range(2))
    assert first.secret_key == second.secret_key
    assert (tmp_path / "secret_key").stat().st_mode & 0o777 == 0o600


def test_an_address_of_postgresql_gets_the_driver_of_the_lock(tmp_path: Path) -> None:
    told = {"COMMISSION_INSTANCE": str(tmp_path), "DATABASE_URL": "postgres://somebody@host/base"}
    assert Settings.from_environment(told).database_url == "postgresql+psycopg://somebody@host/base"


@pytest.mark.parametrize(("proxies", "address"), [(0, "127.0.0.1"), (1, "198.51.100.7")])
def test_only_our_own_proxies_are_believed(tmp_path: Path, proxies: int, address: str) -> None:
    url = f"sqlite:///{tmp_path / 'base.sqlite'}"
    app = create_app(a_settings(tmp_path, url, proxies=proxies))
    seen: list[str | None] = []
    app.before_request_funcs.setdefault(None, []).insert(0, lambda: seen.append(request.remote_addr))
    app.test_client().get("/static/style.css", headers={"X-Forwarded-For": "198.51.100.7"}, buffered=True)
    assert seen == [address]
