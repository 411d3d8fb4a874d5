"""A fake sign-in provider on 127.0.0.1: as much of OpenID Connect as Streamlit asks for, and no passwords."""

import json
import secrets
import threading
import time
from collections.abc import Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Self
from urllib.parse import parse_qs, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import RSAKey

CLIENT = "carelaw"
SECRETS = """\
[auth]
redirect_uri = "http://127.0.0.1:{{port}}/oauth2callback"
cookie_secret = "{cookie}"
client_id = "carelaw"
client_secret = "{client}"
server_metadata_url = "{base}/.well-known/openid-configuration"

[carelaw.roles]
administrator = ["Ann@example.org"]
trainer = ["ben@example.org"]
"""


class FakeProvider(ThreadingHTTPServer):
    """Signs in whoever is chosen on its page, which has a link for each person.

    Parameters:
        people: by name, what the provider says of them.
    """

    daemon_threads = True

    def __init__(self, people: Mapping[str, Mapping[str, object]]) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.base = f"http://127.0.0.1:{self.server_address[1]}"
        self.people = people
        self.key = RSAKey.generate_key(2048, {"kid": "one"}, private=True)
        self.codes: dict[str, tuple[str, str]] = {}

    def __enter__(self) -> Self:
        threading.Thread(target=self.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self.shutdown()
        self.server_close()

    def write_secrets(self, home: Path) -> None:
        """Write the secrets that sign in here below somebody's home."""
        (home / ".streamlit").mkdir(parents=True)
        words = {"cookie": secrets.token_hex(32), "client": secrets.token_hex(16), "base": self.base}
        (home / ".streamlit" / "secrets.toml").write_text(SECRETS.format(**words), "utf-8")


class Handler(BaseHTTPRequestHandler):
    """Answers one request."""

    server: FakeProvider  # pyright: ignore[reportIncompatibleVariableOverride]

    def do_GET(self) -> None:
        url = urlsplit(self.path)
        asked = {name: values[0] for name, values in parse_qs(url.query).items()}
        base = self.server.base
        if url.path == "/.well-known/openid-configuration":
            self._json(
                {
                    "issuer": base,
                    "authorization_endpoint": f"{base}/authorize",
                    "token_endpoint": f"{base}/token",
                    "jwks_uri": f"{base}/jwks",
                    "response_types_supported": ["code"],
                    "id_token_signing_alg_values_supported": ["RS256"],
                }
            )
        elif url.path == "/jwks":
            self._json({"keys": [self.server.key.as_dict(private=False)]})
        elif url.path == "/authorize" and "as" not in asked:
            links = (
                f'<a href="?{urlencode(asked | {"as": name})}">{name}</a>' for name in self.server.people
            )
            self._send("text/html", f"<title>Fake provider</title>{' '.join(links)}".encode())
        elif url.path == "/authorize":
            code = secrets.token_hex(8)
            self.server.codes[code] = (asked["as"], asked.get("nonce", ""))
            self.send_response(302)
            back = urlencode({"code": code, "state": asked["state"]})
            self.send_header("Location", f"{asked['redirect_uri']}?{back}")
            self.end_headers()
        else:
            self.send_error(404)

    def do_POST(self) -> None:
        sent = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        name, nonce = self.server.codes.pop(sent["code"][0])
        now = int(time.time())
        claims = {"iss": self.server.base, "aud": CLIENT, "sub": name, "iat": now, "exp": now + 600}
        claims |= {"nonce": nonce, **self.server.people[name]}
        token = jwt.encode({"alg": "RS256", "kid": "one"}, claims, self.server.key)
        self._json({"access_token": secrets.token_hex(8), "token_type": "Bearer", "id_token": token})

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass

    def _json(self, value: object) -> None:
        self._send("application/json", json.dumps(value).encode())

    def _send(self, kind: str, content: bytes) -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)
