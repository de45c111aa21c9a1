"""What a theme's label may not be made of: names of people, times, words that say nothing."""

import re
from collections.abc import Collection, Sequence

from insights.analysis.text.saying_little import SAYS_LITTLE, is_button, only_points
from insights.analysis.text.words import FILLERS, PRODUCT_WORDS, stop_words

_FIRST_NAMES = """
    aaron adam adrian ahmed alan alba alberto alejandro alessandra alessandro alessia alex alexander
    alexandra alice alicia alina amanda amelia amir amy ana anders andrea andreas andrew andy angela
    angelo anja ann anna anne annette anthony antje antoine antonio arcangelo ashley astrid barbara
    beatrice beatriz ben benjamin bernd bernard betty bianca birgit bob brandon brenda brian bruno
    camille carl carla carlo carlos carmen carol caroline catherine cecilia charles charlie charlotte
    chiara chloe chris christian christina christine christoph christopher claire clara claudia claudio
    craig cristina daniel daniela daniele danny dave david deborah denise dennis diana diego dieter dirk
    dmitri dominik donna doris dorothy edward elena elias elisa elizabeth ella ellen elsa emily emma
    enrico eric erik erika ernst esther ethan eva evelyn fabian fabio fatima federica federico felix
    fernando filippo fiona florian francesca francesco francis franck francois frederic friedrich fritz
    gabriel gabriela gary george georg gerhard gianluca giorgio giovanni giulia giuseppe gloria greg
    gregory guido gustav hannah hans harald harry heather heidi heike heinz helen helena helga helmut
    henrik henry hiroshi holger hugo ian ibrahim ines ingrid irene iris isabel isabella ivan jack jacob
    jakob james jamie jan jana jane janet jason javier jean jeff jeffrey jennifer jens jeremy jerry
    jessica jill jim joachim joan joanna joe joel johanna johannes john jonas jonathan jorge jose joseph
    josh joshua juan judith judy julia julian julie jürgen justin karen karin karl karsten kate
    katharina katherine kathleen katja katrin keith kelly ken kenji kenneth kevin kim klaus kristin kurt
    lara larry lars laura lauren laurent leah lena leo leon leonardo linda linus lisa lorenzo louis luca
    lucas lucia lucy luis luisa lukas luke lydia maja manfred manuel marc marcel marco marcus margaret
    maria marie mario marion marina markus marta martha martin martina mary mateo matteo matthew
    matthias maurizio max maya megan mehmet melanie melissa mia michael michaela michele michelle miguel
    mike mila mohammed monica monika nadia nancy natalia natalie nathan nicholas nick nico nicola
    nicolas nicole nils nina noah nora norbert oliver olivia omar oscar otto pablo paolo pascal patricia
    patrick paul paula paulo pedro peggy peter petra phil philip philipp pierre piet pietro priya rachel
    rafael rainer ralf ralph raphael ravi raymond rebecca regina renate ricardo riccardo richard rita
    robert roberta roberto robin roger roland ronald rosa rosemary ruben rudolf russell ruth ryan sabine
    sabrina sally salvatore sam samantha samir samuel sandra sandro sandy sara sarah scott sean
    sebastian sergio sharon shirley silke silvia simon simona simone sofia sonja sophia sophie stefan
    stefanie stefano stella stephanie stephen steve steven stuart susan susanne susanna sven svenja
    sylvia tanja teresa teresia thelma theo theresa thomas thorsten tim timothy tina tobias tom tommaso
    tony tracy udo ulrich ulrike ursula ute uwe valentina valeria vanessa vera veronica victor victoria
    vincent vincenzo virginia vladimir walter wayne wendy werner wilhelm william wolfgang yasmin yuki
    yusuf yvonne
    aisha aldo alessio alina amalia andre angelica annalisa antonia arianna arturo bernardo bettina birgitta
    brigitte bruce carina carolin carolina cedric cesar cesare chloé clemens clement cornelia damian dario
    davide denis dimitri dolores domenico doris edgar eduardo eleonora elisabeth elisabetta emanuele emilia
    emilio enrique ernesto esteban eugenio fabrizio federica ferdinand flavio florence françois gaia
    genevieve gerard gerardo ginevra giacomo gianni gilles giuliano gonzalo guillaume hermann hilda hildegard
    ignacio igor ilaria irina isabelle jasper jérôme jochen josef josefina josé julien juliette jörg kai
    kirsten konrad letizia lidia liliana loredana louise luciana luciano ludwig luigi mara marcello
    mariana marisa marlene mathilde matilda mauro mercedes miriam mirko monique moritz nadine nathalie
    noémie olga ornella ottavia pascale pasquale patrizia philippe pilar raffaele ralf raquel raul reinhard
    renata rene rocío rodrigo rolf romain rosanna rosario rossella rüdiger sabina santiago saverio serena
    silvano silvio solange steffen stéphane svetlana sylvie tatiana teodoro thierry thibault tiziana ulla
    umberto ursel valerio vincenza vittoria vittorio viviana volker xavier yannick yves
"""
# These are names only where they are written as names.
_ALSO_WORDS = """
    angel art bill brook chase dawn drew earl faith frank grace grant guy hope jasmine joy june kit lance
    lily marine mark may miles nick pat peg penny pia ray rob rose ruby sandy sue summer victor will
"""
_TIMES = {
    "en": """
    th st nd rd afternoon afternoons ago am april august autumn century decade december earlier
    eight eighteen eighty eleven evening february fifteen fifty five forty four fourteen friday
    fridays hour hours hundred january july june later meanwhile million minute minutes moment
    moments monday mondays month months morning mornings night nights nine nineteen ninety noon
    november october once pm quarter saturday seconds september seven seventeen seventy six sixteen
    sixty someday sunday ten tenth third thirteen thirty thousand three thursday today tomorrow
    tonight tuesday twelve twenty twice two wednesday week weekend weekends weeks year years
    yesterday zero
    """,
    "de": """
    abend abends april august dezember dienstag donnerstag drei früher gestern heute jahr jahre januar
    juli juni jahren februar freitag märz minute minuten mittwoch monat monate monaten montag morgen
    morgens nacht november oktober samstag sekunde sekunden september sonntag später stunde stunden tag
    tage tagen woche wochen zwei
    """,
    "it": """
    agosto anni anno aprile dicembre domani domenica due dopo febbraio gennaio giorni giorno giovedì
    giugno ieri lunedì luglio maggio martedì marzo mercoledì mese mesi minuti minuto momento novembre
    oggi ora ore ottobre prima sabato secondi sera settembre settimana settimane subito tre venerdì
    """,
    "fr": """
    an ans année années août aujourd'hui avril décembre demain dimanche février heure heures hier
    janvier jeudi jour jours juillet juin lundi mai mardi mars matin mercredi minute minutes mois
    novembre octobre samedi semaine semaines septembre soir vendredi
    """,
    "es": """
    abril agosto año años ayer día días diciembre domingo enero febrero hora horas hoy jueves julio
    junio lunes mañana martes marzo mes meses miércoles minuto minutos noche noviembre octubre sábado
    semana semanas septiembre tarde viernes
    """,
    "nl": """
    avond dag dagen dinsdag donderdag gisteren jaar jaren maand maanden maandag minuten minuut morgen uur uren
    vandaag vrijdag week weken woensdag zaterdag zondag
    """,
}
_EMPTY = """
    absolutely again already also always amazing awesome bad badly based basically become becomes
    believe best better big biggest bunch call called came care case cases certain certainly come comes
    coming company completely course deal definitely different difficult done easier easily easy else
    end entire especially exactly example excited exciting extremely fact fairly feel feels felt few
    final fine folks forget full fully fun funny gave generally gets gives giving goes gone guy guys
    aware eventually find finding finds found meaning mention mentioned mentioning
    happen happened happening happens happy hard heard highly hold honest huge idea important interested
    interesting keep keeps kept large leave left less life like likely little long looked looks love
    main major many matter might moving much necessarily necessary nice number often old ones own part
    particular people person piece point possible pretty probably problem problems put quick quickly
    quite ran rang rather reason regular remain remains remember respond reversed run saw says seem
    seems sense service services several similar simply single slowly small somewhat special start
    started starting starts still stop sudden suddenly super supposed surprise take taken takes taking
    talk talked talking talks telling term terms terrible time today together took total totally true
    trying turn turned type understand usual usually various wait waited waiting weird went whatever
    whole wish won wonder wondering words world worst worth wrong yet
    bigger closer deeper earlier faster fewer further greater harder heavier higher larger later lesser longer
    lower newer older sooner shorter simpler slower smaller stronger
    agree agreed agrees ask asked asking asks assume assumed assuming figure figured figuring guessing
    hear hearing hoped hoping hopefully imagining realize realized realizes realizing speak speaking spoke
    supposing thinking thinks thought thoughts kinds sorts types
"""
# Italian endings of what one is about to do while thinking aloud: "aggiungiamo", "userò".
_DOING = ("iamo", "iamolo", "iamola", "erò", "irò", "vrò", "rrò")
_MEASURED = """
    amount amounts batch batches bit bits level levels pair pairs period periods range ranges set sets sort
    sorts
"""
_MEASURES = frozenset(_MEASURED.split())
_FIRST = frozenset(_FIRST_NAMES.split())
_DOUBTFUL = frozenset(_ALSO_WORDS.split())
_TIME_WORDS = {language: frozenset(words.split()) for language, words in _TIMES.items()}
_EMPTY_WORDS = {"en": frozenset(_EMPTY.split())} | {
    language: frozenset(words.split()) for language, words in SAYS_LITTLE.items()
}
_NAME = re.compile(r"[^\W\d_][^\W\d_'’\-]+")
_TITLED = re.compile(
    r"\b(?:Mrs?|Ms|Miss|Dr|Prof|Herr|Frau|Monsieur|Madame|Signora?|Se[ñn]ora?)\.? ([A-ZÄÖÜ][^\W\d_]+)"
    r"|\b[Mm]y name(?: is|'s|’s) ([^\W\d_]+)"
)


