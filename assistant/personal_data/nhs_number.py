"""NHS numbers and their check digit."""

import re

# Ten digits, as one or as 3-3-4.
PATTERN = re.compile(r"(?<![\w+])\d{3}([ \-]?)\d{3}\1\d{4}(?![\-]?\w)")


def is_nhs_number(digits: str) -> bool:
    """Whether ten digits are a valid NHS number.

    The last digit checks the rest: the first nine are multiplied by 10 down to 2, and their sum with the
    last one is a multiple of 11 (NHS Data Dictionary, NHS NUMBER).
    """
    if len(digits) != 10 or not digits.isdecimal():  # noqa: PLR2004
        return False
    total = sum(weight * int(digit) for weight, digit in zip(range(10, 0, -1), digits, strict=True))
    return total % 11 == 0
