"""Where things are on a page: the transformations of ISO 32000-2:2020, 8.3."""

import math

from pypdf import PageObject

Matrix = tuple[float, float, float, float, float, float]

UNMOVED: Matrix = (1, 0, 0, 1, 0, 0)
# In degrees: a scan that was put in straight is off by less.
SQUARE = 5
ASKEW = -1


def seen(page: PageObject) -> Matrix:
    """Return what moves the page's own points to those of the page as it is seen: cropped and turned."""
    box = page.cropbox
    left, bottom, right, top = (float(number) for number in (box.left, box.bottom, box.right, box.top))
    match page.rotation % 360:
        case 90:
            return (0, -1, 1, 0, -bottom, right)
        case 180:
            return (-1, 0, 0, -1, right, top)
        case 270:
            return (0, 1, -1, 0, top, -left)
        case _:
            return (1, 0, 0, 1, -left, -bottom)


def times(one: Matrix, other: Matrix) -> Matrix:
    """Return the movement of ``one``, then ``other``."""
    a, b, c, d, e, f = one
    g, h, i, j, k, m = other
    return (
        a * g + b * i,
        a * h + b * j,
        c * g + d * i,
        c * h + d * j,
        e * g + f * i + k,
        e * h + f * j + m,
    )


def point_at(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    """Return where a point is moved to."""
    a, b, c, d, e, f = matrix
    return x * a + y * c + e, x * b + y * d + f


def turn_of(a: float, b: float) -> int:
    """Return the direction of a line that moves by ``a`` and ``b``: 0, 90, 180, 270, or -1 for a slant."""
    degrees = math.degrees(math.atan2(b, a)) % 360
    square = round(degrees / 90) * 90
    return square % 360 if abs(degrees - square) < SQUARE else ASKEW


def turned_back(point: tuple[float, float], turn: int) -> tuple[float, float]:
    """Return where a point is on a page that is turned so that the text reads from left to right."""
    x, y = point
    match turn:
        case 90:
            return y, -x
        case 180:
            return -x, -y
        case 270:
            return -y, x
        case _:
            return x, y
