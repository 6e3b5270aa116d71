"""The words beside a number that say what it is, in Danish and English, as `folding` gives them.

Folded text is in small letters without accents: "å" is "a" here, "æ" and "ø" stay.
"""

import re
from enum import StrEnum

from casework.cpr.folding import folded


class Label(StrEnum):
    """What the words before a number say of it."""

    CPR = "cpr"
    FIRM = "firm"  # a number of a company, an account, an invoice: of no person
    BORN = "born"  # a birthday follows
    UNCLEAR = "unclear"  # "pnr." is short for both a production unit and a person
    PHONE = "phone"
    LIST = "list"  # days or weeks follow
    ROOM = "room"
    FOUNDED = "founded"  # a date follows that is no birthday
    SPAN = "span"  # from when to when
    TIME = "time"  # a meeting


_NUMBER = r"(?:n(?:umme)?r(?:et|ene|e|s)?|no|numbers?|numre(?:ne)?|num)"
_NR = rf"[-. ]?\s?{_NUMBER}"

_LABELS = {
    Label.CPR: (
        r"cpr\w*",
        rf"person{_NR}",
        rf"fødsels{_NR}",
        "civil registration",
        "social security",
        "personal id",
        r"c[-. ]p[-. ]r\w*",
        "ssn",
    ),
    Label.FIRM: (
        r"cvr\w*",
        rf"p[-. ]\s?{_NUMBER}",
        r"p[-. ]?nummer\w*",
        r"p-?enhed\w*",
        r"produktions\w*",
        r"production[- ]unit\w*",
        rf"se{_NR}",
        r"ean\w*",
        r"gln\w*",
        "iban",
        r"konto\w*",
        r"bank\w*",
        "account",
        rf"reg{_NR}",
        r"faktura\w*",
        "invoice",
        r"ordren?\w*",
        r"booking\w*",
        r"billet\w*",
        "ticket",
        r"teams\w*(?:[- ]\w+)?",
        r"bestilling\w*",
        "order",
        "isbn",
        "issn",
        rf"vare{_NR}",
        r"betalings\w*",
        r"gebyr\w*",
        r"virksomheds\w*",
        r"moms\w*",
        "vat",
        rf"org\w*{_NR}",
        r"matrikel\w*",
        r"ejendoms\w*",
        "bfe",
        "bbr",
        r"zoom(?:[- ]\w+)?",
        r"m(?:eeting|øde)[- ]?id",
        r"sporings\w*",
        "tracking",
        r"pakke\w*",
        rf"serie{_NR}",
        "serial number",
        r"licens\w*",
        r"stregkode\w*",
        "barcode",
    ),
    Label.BORN: (r"(?:født|fødsels?dag|fødselsdato|født dato|born|f)\.?(?: (?:d|den|on|er))?",),
    Label.UNCLEAR: (r"pnr",),
    Label.PHONE: (
        r"tlf\w*",
        r"telefon\w*",
        "tel",
        r"mobil\w*",
        "mob",
        r"(?:tele)?phone\w*",
        "cell",
        "ring",
        "ringe",
        "ringer",
        "call",
        "sms",
        "fax",
        "whatsapp",
        "viber",
        "lokal",
    ),
    Label.LIST: (
        r"uge\w*",
        r"weeks?",
        r"dag(?:e|ene)?",
        r"days?",
        r"dato(?:er|erne)?",
        r"dates?",
        r"d",
        "den",
        r"(?:man|tirs|ons|tors|fre|lør|søn)dag\w*",
        r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?",
        r"lektion\w*",
        r"klasse\w*",
    ),
    Label.ROOM: (r"lokale\w*", "lok", r"rooms?", "sal", "bygning"),
    Label.FOUNDED: (
        "stiftet",
        "grundlagt",
        "etableret",
        "oprettet",
        "dannet",
        "indviet",
        "abnet",
        "startet",
        "registreret",
        "founded",
        "established",
        "formed",
        "opened",
        "registered",
        "started",
        r"stiftelses\w*",
        r"founding\w*",
    ),
    Label.SPAN: (
        "fra",
        "from",
        "siden",
        "since",
        r"periode\w*",
        "period",
        "mellem",
        "between",
        r"skolear\w*",
        r"sæson\w*",
        r"season\w*",
        "arene",
        "years",
        r"formand\w*",
        "valgt",
        "ansat",
        r"projekt\w*",
    ),
    Label.TIME: (
        "kl",
        "klokken",
        r"mød(?:e|et|es|er|erne|tes)",
        r"aftale\w*",
        r"aftalt",
        r"besøg\w*",
        r"meet\w*",
        "met",
        r"appointment\w*",
        r"visit\w*",
        "tid",
        "tidspunkt",
        "time",
        "deadline",
        "frist",
        "afholdt",
        "afholdes",
        "starter",
        "begynder",
    ),
}

_GROUPS = "|".join(
    f"(?P<{label.value}>{'|'.join(folded(each) for each in words)})"
    for label, words in _LABELS.items()
)
LABEL = re.compile(rf"(?<![^\W\d_])(?:{_GROUPS})(?![^\W\d_])")
"""A word that says what follows; its group is the value of a `Label`."""