def people_named(texts: Sequence[str]) -> list[frozenset[str]]:
    """Names that each text may not lend to a label: its own, and what is surely a name elsewhere."""
    own = [names_in(text) for text in texts]
    everywhere = frozenset().union(*own) - _DOUBTFUL
    return [names | everywhere for names in own]


def names_in(text: str) -> frozenset[str]:
    """Names of people in a text, lower case: first names, the surname after one, what follows a title."""
    found = {(one or other).lower() for one, other in _TITLED.findall(text)}
    words = list(_NAME.finditer(text))
    for at, match in enumerate(words):
        word = match.group()
        if not _is_first_name(text, match):
            continue
        found.add(word.lower())
        after = words[at + 1] if at + 1 < len(words) and word.lower() not in _DOUBTFUL else None
        if after and text[match.end() : after.start()] == " " and _is_written_as_name(after.group()):
            found.add(after.group().lower())
    return frozenset(found)


def _is_first_name(text: str, match: re.Match[str]) -> bool:
    word = match.group()
    if word.lower() in _DOUBTFUL:
        opens = not text[: match.start()].strip(" \"'“") or text[: match.start()].rstrip()[-1] in ".!?:"
        return _is_written_as_name(word) and not opens
    return word.lower() in _FIRST


def _is_written_as_name(word: str) -> bool:
    return word[0].isupper() and not word.isupper()


