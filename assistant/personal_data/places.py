"""Where somebody lives: street addresses and whole postcodes."""

import re
from collections.abc import Iterator

from assistant.personal_data.detail import Kind, Span
from assistant.personal_data.numbers import Match
from assistant.personal_data.public_names import public_names

AREAS = (
    r"AB|AL|B|BA|BB|BD|BF|BH|BL|BN|BR|BS|BT|CA|CB|CF|CH|CM|CO|CR|CT|CV|CW|DA|DD|DE|DG|DH|DL|DN|DT|DY|E"
    r"|EC|EH|EN|EX|FK|FY|G|GL|GU|GY|HA|HD|HG|HP|HR|HS|HU|HX|IG|IM|IP|IV|JE|KA|KT|KW|KY|L|LA|LD|LE|LL|LN"
    r"|LS|LU|M|ME|MK|ML|N|NE|NG|NN|NP|NR|NW|OL|OX|PA|PE|PH|PL|PO|PR|RG|RH|RM|S|SA|SE|SG|SK|SL|SM|SN|SO|SP"
    r"|SR|SS|ST|SW|SY|TA|TD|TF|TN|TQ|TR|TS|TW|UB|W|WA|WC|WD|WF|WN|WR|WS|WV|YO|ZE"
)
POSTCODE = re.compile(
    rf"(?<![\w.])(?P<area>{AREAS})\d[A-Z\d]?(?P<space>[ \-]{{0,2}})(?P<inward>\d[ABD-HJLNP-UW-Z]{{2}})(?!\w)",
    re.IGNORECASE,
)
# "s31ZA" and "ss31ZA" are sections of an Act before they are places in Sheffield and Southend.
SECTION_AREAS = frozenset({"s", "ss"})
# "s20 2nd", "s47 6pm", "s20 5yr".
COUNTED = re.compile(r"\d(?:st|nd|rd|th|yr|hr)")

STREETS = (
    r"road|rd|street|avenue|ave|lane|crescent|cres|terrace|gardens|gdns|grove|drive|mews|boulevard|broadway"
    r"|parade|croft|cul-de-sac"
)
# Words that end an address only with a capital letter, since they end much else in ordinary text.
CAPITAL_STREETS = (
    r"Close|Way|Court|Place|Hill|Park|Walk|Row|View|Rise|Green|Square|St|Dr|Ln|Cl|Ct|Pl|Mount|Vale|Fold|Wharf"
    r"|Quay|Meadow|Meadows|Fields|Bank|Brow|Heights|Mansions|Buildings|Towers?|Point|Lodge|House|Cottages?"
)
NOT_STREET = (
    r"the|a|an|on|in|of|at|to|and|or|for|year|years|old|olds|yo|children|young|people|kids|staying|family"
    r"|crown"
    r"|county|high|magistrates|youth|days?|weeks?|months?|hours?|minutes?|is|are|was|down|up|our|their"
    r"|his|her|by|with|from"
    r"|children's|childrens|secure|separate|another|this|that|one|each|new|care|under|over|into|until"
    r"|still|within|through|needs?|can|has|have|who|will|without"
)
WORD = rf"(?!(?:{NOT_STREET})\b)[^\W\d_][^\W\d_.]*(?:'s)?"
NUMBER = r"\d{1,4}[a-z]?(?:\s?[-/]\s?\d{1,4}[a-z]?)?"
FLAT = r"(?:flat|apartment|apt|unit|room)\s?\w{1,4},?\s(?:at\s)?"
NUMBERED = re.compile(
    rf"(?<![\w./\-])(?:{FLAT})?"
    r"(?<!section )(?<!clause )(?<!regulation )(?<!reg )(?<!part )(?<!schedule )(?<!annex )(?<!chapter )"
    r"(?<!page )(?<!standard )(?<!article )(?<!bill )(?<!act )(?<!\bcl )(?<!\bs )"
    rf"{NUMBER},?\s(?:{WORD}\s){{1,3}}(?:(?:{STREETS})|(?-i:{CAPITAL_STREETS}))(?!\w)",
    re.IGNORECASE,
)
LIVES = (
    r"(?:\b(?:lives?|living|lived|stay(?:s|ing|ed)?|resid(?:es|ing)|address(?:\sis|:)?|moved|moving"
    r"|placed|sofa.surfing"
    r"|back|house|home|flat)\s(?:is\s)?(?:at|on|in|to)\s|\baddress(?:\sis|:|\s-)?\s)"
)
NAMED = re.compile(
    rf"{LIVES}(?P<place>(?:(?-i:[A-Z])[^\W\d_']+\s){{1,3}}"
    r"(?-i:Road|Rd|Street|St|Avenue|Ave|Lane|Crescent|Terrace|Gardens|Grove|Drive|Mews|Close|Cottage|Farm"
    r"|Bungalow))"
    rf"(?!\w)|{LIVES}(?P<lower>(?:\d{{1,4}}[a-z]?,?\s)(?:{WORD}\s){{1,2}}"
    r"(?:close|way|court|place|hill|park|walk|row|view|rise|green|square|st|cl|house))(?!\w)"
    rf"|\bat\s(?P<at>\d{{1,4}}[a-z]?,?\s(?:{WORD}\s){{1,2}}(?:close|way|court|walk|rise))(?!\w)"
    rf"|(?<!\w)(?P<flat>{FLAT}(?:(?-i:[A-Z])[^\W\d_']+\s){{1,2}}(?:house|court|lodge|point|towers?"
    rf"|heights|mansions))(?!\w)",
    re.IGNORECASE,
)


def find_postcodes(text: str) -> Iterator[Match]:
    """Yield whole postcodes. Half a postcode tells nobody's home."""
    for match in POSTCODE.finditer(text):
        section = match["area"].lower() in SECTION_AREAS and not match["space"]
        whole = (match[0].replace(" ", "").replace("-", "")).upper()
        if not (section or COUNTED.fullmatch(match["inward"]) or whole in public_names().postcodes):
            yield Match(Kind.POSTCODE, Span(*match.span()))


def find_addresses(text: str) -> Iterator[Match]:
    """Yield street addresses: with a number, or as where somebody lives."""
    for match in NUMBERED.finditer(text):
        yield Match(Kind.ADDRESS, Span(*match.span()))
    for match in NAMED.finditer(text):
        yield Match(Kind.ADDRESS, Span(*match.span(match.lastgroup or 0)))
