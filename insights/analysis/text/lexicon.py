"""Words that tell a problem, a wish, praise or a question: features of the classifier, and its fallback."""

import numpy as np

from insights.analysis.text.words import any_of

PATTERNS = {
    "negated ability": any_of(r"""
    can(?:'t|not| not) | could(?:n't| not) | unable | won't | would(?:n't| not) | impossible | no way
    not able | (?:do|does|did)(?:n't| not) | isn't | never | nothing | hardly
    """),
    "failure": any_of(r"""
    crash\w* | bugs?\b | buggy | error\w* | fail\w* | freez\w* | froze | stuck | broken | breaks | lost
    lose | missing | glitch\w* | slow\w* | lag\w* | wrong | issue\w* | problem\w* | declined | stopp\w*
    disappear\w* | drain\w* | log(?:s|ged)? me out
    """),
    "negative feeling": any_of(r"""
    frustrat\w* | annoy\w* | hate\w* | terribl\w* | horribl\w* | awful | confus\w* | disappoint\w*
    worst | bad\b | useless | difficult | hard\b | hard to | struggl\w* | painful | tedious | clunky
    ugly | too (?:many|much|long|small|complicated) | gave up | waste | complain\w* | unfortunately
    expensive | lack\w* | poor\b | ridiculous | not clear | unclear | lost
    """),
    "wish": any_of(r"""
    wish\w* | would (?:love|like|be (?:nice|great|good|cool|helpful|better)) | it'd be | please
    should (?:be|have|add|allow|let) | need(?:s)? (?:to|a|an|more) | could you | can you (?:add|make)
    add(?:ing)? (?:a|an|the|more|some|option|support) | hope\w* | if only | suggest\w* | request\w*
    feature request | want(?:ed)? (?:to|a|an|more) | i'd (?:love|like|want) | option to | ability to
    allow\w* | bring back | make it (?:so|possible|easier) | let (?:us|me)
    """),
    "praise": any_of(r"""
    love\w* | great\b | awesome | amazing | excellent | perfect\w* | best\b | good\b | nice\w*
    fantastic | wonderful | brilliant | easy\b | easily | enjoy\w* | helpful | useful | fun\b | thank\w*
    beautiful\w* | fast\b | intuitive | works? (?:well|great|perfectly) | recommend\w* | cool\b
    like (?:it|how|that|the) | happy | pleased | saves? (?:me|a lot|time)
    """),
    "question": any_of(r"""
    (?:how|what|where|when|why|who|which)\b
    (?:is|are|do|does|did|can|could|will|would|should) (?:i|you|there|it|this|my|we|they)\b
    """),
}
WIDTH = len(PATTERNS) + 2


def lexicon_features(text: str) -> np.ndarray:
    """(8,) float32: hits of each word list (at most 3, thirds), a question mark, and length (words, log)."""
    plain = text.replace("’", "'")
    hits = [min(len(pattern.findall(plain)), 3) / 3 for pattern in PATTERNS.values()]
    return np.array([*hits, float("?" in plain), np.log1p(len(plain.split())) / 5], dtype=np.float32)
