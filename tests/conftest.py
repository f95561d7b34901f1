"""The worlds that tests live in: a real database made by the migrations, a session on it, an application."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import flask_migrate
import pytest
import sqlalchemy as sa

from commission.app import create_app
from commission.base import Base
from commission.config import Settings
from commission.db import db, writing

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from flask import Flask
    from flask.testing import FlaskClient
    from sqlalchemy.orm import Session

# postgresql+psycopg://… of an empty database; SQLite files where it is not set
SERVER = os.environ.get("TEST_DATABASE_URL", "")


def a_settings(folder: Path, database_url: str) -> Settings:
    """Settings of an application under test."""
    return Settings(database_url=database_url, secret_key="tests only", instance=folder, is_testing=True)


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a database that the migrations made; on PostgreSQL the database of the server."""
    folder = tmp_path_factory.mktemp("migrated")
    app = create_app(a_settings(folder, SERVER or f"sqlite:///{folder / 'empty.sqlite'}"))
    with app.app_context():
        flask_migrate.upgrade()
        db.engine.dispose()
    return folder


@pytest.fixture
def database_url(migrated: Path, tmp_path: Path) -> str:
    """An empty database of its own for one test."""
    if SERVER:
        engine = sa.create_engine(SERVER)
        with engine.begin() as connection:
            tables = ", ".join(f'"{table.name}"' for table in Base.metadata.sorted_tables)
            connection.execute(sa.text(f"TRUNCATE {tables} RESTART IDENTITY"))
        engine.dispose()
        return SERVER
    shutil.copy(migrated / "empty.sqlite", tmp_path / "test.sqlite")
    return f"sqlite:///{tmp_path / 'test.sqlite'}"


@pytest.fixture
def app(database_url: str, tmp_path: Path) -> Iterator[Flask]:
    """An application on an empty database."""
    app = create_app(a_settings(tmp_path, database_url))
    yield app
    with app.app_context():
        db.engine.dispose()


@pytest.fixture
def session(app: Flask) -> Iterator[Session]:
    """A database session that may write."""
    with app.app_context(), writing():
        yield db.session()
        db.session.remove()


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """A browser without script."""
    return app.test_client()
