"""Pages of themes."""

from collections.abc import Callable
from pathlib import Path

from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from insights.analysis.text.model import Portion
from insights.kernel.actor import Actor, Role
from insights.studies.models import Participant, Study
from insights.studies.services import describe_participant
from insights.themes import queries, services
from insights.themes.models import AnalysisRun, Theme, ThemeDecision, ThemeProposal
from insights.themes.rules.telling import exact_settings, how_read
from insights.transcripts.models import Transcript, TranscriptImport, TranscriptPassage
from insights.worker import job_of_subject
from tests.factories import answered, filled, found, people, studies, uploaded

SignIn = Callable[..., FlaskClient]
HTMX = {"HX-Request": "true"}


def prepared(session: Session, signed_in_client: SignIn) -> tuple[FlaskClient, Actor, Study, list[Theme]]:
    user = people.user(session)
    study = studies.study(session, user.as_actor())
    themes = found.themes(session, user.as_actor(), study)
    return signed_in_client(user=user), user.as_actor(), study, themes


def test_an_analysis_is_started_watched_and_stopped(session: Session, signed_in_client: SignIn) -> None:
    user = people.user(session)
    study = studies.study(session, user.as_actor())
    client, page = signed_in_client(user=user), f"/studies/{study.id}/themes"
    assert "Upload transcripts or a survey first" in client.get(page).text
    found.interviews(session, user.as_actor(), study)
    assert "Analyse 18 passages" in client.get(page).text
    client.post(f"{page}/analyse", data={"granularity": "fine"})
    run = session.scalars(select(AnalysisRun)).one()
    assert "Waiting for its turn" in client.get(page).text
    job = job_of_subject(session, queries.SUBJECT, run.id)
    job.state, job.message, job.progress_done, job.progress_total = "running", "Reading meaning", 9, 19
    session.flush()
    partial = client.get(f"/analyses/{run.id}", headers=HTMX).text
    assert "Reading meaning" in partial
    assert "9 of 18" in partial
    assert "Reading meaning" in client.get(f"/studies/{study.id}").text
    client.post(f"/analyses/{run.id}/cancel")
    assert client.get(f"/analyses/{run.id}", headers=HTMX).headers["HX-Refresh"] == "true"
    assert client.get(f"/analyses/{run.id}").location == page
    assert "was stopped" in client.get(page).text
    assert client.post(f"{page}/analyse", data={"granularity": "tiny"}).status_code == 422


def test_a_finished_analysis_says_what_it_read_in_plain_words_and_unfolds_how_exactly(
    session: Session, signed_in_client: SignIn
) -> None:
    client, _, study, _ = prepared(session, signed_in_client)
    run = queries.last_done_run(session, study.id)
    assert run is not None
    portion = Portion("en", 12, by_meaning=True, severity_read=True, resolution=1.5, looked_at=12)
    exactly = exact_settings([portion])
    services.finish_run(
        session, run, how_read([portion]), {"passages": 12, "people": 6, "thin": 2, "exactly": exactly}
    )
    page = client.get(f"/studies/{study.id}/themes").text
    assert "12 passages in English, compared by meaning and words, into groups of middle breadth." in page
    assert "English: Leiden at resolution 1.5" in page
    assert "2 passages of too few words." in page
    assert "passages exactly" not in page


def test_finished_imports_lead_to_the_analysis_of_what_it_has_not_read(
    session: Session, signed_in_client: SignIn
) -> None:
    user = people.user(session)
    actor, study = user.as_actor(), studies.study(session, user.as_actor())
    client, page = signed_in_client(user=user), f"/studies/{study.id}/transcripts/imports"
    found.interviews(session, actor, study)
    assert "Analyse 18 passages" in client.get(page).text
    assert "Analyse" not in signed_in_client(Role.STAKEHOLDER).get(page).text
    client.post(f"/studies/{study.id}/themes/analyse", data={"granularity": "medium"})
    assert "An analysis is under way" in client.get(page).text
    run = session.scalars(select(AnalysisRun)).one()
    run.state, run.counts = "done", {"there": 18}
    session.flush()
    assert "All that was said is analysed" in client.get(page).text
    found.interviews(session, actor, study, (found.EXPORT,), first=20)
    assert f"Analyse {len(found.EXPORT)} new passages" in client.get(page).text
    queued = session.scalars(select(TranscriptImport)).first()
    assert queued is not None
    queued.state = "queued"
    session.flush()
    assert "new passages" not in client.get(page).text


