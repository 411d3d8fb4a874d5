"""Whether a question asks what to do about one child or family, and not what the rule is.

A child who is not named is no personal data to stop. But nobody may take an answer from the sources for a
decision on that child.
"""

import re

CHILD = (
    r"(?:foster |foster-|looked[ -]after |lac |autistic |disabled |pregnant )?(?:child|kid|boy|girl|lad|lass"
    r"|baby|toddler|teen|teenager|young person|young man|young woman|young mum|yp|resident|care leaver"
    r"|sibling group"
    r"|siblings|twins|family|mum|dad|mother|father|son|daughter|uasc|placement|case)"
)
AGE = r"(?:[1-9]|1\d|2[0-4])[\s-]?(?:yo\b|y/o|yrs?\b|years?)(?:[\s-]?olds?)?"
SOME_WORDS = r"(?:[\w'-]+\s){0,4}?"

# "our 14yo", "this lad", "one of my girls", "a family I work with", "child K", "K's mum", "she keeps".
ONE = re.compile(
    rf"\b(?:our|my|this|that|these|those|the|one of (?:our|my|the)|her|his)\s(?:\w+\s){{0,2}}(?:{AGE}"
    rf"|{CHILD}s?)\b"
    rf"|\b(?:(?:i|we)(?:'ve| have|'re| are|'m| am)?\s(?:just\s|got\s|currently\s)?(?:got|have|had|with"
    rf"|support(?:ing)?"
    rf"|work(?:ing)? with|look(?:ing)? after|car(?:e|ing) for|placed|worried about)|there(?:'s| is)|got"
    rf"|worried about)"
    rf"\s(?:a|an|two|one|some)\s{SOME_WORDS}(?:{AGE}|{CHILD})\b"
    rf"|\b(?:a|an)\s{SOME_WORDS}(?:{AGE}|{CHILD})\s(?:i|we|in our|at our|on my|in my|here|of ours|of mine)\b"
    rf"|(?:^|[.!?:]\s)(?:a )?(?:{AGE}|{CHILD}),?\s{SOME_WORDS}(?:keeps?|has|is|was|says|said|wants|won't"
    rf"|refus\w+|went|came|ran)\b"
    rf"|\b(?:{AGE}|{CHILD})\swho(?:'s|s|\shas|\skeeps|\swon't|\sis)\b|\b(?:plan|placement|bed|carer"
    rf"|home)s? for (?:him|her)\b"
    r"|\b(?:should|shall|can|do) (?:i|we) [a-z]+ (?:him|her)\b"
    r"|\b(?:s?he|they)(?:'s| is| has| keeps?| kept| won't| wont| says| said| told| ran| runs| refuses| wants"
    r"| disclosed| came| went| hit| turns| was)\b"
    rf"|\b(?:{CHILD}|called|named)\s(?-i:[A-Z])\b(?!')|(?<![\w'])(?-i:[B-HJ-Z])(?:'s|s)?\s(?:\w+\s)?"
    r"(?:mum|dad|mother|father|nan|brother|sister|carers?|placement|has|is|was|keeps|won't|wont|says|said"
    r"|wants|ran|told)\b",
    re.IGNORECASE,
)
# "A 16 year old" of whom nothing else is told is everybody of that age.
GENERAL = re.compile(
    rf"^(?:and |so |but )?(?:when |if |at what age |why |how )?(?:can|could|may|must|should|does|do|is"
    rf"|are|will)\s"
    rf"(?:a|an|any|every|all)?\s?(?:\w+\s){{0,2}}(?:{AGE}|{CHILD}s?)\b(?!\s(?:i|we|in our|at our|on my)\b)",
    re.IGNORECASE,
)
OBJECT = (
    rf"(?:him|her|them|it|this|that|(?-i:[A-Z])\b|the {CHILD}s?"
    r"|(?:his|her|their|our|my|this|that|these|those) [\w-]+)"
)
# What only somebody who decides on the case can say.
ADVICE = re.compile(
    r"\b(?:what|how)\s(?:on earth\s)?(?:should|shall|would|can|could|do|am|are|is)\s(?:i|we|you|staff"
    r"|the best|my team|our team)"
    r"\s?(?:best\s|supposed to\s|meant to\s|now\s|to\s)?(?:do|say|go about|handle|deal|respond|react"
    r"|approach|support|help|stop"
    r"|keep|manage|protect|persuade|talk|tell|proceed|get|move|step|thing|way|suggest|advise|recommend)"
    r"(?!\s(?:ofsted|if ofsted|when ofsted))\b"
    r"|\bwhat (?:now|next)\b|\bwhat's (?:the )?(?:best|right) (?:thing|way|move|step)\b|\bwhere do (?:i"
    r"|we) go from here\b"
    r"|\b(?:should|shall|ought) (?:i|we|staff|they|the team)\b|\b(?:do|would) you (?:think|say|agree"
    r"|reckon|recommend|advise)\b"
    r"|\bwould you\b|\b(?:advice|advise|any ideas|any thoughts|any suggestions|your view|help me decide"
    r"|not sure what to do)\b"
    r"|\b(?:what to do|is (?:s?he|it) safe|are they safe|safe for (?:him|her|them)"
    r"|meet (?:the )?threshold|best for (?:him|her|them)"
    r"|best interests? to)\b|\b(?:right|wrong|ok|okay|fine|better|best) (?:for us )?to (?:\w+\s){0,2}"
    + OBJECT,
    re.IGNORECASE,
)
# What the rule may say of it too: advice only where the question names no rule.
PERMISSION = re.compile(
    r"\b(?:can|could|may|do|are) (?:i|we|staff|they|mum|dad|the carers?|his \w+|her \w+"
    r"|my team)\s(?:just\s|still\s|allowed to\s)?"
    r"(?:move|place|send|take|let|keep|lock|search|restrain|hold|stop|remove|return|refuse|discharge"
    r"|accept|give|end|evict|ground"
    r"|confiscate|put|leave|bring|separate|section|serve notice on)\s(?:\w+\s)?"
    + OBJECT
    + r"|\bis it (?:ok|okay|right|wrong|better|best|fair|safe) (?:for (?:us|me) )?to\b",
    re.IGNORECASE,
)
RULE = re.compile(
    r"\b(?:act|law|legal|legally|lawful\w*|section|s\.?\s?\d+\w*|reg(?:ulation)?s?\b|guidance|guide|sccif"
    r"|rules?|ofsted|notif\w+"
    r"|sui|statutory|deadline|how long|how many|how soon|who must|who has to|offence|duty)\b",
    re.IGNORECASE,
)


def is_about_one_child(text: str) -> bool:
    """Whether a question asks for advice on a particular child or family, named or not.

    A question of the form "can a 16 year old be…" asks for the rule, and so does one that tells of a child
    to ask what an Act, a regulation or Ofsted says.
    """
    plain = text.replace("’", "'")
    if not ONE.search(plain) or GENERAL.match(plain):
        return False
    return bool(ADVICE.search(plain)) or (bool(PERMISSION.search(plain)) and not RULE.search(plain))
