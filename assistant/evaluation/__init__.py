"""How well the library and the assistant do on files of questions with known answers.

Start at ``evaluation.py``. ``docs/evaluation.md`` says how to write questions and how to read the figures.
"""

from assistant.evaluation.cases import Case, Half, read_cases
from assistant.evaluation.comparison import Baseline, Comparison
from assistant.evaluation.evaluation import Evaluation, evaluate, figures
from assistant.evaluation.measures import Score
from assistant.evaluation.outcomes import Outcome
from assistant.evaluation.places import Place, is_at, says

__all__ = [
    "Baseline",
    "Case",
    "Comparison",
    "Evaluation",
    "Half",
    "Outcome",
    "Place",
    "Score",
    "evaluate",
    "figures",
    "is_at",
    "read_cases",
    "says",
]
