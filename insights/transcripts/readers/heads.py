"""What the header cells of a transcript table announce, in the languages of those who write them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import Any

_NAMES = {
    "speaker": (
        "speaker|speakers|speaker name|speaker label|speaker id|speaker no|name|who|person|"
        "participant|participant name|role|author|from speaker|spoken by|said by|talker|"
        "interviewer|interlocutor|sender|sprecher|sprecherin|sprechende|sprechername|"
        "sprecherlabel|redner|rednerin|befragte|befragter|rolle|wer|teilnehmer|teilnehmerin|"
        "teilnehmende|locuteur|locutrice|nom du locuteur|interlocuteur|intervenant|intervenante|"
        "orateur|nom|personne|hablante|participante|entrevistado|ponente|orador|persona|nombre|"
        "quién|nombre del hablante|nome|locutor|falante|nome do falante|pessoa|quem|parlante|"
        "relatore|oratore|partecipante|interlocutore|nome parlante|nome del parlante|chi parla|"
        "spreker|naam|naam spreker|deelnemer|persoon|wie|talare|talaren|talarens namn|deltagare|"
        "namn|vem|taler|talerens navn|deltager|deltaker|navn|snakker|hvem|puhuja|puhujan nimi|"
        "osallistuja|haastateltava|nimi|henkilö|mówca|mówiący|rozmówca|osoba|uczestnik|kto mówi|"
        "prelegent|imię|mluvčí|řečník|účastník|jméno|kdo|hovoriaci|beszélő|felszólaló|név|"
        "vorbitor|ομιλητής|спикер|говорящий|участник|имя|оратор|собеседник|кто|имя спикера|"
        "мовець|спікер|учасник|ім'я|konuşmacı|konuşan|konuşmacı adı|katılımcı|kişi|isim|kim|דובר|"
        "דוברת|הדובר|שם הדובר|שם|משתתף|المتحدث|المتكلم|اسم المتحدث|الاسم|المشارك|متحدث|说话人|说话者|"
        "发言人|发言者|讲话人|讲者|姓名|角色|說話人|說話者|發言人|發言者|講者|講話人|與會者|受訪者|話者|話者名|発言者|発話者|話し手|名前|氏名|参加者|スピーカー|"
        "화자|발화자|발언자|말한 사람|이름|참가자|참석자"
    ),
    "start": (
        "start|start time|time start|start timecode|start tc|start timestamp|begin|begin time|"
        "time begin|from|time|timecode|time code|timestamp|time stamp|time in|tc|tc in|in|"
        "in point|onset|offset start|timespan|time span|time range|time interval|interval|"
        "elapsed time|offset|beginn|anfang|von|zeit|zeit von|zeitmarke|zeitstempel|zeitcode|"
        "zeitspanne|startzeit|startzeitpunkt|beginnzeit|anfangszeit|uhrzeit|début|horodatage|"
        "horodateur|temps|heure|heure de début|temps de début|timecode début|plage horaire|"
        "inicio|hora|hora de inicio|hora inicio|tiempo|tiempo de inicio|tiempo inicial|"
        "marca de tiempo|código de tiempo|comienzo|desde|intervalo|início|hora de início|"
        "hora início|tempo de início|tempo inicial|marca temporal|inizio|ora|ora di inizio|"
        "ora inizio|orario|orario di inizio|tempo|tempo di inizio|tempo inizio|inizio tempo|"
        "tempo iniziale|minutaggio|da|dalle|intervallo|codice temporale|begintijd|begin tijd|"
        "tijd|tijdcode|tijdstip|tijdstempel|starttijd|van|starttid|tid|tidpunkt|tidsstämpel|"
        "tidskod|börjar|början|från|starttidspunkt|tidspunkt|tidsstempel|tidskode|begynder|"
        "begynnelse|fra|tidsintervall|alku|alkuaika|aloitus|aloitusaika|aika|aikaleima|aikakoodi|"
        "alkaa|aikaväli|kesto alku|początek|czas|czas rozpoczęcia|czas początku|czas startu|"
        "rozpoczęcie|znacznik czasu|kod czasowy|od|začátek|čas|čas začátku|počátek|zahájení|"
        "časová značka|časový kód|časové razítko|začiatok|kezdet|kezdés|idő|început|timp|έναρξη|"
        "χρόνος|начало|время|время начала|таймкод|тайм код|метка времени|временная метка|початок|"
        "час|час початку|başlangıç|başlangıç zamanı|başlangıç saati|başlama|başlama zamanı|zaman|"
        "saat|zaman damgası|zaman kodu|התחלה|זמן התחלה|שעת התחלה|זמן|שעה|חותמת זמן|קוד זמן|"
        "البداية|بداية|وقت البداية|وقت البدء|البدء|الوقت|التوقيت|الطابع الزمني|الزمن|开始|开始时间|"
        "起始时间|时间|时间戳|时间码|时间点|时间范围|開始|開始時間|起始時間|時間|時間戳|時間戳記|時間碼|時間點|開始時刻|時刻|タイムコード|タイムスタンプ|시작|"
        "시작 시간|시작 시각|시간|시각|타임코드|타임스탬프"
    ),
    "end": (
        "end|end time|time end|end timecode|end tc|end timestamp|stop|stop time|finish|to|until|"
        "time out|tc out|out|out point|offset end|bis|ende|endzeit|zeit bis|endzeitpunkt|fin|"
        "heure de fin|temps de fin|timecode fin|hora de fin|hora fin|tiempo de fin|tiempo final|"
        "final|hasta|fim|hora de fim|hora fim|hora de término|término|tempo de fim|tempo final|"
        "até|fine|ora di fine|ora fine|orario di fine|tempo di fine|tempo fine|fine tempo|"
        "tempo finale|alle|eind|einde|eindtijd|eind tijd|tot|slut|sluttid|slutar|till|"
        "sluttidspunkt|slutter|slutt|til|loppu|loppuaika|lopetus|lopetusaika|päättyy|koniec|"
        "czas zakończenia|czas końca|zakończenie|do|konec|čas konce|čas ukončení|ukončení|vége|"
        "befejezés|sfârșit|λήξη|τέλος|конец|время окончания|время конца|окончание|кінець|"
        "час кінця|час завершення|bitiş|bitiş zamanı|bitiş saati|son|סוף|סיום|זמן סיום|שעת סיום|"
        "זמן סוף|النهاية|نهاية|وقت النهاية|وقت الانتهاء|الانتهاء|结束|结束时间|終了|終了時間|終了時刻|"
        "結束|結束時間|끝|종료|종료 시간|종료 시각|끝 시간"
    ),
    "duration": (
        "duration|length|dauer|länge|durée|duración|duração|durata|duur|varaktighet|varighed|"
        "varighet|längd|kesto|czas trwania|délka|doba trvání|trvání|длительность|"
        "продолжительность|тривалість|süre|משך|المدة|时长|持续时间|時長|持續時間|長さ|継続時間|길이|지속 시간"
    ),
    "text": (
        "text|transcript|transcription|transcript text|transcription text|transcribed text|"
        "full text|response text|content|utterance|utterances|words|speech|sentence|sentences|"
        "subtitle|subtitles|caption|captions|message|spoken text|said|line|dialogue|dialog|quote|"
        "quotes|quote text|quotation|verbatim|original text|statement|comment|aussage|aussagen|"
        "inhalt|beitrag|redebeitrag|gesagtes|äußerung|sprechertext|transkript|transkription|"
        "transkripttext|wortlaut|zitat|nachricht|texte|paroles|parole|propos|contenu|énoncé|"
        "citation|transcription du texte|texto|transcripción|transcripción del texto|contenido|"
        "enunciado|diálogo|intervención|frase|cita|mensaje|transcrição|fala|conteúdo|citação|"
        "mensagem|testo|trascrizione|battuta|contenuto|enunciato|dialogo|intervento|citazione|"
        "testo trascritto|discorso|tekst|transcriptie|uitspraak|inhoud|zin|citaat|innehåll|"
        "yttrande|transkribering|citat|uttalande|indhold|ytring|udtalelse|udskrift|innhold|"
        "utskrift|transkripsjon|sitat|uttalelse|replikk|replik|teksti|sisältö|puhe|litterointi|"
        "litteraatti|sitaatti|lause|puheenvuoro|repliikki|tekst wypowiedzi|wypowiedź|treść|"
        "transkrypcja|zdanie|cytat|transkrypt|přepis|obsah|výrok|výpověď|věta|citace|promluva|"
        "szöveg|átirat|conținut|transcriere|κείμενο|текст|реплика|расшифровка|содержание|"
        "высказывание|транскрипт|транскрипция|цитата|фраза|вміст|репліка|metin|konuşma|içerik|"
        "ifade|transkript metni|deşifre|alıntı|cümle|söz|טקסט|תוכן|תמלול|תמליל|דברים|ציטוט|النص|"
        "نص|المحتوى|الكلام|التفريغ|العبارة|الاقتباس|内容|文本|发言内容|文字|转录|转写|对话|逐字稿|內容|文本內容|發言內容|對話|"
        "轉錄|謄本|テキスト|発言|発言内容|内容文|発話|発話内容|文字起こし|セリフ|텍스트|내용|발언|발화|대사|전사|녹취록"
    ),
}
_UNIT = re.compile(
    r"\s*[(\[（][^()\[\]（）]*[)\]）]$|\s+-\s+(?:hh|mm|ss|ms)[\w:.]*$|[ _](?:ms|s|secs?|seconds)$",
    re.IGNORECASE,
)
_STATE = re.compile(r"^(?:raw|corrected|edited|final|cleaned?|automatic|auto)[ _-]", re.IGNORECASE)
_VAGUE = frozenset({"role", "rolle", "角色", "speakerid", "speakerno", "speakerlabel", "id"})
_LONGEST = 60


def _bare(head: str) -> str:
    """A header as bare letters and digits: `Start_Time`, `startTime` and `START TIME:` are one."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKD", head.casefold()).replace("ı", "i")))


_ROLES = {_bare(word): role for role, names in _NAMES.items() for word in names.split("|")}


def role_of(head: str) -> str | None:
    """What a header cell announces (speaker, start, end, duration, text); a unit behind it says nothing."""
    if len(head) > _LONGEST:
        return None
    plain = _STATE.sub("", _UNIT.sub("", head.strip(" :*")))
    return _ROLES.get(_bare(head)) or _ROLES.get(_bare(plain))


def places_of(cells: Sequence[Any]) -> dict[str, int] | None:
    """The place of each role in a row that heads a transcript table; None when it does not.

    The first column of each role is taken; of speakers, one of names before one of roles or ids.
    """
    places: dict[str, int] = {}
    for place, cell in enumerate(cells):
        role = role_of(str(cell)) if cell else None
        if role and (role not in places or (role == "speaker" and _is_better(cells, places[role], place))):
            places[role] = place
    return places if "text" in places and ("speaker" in places or "start" in places) else None


def _is_better(cells: Sequence[Any], kept: int, place: int) -> bool:
    return _bare(str(cells[kept])) in _VAGUE and _bare(str(cells[place])) not in _VAGUE
