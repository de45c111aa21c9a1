"""Mail: one plain text to one person, through an SMTP server or into a folder."""

from __future__ import annotations

import os
import re
import smtplib
import ssl
from email.message import EmailMessage
from email.utils import formatdate, make_msgid
from pathlib import Path
from urllib.parse import unquote, urlsplit

SECONDS = 10
SUBJECT_LENGTH = 200


class MailError(Exception):
    """A mail was not handed over; the message says why."""


def send_mail(mail_url: str, base_url: str, to: str, subject: str, body: str) -> None:
    """Send a text to an address; with `file:///FOLDER` each mail becomes a file there."""
    host = urlsplit(base_url).hostname or "localhost"
    message = EmailMessage()
    message["From"] = f"Insights <no-reply@{host}>"
    message["To"] = to
    message["Subject"] = re.sub(r"\s+", " ", subject)[:SUBJECT_LENGTH]
    message["Date"] = formatdate()
    message["Message-ID"] = make_msgid(domain=host)
    message.set_content(body)
    place = urlsplit(mail_url)
    if place.scheme == "file":
        _keep(Path(unquote(place.path)), message)
    else:
        _hand_over(mail_url, message)


def _keep(folder: Path, message: EmailMessage) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    name = re.sub(r"[^\w.-]", "", message["Message-ID"])
    # a mail may hold a link that opens an account
    handle = os.open(folder / f"{name}.eml", os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(bytes(message))


def _hand_over(mail_url: str, message: EmailMessage) -> None:
    place = urlsplit(mail_url)
    host = place.hostname or "localhost"
    with _connected(place.scheme, host, place.port, verified=bool(place.username)) as server:
        if place.username:
            if not may_send_password(host, encrypted=isinstance(server.sock, ssl.SSLSocket)):
                raise MailError(f"{host} offers no encryption, so it is not sent the password of MAIL_URL.")
            server.login(unquote(place.username), unquote(place.password or ""))
        server.send_message(message)


def _connected(scheme: str, host: str, port: int | None, *, verified: bool) -> smtplib.SMTP:
    """A greeted server, encrypted where it can be; `verified` asks for a certificate that is valid."""
    context = ssl.create_default_context()
    if scheme == "smtps":
        return smtplib.SMTP_SSL(host, port or 465, timeout=SECONDS, context=context)
    if not verified:
        # without a password to lose, a relay's own certificate is better than plain text
        context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    server = smtplib.SMTP(host, port or 25, timeout=SECONDS)
    try:
        server.ehlo()
        if server.has_extn("starttls"):
            server.starttls(context=context)
            server.ehlo()
    except Exception:
        server.close()
        raise
    return server


def may_send_password(host: str, *, encrypted: bool) -> bool:
    """Whether a password may go to the server: never in clear over a network."""
    return encrypted or host in ("localhost", "127.0.0.1", "::1")