def is_time(word: str, language: str | None) -> bool:
    """Whether a lower-case word tells when or how long, or is a number's word."""
    times = _TIME_WORDS.get(language or "en", frozenset())
    return all(part in times for part in word.split("-"))


def says_nothing(word: str, language: str | None) -> bool:
    """Whether a lower-case word is a time, an empty word, or one that people say of any product."""
    own = language or "en"
    if own == "it" and word.endswith(_DOING):
        return True
    empty = _EMPTY_WORDS.get(own, frozenset())
    spoken = FILLERS | PRODUCT_WORDS if own == "en" else frozenset()
    if word in empty or word in spoken or only_points(word, own) or is_button(word, own):
        return True
    return is_time(word, own) or word in stop_words(own)


def is_empty_edge(word: str, language: str | None) -> bool:
    """Whether no phrase may begin or end in a lower-case word: "especially", "altre", "userò"."""
    doing = language == "it" and word.endswith(_DOING)
    return (
        doing
        or only_points(word, language)
        or (word.endswith(("ly", "mente")) and says_nothing(word, language))
    )


def is_measure(words: Sequence[str]) -> bool:
    """Whether lower-case words open with an English measure: "types of cells", "periods of time"."""
    if len(words) < 2 or words[1] != "of":
        return False
    return words[0] in _MEASURES or words[0].removesuffix("s") in _EMPTY_WORDS["en"]


def is_vague(words: Collection[str], language: str | None) -> bool:
    """Whether lower-case words leave open what they are about: none of them says anything of its own."""
    return all(len(word) < 2 or says_nothing(word, language) for word in words)
