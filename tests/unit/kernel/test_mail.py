"""Mail into a folder, and to a mail server."""

import smtplib
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest

from insights.kernel.mail import may_send_password, send_mail
from tests.fixtures.smtp import MailServer

BASE = "https://insights.example.com"


def test_a_mail_becomes_a_file_that_only_the_owner_reads(tmp_path: Path) -> None:
    folder = tmp_path / "mail box"
    url = f"file://{folder}"
    send_mail(url, "https://insights.example.com", "a@example.com", "Hello", "Grüße\nhttps://x/y\n")
    (path,) = folder.iterdir()
    assert path.stat().st_mode & 0o077 == 0
    message = message_from_bytes(path.read_bytes(), policy=default)
    assert (message["To"], message["Subject"]) == ("a@example.com", "Hello")
    assert message["From"] == "Insights <no-reply@insights.example.com>"
    assert message.get_content() == "Grüße\nhttps://x/y\n"


def test_a_subject_cannot_add_a_header(tmp_path: Path) -> None:
    send_mail(f"file://{tmp_path}", "http://h", "a@example.com", "One\r\nBcc: b@example.com", "Text")
    (path,) = tmp_path.iterdir()
    message = message_from_bytes(path.read_bytes(), policy=default)
    assert message["Bcc"] is None
    assert message["Subject"] == "One Bcc: b@example.com"


def test_a_mail_server_gets_the_mail_as_it_was_written(mail_server: MailServer) -> None:
    send_mail(mail_server.url, BASE, "a@example.com", "Grüße", ".\n.. Hello\nGrüße\n")
    (mail,) = mail_server.mails
    assert mail_server.recipients == ["a@example.com"]
    assert (mail["To"], mail["Subject"]) == ("a@example.com", "Grüße")
    assert mail.get_content().splitlines() == [".", ".. Hello", "Grüße"]


def test_the_user_and_the_password_of_the_address_open_the_server(mail_server: MailServer) -> None:
    mail_server.password = "a/b@c"
    with pytest.raises(smtplib.SMTPException, match="Sign in first"):
        send_mail(mail_server.url, BASE, "a@example.com", "Hello", "Text")
    send_mail(
        mail_server.url.replace("//", "//post%40example.com:a%2Fb%40c@"), BASE, "a@example.com", "Hi", "Text"
    )
    assert [mail["Subject"] for mail in mail_server.mails] == ["Hi"]
    with pytest.raises(smtplib.SMTPAuthenticationError):
        send_mail(mail_server.url.replace("//", "//post:wrong@"), BASE, "a@example.com", "Hi", "Text")


def test_what_the_server_refuses_is_told(mail_server: MailServer) -> None:
    mail_server.refuse = "450 Busy"
    with pytest.raises(smtplib.SMTPRecipientsRefused, match="Busy"):
        send_mail(mail_server.url, BASE, "a@example.com", "Hello", "Text")
    assert mail_server.mails == []


@pytest.mark.parametrize(
    ("host", "encrypted", "may"),
    [("mail.example.com", False, False), ("mail.example.com", True, True), ("127.0.0.1", False, True)],
)
def test_a_password_never_goes_over_a_network_in_clear(host: str, *, encrypted: bool, may: bool) -> None:
    assert may_send_password(host, encrypted=encrypted) is may
