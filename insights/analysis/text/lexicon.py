"""Words that tell a problem, a wish, praise or a question: features of the classifier, and its fallback."""

import re

import numpy as np

from insights.analysis.text.words import any_of

# What follows a "not" that tells no trouble: "don't mind", "can't say", "never wanted".
_NO_TROUBLE = (
    "(?:(?:mind|care|matter|say|tell you|call it|remember|recall|think|believe|own|drive|speak|need|use|want"
    "|normally|usually|imagine|wait|complain|go wrong|fault|beat|stop|get enough|live without|had|heard|been"
    "|better|beats|against|wrong with|i'd change|worry|regret|mean"
    "|be (?:happier|simpler|easier|better|without)"
    r"|have (?:an?|any (?:problems?|issues?|trouble|complaints?)|kids|to (?:think|worry|call)))\b)"
)
PATTERNS = {
    "negated ability": any_of(rf"""
    (?:can(?:'t|not| not|t)|could(?:n't| not)) (?!{_NO_TROUBLE})\w | unable | impossible | no way\b
    not able | isn't (?!{_NO_TROUBLE})\w | never (?!{_NO_TROUBLE})\w | nothing (?!{_NO_TROUBLE})\w | hardly
    wo(?:n't|nt) (?!{_NO_TROUBLE})\w
    would(?:n't| not) (?:let|open|load|work|start|save|connect|show|take|go)
    (?:(?:do|does|did)(?:n't| not)|dont|doesnt|didnt) (?:even |really )?(?!{_NO_TROUBLE})\w
    not work\w* | not (?:available|compatible|possible)
    """),
    "plain no": any_of(rf"""
    (?:\w+n't|cannot|not|never|nothing|dont|doesnt|didnt) (?:even |really )?{_NO_TROUBLE}
    (?:was|were|have|has|had|am|are|'m|'re)(?:n't| not) (?:a|an|the|at|in|on|there|home|here|one|really|big)\b
    not (?:that|sure|so much|against|yet|at all) | wouldn't\b
    """),
    "failure": any_of(r"""
    crash\w* | bugs?\b | buggy | error\w* | fail\w* | freez\w* | froze\w* | stuck | broke\b | broken
    breaks | lose\b | losing | lost | missing | glitch\w* | slow\w* | lag\w* | wrong\w* | issue\w*
    problem\w* | declined | stopp\w* | disappear\w* | vanish\w* | drain\w*
    (?:log|kick|lock)(?:s|ged|ed)? (?:me|us) out | died\b | dies\b | dead\b | leak\w* | jam(?:s|med)\b
    hang(?:s)?\b | hung\b | blank | delay\w* | late\b | reject\w* | refus\w* | denied | damag\w* | scratched
    bent | cracked | tor[ne]\b | stops | overcharged | charged (?:me|us|twice) | out of (?:date|sync|order)
    duplicat\w* | conflict\w* | downtime | outage\w* | down (?:since|again|for) | blurr\w* | unreadable
    unusable | unplayable | cold\b
    """),
    "negative feeling": any_of(r"""
    frustrat\w* | annoy\w* | hate\w* | terribl\w* | horribl\w* | awful | confus\w* | disappoint\w* | worst
    bad\b | badly | useless | difficult | hard\b | hard to | struggl\w* | painful | tedious | clunky | ugly
    too (?:many|much|long|small|complicated|slow|expensive|loud|hard|late|fast|short|dark)
    (?:gave|give) up | waste\w* | complain\w* | unfortunately | sadly | a shame | a joke | expensive
    overpriced | lack\w* | poor\b | poorly | ridiculous | not clear | unclear | boring | irritat\w*
    a nightmare | a mess\b | messy | stupid | pathetic | disgusting | unacceptable | embarrass\w* | weird
    awkward\w* | uncomfortable | unfair | worr\w+ | afraid | scared | sick of | tired of | fed up | upset
    angry | mad\b | regret\w* | nervous | lost trust | drives me | kills me | bothers me | chaotic | chaos
    overwhelm\w* | misleading | rude\b | dirty | noisy | guess\w*work | garbage | trash\b | crap\w* | junk\b
    scam\w* | rip.?offs? | sucks?\b | sucked | lame\b | nonsense | bullshit
    not (?:good|great|happy|worth|fun)
    """),
    "getting worse": any_of(r"""
    used to (?:be|work|love|like|enjoy) | no longer | any ?more\b
    (?:since|after|until) the (?:\w+ )?update | since (?:the |last |this )?(?:update|version|upgrade)
    worse\b | ruined? | down ?hill | downgrad\w* | ever since | new (?:update|version) | uninstall\w*
    delet(?:ed|ing) (?:the|this) app | never again
    """),
    "burden": any_of(r"""
    have to | has to | had to | having to | forced? | every (?:single )?time | each time | again and again
    over and over | keeps? (?:\w+ing|on) | constantly
    (?:takes|took|taking) (?:ages|forever|so|too|hours|an hour)
    (?:hours?|minutes?|days?|weeks?|months?) (?:later|and still|for nothing|on hold)
    still (?:no|not|waiting) | wait(?:ed|ing)\b | for nothing | by hand | manually | retype
    type (?:it|the same) | so i (?:just )?(?:print|call|ask) | nobody | no one
    no (?:idea|reply|response|answer|explanation|warning|signal|sound|reason) | always
    """),
    "wish": any_of(r"""
    wish\w*
    would (?:love|like|be (?:\w+ )?(?:nice|great|good|cool|helpful|better|useful|perfect|handy|awesome))
    (?:it|that|there|they|you|we)'d (?:be|help) | please | pls\b | plz+\b
    should (?:be|have|add|allow|let|offer) | need(?:s)? (?:to|a|an|more) | hop(?:e|ing)\b | if only
    suggest\w* | request\w* | ought to | ideally | feature request | want(?:ed)? (?:to|a|an|more)
    i'd (?:love|like|want|need|prefer|rather|expect|pay) | option to | ability to | allow\w* | bring back
    make it (?:so|possible|easier) | let (?:us|me|users|people) | an option | could use
    missing (?:is|a|an) | only thing (?:missing|it needs) | would help | must\b | looking forward
    what (?:i|we)(?:'d| would) | instead of | in (?:an ideal|a perfect) world | consider\b
    recommend adding
    """),
    "asks for": any_of(r"""
    (?:can|could|would|will) (?:you|u|we|they|it be possible|someone please) | would you (?:mind|consider)
    any (?:chance|plans?) | why not | how about | what about | have you (?:thought|considered)
    why (?:can't|don't|won't) (?:you|we) (?:just )?(?:add|have|let|get|make)
    """),
    "relief": any_of(r"""
    no (?:more )?(?:problems?|issues?|complaints?|bugs|ads|fuss|hassle|surprises|worries|crashes)
    not a single | never (?:had|failed|crashed|lets? me down|looked back|been (?:easier|happier|so))
    without (?:any )?(?:problems?|issues?|hassle)
    (?:doesn't|didn't|never|hasn't) (?:crash|fail|drain|let me down)\w*
    can(?:'t|not) (?:live|imagine|go wrong|complain|wait|get enough|stop|say enough|fault|beat)
    couldn't (?:be|ask|live) | not bad | nothing (?:better|beats) | so much (?:better|easier|clearer|faster)
    much (?:better|easier|clearer|faster) | way better | solved | fixed (?:it|the|my|that) | finally
    no longer (?:have to|need) | sav(?:e|es|ed|ing) (?:me|us|my|our|a lot|so much|hours|time|two|three)
    worth (?:it|every|the)
    """),
    "praise": any_of(r"""
    love\w* | luv+\w* | great\w* | gr8 | awesome\w* | awsom\w* | awsm | amazing\w* | excellent\w*
    perfect\w* | best\b | good\b | gud\b | goo+d\b | nice\w* | nyc\b | fantastic\w* | wonderful\w*
    brilliant\w* | easy\b | easily | easier | enjoy\w* | helpful\w* | useful\w* | fun\b | thank\w* | thx
    beautiful\w* | fast\b | faster | intuitive\w*
    works? (?:well|great|perfectly|fine|flawlessly|like a charm|beautifully) | recommend\w* | cool\b
    like (?:it|how|that|the) | happy\b | happily | pleased | glad\b | delighted | satisfied | impress\w*
    incredibl\w* | superb\w* | outstanding | lovely | gorgeous | delicious | yummy | cosy | spotless
    friendly | patient | reliable | handy | convenient\w* | favou?rite | must.have | life ?saver
    indispensable | addict\w* | smooth\w* | simple | clear\b | clean\b | quick\w* | neat\b | clever | genius
    magic\w* | stunning | comfortable | sturdy | thumbs up | (?:5|five|10|ten) (?:stars|out of) | kudos
    shout ?out | well (?:done|made|organised|organized) | rocks?\b | epic\b | lit\b | dope\b | sweet\b
    a treat | a blessing | game changer | keep (?:it )?up | proud | helps? (?:me|us) | helped (?:me|us)
    trust (?:it|them|the) | appreciat\w* | grateful | bless
    """),
    "pointed question": any_of(r"""
    why (?:on earth|is it (?:always|so)|does it|would (?:you|they|anyone)|the (?:hell|f\w*))
    why (?:do i (?:have|need)|am i)
    what(?:'s| is) the point | how (?:hard|difficult) can | how am i supposed
    who (?:thought|designed|came up) | is it (?:too much|normal) | seriously
    what were (?:you|they) thinking | how is (?:this|that) (?:ok|even)
    why (?:change|fix|remove|did you|can't i|cant i) | what happened to | where did
    """),
    "question": any_of(r"""
    (?:how|what|where|when|why|who|which)\b
    (?:is|are|do|does|did|can|could|will|would|should) (?:i|you|there|it|this|my|we|they|any|anyone)\b
    (?:has|have|am) (?:i|you|there|it|this|my|we|they|any|anyone)\b
    wondering | curious (?:whether|if) | (?:like|want) to know | any(?:one|body) (?:know|else)
    """),
    "own story": any_of(r"""
    (?:i|we|he|she|they) (?:usually|normally|mostly|typically|currently)
    (?:'m|'ve|'re|am|are|have|was) (?:usually|normally|mostly|typically|currently)
    (?:i|we) (?:use|work|live|moved|joined|started|bought|ordered|went|stayed|came|met)
    (?:i|we) (?:teach|run|walk|drive|applied)
    (?:i'm|i am|we're|we are) (?:a|an|on|in|at|from|the|about|based|going|now)
    my (?:wife|husband|son|daughter|sister) | i've been | i was born | years? ago
    last (?:year|month|week|summer|night) | on (?:mondays?|fridays?|weekends) | first i | then (?:i|we)
    so (?:i|we)'?(?:m|re)? | i'd (?:click|probably|say) | about (?:two|three|thirty|forty)
    """),
}
_GLAD = re.compile("[😀-😎😘😗😙😚😻🎉👍👏💪🔥❤♥👌💯🥰🤩💕💖⭐🌟]|(?<!\\w)[:;=]-?[)D]|<3")
_CROSS = re.compile("[😐-😒😓😔😖😞-😣😤😥😠😡😢😭😩😫🤬👎💩🤮🙄]|(?<!\\w)[:;=]-?[(/\\\\]")
_OPENS_BY_ASKING = re.compile(
    r"\W*(?:(?:so|and|but|ok|okay|um|uh|sorry|wait|hi|hello|hmm|well)\W+)*(?:how|what|whats|what's|where|when|why|who"
    r"|which|is|are|do|does|did|can|could|will|would|should|has|have|am|was|any|anyone|anybody)\b",
    re.IGNORECASE,
)
_OPENS_BY_TELLING = re.compile(
    r"\W*(?:(?:please|pls|plz|kindly|just|maybe|also|and)\W+)*(?:add|allow|let|give|make|bring|put|show"
    r"|include|enable|support|stop|provide|offer|turn|change|remove|send|fix|need|needs|more"
    r"|an? (?:option|way|button)|option)\b",
    re.IGNORECASE,
)
_TURNS = re.compile(r"\b(?:but|however|except|although|though|only|until|otherwise)\b", re.IGNORECASE)
WIDTH = len(PATTERNS) + 12


def lexicon_features(text: str) -> np.ndarray:
    """(25,) float32: hits of each word list (at most 3, in thirds), then signs, openings and length."""
    plain = text.replace("’", "'")
    words = plain.split()
    hits = [min(sum(1 for _ in pattern.finditer(plain)), 3) / 3 for pattern in PATTERNS.values()]
    loud = sum(word.isupper() and len(word) > 1 for word in words) / max(1, len(words))
    signs = [
        plain.rstrip(" )\"'.!").endswith("?"),
        "?" in plain,
        min(plain.count("!"), 3) / 3,
        _GLAD.search(plain) is not None,
        _CROSS.search(plain) is not None,
        _OPENS_BY_ASKING.match(plain) is not None,
        _OPENS_BY_TELLING.match(plain) is not None,
        _TURNS.search(plain) is not None,
        loud,
        len(words) <= 3,
        len(words) <= 6,
        np.log1p(len(words)) / 5,
    ]
    return np.array([*hits, *signs], dtype=np.float32)
