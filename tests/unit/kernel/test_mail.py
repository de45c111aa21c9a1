"""Mail into a folder."""

from email import message_from_bytes
from email.policy import default
from pathlib import Path

from insights.kernel.mail import send_mail


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
