"""What a failed request means: whether it may pass, how soon to try again, and what to tell a person."""

import re
import ssl
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import httpx

from ingest.publishers.download_errors import (
    DownloadError,
    GoneError,
    NotFoundError,
    RefusedError,
    UnreachableError,
)
from ingest.publishers.exchange import Answer

TRIES, CONNECTION_TRIES = 4, 2
# A connection that fails later than this will not be made by trying again.
AT_ONCE = 1.0
LONGEST_PAUSE = 60.0
# How long to wait for legislation.gov.uk where it is still making a file
# (https://legislation.github.io/data-documentation/api/overview.html#response-codes).
PREPARING_PAUSE = 10.0
# Statuses that may be others in a moment: no file yet, too many requests, faults.
PASSING = frozenset({200, 202, 429, 500, 502, 503, 504})
TRY_AGAIN = "try again later"
BY_HAND = "download it with a browser and add the file"
CHECK_CONNECTION = "check the internet connection and try again"


class PassingError(Exception):
    """A failure that may pass.

    Parameters:
        error: what to raise where it does not.
        tries: how often to try, the first time included.
        pause: seconds that the host asks to wait; None where it does not say.
    """

    def __init__(self, error: DownloadError, tries: int = TRIES, pause: float | None = None) -> None:
        super().__init__(str(error))
        self.error, self.tries, self.pause = error, tries, pause


def failure(error: httpx.TransportError | httpx.InvalidURL, host: str, took: float) -> PassingError:
    """Return what an error on the way means.

    Parameters:
        error: the error.
        host: who was asked.
        took: seconds until it came.
    """
    if _has_cause(error, ssl.SSLCertVerificationError):
        reason = (
            f"{host} cannot be reached securely, because its certificate is not accepted; where your "
            "organisation checks web traffic, set SSL_CERT_FILE to the file with its certificates"
        )
        return PassingError(UnreachableError(reason), tries=1)
    if _has_cause(error, httpx.InvalidURL):
        return PassingError(DownloadError(f"is redirected by {host} to what is no web address"), tries=1)
    tries = CONNECTION_TRIES
    match error:
        case httpx.ConnectTimeout():
            reason, tries = "cannot be reached in time", 1
        case httpx.ConnectError():
            reason, tries = f"cannot be reached ({one_line(error)})", 1 if took > AT_ONCE else tries
        case httpx.ProxyError():
            reason = f"cannot be reached through the proxy ({one_line(error)})"
        case httpx.TimeoutException():
            reason = "does not answer"
        case _:
            return PassingError(DownloadError(f"was cut off on its way from {host}; {TRY_AGAIN}"))
    return PassingError(UnreachableError(f"{host} {reason}; {CHECK_CONNECTION}"), tries)


def refusal(answer: Answer, host: str) -> PassingError | DownloadError:
    """Return what an answer means that is no file, no redirect and not "unchanged"."""
    pause = _pause(answer.headers.get("retry-after", ""))
    match answer.status:
        case 202 | 405 if "x-amzn-waf-action" in answer.headers:
            return RefusedError(f"is handed out by {host} to browsers only; {BY_HAND}", ends_host=True)
        case 200:
            error = DownloadError(f"came empty from {host}; {TRY_AGAIN}")
        case 202:
            error = DownloadError(f"is still being made ready by {host}; try again in some minutes")
            pause = pause or PREPARING_PAUSE
        case 300 | 404:
            error = NotFoundError(f"is not found on {host}; it may have moved, or is not published yet")
        case 401 | 403 | 451:
            error = RefusedError(f"is refused by {host} ({answer.status}); {TRY_AGAIN}, or {BY_HAND}")
        case 410:
            error = GoneError(host, content=answer.content)
        case 429:
            error = RefusedError(f"is refused by {host} because of too many requests; {TRY_AGAIN}", True)
        case 500 | 502 | 503 | 504:
            error = DownloadError(
                f"cannot be had while {host} is out of order ({answer.status}); {TRY_AGAIN}"
            )
        case _:
            error = DownloadError(f"cannot be had: {host} gave an answer without meaning ({answer.status})")
    may_pass = answer.status in PASSING and (pause is None or pause <= LONGEST_PAUSE)
    return PassingError(error, pause=pause) if may_pass else error


def one_line(error: Exception) -> str:
    """Return an error's own words on one line, without its number."""
    return re.sub(r"^\[\w+ -?\d+\] ", "", " ".join(str(error).split())) or type(error).__name__


def _pause(retry_after: str) -> float | None:
    # Either seconds or a date (RFC 9110, section 10.2.3).
    if retry_after.strip().isdecimal():
        return float(retry_after)
    try:
        until = parsedate_to_datetime(retry_after)
    except ValueError:
        return None
    aware = until if until.tzinfo else until.replace(tzinfo=UTC)
    return max(0.0, (aware - datetime.now(UTC)).total_seconds())


def _has_cause(error: BaseException | None, kind: type[BaseException]) -> bool:
    while error is not None:
        if isinstance(error, kind):
            return True
        error = error.__cause__ or error.__context__
    return False
