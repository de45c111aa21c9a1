"""Words of trouble, wishes and praise in German, Spanish, French and Italian, which no model was taught."""

import re
from dataclasses import dataclass

from insights.analysis.text.words import any_of


@dataclass(frozen=True)
class Lexicon:
    """Patterns of one language; `denied` tells of no trouble, `joints` stand between clauses."""

    trouble: re.Pattern[str]
    denied: re.Pattern[str]
    wish: re.Pattern[str]
    praise: re.Pattern[str]
    joints: re.Pattern[str]
    negations: frozenset[str]


_GERMAN = Lexicon(
    trouble=any_of(r"""
    (?:funktionier|geh|lädt|lad|öffne|start|reagier|klapp|läuft|lauf|find|versteh|seh)\w* (?:\w+ ){0,3}nicht\b
    (?:kann|konnte|können|lässt|ließ|lassen) (?:\w+ ){0,5}(?:nicht|nichts|kein\w*)\b
    nicht (?:möglich|mehr)\b
    (?:nicht|kaum|schlecht|schwer) (?:auffindbar|lesbar|zu \w+|gefunden|verfügbar|erreichbar|klar|nutzbar)
    kein\w* (?:zugriff|möglichkeit|verbindung|antwort|reaktion|hilfe|ahnung|option)\w* | fehler\w*
    problem\w* | st(?:ürzt|ürzte) (?:\w+ ){0,3}ab\b | abst(?:urz|ürz)\w* | abgestürzt | häng(?:t|en)\b
    langsam\w* | lahm\w* | nerv(?:t|en|ig\w*)\b | ärger\w* | schlecht\w* | schlimm\w* | leider
    enttäusch\w* | umständlich\w* | mühsam\w* | komplizier\w* | unübersichtlich\w* | schwierig\w*
    verwirr\w* | verloren | fehl(?:t|en)\b | unbrauchbar\w* | katastroph\w* | frechheit | abzocke | mist\b
    schade\b | nutzlos\w* | vergeblich | ewig(?: lang\w*)? | ständig
    zu (?:langsam|teuer|klein|kompliziert|lang\w*|wenig\w*|viel\w*|umständlich|schwer|spät) | bugs?\b
    aufwand\b | aufw[eä]ndig\w* | zeitfressend\w* | zeitaufw[eä]ndig\w* | ineffizient\w* | unzufrieden\w*
    vergessen\b | schief\b | falsch\w* | stimm(?:t|en) (?:\w+ ){0,2}nicht | undurchsichtig\w*
    unverständlich\w* | unklar\w*
    nicht (?:richtig|geladen|angezeigt|gespeichert|übernommen|erkannt|angekommen) | abgemeldet | crash\w*
    immer wieder | jedes mal | schon wieder | abgelehnt | gesperrt | blockier\w* | gekündigt
    deinstallier\w*
    """),
    denied=any_of(r"""
    (?:kein\w*|ohne|nie) (?:\w+ )?(?:problem|fehler|absturz|abstürze|bug)\w* | problemlos\w* | fehlerfrei\w*
    """),
    wish=any_of(r"""
    wäre (?:\w+ ){0,2}(?:schön|toll|gut|super|hilfreich|wünschenswert|klasse|praktisch|nett|cool|besser)
    wünsch\w* | hätte (?:ich )?gern\w* | bitte\b | könnte(?:t|n|st)? (?:ihr|sie|man|du)\b | sollte(?:n|t)?\b
    müsste(?:n)?\b | vorschlag\w* | gerne? (?:auch|eine?n?|mehr|noch)\b | würde (?:mich freuen|gern\w*)
    hoffe\w*
    """),
    praise=any_of(r"""
    super\b | toll\w* | klasse | perfekt\w* | (?<!nicht )(?<!nicht so )(?:sehr )?gut\w*\b | prima
    genial\w* | hervorragend\w* | ausgezeichnet\w* | gefällt | gefallen | begeister\w* | zufrieden\w*
    übersichtlich\w* | danke\w* | praktisch\w* | hilfreich\w* | empfehl\w* | spitze | top\b | intuitiv\w*
    schnell\w* | zuverlässig\w* | benutzerfreundlich\w* | weiter so | (?:sehr|ganz|so) einfach
    liebe (?:diese?|die|es)\b | freundlich\w*
    """),
    joints=any_of(r"(?:und|aber|weil|wenn|dass|denn|sondern|obwohl|sodass|nachdem|während|als)\b"),
    negations=frozenset(["nicht", "kein", "keine", "keinen", "keiner", "nie", "nichts", "ohne", "kaum"]),
)
_SPANISH = Lexicon(
    trouble=any_of(r"""
    no (?:me |se |te |lo |la |le )*(?:funciona|carga|abre|deja|puede|puedo|pude)
    no (?:me |se |te |lo |la |le )*(?:sirve|responde|permite|aparece|llega)
    no (?:me |se |te |lo |la |le )*(?:encuentr|conect|actualiz|entiend|acept)\w*
    no (?:me |se |te |lo |la |le )*(?:reconoc|guard|env[íi]|descarg|muestr)\w*
    no (?:hay|es posible|tiene sentido|vale|es clar\w+) | error\w* | fall(?:o|os|a|an|ó)\b | problema\w*
    lent\w* | se (?:me )?(?:cierra|cuelga|bloquea|congela|traba|queda)\b | bloquead\w* | imposible
    mal[oa]?s?\b | pésim\w* | horrible\w* | decepcion\w* | difícil\w* | complicad\w* | confus\w*
    frustra\w* | molest\w* | estafa\w* | inútil\w* | nunca | perd(?:í|ido|ió)\b | desaparec\w* | demasiad\w*
    falta\b | faltan\b | tarda\w* | peor\w* | lamentable\w* | vergüenza | bugs?\b | crash\w* | basura
    engañ\w* | cobr(?:an|aron|ado)\b | rechaz\w* | sin (?:respuesta|solución|aviso|razón) | desinstal\w*
    engorros\w* | tedios\w* | a mano\b | equivocad\w* | incorrect\w* | asco | cada vez que
    siempre (?:falla|se|tengo que) | tengo que | hay que | otra vez
    """),
    denied=any_of(r"""
    sin (?:ningún )?(?:problema|error|fallo)\w* | ningún (?:problema|error) | nada mal\b
    no (?:hay|tengo|tuve|he tenido|da) (?:ningún )?(?:problema|error|fallo)\w*
    nunca (?:falla|me ha fallado) | nunca (?:tuve|he tenido|hubo) (?:\w+ )?problema\w*
    """),
    wish=any_of(r"""
    me gustaría | nos gustaría | ser[íi]a (?:bueno|genial|ideal|útil|mejor|bonito|excelente|bien) | ojal[áa]
    estar[íi]a (?:bien|bueno|genial) | por favor | podr[íi](?:an|ais|a)\b | deber[íi](?:an|ais|a)\b
    quisiera\w* | pueden (?:agregar|poner|añadir|mejorar) | agreguen | pongan | añadan | sugier\w*
    sugerencia\w* | espero que
    """),
    praise=any_of(r"""
    excelente\w* | genial\w* | (?<!no )buen\w* | muy (?:bien|útil|fácil|práctic|cómod|complet|rápid)\w*
    perfect\w* | me (?:encanta|gusta|ayuda)\w* | (?<!no )(?<!in)útil\w* | (?<!no es )fácil\w* | rápid\w*
    recomiend\w* | gracias | recomendable\w* | increíble\w* | práctic\w* | feliz\w* | content[oa]s?
    maravillos\w* | la mejor | súper | intuitiv\w* | cómod\w* | confiable\w* | encantad\w*
    """),
    joints=any_of(r"(?:y|pero|porque|cuando|aunque|si|ya que|así que|mientras|sino)\b"),
    negations=frozenset(["no", "nunca", "nada", "sin", "ningún", "ninguna", "tampoco"]),
)
_FRENCH = Lexicon(
    trouble=any_of(r"""
    ne (?:[\w']+ ){1,4}(?:pas|plus|jamais|rien|aucun\w*)\b
    n'(?:[\w']+ ){1,4}(?:pas|plus|jamais|rien|aucun\w*)\b
    (?:marche|fonctionne|s'ouvre|charge|passe|affiche) (?:pas|plus|jamais|mal)\b | impossible\w* | bugu?\w*
    beug\w* | plant(?:e|ent|ages?|é)\b | crash\w* | erreur\w* | problèmes?\b | problemes?\b | soucis?\b
    bloqu\w* | lent\w* | refus\w* | nul(?:le|s|les)?\b | inutil\w* | arnaque\w* | catastroph\w* | décev\w*
    déçu\w* | dommage | lamentable\w* | insupportable\w* | galère\w* | compliqué\w* | difficile\w*
    difficulté\w* | pénible\w* | énerv\w* | frustr\w* | agac\w* | horrible\w* | mauvais\w* | pire\b
    obligé\w* de | toujours pas | plus moyen | aucun\w* (?:moyen|service)
    aucun\w* (?:réponse|indication|aide|suivi|explication) | perd(?:u\w*|s|ent)?\b | disparu\w*
    instable\w* | voleurs?\b | trop (?:lent|cher|compliqué|petit|long|peu|souvent)\w* | désinstall\w*
    incompréhensible\w* | introuvable\w* | inadmissible\w* | scandal\w* | honte\w* | à chaque fois
    chronophage\w* | fastidieu\w* | à la main\b | faux\b | fausses?\b | trop nombreu\w* | illisible\w*
    sans arr[êe]t | du mal à | régression
    pas (?:très |du tout |vraiment |toujours )?(?:pratique|clair|utile|accepté|possible)\w*
    pas (?:très |du tout |vraiment |toujours )?(?:intuiti|accessible|au point)\w*
    """),
    denied=any_of(r"""
    (?:aucun\w*|pas (?:de|eu de)|sans|zéro|jamais de) (?:\w+ )?(?:problème|souci|bug|erreur|difficulté)s?
    (?:n'ai|j'ai|eu) aucun\w* (?:problèmes?|soucis?) | rien à (?:signaler|redire|dire)
    n'y (?:\w+ )?pour rien | (?:ne |ça )?bugu?e? pas | plus (?:de|aucun) (?:problèmes?|soucis?|bugs?)
    """),
    wish=any_of(r"""
    aimerai\w*
    (?:ce |il )?serait (?:\w+ )?(?:bien|utile|bon|pratique|top|sympa|mieux|cool|génial|souhaitable|judicieux)
    il faudrait | pourriez.vous | pouvez.vous | merci de\b | svp\b | stp\b | s'il (?:vous|te) pla[iî]t
    devrai(?:t|ent)\b | je voudrais | je souhaite\w* | à quand | on attend | espér\w* | j'espère
    suggest\w* | suggère\w* | il manque
    """),
    praise=any_of(r"""
    super\b | top\b | parfait\w* | génial\w* | excellent\w*
    (?:très|tres|bien) (?:bien|bons?|bonnes?|clair|complet)\w*
    (?<!pas )(?<!pas très )(?<!pas du tout )pratique\w* | facil\w* | simple\w* | (?<!in)(?<!pas )utile\w*
    rapide\w* | efficace\w* | bravo | merci(?! de)\b | j'adore | j'aime | je recommande | satisfait\w*
    content\w* | fiable\w* | intuiti\w* | ergonomique\w* | nickel | formidable\w* | agréable\w*
    bien (?:fait|foutu|pensé|conçu)\w* | impeccable\w*
    bonn?e?s? (?:appli|application|service|produit|idée|expérience|prise en main)\w* | magnifique\w*
    extra\b
    """),
    joints=any_of(r"(?:et|mais|donc|car|parce qu|puisqu|quand|lorsqu|alors|si|tandis|ensuite|puis)\b"),
    negations=frozenset(["ne", "pas", "plus", "jamais", "rien", "aucun", "aucune", "sans"]),
)
_ITALIAN = Lexicon(
    trouble=any_of(r"""
    non (?:mi |si |ti |lo |la |ci |me l')*(?:funzion|va\b|apr|caric|riesc|poss|può)\w*
    non (?:mi |si |ti |lo |la |ci |me l')*(?:trov|capisc|permett|rispond|arriv)\w*
    non (?:mi |si |ti |lo |la |ci )*(?:fa\b|compar|salv|vede|accett|riconosc|aggiorn|riusciv|potev|è chiar)\w*
    error[ei]\b | problem[ai]\w* | bugs?\b | crash\w* | si (?:blocca|pianta|chiude)\w* | bloccat\w*
    lent[oaie]\b | impossibil\w* | difficil\w* | difficoltà | complicat\w* | confus\w* | frustrant\w*
    fastidios\w* | brutt\w* | pessim\w* | inutil\w* | peggio\w* | delus\w* | deludent\w* | purtroppo
    macchinos\w* | dispendios\w* | a mano\b | sbagliat\w* | errat[aoie]\b | illeggibil\w*
    manca(?:no|ta|to)?\b | sparit\w* | schifo | truffa\w* | scomod\w*
    troppo (?:lent|car|complicat|piccol|lung|difficil|tecnic)\w* | fatic\w* | rott[oa]\b | perso\b
    ogni volta | tocca (?:fare|rifare)
    """),
    denied=any_of(r"""
    senza (?:alcun |nessun )?(?:problem|error)\w* | nessun\w* (?:problem|error)\w*
    non (?:è|sia|credo sia) un problema
    non (?:ho avuto|ci sono|ho|dà|da|dia|dava) (?:alcun\w* |nessun\w* )?(?:tipo di )?(?:problem|error)\w*
    """),
    wish=any_of(r"""
    vorrei | mi piacerebbe | sarebbe (?:\w+ )?(?:bello|utile|meglio|comodo|carino|opportuno|bene|ideale)
    per favore | dovrebbe(?:ro)? | dovreste | bisognerebbe | potreste | ci vorrebbe | spero | servirebbe
    aggiungete | consiglierei
    """),
    praise=any_of(r"""
    ottim\w* | bellissim\w* | (?<!non )mi (?:piace|è piaciut)\w* | fantastic\w* | eccellent\w*
    consigli(?:o|atissim\w*)\b
    (?:molto|davvero|super|abbastanza) (?:chiar|semplic|facil|util|bell|comod|buon|veloc|pratic|intuitiv)\w*
    bravi\w* | perfettamente | (?:sono|è|sia) (?:\w+ )?util\w* | comodissim\w* | utilissim\w*
    soddisfatt\w* | grazie mille | intuitiv\w* | buon\w* (?:app|servizio)\w*
    """),
    joints=any_of(r"(?:e|ed|ma|però|perché|quando|quindi|se|mentre|anche se|poi)\b"),
    negations=frozenset(["non", "mai", "niente", "nessun", "nessuna", "senza", "né"]),
)

# Words that name trouble and may stand in praise: "error messages are helpful"; not where a "but" follows.
_NAMED = any_of(r"(?:problem|problème|fehler|error|erreur|bug)\w*")
_BUT = any_of(r"(?:aber|pero|mais|ma|però|trotzdem|aunque)\b")

LEXICONS = {"de": _GERMAN, "es": _SPANISH, "fr": _FRENCH, "it": _ITALIAN}


def kind_abroad(text: str, lexicon: Lexicon) -> tuple[str, float]:
    """(kind, confidence) of a text by the word lists of its language."""
    plain = text.replace("’", "'")
    rest = lexicon.denied.sub(" ", plain)
    relief = plain != rest
    trouble, wish = len(lexicon.trouble.findall(rest)), len(lexicon.wish.findall(rest))
    praise = len(lexicon.praise.findall(rest)) + relief
    if wish and wish * 2 >= trouble:
        return "request", 0.6
    names_only = praise and trouble == len(_NAMED.findall(rest)) and not _BUT.search(rest)
    if trouble and trouble * 2 >= praise and not names_only:
        return "pain_point", 0.5 + min(trouble, 3) / 10
    if praise:
        return "praise", 0.6
    return ("question", 0.7) if "?" in text else ("other", 0.5)