CALLED = re.compile("|".join(folded(each) for each in _LABELS[Label.CPR]))
"""Without one of these nothing in a text is called a number of this kind."""

CPR_AFTER = re.compile(r"[^\w]{0,4}(?:er |is |som )?(?:min |hans |hendes |my |his |her )?cpr")

AMOUNT_AFTER = re.compile(
    r"\s?(?:kr\b|dkk\b|,-|eur\b|euro\b|€|\$|usd\b|personer\b|elever\b|børn\b|people\b|pupils\b"
    r"|beboere\b|medlemmer\b|members\b|m2\b|kg\b|km\b|stk\b|%)"
)

BEFORE_THE_LAST_FOUR = re.compile(
    r"(?<=\d)[\W_]{1,4}(?:(?:og|med|and|with|plus) )?(?:"
    r"(?:(?:de|the) )?(?:sidste|last|final)(?: (?:4|fire|four))?(?: (?:cifre|tal|digits|numbers))?"
    r"|(?:cpr\S{0,8} )?(?:slutter|ender|ending|ends)(?: (?:pa|med|with|in))?"
    r"|løbe(?:nummer|nr)"
    r")[\W_]{1,4}(?:(?:er|is|are)[\W_]{1,3})?(?=\d)"
)
"""What people write between a birthday and the rest of the number."""

_PLACES = (
    "københavn kbh copenhagen frederiksberg valby vanløse brønshøj kastrup hellerup gentofte lyngby"
    " virum holte nærum søborg herlev ballerup skovlunde glostrup brøndby hvidovre rødovre"
    " albertslund taastrup høje-taastrup hedehusene ishøj greve vallensbæk dragør tarnby roskilde"
    " køge hillerød helsingør hørsholm farum værløse birkerød allerød bagsværd charlottenlund"
    " klampenborg aarhus arhus odense aalborg alborg esbjerg randers kolding horsens vejle herning"
    " silkeborg næstved viborg fredericia holstebro slagelse sønderborg svendborg hjørring holbæk"
    " frederikshavn haderslev ringsted skive nyborg kalundborg nykøbing frederikssund middelfart"
    " aabenraa nørrebro østerbro vesterbro amager bispebjerg nordvest husum sydhavn malmø"
    " rønne padborg tønder ribe varde struer lemvig thisted grenaa ebeltoft maribo nakskov korsør"
)
PLACE_AFTER = re.compile(rf"[\s,]*(?:{'|'.join(folded(_PLACES).split())})(?![^\W\d_])")
"""The town that follows a postcode."""

PLACE_LIKE_AFTER = re.compile(
    r"[\s,]*[^\W\d_]*(?:borg|rup|sted|lev|løse|inge|bjerg|holm|havn|sund|rød|lund|købing|bro)"
    r"(?: (?:[ckvsnø]|nv|sv|sø|nø))?(?![^\W\d_])"
)
"""What ends as names of towns do, and some surnames."""

MONTHS = {
    folded(name): number
    for number, names in enumerate(
        (
            "januar january jan janar يناير جنوری ocak oca janaayo jannaayo siječanj",
            "februar february feb febr فبراير فروری şubat şub febraayo veljača",
            "marts march mar مارس مارچ mart maarso ožujak",
            "april apr أبريل ابريل اپریل nisan nis abriil abr travanj",
            "maj may مايو مئی mayis maayo svibanj",
            "juni june jun يونيو جون haziran haz juun lipanj",
            "juli july jul يوليو جولائی temmuz tem luulyo lul srpanj",
            "august aug أغسطس اغسطس اگست ağustos ağu agosto ogosto ogs kolovoz",
            "september sept sep سبتمبر ستمبر eylül eyl sebtembar sebteembar seb septembar rujan",
            "oktober october okt oct أكتوبر اكتوبر اکتوبر ekim eki oktoobar oktobar listopad",
            "november nov نوفمبر نومبر kasim kas noofeembar nof novembar studeni",
            "december dec ديسمبر دسمبر aralik ara diseembar dis decembar prosinac",
        ),
        1,
    )
    for name in names.split()
}
"""The months by name, in the seven languages that people write here in."""

_NAMES = "|".join(sorted(MONTHS, key=len, reverse=True))
DAY_THEN_MONTH = re.compile(
    rf"(?<!\d)(\d{{1,2}})(?:st|nd|rd|th|te|de)?[\s.,/°-]{{0,4}}(?:(?:of|den|d\.)\s{{0,2}})?"
    rf"(?<![^\W\d_])({_NAMES})(?![^\W\d_])[\s.,/'-]{{0,4}}(?=\d)"
)
MONTH_THEN_DAY = re.compile(
    rf"(?<![^\W\d_])({_NAMES})(?![^\W\d_])[\s.]{{0,3}}(?:d\.\s{{0,2}}|the\s{{1,2}})?"
    rf"(\d{{1,2}})(?:st|nd|rd|th)?[\s.,/']{{1,4}}(?=\d\d)"
)
