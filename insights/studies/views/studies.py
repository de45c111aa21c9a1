"""Pages of a study: the list, its overview, writing it, its sessions."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from insights.accounts.queries import choices_of_people, names_of
from insights.studies import queries, rules, services
from insights.studies.forms import StudyForm
from insights.studies.rules import StudyStatus
from insights.studies.views.blueprint import blueprint
from insights.web.choices import kind_pairs
from insights.web.context import current_actor, current_session
from insights.web.forms import version_in
from insights.web.panels import panels_for


@blueprint.get("/studies")
def list_studies() -> ResponseReturnValue:
    """All studies the actor may see."""
    session, actor = current_session(), current_actor()
    text, status = request.args.get("q", "").strip(), request.args.get("status", "")
    page = queries.studies_page(session, actor, text, status, request.args.get("cursor"))
    return render_template(
        "studies/list_studies.html",
        page=page,
        tallies=queries.tallies_of(session, [study.id for study in page.rows]),
        owners=names_of(session, [study.owner_id for study in page.rows]),
        text=text,
        status=status,
        choices=kind_pairs(StudyStatus),
    )


@blueprint.route("/studies/new", methods=["GET", "POST"])
def new_study() -> ResponseReturnValue:
    """Write a new study."""
    form = StudyForm()
    if form.validate_on_submit():
        study = services.create_study(current_session(), current_actor(), form.draft())
        flash(f"{study.title} is here. Upload what you heard.", "success")
        return redirect(url_for("studies.show_study", study_id=study.id))
    return render_template("studies/edit_study.html", form=form, study=None)


@blueprint.route("/studies/<int:study_id>/edit", methods=["GET", "POST"])
def edit_study(study_id: int) -> ResponseReturnValue:
    """Change a study."""
    session, actor = current_session(), current_actor()
    study = queries.study(session, actor, study_id)
    form = StudyForm.of(study)
    if form.validate_on_submit():
        services.edit_study(session, actor, study_id, version_in(form), form.draft())
        flash("Saved.", "success")
        return redirect(url_for("studies.show_study", study_id=study_id))
    return render_template(
        "studies/edit_study.html",
        form=form,
        study=study,
        people=[row for row in choices_of_people(session, queries.MAY_JOIN) if row[0] != study.owner_id],
        members={row.user_id for row in queries.members_of(session, study_id)},
    )


@blueprint.post("/studies/<int:study_id>/members")
def set_members(study_id: int) -> ResponseReturnValue:
    """Say who may open a restricted study."""
    session, actor = current_session(), current_actor()
    study = queries.study_for_update(session, actor, study_id)
    chosen = {int(value) for value in request.form.getlist("member") if value.isdecimal()}
    services.set_members(session, actor, study, chosen)
    flash("Saved.", "success")
    return redirect(url_for("studies.show_study", study_id=study_id))


@blueprint.get("/studies/<int:study_id>")
def show_study(study_id: int) -> ResponseReturnValue:
    """Overview of a study: question, people, progress, and what higher features add."""
    session, actor = current_session(), current_actor()
    study = queries.study(session, actor, study_id)
    members = [row.user_id for row in queries.members_of(session, study_id)] if study.restricted else []
    names = names_of(session, [study.owner_id, *members])
    return render_template(
        "studies/show_study.html",
        study=study,
        owner=names.get(study.owner_id, ""),
        members=[names[one] for one in members if one in names],
        tallies=queries.tallies_of(session, [study_id])[study_id],
        segments=rules.people_by_segment(queries.segments_of(session, actor, study_id)),
        panels=panels_for("studies.study", [study_id]).of(study_id),
    )


@blueprint.get("/studies/<int:study_id>/sessions")
def show_sessions(study_id: int) -> ResponseReturnValue:
    """The study's conversations."""
    session, actor = current_session(), current_actor()
    sessions = queries.sessions_of(session, actor, study_id)
    return render_template(
        "studies/show_sessions.html",
        study=queries.study(session, actor, study_id),
        sessions=sessions,
        panels=panels_for("studies.session", [row.id for row in sessions]),
        head=panels_for("studies.sessions_head", [study_id]).of(study_id),
    )
