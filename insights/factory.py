"""The application: FEATURES is the product's table of contents."""

from __future__ import annotations

from flask import Flask
from flask.typing import ResponseReturnValue
from sqlalchemy import text
from werkzeug.middleware.proxy_fix import ProxyFix

from insights.accounts.feature import FEATURE as ACCOUNTS
from insights.accounts.feature import add_security, load_actor, note_token_use
from insights.briefings.feature import FEATURE as BRIEFINGS
from insights.experiments.feature import FEATURE as EXPERIMENTS
from insights.highlights.feature import FEATURE as HIGHLIGHTS
from insights.kernel.bundle import path_of
from insights.kernel.settings import Settings
from insights.kernel.wiring import PUBLIC, Feature, wire
from insights.metrics.feature import FEATURE as METRICS
from insights.objectives.feature import FEATURE as OBJECTIVES
from insights.search.feature import FEATURE as SEARCH
from insights.studies.feature import FEATURE as STUDIES
from insights.surveys.feature import FEATURE as SURVEYS
from insights.synthesis.feature import FEATURE as SYNTHESIS
from insights.themes.feature import FEATURE as THEMES
from insights.transcripts.feature import FEATURE as TRANSCRIPTS
from insights.web.api import make_app
from insights.web.context import current_session
from insights.web.errors import add_error_pages
from insights.web.extensions import bind_database, csrf
from insights.web.filters import add_filters
from insights.web.guards import guard_views
from insights.web.headers import add_headers
from insights.web.page import add_page_context
from insights.web.templating import Templates
from insights.worker.feature import FEATURE as JOBS

PROBES = Feature(
    name="probes",
    routes={"probes.healthz": PUBLIC, "probes.readyz": PUBLIC, "openapi.spec": PUBLIC},
)

FEATURES: tuple[Feature, ...] = (
    PROBES,
    ACCOUNTS,
    JOBS,
    SEARCH,
    STUDIES,
    TRANSCRIPTS,
    SURVEYS,
    HIGHLIGHTS,
    THEMES,
    METRICS,
    EXPERIMENTS,
    OBJECTIVES,
    SYNTHESIS,
    BRIEFINGS,
)


def create_app(settings: Settings) -> Flask:
    """The web application of an installation."""
    app = make_app(settings, str(path_of("templates")))
    app.jinja_environment = Templates
    app.config.update(
        SECRET_KEY=settings.secret_key,
        MAX_CONTENT_LENGTH=settings.max_upload_mb << 20,
        MAX_FORM_MEMORY_SIZE=16 << 20,
        TRAP_HTTP_EXCEPTIONS=False,
        WTF_CSRF_TIME_LIMIT=None,
        SEND_FILE_MAX_AGE_DEFAULT=3600,
    )
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    wiring = wire(FEATURES)
    app.extensions["insights.settings"] = settings
    app.extensions["insights.wiring"] = wiring
    bind_database(app, settings.database_url)
    csrf.init_app(app)
    add_security(app, settings)
    app.after_request(note_token_use)
    add_filters(app)
    add_page_context(app)
    add_headers(app, https=settings.secure_cookies)
    add_error_pages(app)
    for feature in FEATURES:
        for blueprint in (feature.blueprint, feature.api):
            if blueprint is not None:
                app.register_blueprint(blueprint)
    _add_probes(app)
    if settings.proxies:
        trusted = settings.proxies
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=trusted, x_proto=trusted, x_host=trusted)  # type: ignore[method-assign]
    guard_views(app, wiring, load_actor)
    return app


def _add_probes(app: Flask) -> None:
    def healthz() -> ResponseReturnValue:
        return {"status": "ok"}

    def readyz() -> ResponseReturnValue:
        current_session().execute(text("SELECT 1 FROM users LIMIT 1"))
        return {"status": "ready"}

    app.add_url_rule("/healthz", "probes.healthz", healthz)
    app.add_url_rule("/readyz", "probes.readyz", readyz)
