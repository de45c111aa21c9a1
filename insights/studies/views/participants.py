"""Pages of those who took part: segments, consent, erasing."""

from __future__ import annotations

from datetime import date

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from insights.kernel import clock
from insights.kernel.errors import InvalidInput
from insights.studies import queries, rules, services
from insights.studies.models import Participant
from insights.studies.rules import Scope
from insights.studies.views.blueprint import blueprint
from insights.web.context import current_actor, current_session, current_wiring


@blueprint.get("/studies/<int:study_id>/people")
def list_participants(study_id: int) -> ResponseReturnValue:
    """The study's people by pseudonym, with segments and consent."""
    session, actor = current_session(), current_actor()
    people = queries.participants_of(session, actor, study_id)
    periods = queries.consents_of(session, [person.id for person in people])
    return render_template(
        "studies/list_participants.html",
        study=queries.study(session, actor, study_id),
        people=people,
        fields=rules.segment_fields(person.segment for person in people),
        states={key: rules.consent_states(own, clock.today()) for key, own in periods.items()},
        scopes=list(Scope),
    )


@blueprint.get("/studies/<int:study_id>/people/<int:participant_id>")
def show_participant(study_id: int, participant_id: int) -> ResponseReturnValue:
    """One person: segment fields, consent by scope with its dates."""
    session, actor = current_session(), current_actor()
    person = _person(study_id, participant_id)
    periods = queries.consents_of(session, [person.id])[person.id]
    return render_template(
        "studies/show_participant.html",
        study=queries.study(session, actor, study_id),
        person=person,
        consents=queries.consent_rows(session, person.id),
        states=rules.consent_states(periods, clock.today()),
        scopes=list(Scope),
        today=clock.today(),
    )


@blueprint.post("/studies/<int:study_id>/people/<int:participant_id>/segment")
def describe_participant(study_id: int, participant_id: int) -> ResponseReturnValue:
    """Set the segment fields, one a line as `name: value`."""
    person = _person(study_id, participant_id)
    segment = rules.segment_in(request.form.get("segment", ""))
    services.set_segment(current_session(), current_actor(), person, segment)
    flash("Saved.", "success")
    return _back(study_id, participant_id)


@blueprint.post("/studies/<int:study_id>/people/<int:participant_id>/consent")
def record_consent(study_id: int, participant_id: int) -> ResponseReturnValue:
    """Write down consent to a scope from a day on."""
    person = _person(study_id, participant_id)
    given = request.form.get("scope", "")
    if given not in set(Scope):
        raise InvalidInput("Choose what the consent is about.", "scope")
    services.record_consent(current_session(), current_actor(), person, Scope(given), _day("given_on"))
    flash(f"The consent of {person.pseudonym} was recorded.", "success")
    return _back(study_id, participant_id)


@blueprint.post("/studies/<int:study_id>/people/<int:participant_id>/consent/<int:consent_id>/withdraw")
def withdraw_consent(study_id: int, participant_id: int, consent_id: int) -> ResponseReturnValue:
    """Write down that a consent was withdrawn."""
    session, actor = current_session(), current_actor()
    person = _person(study_id, participant_id)
    consent = queries.consent_of(session, person.id, consent_id)
    services.withdraw_consent(session, actor, consent, _day("withdrawn_on"))
    flash(f"The withdrawal by {person.pseudonym} was recorded.", "success")
    return _back(study_id, participant_id)


@blueprint.route("/studies/<int:study_id>/people/<int:participant_id>/erase", methods=["GET", "POST"])
def erase_participant(study_id: int, participant_id: int) -> ResponseReturnValue:
    """Ask, then erase a person from everywhere."""
    session, actor = current_session(), current_actor()
    person = _person(study_id, participant_id)
    name = person.pseudonym
    missing = request.method == "POST" and request.form.get("pseudonym", "").strip() != name
    if request.method == "POST" and not missing:
        rows = services.erase_everywhere(session, actor, person, current_wiring().erasers())
        flash(f"{name} was erased: {rows} entries were removed or blanked.", "success")
        return redirect(url_for("studies.list_participants", study_id=study_id))
    page = render_template(
        "studies/erase_participant.html",
        study=queries.study(session, actor, study_id),
        person=person,
        studies=queries.studies_of_participant(session, actor, person.id),
        missing=missing,
    )
    return page, 422 if missing else 200


def _person(study_id: int, participant_id: int) -> Participant:
    return queries.participant_in(current_session(), current_actor(), study_id, participant_id)


def _day(field: str) -> date:
    try:
        return date.fromisoformat(request.form.get(field, ""))
    except ValueError as error:
        raise InvalidInput("Give the day as 2026-05-31.", field) from error


def _back(study_id: int, participant_id: int) -> ResponseReturnValue:
    return redirect(url_for("studies.show_participant", study_id=study_id, participant_id=participant_id))
