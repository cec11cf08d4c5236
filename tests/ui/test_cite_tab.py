"""The tab that checks citations: findings in place, clauses beside them, one line for what goes wrong."""

from __future__ import annotations

from pathlib import Path

from assistant.citations.texts import CitedTexts
from corpus import Library
from ui.cite_tab import check_view, read_upload


def test_a_wrong_figure_is_coloured_in_place_with_the_clause_beside_it(library: Library) -> None:
    view = check_view(CitedTexts(library), "辽宁意见第4条要求每年演练不少于3次。")
    assert "共1处引用，1处有问题" in view
    assert '<mark class="cite-bad"' in view
    assert "每年不少于2次" in view


def test_what_is_pasted_is_shown_as_the_characters_it_is(library: Library) -> None:
    view = check_view(CitedTexts(library), "<script>x</script>辽宁意见第4条")
    assert "<script>" not in view


def test_without_text_and_with_a_broken_file_one_line_says_so(library: Library, tmp_path: Path) -> None:
    assert "还没有文字" in check_view(CitedTexts(library), "  ")
    broken = tmp_path / "a.docx"
    broken.write_bytes(b"PK\x03\x04")
    text, message = read_upload(str(broken))
    assert text == ""
    assert 'role="alert"' in message
