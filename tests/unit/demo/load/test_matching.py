"""Which theme means which pain point."""

from insights.demo.load.matching import Candidate, best_matches, hits
from insights.demo.story.highlights import PainPoint


def point(key: str, *words: str) -> PainPoint:
    return PainPoint(key, key, "", 3, "confirmed", words)


DELIVERY, SIZE = point("delivery", "delivery", "postage"), point("size", "size", "fit")
ABOUT_DELIVERY = ("Delivery came late", "the postage again", "Delivery cost", "no word here")
ABOUT_SIZE = ("which size", "does not fit", "sizes differ")


def test_a_theme_is_matched_by_the_words_of_most_of_its_texts() -> None:
    candidates = [Candidate(1, 4, ABOUT_DELIVERY), Candidate(2, 3, ABOUT_SIZE)]
    assert best_matches([SIZE, DELIVERY], candidates) == {"delivery": 1, "size": 2}


def test_few_hits_or_a_small_share_are_no_match() -> None:
    few = Candidate(1, 2, ("delivery", "postage"))
    diluted = Candidate(2, 9, (*ABOUT_SIZE, *["nothing of it"] * 9))
    assert best_matches([SIZE, DELIVERY], [few, diluted]) == {}
    assert hits(SIZE, diluted) == 3


def test_a_theme_means_one_point_only() -> None:
    both = Candidate(1, 4, ("delivery size", "postage fit", "delivery fit"))
    assert len(best_matches([DELIVERY, SIZE], [both])) == 1
