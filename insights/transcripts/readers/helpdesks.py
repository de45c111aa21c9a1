"""JSON of help desks and video indexes; each reader gives None when the file is not its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from insights.transcripts.readers.moments import moment, since_first
from insights.transcripts.readers.parsed import Turn
from insights.transcripts.readers.roster import roster_of, with_names
from insights.transcripts.readers.utterances import spoken
from insights.transcripts.readers.values import first, name, objects, seconds, table, words

Found = Iterable[Turn] | None


def intercom(content: dict[str, Any]) -> Found:
    """Intercom: the message that opened a conversation, then its parts; notes of closing have no body."""
    parts = content.get("conversation_parts")
    rows = list(objects(table(parts).get("conversation_parts") or parts))
    opening = table(content.get("source") or content.get("conversation_message"))
    if "conversation_parts" not in content or not (rows or opening):
        return None
    if opening:
        rows = [{"created_at": content.get("created_at"), **opening}, *rows]
    rows = [row for row in rows if words(row.get("body"))]
    starts = since_first([moment(row.get("created_at")) for row in rows])
    return [
        Turn(name(row.get("author")), start, None, spoken(row.get("body")))
        for row, start in zip(rows, starts, strict=True)
    ]


def zendesk(content: dict[str, Any]) -> Found:
    """Zendesk: the comments of a ticket, with the people in `users` or `via`."""
    inner = table(content.get("ticket")) or content
    rows = list(objects(content.get("comments") or inner.get("comments")))
    if not any("author_id" in row for row in rows):
        return None
    starts = since_first([moment(row.get("created_at")) for row in rows])
    turns = [
        Turn(_author(row), start, None, spoken(row.get("plain_body") or row.get("body")))
        for row, start in zip(rows, starts, strict=True)
    ]
    return with_names(turns, roster_of((content, inner)))


def _author(row: dict[str, Any]) -> str | None:
    sender = table(table(table(row.get("via")).get("source")).get("from"))
    return name(row.get("author")) or name(sender.get("name")) or name(row.get("author_id"))


def video_indexer(content: dict[str, Any]) -> Found:
    """Azure Video Indexer: lines with the times of their instances, speakers aside."""
    insights = [table(row.get("insights")) for row in objects(content.get("videos"))]
    insights = insights or [content]
    if not any("instances" in first(each.get("transcript")) for each in insights):
        return None
    return [turn for each in insights for turn in with_names(list(_indexed(each)), roster_of((each,)))]


def _indexed(insights: dict[str, Any]) -> Iterator[Turn]:
    for row in objects(insights.get("transcript")):
        for at, shown in enumerate(objects(row.get("instances"))):
            if at == 0:
                start, end = seconds(shown.get("start")), seconds(shown.get("end"))
                yield Turn(name(row.get("speakerId")), start, end, words(row.get("text")))
