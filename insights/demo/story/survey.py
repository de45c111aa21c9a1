"""The sample's survey: 420 answers over eight months, drawn with a seed and written as a CSV export."""

import csv
import io
import random
from dataclasses import astuple, dataclass
from datetime import date, timedelta

from insights.demo.story.dates import FILES, month_start
from insights.demo.story.people import APP

SEED = 20417
MONTHS = 8
RESPONSES = 420
FILE_NAME = "customer_pulse.csv"
TITLE = "Customer pulse"

HEADER = (
    "Respondent ID",
    "Submitted",
    f"How likely are you to recommend {APP} to a friend or colleague?",
    "How satisfied are you with your last order?",
    "Device",
    "Customer segment",
    "Plan",
    "What should we improve?",
)
# what a researcher declares on the mapping page, column by column
KINDS = ("id", "date", "nps", "csat/5", "single", "segment", "single", "text")
SMALL_SEGMENT = "Business"

# promoters and detractors of each month, of 100, oldest first: the new checkout comes after two months,
# delivery costs move into the basket after five
_SHARES = ((48, 18), (47, 17), (34, 30), (29, 34), (30, 33), (32, 29), (38, 25), (42, 23))
_BUSINESS_ROWS = (31, 97, 164, 222, 301, 378)
_NO_SCORE = (58, 190, 333, 402)

# how often a topic is named before the new checkout, under it, and since delivery stands in the basket
_TOPICS = {
    "delivery_cost": (3, 15, 6),
    "coupon_field": (4, 5, 5),
    "forced_account": (1, 11, 9),
    "size_guidance": (8, 6, 7),
    "search_filters": (7, 6, 7),
    "return_label": (7, 6, 7),
    "bank_check": (3, 7, 6),
    "tracking": (7, 7, 8),
    "cart_devices": (5, 4, 5),
    "emails": (6, 5, 6),
    "sellers": (5, 4, 5),
    "praise": (9, 4, 7),
    "request": (6, 4, 5),
    "question": (3, 2, 2),
    "none": (7, 6, 6),
}
_MOODS = {"promoter": "+0", "passive": "0", "detractor": "-0"}
_OPENERS = ("Again: ", "Honestly: ", "Only this: ", "My one wish: ", "Same as last time: ", "Mainly: ")


@dataclass(frozen=True)
class Response:
    """One row of the export; an empty string is no answer."""

    respondent: str
    submitted: str
    recommend: str
    satisfied: str
    device: str
    segment: str
    plan: str
    improve: str


def answer_pool() -> dict[str, dict[str, list[str]]]:
    """The hand-written sentences by topic and mood ("-", "0", "+")."""
    pool: dict[str, dict[str, list[str]]] = {}
    topic = ""
    for line in (FILES / "survey_answers.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            topic = line.strip("[]")
            pool[topic] = {}
        elif line[:2] in ("- ", "0 ", "+ "):
            pool[topic].setdefault(line[0], []).append(line[2:])
    return pool


class _Sentences:
    """Draws sentences without repeating one until its list is used up."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.pool = answer_pool()
        self.used: dict[str, int] = {}

    def draw(self, topic: str, group: str) -> str:
        moods = self.pool[topic]
        fitting = [text for mood in _MOODS[group] for text in moods.get(mood, ())]
        if not fitting:
            fitting = [text for texts in moods.values() for text in texts]
        seldom = min(self.used.get(text, 0) for text in fitting)
        text = self.chance.choice([one for one in fitting if self.used.get(one, 0) == seldom])
        self.used[text] = seldom + 1
        if seldom and topic != "none":
            return self.chance.choice(_OPENERS) + (text[0].lower() + text[1:] if text[1].islower() else text)
        return text


def group_of(score: int) -> str:
    """Promoter (9–10), passive (7–8) or detractor (0–6), as Reichheld 2003 defines them."""
    return "promoter" if score >= 9 else "passive" if score >= 7 else "detractor"


def _scores_of_month(chance: random.Random, count: int, shares: tuple[int, int]) -> list[int]:
    promoters = round(count * shares[0] / 100)
    detractors = round(count * shares[1] / 100)
    scores = [chance.choice((9, 9, 10)) for _ in range(promoters)]
    scores += [chance.choice((0, 2, 3, 4, 5, 5, 6, 6, 6)) for _ in range(detractors)]
    scores += [chance.choice((7, 8, 8)) for _ in range(count - promoters - detractors)]
    chance.shuffle(scores)
    return scores


_SATISFIED = {"promoter": (4, 5, 5, 5), "passive": (3, 4, 4, 5), "detractor": (1, 2, 2, 3, 3, 4)}
_SEGMENTS = {
    "promoter": ("Regular", "Regular", "Regular", "New", "New", "Occasional"),
    "passive": ("Regular", "Regular", "New", "New", "Occasional"),
    "detractor": ("Regular", "New", "New", "Occasional", "Occasional"),
}


def _phase(month: int) -> int:
    return 0 if month < 2 else 1 if month < 5 else 2


def _improve(chance: random.Random, sentences: _Sentences, month: int, score: int) -> str:
    if chance.random() >= 0.6:
        return ""
    group = group_of(score)
    weights = [
        weight[_phase(month)] * (0.2 if topic == "praise" and group == "detractor" else 1)
        for topic, weight in _TOPICS.items()
    ]
    topic = chance.choices(list(_TOPICS), weights)[0]
    return sentences.draw(topic, group)


def responses(today: date) -> tuple[Response, ...]:
    """The 420 rows, oldest first; the answers are the same on every day, only the dates move."""
    chance = random.Random(SEED)
    sentences = _Sentences(chance)
    rows: list[Response] = []
    for month, shares in enumerate(_SHARES):
        count = RESPONSES // MONTHS + (1 if month < RESPONSES % MONTHS else 0)
        first = month_start(today, month - MONTHS)
        days = sorted(chance.randrange(28) for _ in range(count))
        for offset, score in zip(days, _scores_of_month(chance, count, shares), strict=True):
            rows.append(_row(chance, sentences, len(rows), month, first + timedelta(days=offset), score))
    return tuple(rows)


def _row(
    chance: random.Random, sentences: _Sentences, number: int, month: int, on: date, score: int
) -> Response:
    group = group_of(score)
    segment = chance.choice(_SEGMENTS[group])
    satisfied = chance.choice(_SATISFIED[group])
    return Response(
        f"R{number + 1:04}",
        f"{on.isoformat()} {chance.randrange(7, 23):02}:{chance.randrange(60):02}",
        "" if number in _NO_SCORE else str(score),
        "" if chance.random() < 0.04 else str(satisfied),
        chance.choices(("Phone", "Laptop", "Tablet"), (62, 28, 10))[0],
        SMALL_SEGMENT if number in _BUSINESS_ROWS else segment,
        chance.choices(("Standard", "Plus"), (78, 22))[0],
        _improve(chance, sentences, month, score),
    )


def csv_export(today: date) -> bytes:
    """The survey as the file that a researcher would upload: UTF-8 with a header row."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer)
    writer.writerow(HEADER)
    writer.writerows(astuple(row) for row in responses(today))
    return buffer.getvalue().encode("utf-8")
