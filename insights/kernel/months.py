"""Names of months, whole and short, in the languages that tables and exports are written in."""

_NAMES = (
    "jan january januar janvier enero janeiro gennaio januari ene gen janv jänner",
    "feb february februar février febrero fevereiro febbraio februari fév fev févr",
    "mar march märz mars marzo março maart mär mrz",
    "apr april avril abril aprile avr abr",
    "may mai mayo maio maggio mei maj mag",
    "jun june juni juin junio junho giugno giu",
    "jul july juli juillet julio julho luglio juil lug",
    "aug august août agosto augustus augusti ago aoû",
    "sep september septembre septiembre setembro settembre sept set",
    "oct october oktober octobre octubre outubro ottobre okt out ott",
    "nov november novembre noviembre novembro",
    "dec december dezember décembre diciembre dezembro dicembre dez déc dic",
)
MONTHS = {name: month for month, names in enumerate(_NAMES, start=1) for name in names.split()}