def test_surveys_lead_to_the_analysis_of_their_answers(
    session: Session, signed_in_client: SignIn, data_dir: Path
) -> None:
    user = people.user(session)
    actor, study = user.as_actor(), studies.study(session, user.as_actor())
    client, page = signed_in_client(user=user), f"/studies/{study.id}/surveys/imports"
    silent = filled.survey(session, actor, study, [[9], [3]], ("nps",), ("How likely?",))
    row = uploaded.upload(session, actor, study, data_dir)
    row.state, row.survey_id = "done", silent.id
    session.flush()
    assert "Analyse" not in client.get(page).text
    told = filled.survey(session, actor, study, [["Too slow."], ["Late again."]], ("text",), ("Why?",))
    for address in (page, f"/surveys/{told.id}"):
        assert "Analyse 2 passages" in client.get(address).text
    assert "Analyse" not in client.get(f"/surveys/{silent.id}").text
    row.state = "importing"
    session.flush()
    waiting = client.get(page).text
    assert "Analyse" not in waiting
    assert f'hx-get="{page}" hx-select="#after"' in waiting


def test_a_failed_analysis_tells_why(session: Session, signed_in_client: SignIn) -> None:
    client, actor, study, _ = prepared(session, signed_in_client)
    row = services.start_run(session, actor, study.id)
    services.fail_run(session, row, "The model file is damaged.")
    assert "The model file is damaged." in client.get(f"/studies/{study.id}/themes").text
    assert "The model file is damaged." in client.get(f"/studies/{study.id}").text


def test_each_quote_is_one_click_from_its_place(session: Session, signed_in_client: SignIn) -> None:
    client, _, study, (theme, _) = prepared(session, signed_in_client)
    page = client.get(f"/studies/{study.id}/themes").text
    quote = queries.exemplars_of(session, [theme.id])[theme.id][0]
    assert f'href="/turns/{quote.turn_id}"' in page
    place = client.get(f"/turns/{quote.turn_id}", follow_redirects=False)
    assert place.location.endswith(f"#turn-{quote.turn_id}")
    transcript = client.get(place.location.split("#")[0]).text
    assert "suggested" in transcript
    assert "Export is hidden" in transcript


def test_an_open_answer_is_one_click_from_its_place(session: Session, signed_in_client: SignIn) -> None:
    user = people.user(session)
    study = studies.study(session, user.as_actor())
    survey = answered.survey(session, study)
    rows = answered.answers(session, survey, answered.question(session, survey), found.EXPORT)
    result = found.result_of([found.draft(0, "Export is hidden", [f"a{row.id}" for row in rows])])
    found.stored_run(session, user.as_actor(), study, result)
    client = signed_in_client(user=user)
    page = client.get(f"/studies/{study.id}/themes").text
    assert "Respondent 1" in page
    assert f'href="/answers/{rows[0].id}"' in page
    place = client.get(f"/answers/{rows[1].id}")
    assert place.status_code == 302
    assert client.get(place.location.split("#")[0]).status_code == 200
    assert client.get("/answers/0").status_code == 404


def test_themes_are_decided_in_place(session: Session, signed_in_client: SignIn) -> None:
    client, _, study, (one, two) = prepared(session, signed_in_client)
    card = client.post(f"/themes/{one.id}/confirm", headers=HTMX).text
    assert f'id="theme-{one.id}"' in card
    assert "Confirmed" in card
    assert "<html" not in card
    assert "Undo" in client.post(f"/themes/{two.id}/reject", headers=HTMX).text
    decision = session.scalars(select(ThemeDecision).order_by(ThemeDecision.id.desc()).limit(1)).one()
    back = client.post(f"/themes/decisions/{decision.id}/undo", data={"back": "study"})
    assert back.location == f"/studies/{study.id}/themes"
    assert (
        "Our words"
        in client.post(
            f"/themes/{one.id}/rename", data={"label": "Our words", "version": "2"}, headers=HTMX
        ).text
    )
    answer = client.post(
        f"/themes/{two.id}/merge", data={"into": one.id, "back": "study"}, follow_redirects=True
    )
    assert "Merged into “Our words”." in answer.text
    assert found.labels_by_status(session, study.id)["confirmed"] == ["Our words"]


def test_a_stale_name_is_shown_beside_the_saved_one(session: Session, signed_in_client: SignIn) -> None:
    client, actor, _, (one, _) = prepared(session, signed_in_client)
    services.rename_theme(session, actor, one.id, one.version, "Saved first")
    answer = client.post(f"/themes/{one.id}/rename", data={"label": "Mine", "version": "1"})
    assert answer.status_code == 409
    assert "Saved first" in answer.text
    assert "Mine" in answer.text
    assert client.post(f"/themes/{one.id}/rename", data={"label": ""}).status_code == 422
    assert client.post(f"/themes/{one.id}/merge", data={"into": "x"}).status_code == 422


