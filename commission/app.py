"""The application factory: reads as the list of what the application is made of."""

from __future__ import annotations

from flask import Flask
from flask_migrate import Migrate

from commission import cli
from commission.config import ROOT, Settings
from commission.db import db, engine_options


def create_app(settings: Settings | None = None) -> Flask:
    """Make an application from settings, those of the environment unless others are handed in."""
    settings = settings or Settings.from_environment()
    app = Flask(
        __name__,
        instance_path=str(settings.instance),
        template_folder=str(ROOT / "templates"),
        static_folder=str(ROOT / "commission" / "static"),
    )
    app.config.update(
        SECRET_KEY=settings.secret_key,
        SQLALCHEMY_DATABASE_URI=settings.database_url,
        SQLALCHEMY_ENGINE_OPTIONS=engine_options(settings.database_url),
        MAX_CONTENT_LENGTH=settings.upload,
        MAX_FORM_MEMORY_SIZE=settings.form_memory,
        TESTING=settings.is_testing,
    )
    app.extensions["settings"] = settings
    settings.instance.mkdir(mode=0o700, parents=True, exist_ok=True)
    db.init_app(app)
    Migrate(app, db, directory=str(ROOT / "migrations"))
    cli.register(app)
    return app
