"""Code lists of QualCoder, QDA tools and JSON."""

from __future__ import annotations

import pytest

from insights.highlights.readers import Code, read_export
from insights.highlights.readers.codelists import add_json, add_lines, add_qdc
from insights.highlights.readers.export import Export
from insights.kernel.errors import UnreadableFile

QDC = b"""<?xml version="1.0"?><CodeBook xmlns="urn:QDA-XML:codebook:1.0"><Codes>
<Code guid="1" name="Pain" isCodable="true"><Description>What hurts</Description>
<Code guid="2" name="Slow" isCodable="true"/></Code></Codes></CodeBook>"""


def test_qualcoders_lines_have_groups_and_a_memo_behind_a_tab():
    export = Export()
    add_lines(export, "code1\tA memo\ncat1>>code2\ncat3>>cat2>>code4\tmore\n")
    assert export.codes == [
        Code(("code1",), "A memo"),
        Code(("cat1", "code2")),
        Code(("cat3", "cat2", "code4"), "more"),
    ]


def test_a_codebook_of_qda_tools_nests_its_codes():
    export = Export()
    add_qdc(export, QDC)
    assert export.codes == [Code(("Pain",), "What hurts"), Code(("Pain", "Slow"))]
    assert read_export(QDC, "codes.qdc").codes == export.codes


def test_open_codes_as_json_carry_what_the_file_is_about():
    export = Export()
    add_json(
        export, '{"participant_id": "6e", "codes": [{"code": "slow", "verbatim_quote": "it takes long"}]}'
    )
    assert (export.quotes[0].session, export.quotes[0].codes) == ("6e", (("slow",),))


@pytest.mark.parametrize(
    "content", [b"[" * 100_000, b"{", b'{"a": 1}', b"<CodeBook>" + b"<Code name='a'>" * 60, b"<html></html>"]
)
def test_what_is_damaged_deep_or_no_codebook_is_refused(content: bytes):
    with pytest.raises(UnreadableFile):
        read_export(content, "codes.json")
