"""JSON of speech recognition services; each reader gives None when the file is not its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any

from insights.transcripts.readers.parsed import Turn
from insights.transcripts.readers.values import first, name, objects, seconds, table, words
from insights.transcripts.readers.words import Word, segments_of

Found = Iterable[Turn] | None
_TICK = 1e-7


def amazon(content: dict[str, Any]) -> Found:
    """Amazon Transcribe: items, with speaker labels of their own or in segments."""
    results = table(content.get("results"))
    spoken = list(objects(results.get("audio_segments")))
    if "transcripts" not in results or not ("items" in results or spoken):
        return None
    if spoken:
        return [
            Turn(name(row.get("speaker_label")), seconds(row.get("start_time")), seconds(row.get("end_time")),
                 words(row.get("transcript")))
            for row in spoken
        ]  # fmt: skip
    channels = list(objects(table(results.get("channel_labels")).get("channels")))
    if channels:
        return _by_channel({name(row.get("channel_label")): _amazon_words(row, {}) for row in channels})
    speakers = {
        str(item.get("start_time")): name(item.get("speaker_label") or segment.get("speaker_label"))
        for segment in objects(table(results.get("speaker_labels")).get("segments"))
        for item in objects(segment.get("items"))
    }
    return segments_of(_amazon_words(results, speakers))


def _amazon_words(results: dict[str, Any], speakers: dict[str, str | None]) -> Iterator[Word]:
    speaker = None
    for item in objects(results.get("items")):
        text = words(first(item.get("alternatives")).get("content"))
        joins = item.get("type") == "punctuation"
        if not joins:
            speaker = name(item.get("speaker_label")) or speakers.get(str(item.get("start_time")))
        yield Word(text, seconds(item.get("start_time")), seconds(item.get("end_time")), speaker, joins)


def _by_channel(channels: dict[str | None, Iterable[Word]]) -> list[Turn]:
    """The segments of recordings with a channel for each person, in the order of their starts."""
    found = [
        segment._replace(speaker=segment.speaker or channel)
        for channel, spoken in channels.items()
        for segment in segments_of(spoken)
    ]
    return sorted(found, key=lambda segment: segment.start or 0.0)


def deepgram(content: dict[str, Any]) -> Found:
    """Deepgram: utterances, else paragraphs, else words of the first channel's best alternative."""
    results = table(content.get("results"))
    if "channels" not in results and "utterances" not in results:
        return None
    rows = list(objects(results.get("utterances")))
    if rows:
        return [
            Turn(name(row.get("speaker")), seconds(row.get("start")), seconds(row.get("end")),
                 words(row.get("transcript")))
            for row in rows
        ]  # fmt: skip
    channels = [first(row.get("alternatives")) for row in objects(results.get("channels"))]
    if len(channels) > 1:
        return _by_channel({f"Channel {at}": _deepgram_words(best) for at, best in enumerate(channels)})
    best = channels[0] if channels else {}
    paragraphs = list(objects(table(best.get("paragraphs")).get("paragraphs")))
    if paragraphs:
        return [
            Turn(name(row.get("speaker")), seconds(row.get("start")), seconds(row.get("end")),
                 " ".join(words(sentence.get("text")) for sentence in objects(row.get("sentences"))))
            for row in paragraphs
        ]  # fmt: skip
    return segments_of(_deepgram_words(best))


def _deepgram_words(best: dict[str, Any]) -> Iterator[Word]:
    for word in objects(best.get("words")):
        text = words(word.get("punctuated_word") or word.get("word"))
        times = seconds(word.get("start")), seconds(word.get("end"))
        yield Word(text, *times, name(word.get("speaker")))


def speechmatics(content: dict[str, Any]) -> Found:
    """Speechmatics: words and punctuation with speakers S1, S2; UU is unknown."""
    rows = list(objects(content.get("results")))
    if (
        not rows
        or "alternatives" not in rows[0]
        or rows[0].get("type") not in ("word", "punctuation", "speaker_change")
    ):
        return None
    return segments_of(_speechmatics_words(rows))


def _speechmatics_words(rows: list[dict[str, Any]]) -> Iterator[Word]:
    for row in rows:
        best = first(row.get("alternatives"))
        speaker = name(best.get("speaker"))
        yield Word(
            words(best.get("content")),
            seconds(row.get("start_time")),
            seconds(row.get("end_time")),
            None if speaker == "UU" else speaker,
            row.get("type") == "punctuation" and row.get("attaches_to", "previous") == "previous",
        )


def watson(content: dict[str, Any]) -> Found:
    """IBM Watson: words as [word, from, to], speakers by the time at which a word begins."""
    rows = list(objects(content.get("results")))
    if not any("timestamps" in first(row.get("alternatives")) for row in rows):
        return None
    speakers = {
        seconds(label.get("from")): name(label.get("speaker"))
        for label in objects(content.get("speaker_labels"))
    }
    if not speakers:
        return [_watson_result(first(row.get("alternatives"))) for row in rows]
    stamps = (stamp for row in rows for stamp in _stamps(first(row.get("alternatives"))))
    return segments_of(
        Word(words(stamp[0]), seconds(stamp[1]), seconds(stamp[2]), speakers.get(seconds(stamp[1])))
        for stamp in stamps
    )


def _stamps(best: dict[str, Any]) -> list[list[Any]]:
    told = best.get("timestamps")
    return (
        [stamp for stamp in told if isinstance(stamp, list) and len(stamp) > 2]
        if isinstance(told, list)
        else []
    )


