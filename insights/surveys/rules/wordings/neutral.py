"""The middle of a scale, in words that fit any dimension."""

from __future__ import annotations

NEUTRAL = (
    "neutral|neither|undecided|no opinion|neither nor|in between|middle|neutral / no opinion|"
    "weder noch|teils teils|teils/teils|unentschieden|mittel|neutre|ni l'un ni l'autre|"
    "sans opinion|neutro|neutra|neutrale|indiferente|indifferente|indeciso|ni uno ni otro|"
    "neutraal|varken eller|hverken eller|verken eller|nøytral|neutralt|nöytraali|neutraali|"
    "neutralnie|obojętny|neutralny|neutrální|nötr|kararsızım|нейтрально|нейтральный|"
    "затрудняюсь ответить|нейтральне|どちらともいえない|どちらでもない|普通|中立|一般|"
    "不确定|不確定|普通です|보통이다|보통|중립"
)
