"""The application factory: reads as the list of what the application is made of."""

from __future__ import annotations

from flask import Flask
from flask_migrate import Migrate
from flask_wtf.csrf import CSRFProtect
from werkzeug.middleware.proxy_fix import ProxyFix

from commission import cli, views
from commission.config import ROOT, Settings
from commission.db import db, engine_options
from commission.views.acting import recognise
from commission.views.browsing import RowSessions
from commission.views.converters import teach
from commission.views.errors import answer_errors
from commission.views.languages import speak
from commission.views.logs import keep_log
from commission.views.permissions import guard
from commission.views.security import answer_only, protect
from commission.views.templating import furnish
from commission.views.writing import announce_writers


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
        MAX_FORM_PARTS=5000,
        SESSION_COOKIE_NAME="__Host-commission" if settings.is_https else "commission",
        SESSION_COOKIE_SECURE=settings.is_https,
        # the token lives as long as the session it is kept in
        WTF_CSRF_TIME_LIMIT=None,
        TESTING=settings.is_testing,
    )
    app.extensions["settings"] = settings
    settings.instance.mkdir(mode=0o700, parents=True, exist_ok=True)
    db.init_app(app)
    Migrate(app, db, directory=str(ROOT / "migrations"))
    app.session_interface = RowSessions()
    recognise(app)
    keep_log(app)
    teach(app)
    if settings.proxies:
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=settings.proxies, x_proto=settings.proxies)  # type: ignore[method-assign]  # the way that Flask documents
    # the order of these is the order in which a request passes them
    announce_writers(app)
    speak(app)
    answer_only(app, settings.hosts)
    guard(app)
    CSRFProtect(app)
    protect(app)
    answer_errors(app)
    furnish(app)
    views.register(app)
    cli.register(app)
    return app
