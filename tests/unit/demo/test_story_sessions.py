"""The sample's sessions, people and quotes."""

import io
import re
import zipfile
from collections import Counter, defaultdict
from datetime import date

import pytest

from insights.accounts.rules import password_problem
from insights.demo.story import Story, people, story, transcripts
from insights.kernel.actor import Role
from insights.studies.rules import Method, Scope, SessionKind

TODAY = date(2031, 3, 30)
REAL_BRANDS = (
    "amazon",
    "ebay",
    "paypal",
    "klarna",
    "visa",
    "mastercard",
    "zalando",
    "ikea",
    "asos",
    "etsy",
    "temu",
    "shein",
    "shopify",
    "stripe",
    "google",
    "apple",
    "facebook",
    "instagram",
    "whatsapp",
    "tiktok",
    "dhl",
    "fedex",
    "netflix",
    "tesco",
    "argos",
)
_SPEAKER = re.compile(r"^(?:\*\*|<v )?([A-Z][a-z]+ [A-Z][a-z]+)(?::\*\*|>|:|  \d+:\d\d$) ?(.*?)(?:</v>)?$")


@pytest.fixture(scope="module")
def sample() -> Story:
    return story(TODAY)


def text_of(session: transcripts.Session) -> str:
    content = transcripts.file_content(session)
    if session.file.endswith(".docx"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            xml = archive.read("word/document.xml").decode("utf-8")
        return "\n".join(re.findall(r"<w:t[^>]*>([^<]*)</w:t>", xml)).replace("&amp;", "&")
    return content.decode("utf-8")


def speech_of(session: transcripts.Session) -> dict[str, str]:
    """What each speaker says, joined by blanks; cue numbers and times left out."""
    said: dict[str, list[str]] = defaultdict(list)
    speaker = ""
    for line in text_of(session).splitlines():
        found = _SPEAKER.match(line)
        if found:
            speaker, line = found[1], found[2]
        elif "-->" in line or line.startswith("#") or re.fullmatch(r"\d+|[0-9a-f-]{36}/\d+-0|WEBVTT", line):
            continue
        if speaker and line.strip():
            said[speaker].append(line.strip())
    return {name: " ".join(lines) for name, lines in said.items()}


def test_there_are_interviews_usability_tests_a_focus_group_and_calls(sample):
    assert Counter(session.kind for session in sample.sessions) == {
        "interview": 5,
        "usability_test": 2,
        "focus_group": 1,
        "support_call": 2,
    }


def test_the_files_come_in_several_formats(sample):
    endings = Counter(session.file.rsplit(".", 1)[1] for session in sample.sessions)
    assert set(endings) == {"vtt", "srt", "txt", "md", "docx"}


def test_each_transcript_has_700_to_1800_words(sample):
    for session in sample.sessions:
        words = sum(len(speech.split()) for speech in speech_of(session).values())
        assert 700 <= words <= 1800, (session.key, words)


def test_the_speakers_of_a_file_are_its_participants_and_a_moderator(sample):
    label = {person.pseudonym: person.label for person in sample.participants}
    for session in sample.sessions:
        expected = {label[pseudonym] for pseudonym in session.participants} | {session.moderator}
        assert set(speech_of(session)) == expected, session.key


def test_every_highlight_stands_word_for_word_in_its_speakers_turns(sample):
    label = {person.pseudonym: person.label for person in sample.participants}
    speech = {session.key: speech_of(session) for session in sample.sessions}
    for highlight in sample.highlights:
        assert highlight.quote in speech[highlight.session][label[highlight.participant]], highlight.key


def test_highlight_keys_are_unique_and_their_tags_are_in_the_codebook(sample):
    keys = Counter(highlight.key for highlight in sample.highlights)
    assert keys.most_common(1)[0][1] == 1
    codes = {tag.key for tag in sample.tags}
    assert {tag for highlight in sample.highlights for tag in highlight.tags} <= codes
    assert {tag.parent for tag in sample.tags if tag.parent} <= codes
    assert all(tag.definition and tag.example for tag in sample.tags)


def test_every_pain_point_is_voiced_by_three_people_or_more(sample):
    voices = defaultdict(set)
    for highlight in sample.highlights:
        for tag in highlight.tags:
            voices[tag].add(highlight.participant)
    assert 9 <= len(sample.pain_points) <= 11
    assert all(len(voices[point.key]) >= 3 for point in sample.pain_points)
    assert {point.stays for point in sample.pain_points} == {"confirmed", "suggested"}


def test_one_participant_is_coded_twice_for_one_pain_point_in_two_sessions(sample):
    sessions = {h.session for h in sample.highlights if h.participant == "P03" and "sellers" in h.tags}
    assert sessions == {"interview_chair", "focus_group_basket"}
    twice = Counter(person for session in sample.sessions for person in session.participants)
    assert [person for person, count in twice.items() if count > 1] == ["P03"]


def test_one_participant_has_withdrawn_quotes_outside_and_callers_were_never_asked(sample):
    withdrawn = {
        (person.pseudonym, consent.scope)
        for person in sample.participants
        for consent in person.consents
        if consent.withdrawn_on
    }
    assert withdrawn == {("P09", "quotes_outside")}
    assert [p.pseudonym for p in sample.participants if not p.consents] == ["P12", "P13"]


def test_consent_is_given_before_the_session(sample):
    given = {p.pseudonym: max((c.granted_on for c in p.consents), default=None) for p in sample.participants}
    for session in sample.sessions:
        for person in session.participants:
            assert given[person] is None or given[person] < session.held_at.date()


def test_each_task_has_an_outcome_of_somebody_who_sat_in_that_study(sample):
    sat = defaultdict(set)
    for session in sample.sessions:
        if session.kind == "usability_test":
            sat[session.study].update(session.participants)
    assert Counter(task.study for task in sample.tasks) == {"checkout": 4, "after_the_order": 4}
    for task in sample.tasks:
        for outcome in task.outcomes:
            assert outcome.participant in sat[task.study]
            assert outcome.outcome in ("success", "partial", "failure")
            assert 1 <= outcome.ease <= 7 and outcome.seconds > task.expert_seconds


def test_a_word_file_made_twice_has_the_same_bytes_and_escapes_its_text():
    assert transcripts.docx_of("Ann: <a & b>") == transcripts.docx_of("Ann: <a & b>")
    with zipfile.ZipFile(io.BytesIO(transcripts.docx_of("Ann: <a & b>"))) as archive:
        assert b"Ann: &lt;a &amp; b&gt;" in archive.read("word/document.xml")


def test_everybody_who_signs_in_has_a_role_of_their_own_at_example_com(sample):
    assert sorted(user.role for user in sample.users) == ["admin", "pm", "researcher", "stakeholder"]
    assert all(user.email.endswith("@example.com") for user in sample.users)
    assert len(people.SAMPLE_PASSWORD) >= 12
    assert {member for team in sample.teams for member in team.members} <= {user.key for user in sample.users}


def test_no_real_brand_address_or_number_of_a_person_stands_in_the_texts(sample):
    texts = [text_of(session) for session in sample.sessions]
    texts.append((transcripts.FILES / "survey_answers.txt").read_text(encoding="utf-8"))
    words = Counter(word for text in texts for word in re.findall(r"[a-z]+", text.lower()))
    assert [brand for brand in REAL_BRANDS if words[brand]] == []
    for text in texts:
        assert "@" not in text and "http" not in text
        assert re.search(r"\+?\d[\d ()/]{7,}\d", re.sub(r"\S*(-->|/\d+-0).*", "", text)) is None


def test_pages_show_pseudonyms_so_no_quote_holds_a_participants_name(sample):
    names = {part for person in sample.participants for part in person.label.split()}
    for highlight in sample.highlights:
        assert names.isdisjoint(re.findall(r"\w+", highlight.quote)), highlight.key


def test_methods_kinds_scopes_roles_and_the_password_are_those_of_the_house(sample):
    assert {study.method for study in sample.studies} <= set(Method)
    assert {session.kind for session in sample.sessions} <= set(SessionKind)
    assert set(people.SCOPES) == set(Scope)
    assert {user.role for user in sample.users} == set(Role)
    assert password_problem(people.SAMPLE_PASSWORD) is None