def _watson_result(best: dict[str, Any]) -> Turn:
    stamps = _stamps(best)
    start, end = (stamps[0][1], stamps[-1][2]) if stamps else (None, None)
    return Turn(None, seconds(start), seconds(end), words(best.get("transcript")))


def google(content: dict[str, Any]) -> Found:
    """Google Speech: results; with diarisation the last result repeats all words with their speakers.

    Yandex SpeechKit says chunks for results, and has a channel for each person.
    """
    inner = table(content.get("response")) or content
    rows = list(objects(inner.get("results"))) or list(objects(inner.get("chunks")))
    rows = rows or [
        row
        for file in table(content.get("results")).values()
        for row in objects(_google_file(table(file)).get("results"))
    ]
    if not any("alternatives" in row for row in rows):
        return None
    best = [first(row.get("alternatives")) for row in rows]
    tagged = [[word for word in objects(row.get("words")) if _google_tag(word)] for row in best]
    if any(tagged):
        starts = [_google_times(said[0])[0] or 0.0 for said in tagged if said]
        repeats = bool(tagged[-1]) and starts[-1] <= min(starts)
        return segments_of(map(_google_word, tagged[-1] if repeats else chain.from_iterable(tagged)))
    return [_google_result(said, row) for said, row in zip(best, rows, strict=True)]


def _google_file(file: dict[str, Any]) -> dict[str, Any]:
    """What a batch of version 2 says of one file, beside it or in the answer itself."""
    return table(file.get("transcript")) or table(table(file.get("inlineResult")).get("transcript"))


def _google_tag(word: dict[str, Any]) -> Any:
    return word.get("speakerTag") or word.get("speaker_tag") or word.get("speakerLabel")


def _google_word(word: dict[str, Any]) -> Word:
    return Word(words(word.get("word")), *_google_times(word), name(_google_tag(word)))


def _google_times(word: dict[str, Any]) -> tuple[float | None, float | None]:
    start = word.get("startTime", word.get("start_time", word.get("startOffset")))
    end = seconds(word.get("endTime", word.get("end_time", word.get("endOffset"))))
    return seconds(0 if start is None and end is not None else start), end  # zero is left out


def _google_result(best: dict[str, Any], row: dict[str, Any]) -> Turn:
    times = [_google_times(word) for word in objects(best.get("words"))]
    ended = seconds(row.get("resultEndTime", row.get("result_end_time", row.get("resultEndOffset"))))
    start, end = (times[0][0], times[-1][1]) if times else (None, ended)
    return Turn(name(row.get("channelTag")), start, end, words(best.get("transcript") or best.get("text")))


def assemblyai(content: dict[str, Any]) -> Found:
    """AssemblyAI: utterances, else words; all times in milliseconds."""
    known = {"audio_duration", "acoustic_model", "language_model", "audio_url"} & content.keys()
    if not known or not ({"utterances", "words"} & content.keys()):
        return None
    rows = list(objects(content.get("utterances")))
    if rows:
        return [
            Turn(name(row.get("speaker")), seconds(row.get("start"), 0.001), seconds(row.get("end"), 0.001),
                 words(row.get("text")))
            for row in rows
        ]  # fmt: skip
    return segments_of(
        Word(words(word.get("text")), seconds(word.get("start"), 0.001), seconds(word.get("end"), 0.001),
             name(word.get("speaker")))
        for word in objects(content.get("words"))
    )  # fmt: skip


def azure(content: dict[str, Any]) -> Found:
    """Azure Speech: recognised phrases of a batch, old or new, or phrases in milliseconds."""
    rows = list(objects(content.get("recognizedPhrases"))) or list(objects(content.get("phrases")))
    rows = rows or [
        {key[:1].lower() + key[1:]: value for key, value in row.items()}
        for each in objects(content.get("AudioFileResults"))
        for row in objects(each.get("SegmentResults"))
    ]
    if not rows or not any(key.startswith(("offset", "nBest", "nbest")) for key in rows[0]):
        return None
    return [_azure_phrase(row) for row in rows]


def _azure_phrase(row: dict[str, Any]) -> Turn:
    if "offsetMilliseconds" in row:
        start, length = (
            seconds(row["offsetMilliseconds"], 0.001),
            seconds(row.get("durationMilliseconds"), 0.001),
        )
    else:
        start, length = _azure_time(row, "offset"), _azure_time(row, "duration")
    best = {key.lower(): value for key, value in first(row.get("nBest") or row.get("nbest")).items()}
    text = words(best.get("display") or row.get("text") or row.get("display"))
    end = round(start + length, 6) if start is not None and length is not None else None
    return Turn(name(row.get("speaker", row.get("speakerId"))), start, end, text)


def _azure_time(row: dict[str, Any], key: str) -> float | None:
    """Seconds of ticks (100 ns) or, where those are missing, of an ISO 8601 duration."""
    ticks = row.get(f"{key}InTicks", row.get(key))
    return seconds(ticks) if isinstance(ticks, str) else seconds(ticks, _TICK)


def elevenlabs(content: dict[str, Any]) -> Found:
    """ElevenLabs: words, spaces and events in one list."""
    rows = list(objects(content.get("words")))
    if not rows or not any(
        row.get("type") in ("spacing", "audio_event") or "speaker_id" in row for row in rows[:50]
    ):
        return None
    return segments_of(
        Word(
            words(row.get("text")),
            seconds(row.get("start")),
            seconds(row.get("end")),
            name(row.get("speaker_id")),
        )
        for row in rows
        if row.get("type") != "spacing"
    )
