"""Texts that say nothing: blank, only signs, "n/a", "nothing", "don't know" in many languages."""

from insights.analysis.text.words import FILLERS, stop_words, words_of

_NOTHING = """
|all good|as above|can't think of anything|cant think of anything|do not know|don't know|dont know
|everything is fine|i do not know|i don't know|i dont know|it's fine|its fine|no answer|no clue
|no comment|no comments|no idea|none at all|none really|not applicable|not at the moment|not really
|not sure|not that i can think of|nothing at all|nothing comes to mind|nothing else
|nothing i can think of|nothing in particular|nothing really|nothing specific|nothing to add
|same as above|see above|n/a|na|n.a|nil|null|none|no|nope|nah|nothing|idk|dunno|unknown|everything
|ditto|test|asdf|xxx|tbd|yes|ok|okay|fine|good
|nichts|nix|keine|keiner|kein|nein|keine angabe|keine ahnung
|weiß nicht|weiss nicht|ich weiß nicht|k.a|ka|entfällt
|rien|aucun|aucune|non|je ne sais pas|sais pas|néant|sans objet|pas de commentaire|rien du tout
|nada|ninguno|ninguna|no sé|no se|no lo sé|no aplica|sin comentarios|ningún comentario
|niente|nulla|nessuno|nessuna|non so|non lo so|nessun commento|non saprei
|nenhum|nenhuma|não|não sei|sem comentários|não se aplica
|niets|geen|nee|weet niet|weet ik niet|geen idee|n.v.t|nvt|geen opmerkingen
|inget|ingenting|inga|nej|vet inte|vet ej|ingen kommentar
|ingen|ingenting|intet|nei|vet ikke|ved ikke|ved det ikke|ikke noe|ikke noget
|ei mitään|ei|en tiedä|ei kommentteja
|nic|żaden|żadne|nie|nie wiem|brak|nie dotyczy
|nic|žádné|nevím|ne|bez komentáře|nič|neviem|nie|žiadne
|semmi|nem|nem tudom|nincs
|nimic|nu|nu știu|nu stiu|niciunul
|ништа|ništa|ne znam|nema|нема
|ничего|нет|не знаю|ничто|никакой|затрудняюсь ответить
|нічого|ні|не знаю|немає
|нищо|не|не знам|няма
|τίποτα|όχι|δεν ξέρω|κανένα
|hiçbir şey|yok|hayır|bilmiyorum
|không|không có|không biết
|tidak|tidak ada|tidak tahu
|res|cap|no ho sé
|midagi|ei tea|nieko|nežinau|nekas|nezinu
|لا شيء|لا|لا أعرف|لا اعرف|هیچ|نمی دانم
|אין|לא|כלום|לא יודע|לא יודעת
|कुछ नहीं|नहीं|पता नहीं|কিছু না|না
|ไม่มี|ไม่|ไม่ทราบ|ไม่รู้
|没有|无|不知道|沒有|無|没|无意见
|なし|ない|特になし|特にない|わからない|分からない
|없음|없다|없습니다|모름|모르겠다|모르겠습니다
"""

NOTHING = frozenset(part.strip() for part in _NOTHING.split("|"))

_EDGES = " \t\n.,;:!?-–—_*\"'“”„«»()[]…/\\。！？、"
_FEW = 3


def is_contentless(text: str, language: str | None = None) -> bool:
    """Whether a text holds no word, one of the known ways to say nothing, or only fillers."""
    folded = " ".join(text.lower().replace("’", "'").split()).strip(_EDGES)
    if folded in NOTHING:
        return True
    if sum(map(str.isalpha, folded.split())) > _FEW:
        return False
    words = words_of(text)
    if not words:
        return True
    spoken = FILLERS | stop_words(language)
    return len(words) <= _FEW and all(word in spoken for word in words) and "not" not in words