def test_a_theme_s_page_tells_people_quotes_and_decisions(session: Session, signed_in_client: SignIn) -> None:
    client, actor, _, (one, two) = prepared(session, signed_in_client)
    services.confirm_theme(session, actor, one.id)
    page = client.get(f"/themes/{one.id}").text
    assert "6 people of 6 heard say this" in page
    assert "6 people × severity 2 = 12" in page
    assert "Confirmed “Export is hidden”." in page
    assert "touches no metric yet" in page
    chosen = [member.id for member in found.members(session, one.id)[:2]]
    answer = client.post(
        f"/themes/{one.id}/passages", data={"member": chosen, "into": two.id}, follow_redirects=True
    )
    assert "No later analysis moves them back." in answer.text
    assert "Choose the passages first." in client.post(f"/themes/{one.id}/passages").text
    services.merge_themes(session, actor, one.id, two.id)
    assert f'<a href="/themes/{two.id}">Late parcels</a>' in client.get(f"/themes/{one.id}").text


def test_pages_say_where_severity_is_not_read(session: Session, signed_in_client: SignIn) -> None:
    client, _, _, (one, _) = prepared(session, signed_in_client)
    assert "severity not read" not in client.get("/pain-points").text
    one.severity_reasons = ["not read in this language (6 of 6)"]
    session.flush()
    for address in ("/pain-points", f"/themes/{one.id}"):
        assert "severity not read" in client.get(address).text


def test_the_board_lists_filters_and_compares(session: Session, signed_in_client: SignIn) -> None:
    client, _, study, (one, _) = prepared(session, signed_in_client)
    page = client.get("/pain-points").text
    assert "Export is hidden" in page
    assert "People are counted once each" in page
    filtered = "/pain-points?severity=4&period=3&metric=none&sort=people&left=plan:free&right=plan:pro"
    assert "Nothing fits this filter." in client.get(filtered).text
    compared = client.get(f"/pain-points?study={study.id}&left=plan:free&right=nonsense").text
    assert "nobody heard" in compared
    assert client.get("/pain-points?cursor=%20broken").status_code == 422
    assert client.get(f"/pain-points?kind=all&status=suggested&period=x&study={one.id}").status_code == 200
    pm = signed_in_client(Role.PM)
    assert "Export is hidden" in pm.get("/pain-points").text
    assert signed_in_client(Role.STAKEHOLDER).get("/pain-points").status_code == 403


def test_a_chosen_segment_stands_with_its_share_beside_everybody(
    session: Session, signed_in_client: SignIn
) -> None:
    client, _, study, _ = prepared(session, signed_in_client)
    for person in session.scalars(select(Participant)):
        describe_participant(session, person, {"plan": "free"})
    services.recount_study(session, study.id)
    page = client.get("/pain-points?segment=plan:free").text
    assert '<th scope="col">plan: free</th>' in page
    assert "n&nbsp;6" in page


def test_an_empty_board_says_what_will_stand_there(signed_in_client: SignIn) -> None:
    client = signed_in_client()
    assert "What troubles your users will stand here" in client.get("/pain-points").text
    assert "Nothing waits for you." in client.get("/review").text


def test_the_queue_goes_on_after_each_answer_and_can_be_taken_back(
    session: Session, signed_in_client: SignIn
) -> None:
    client, _, study, (one, two) = prepared(session, signed_in_client)
    page = client.get(f"/review?study={study.id}").text
    for key in "armn":
        assert f'data-key="{key}"' in page
    first, second = (one, two) if "Export is hidden</a></h2>" in page else (two, one)
    answer = client.post(
        f"/themes/{first.id}/confirm",
        data={"back": "review", "study": study.id, "skip": "0"},
        follow_redirects=True,
    )
    assert f"{second.label}</a></h2>" in answer.text
    assert "Of the answered, taken" in answer.text
    decision = session.scalars(select(ThemeDecision)).one()
    undone = client.post(
        f"/themes/decisions/{decision.id}/undo", data={"back": "review"}, follow_redirects=True
    )
    assert "Taken back" in undone.text
    assert f"{second.label}</a></h2>" in client.get("/review?skip=1").text


def test_the_queue_goes_on_where_somebody_else_was_faster(session: Session, signed_in_client: SignIn) -> None:
    client, actor, study, (one, two) = prepared(session, signed_in_client)
    services.reject_theme(session, actor, one.id)
    answer = client.post(
        f"/themes/{one.id}/confirm", data={"back": "review", "study": study.id}, follow_redirects=True
    )
    assert answer.status_code == 200
    assert f"“{one.label}” was rejected meanwhile." in answer.text
    assert f"{two.label}</a></h2>" in answer.text
    assert client.post(f"/themes/{one.id}/confirm").status_code == 422


