"""Scales whose words only mean something beside each other: each from its lowest word to its highest."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Order:
    """One scale: the phrases of each point, parted by bars; `telling` are words that make it sure."""

    dimension: str
    places: tuple[str, ...]
    telling: tuple[str, ...] = ()


ORDERS: tuple[Order, ...] = (
    Order(
        "quality",
        ("poor", "fair", "good", "very good", "excellent|outstanding"),
        ("very good", "excellent"),
    ),
    Order("quality", ("poor", "fair", "good", "excellent"), ("poor", "fair", "excellent")),
    Order(
        "quality",
        ("poor|very poor", "below average", "average", "above average", "excellent|very good"),
        ("average",),
    ),
    Order("quality", ("mangelhaft", "ausreichend", "befriedigend", "gut", "sehr gut")),
    Order(
        "quality",
        (
            "ungenügend", "mangelhaft", "ausreichend", "befriedigend", "gut", "sehr gut",
        ),
        ("ungenügend",),
    ),
    Order(
        "expectation",
        (
            "far short of expectations|much worse than expected|far below expectations",
            "short of expectations|worse than expected|below expectations",
            "equals expectations|as expected|about as expected|met expectations|meets expectations",
            "exceeds expectations|better than expected|above expectations|exceeded expectations",
            "far exceeds expectations|much better than expected|far above expectations",
        ),
    ),
    Order(
        "comparison",
        (
            "much worse|a lot worse", "somewhat worse|slightly worse|a little worse|worse",
            "about the same|the same|same|no change",
            "somewhat better|slightly better|a little better|better",
            "much better|a lot better",
        ),
    ),
    Order(
        "frequency",
        (
            "never|nie|niemals|jamais|nunca|mai|nooit|aldrig|aldri|nigdy|никогда",
            "rarely|seldom|selten|rarement|raramente|rara vez|casi nunca|quase nunca|zelden|sällan|sjælden|"
            "sjelden|rzadko|редко",
            "sometimes|occasionally|manchmal|gelegentlich|parfois|a veces|algunas veces|a volte|"
            "qualche volta|às vezes|soms|ibland|nogle gange|av og til|czasami|иногда",
            "often|frequently|usually|oft|häufig|souvent|a menudo|frecuentemente|casi siempre|quase sempre|"
            "spesso|frequentemente|vaak|ofta|ofte|często|часто",
            "always|very often|immer|toujours|siempre|sempre|altijd|alltid|altid|zawsze|всегда",
        ),
    ),
    Order(
        "intention",
        (
            "definitely not|definitely would not|definitely will not|auf keinen fall|certainement pas",
            "probably not|probably would not|probably will not|wahrscheinlich nicht|probablement pas",
            "might or might not|maybe|not sure|unsure|vielleicht|peut être",
            "probably|probably yes|probably would|probably will|wahrscheinlich|probablement",
            "definitely|definitely yes|definitely would|definitely will|auf jeden fall|certainement",
        ),
    ),
    Order("degree", ("gar nicht|überhaupt nicht", "wenig|kaum", "mittelmäßig|mittel|teilweise",
                     "ziemlich|überwiegend", "sehr|völlig")),
    Order("degree", ("per niente|per nulla", "poco", "neutro|così così", "abbastanza", "molto|moltissimo")),
    Order("degree", ("nada|nada en absoluto", "poco|un poco", "algo|regular", "bastante", "mucho|muchísimo")),
    Order("degree", ("nada", "pouco|um pouco", "mais ou menos|razoavelmente", "bastante", "muito")),
    Order("degree", ("pas du tout", "peu|un peu", "moyennement", "assez|plutôt", "beaucoup|tout à fait")),
    Order("degree", ("helemaal niet", "een beetje|weinig", "redelijk|matig", "behoorlijk", "zeer|heel veel")),
    Order(
        "agreement",
        (
            "абсолютно не согласен", "частично согласен", "скорее согласен чем не согласен",
            "полностью согласен",
        ),
        ("частично согласен",),
    ),
    Order("satisfaction", ("😠|😡|🤬", "🙁|☹", "😐|😑", "😃|🙂|😊|😀", "🤩|😍|😄")),
    Order("satisfaction", ("😞", "😕|🙁|😟", "😐|😑", "🙂|😊", "😃|😀|😍|😄")),
    Order("satisfaction", ("☹|🙁|😞|😡|😠", "😐|😑", "🙂|😊|😃|😀|😍")),
    Order(
        "satisfaction",
        (
            "bad|bad with comment|👎|thumbs down|negative|unhappy|schlecht",
            "good|good with comment|👍|thumbs up|positive|happy|gut",
        ),
        ("bad", "good"),
    ),
    Order("yes", ("no|nein|non|nee|não|nej|nei|nie|нет", "yes|ja|oui|sí|si|sim|tak|да")),
)  # fmt: skip

GRADES: Mapping[str, int] = {
    "not at all": 1,
    "not so": 2,
    "not very": 2,
    "not really": 2,
    "slightly": 2,
    "a little": 2,
    "a bit": 2,
    "somewhat": 3,
    "moderately": 3,
    "fairly": 3,
    "reasonably": 3,
    "quite": 4,
    "very": 4,
    "extremely": 5,
    "completely": 5,
}
"""Places of `not at all useful` to `extremely useful`, whatever the adjective."""
