"""Help desks and video indexes."""

from __future__ import annotations

from insights.transcripts.readers.helpdesks import intercom, video_indexer, zendesk


def turns(found):
    return None if found is None else [tuple(turn) for turn in found]


def test_a_conversation_of_intercom_begins_with_the_message_that_opened_it():
    conversation = {
        "created_at": 1777975200,
        "source": {"body": "<p>It&#39;s <b>broken</b></p>", "author": {"name": "Anna"}},
        "conversation_parts": {
            "conversation_parts": [
                {"created_at": 1777975260, "body": "<p>How?</p>", "author": {"name": "Ben"}},
                {"created_at": 1777975300, "body": None, "part_type": "close", "author": {"name": "Ben"}},
            ]
        },
    }
    found = turns(intercom(conversation))
    assert [(who, start, " ".join(said.split())) for who, start, _, said in found] == [
        ("Anna", 0.0, "It's broken"),
        ("Ben", 60.0, "How?"),
    ]
    assert intercom({"conversation_parts": []}) is None


def test_comments_of_a_ticket_name_their_authors_where_they_are_known():
    comments = [
        {"author_id": 1, "body": "Help", "created_at": "2026-05-05T10:00:00Z"},
        {"author_id": 2, "body": "<p>Sure</p>", "plain_body": "Sure", "created_at": "2026-05-05T10:01:00Z"},
    ]
    assert turns(zendesk({"comments": comments, "users": [{"id": 1, "name": "Anna"}]})) == [
        ("Anna", 0.0, None, "Help"),
        ("2", 60.0, None, "Sure"),
    ]
    assert turns(zendesk({"ticket": {"comments": comments[:1]}})) == [("1", 0.0, None, "Help")]
    assert zendesk({"comments": [{"text": "Hi"}]}) is None


def test_a_line_of_a_video_index_is_told_once_with_its_first_times():
    line = {
        "text": "Hi",
        "speakerId": 1,
        "instances": [{"start": "0:00:01.5", "end": "0:00:02"}, {"start": "0:00:07", "end": "0:00:08"}],
    }
    insights = {"transcript": [line], "speakers": [{"id": 1, "name": "Speaker #1"}]}
    assert turns(video_indexer({"videos": [{"insights": insights}]})) == [("Speaker #1", 1.5, 2.0, "Hi")]
    assert turns(video_indexer(insights)) == [("Speaker #1", 1.5, 2.0, "Hi")]
    assert video_indexer({"videos": []}) is None
