"""The ways of /api/v1: what goes wrong is told in a problem body (RFC 9457), and all is in the document."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from http import HTTPStatus
from typing import Annotated, Any

from apiflask import APIBlueprint, APIFlask, HTTPError
from flask import Response, json, request
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema

from insights.kernel.settings import Settings
from insights.web.extensions import csrf

PREFIX = "/api/v1"
PROBLEM_JSON = "application/problem+json"
LARGEST_BODY = 1 << 20
LARGEST_ID = 2**63 - 1
DESCRIPTION = (
    "Numbers in and out of an insight repository. Each request carries `Authorization: Bearer TOKEN`; a "
    "token is made on the page “API tokens” of the own menu and may do what its owner may; cookies count for "
    "nothing. "
    "What goes wrong is told as application/problem+json."
)
REFUSALS = {
    400: "The body is no JSON.",
    401: "There is no token, or it is unknown or revoked.",
    403: "The token may only read, or the role of its owner does not allow this.",
    404: "It does not exist.",
    413: "The body is too large.",
    422: "Something cannot be taken: `errors` names the field and says why.",
}


class FieldProblem(BaseModel):
    """What is wrong with one field."""

    field: str
    message: str


class Problem(BaseModel):
    """What went wrong, as RFC 9457 has it."""

    model_config = ConfigDict(title="Problem")

    type: str = "about:blank"
    title: str
    status: int
    detail: str
    errors: list[FieldProblem] = []


def _iso_day(value: object) -> object:
    if isinstance(value, str):
        try:
            day = date.fromisoformat(value)
        except ValueError:
            day = None
        if day is None or day.isoformat() != value:
            raise ValueError("write the day as 2026-05-03")
        return day
    return value


Day = Annotated[date, BeforeValidator(_iso_day), WithJsonSchema({"type": "string", "format": "date"})]
# PostgreSQL cannot keep NUL in a text
Text = Annotated[str, Field(pattern=r"^[^\x00]*$")]


def api_blueprint(name: str, tag: str) -> APIBlueprint:
    """A feature's part of /api/v1: outside of CSRF, since no cookie opens it."""
    blueprint = APIBlueprint(name, __name__, url_prefix=PREFIX, tag=tag)
    csrf.exempt(blueprint)
    return blueprint


def make_app(settings: Settings, template_folder: str) -> APIFlask:
    """The bare application with the document of its API at /api/v1/openapi.json."""
    app = APIFlask(
        "insights",
        title="Insights",
        version="1",
        openapi_blueprint_url_prefix=PREFIX,
        docs_path=None,  # its page would load scripts from elsewhere
        json_errors=False,
        template_folder=template_folder,
    )
    app.config.update(
        OPENAPI_VERSION="3.1.0",
        DESCRIPTION=DESCRIPTION,
        SERVERS=[{"url": settings.base_url}],
        SECURITY_SCHEMES={"token": {"type": "http", "scheme": "bearer"}},
        AUTO_200_RESPONSE=False,
        AUTO_404_RESPONSE=False,
        AUTO_AUTH_ERROR_RESPONSE=False,
        AUTO_VALIDATION_ERROR_RESPONSE=False,
    )

    app.spec_processor(_with_plain_schemas)
    app.before_request(_limit_body)  # the accounts extension reads bodies, so this comes first
    app.register_error_handler(HTTPError, _refused_input)
    return app


def refusals(*statuses: int) -> dict[int | str, Any]:
    """The refusals of an operation for its `doc`; 401 and 403 are among those of all."""
    content = {PROBLEM_JSON: {"schema": {"$ref": "#/components/schemas/Problem"}}}
    return {
        status: {"description": REFUSALS[status], "content": content}
        for status in sorted({401, 403, *statuses})
    }


def is_api_request() -> bool:
    """Whether a program asks, and not a person's browser."""
    return request.path.startswith("/api/")


def problem(
    status: int,
    detail: str,
    errors: Sequence[tuple[str, str]] = (),
    headers: Mapping[str, str] | None = None,
) -> Response:
    """A refusal as a problem body; `errors` are (field, message)."""
    told = Problem(
        title=HTTPStatus(status).phrase,
        status=status,
        detail=detail,
        errors=[FieldProblem(field=field, message=message) for field, message in errors],
    )
    body = json.dumps(told.model_dump())
    return Response(body, status, headers=dict(headers or {}), content_type=PROBLEM_JSON)


def _limit_body() -> None:
    if is_api_request():
        request.max_content_length = LARGEST_BODY


def _with_plain_schemas(generated: dict[str, Any] | str) -> dict[str, Any] | str:
    """Each schema once under its own name, where the generator repeats nested ones; and that of problems."""
    document: dict[str, Any] = json.loads(
        re.sub(r"(#/components/schemas/)\w+\.", r"\1", json.dumps(generated))
    )
    own = {name.split(".")[-1]: schema for name, schema in document["components"]["schemas"].items()}
    told = Problem.model_json_schema(ref_template="#/components/schemas/{model}")
    own |= {**told.pop("$defs"), "Problem": told}
    own.pop("HTTPError", None)  # the generator's form of a problem, which nothing here answers with
    document["components"]["schemas"] = own
    for operation in (one for path in document["paths"].values() for one in path.values()):
        if "requestBody" in operation:
            operation["requestBody"]["required"] = True
    return document


def _refused_input(error: HTTPError) -> Response:
    """What a schema refused: each field with its reason."""
    fields = [
        (field, message)
        for place in (error.detail or {}).values()
        for field, messages in place.items()
        for message in messages
    ]
    told = "; ".join(f"{field}: {message}" for field, message in fields) or str(error.message)
    return problem(error.status_code, f"{told}.", fields)
