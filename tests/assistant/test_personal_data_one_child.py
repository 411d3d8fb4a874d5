"""Questions on what to do about one child, and questions on the rule."""

import pytest

from assistant.personal_data import is_about_one_child

ONE_CHILD = [
    "our 14yo who keeps going missing, what should we do tonight",
    "this lad at our home called K hit a member of staff, should we call the police or deal with it",
    "I've got a 15 year old girl who won't come back to the home. what do I do",
    "a family I work with has refused the plan again. should I go back to court",
    "K's mum turned up drunk at contact, can we stop her seeing him",
    "She keeps self harming and we have run out of ideas. Any advice?",
    "one of our residents is being groomed I think, how do we keep her safe",
    "YP A wants to go and live with his dad. Is it safe for him?",
    "can we move him to another home this weekend, he is frightened of the other lads",
    "we have a sibling group of three, do you think we should split them up",
    "my care leaver has lost his flat, what now",
    "There's a baby I am worried about on my caseload, does it meet threshold for a section 47",
    "Our foster girl told me something about her uncle. how should I respond",
    "this family has just had a fourth child, would you recommend an FGDM for them",
    "The boy in room 4 has stopped eating. what would you do?",
    "Child T has been refusing school for a month and mum won't engage, what's the best way forward",
    "he's 16 and says he wants out of care. should we let him go",
    "is it right to take her phone off her at night? she was talking to older men again",
    "lad of 13 came back with a knife. can staff search his room",
    "Our placement for J is breaking down. Where do we go from here?",
    "My lad has been excluded again and his carers have given notice. What do I do now?",
    "got a 13yo who's been found with drugs, is it better to tell the police or keep it in house",
    "Do you think this baby should be removed at birth?",
    "One of the girls in my home says a member of staff touched her. How do I handle it",
    "L has told me he wants to kill himself, what do we do",
    "we've got a young person with a DoL and staff are scared of him, can we lock his door",
    "17 yr old in our flats has stopped engaging, should we give notice",
    "The mother keeps missing contact. Shall I stop it?",
    "is our plan for him good enough or would you go for secure",
    "siblings placed apart and the younger one cries every night. Should we move her back with her brother?",
]
THE_RULE = [
    "can a 16 year old be placed in supported accommodation",
    "can a child be restrained in a children's home",
    "what should we do if a child goes missing",
    "when must a home notify Ofsted about a missing child",
    "does a 17 year old care leaver get a personal adviser",
    "how should staff respond to an allegation of abuse",
    "who decides where a looked-after child lives",
    "should a social worker visit every six weeks",
    "can parents refuse a family group decision-making meeting",
    "what must we record after a restraint",
    "is a mother and baby unit inspected by Ofsted",
    "Our home was judged inadequate, what should we do next",
    "should we expect another inspection before the end of March",
    "A 23 year old former relevant child has lost her tenancy. Can housing call her intentionally homeless?",
    "cafe wants our foster girl in at half six. too early under s28?",
    "she's gone missing overnight again. do we send ofsted a SUI",
    "which sanctions are banned in a children's home",
    "can we appeal the compliance notice",
    "what do inspectors ask the children and young people they meet",
    "how do we help a child make a complaint",
    "Our manager is off for three months, should we tell Ofsted",
    "can a 15 year old leave care",
    "should a home have its own vehicle",
    "what should staff do when a child discloses abuse",
    "when can a child be moved without a review",
    "Can we use CCTV in the lounge of our children's home",
    "how do I complain about an inspector",
    "would a boarding school count as a children's home",
    "our child was restrained, who do we have to tell and by when",
    "is a family entitled to an interpreter at the meeting",
    "what would you say is the main change in the SCCIF",
]


@pytest.mark.parametrize("text", ONE_CHILD)
def test_knows_a_question_about_one_child(text: str) -> None:
    assert is_about_one_child(text)


@pytest.mark.parametrize("text", THE_RULE)
def test_knows_a_question_about_the_rule(text: str) -> None:
    assert not is_about_one_child(text)