def test_a_proposal_shows_what_would_move_before_it_moves(session: Session, signed_in_client: SignIn) -> None:
    client, actor, study, _ = prepared(session, signed_in_client)
    found.interviews(session, actor, study, (found.SIZES,), first=20)
    keys = [f"t{number}" for number in found.passage_ids(session, study)]
    old = [
        found.draft(n, label, keys[n:12:2]) for n, label in enumerate(("Export is hidden", "Late parcels"))
    ]
    for label in ("Sizes", "Sizes again"):
        result = found.result_of([*old, found.draft(2, label, keys[12:])])
        found.stored_run(session, actor, study, result, found.planned(session, study, result))
        row = session.scalars(select(ThemeProposal).where(ThemeProposal.state == "pending")).one()
        page = client.get("/review").text
        assert "from no theme to “Sizes" in page
        assert "The size guide for shoes is wrong" in page
        act = "accept" if label != "Sizes" else "refuse"
        if label == "Sizes":
            session.delete(row)
            session.flush()
            continue
        answer = client.post(f"/proposals/{row.id}/{act}", data={"study": study.id, "skip": "0"})
        assert answer.location == f"/review?study={study.id}&skip=0"
    assert "Sizes again" in found.labels_by_status(session, study.id)["confirmed"]
    assert client.post(f"/proposals/{row.id}/refuse").status_code == 422


def test_a_proposal_whose_passages_went_says_so(session: Session, signed_in_client: SignIn) -> None:
    client, actor, study, (one, _) = prepared(session, signed_in_client)
    services.confirm_theme(session, actor, one.id)
    gone = found.members(session, one.id)[0].passage_id
    services.review_reworded(session, study.id, [gone])
    assert "from no theme to “Export is hidden”" in client.get("/review").text
    session.delete(session.get_one(TranscriptPassage, gone))
    session.flush()
    assert "None of it stands in the study any more." in client.get("/review").text


def test_all_proposals_of_a_kind_are_answered_by_one_button(
    session: Session, signed_in_client: SignIn
) -> None:
    client, actor, study, _ = prepared(session, signed_in_client)
    keys = [f"t{number}" for number in found.passage_ids(session, study)]
    result = found.result_of([found.draft(0, "One", keys[:1]), found.draft(1, "Two", keys[1:2])])
    found.stored_run(session, actor, study, result, found.planned(session, study, result))
    rows = session.scalars(select(ThemeProposal).where(ThemeProposal.state == "pending")).all()
    kind = max((row.kind for row in rows), key=[row.kind for row in rows].count)
    alike = sum(row.kind == kind for row in rows)
    assert alike > 1
    page = client.get(f"/review?skip={[row.kind for row in rows].index(kind)}").text
    assert f"Leave all {alike} of this kind" in page
    answer = client.post("/proposals/answer", data={"kind": kind, "answer": "refuse", "study": study.id})
    assert answer.location == f"/review?study={study.id}"
    page = client.get(answer.location).text
    assert f"{alike} proposals refused." in page
    assert f"{alike} proposals in all." in page
    assert client.post("/proposals/answer", data={"kind": kind, "answer": "refuse"}).status_code == 422
    assert client.post("/proposals/answer", data={"kind": "every", "answer": "accept"}).status_code == 422


def test_counts_follow_a_removed_transcript_in_the_same_request(
    session: Session, signed_in_client: SignIn
) -> None:
    client, _, study, (one, two) = prepared(session, signed_in_client)
    before = one.people_count + two.people_count
    of_it = select(Transcript).where(Transcript.study_id == study.id).order_by(Transcript.id)
    gone = session.scalars(of_it.limit(1)).one()
    heard = queries.totals_of(session, [study.id])[study.id]
    client.post(f"/transcripts/{gone.id}/remove")
    session.expire_all()
    assert 0 < one.people_count + two.people_count < before
    assert queries.totals_of(session, [study.id])[study.id] < heard


def test_readers_may_look_but_not_decide(session: Session, signed_in_client: SignIn) -> None:
    _, _, study, (one, _) = prepared(session, signed_in_client)
    pm = signed_in_client(Role.PM)
    for address in (f"/studies/{study.id}/themes", f"/themes/{one.id}", "/review"):
        page = pm.get(address)
        assert page.status_code == 200
        assert "Reject" not in page.text
    for address in (f"/themes/{one.id}/confirm", f"/studies/{study.id}/themes/analyse"):
        assert pm.post(address).status_code == 403


def test_pages_of_a_hidden_study_are_not_found(session: Session, signed_in_client: SignIn) -> None:
    _, _, study, (one, _) = prepared(session, signed_in_client)
    study.restricted = True
    session.flush()
    other = signed_in_client()
    assert other.get(f"/themes/{one.id}").status_code == 404
    assert other.get(f"/studies/{study.id}/themes").status_code == 404
    assert other.post(f"/themes/{one.id}/confirm").status_code == 404
