"""An index is built aside and swapped in; whatever goes wrong, the old one serves or the message says what to do."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from corpus import Library, parse
from corpus.errors import IndexMissing, StorageError
from corpus.models import Document, Metadata
from corpus.questions import load_questions
from corpus.sources import BundledSource
from indexes.aside import POINTER, current_build
from indexes.build import build_index
from indexes.manifest import load_manifest
from indexes.search import SearchIndex, open_index
from indexes.verify import verify_index

FEW = load_questions()[::20]
QUESTION = "重点单位多久演练一次"


class Cut(Exception):
    """The power goes off."""


def dies_at(step: int) -> Callable[[str, int, int], None]:
    def progress(what: str, done: int, total: int) -> None:
        if done == step:
            raise Cut(what)

    return progress


class OneChanged:
    """The bundled texts, with one word of Liaoning's changed."""

    name = "changed"

    def load(self, meta: Metadata) -> Document | None:
        document = BundledSource().load(meta)
        if document is None or meta.key != "liaoning":
            return document
        return parse(document.text.replace("每年不少于2次", "每年不少于3次"), meta)


def in_use(folder: Path) -> Path:
    build = current_build(folder)
    assert build is not None
    return build


def test_a_sound_index_finds_the_clause_that_answers(built: Path) -> None:
    hits = SearchIndex(in_use(built)).search(QUESTION, limit=3)
    assert "liaoning:4" in [hit.passage.id for hit in hits]
    assert hits == sorted(hits, key=lambda hit: -hit.score)


def test_only_the_named_documents_are_searched(built: Path) -> None:
    hits = SearchIndex(in_use(built)).search(QUESTION, limit=50, documents={"guangzhou"})
    assert {hit.passage.document for hit in hits} == {"guangzhou"}


@pytest.mark.parametrize(
    "question", ["", " ", "，。", "\x00\x07", "a" * 10000, "<script>alert(1)</script>", "\u202e演练"]
)
def test_no_question_makes_the_search_fail(built: Path, question: str) -> None:
    assert SearchIndex(in_use(built)).search(question, limit=5)


@pytest.mark.usefixtures("few_questions")
def test_nothing_was_ever_built_and_so_the_first_question_builds(tmp_path: Path, documents: Library) -> None:
    assert current_build(tmp_path / "none") is None
    told: list[tuple[str, int, int]] = []
    index = open_index(tmp_path / "none", documents, progress=lambda *step: told.append(step))
    assert index.manifest.passages == len(index.passages)
    assert [done for _, done, _ in told] == sorted(done for _, done, _ in told)
    assert told[-1][1] == told[-1][2]


def test_an_index_that_fits_is_opened_and_not_built_again(folder: Path, documents: Library) -> None:
    before = in_use(folder)
    assert open_index(folder, documents, progress=dies_at(0)).folder == before


@pytest.mark.parametrize("step", [0, 1, 2, 3])
def test_a_build_that_dies_half_way_leaves_the_old_one_serving(folder: Path, documents: Library, step: int) -> None:
    before = in_use(folder)
    with pytest.raises(Cut):
        build_index(folder, documents, progress=dies_at(step), questions=FEW)
    assert in_use(folder) == before
    assert sorted(path.name for path in folder.iterdir()) == sorted([POINTER, before.name])
    assert SearchIndex(before).search(QUESTION)


def test_a_new_build_replaces_the_old_one(folder: Path, documents: Library) -> None:
    before = in_use(folder)
    after = build_index(folder, documents, questions=FEW)
    assert in_use(folder) == after != before
    assert sorted(path.name for path in folder.iterdir()) == sorted([POINTER, after.name])


def test_a_build_that_another_process_is_making_is_left_alone(folder: Path, documents: Library) -> None:
    other = folder / "build-0123456789ab"
    other.mkdir()
    (other / "clauses.npz").write_bytes(b"half")
    build_index(folder, documents, questions=FEW)
    assert other.is_dir()


@pytest.mark.usefixtures("few_questions")
def test_a_changed_text_is_noticed_and_indexed_anew(folder: Path, documents: Library) -> None:
    before = in_use(folder)
    changed = Library((OneChanged(),))
    assert load_manifest(before).stale(documents, "static") == ""
    assert load_manifest(before).stale(changed, "static") == "收录的文本已改变"
    index = open_index(folder, changed)
    assert index.folder != before
    (drill,) = [p for p in index.passages if p.id == "liaoning:4"]
    assert "不少于3次" in drill.text


def test_another_embedding_is_noticed(built: Path, documents: Library) -> None:
    assert load_manifest(in_use(built)).stale(documents, "other") == "向量模型已改变"


def test_a_sound_index_verifies(built: Path, documents: Library) -> None:
    assert verify_index(in_use(built), documents) == []


def test_verify_names_each_file_that_has_changed_or_is_gone(folder: Path, documents: Library) -> None:
    build = in_use(folder)
    for name in load_manifest(build).files:
        kept = (build / name).read_bytes()
        (build / name).write_bytes(kept[:-1] + bytes([kept[-1] ^ 1]))
        assert verify_index(build, documents) == [f"文件 {name} 的内容与建立时不同"]
        (build / name).unlink()
        assert verify_index(build, documents) == [f"缺少文件 {name}"]
        (build / name).write_bytes(kept)
    assert verify_index(build, documents) == []


def test_verify_tells_that_the_texts_have_changed(built: Path) -> None:
    assert verify_index(in_use(built), Library((OneChanged(),))) == ["收录的文本已改变，下次提问时会自动重建"]


def test_verify_finds_a_dense_side_that_is_gone(folder: Path, documents: Library) -> None:
    build = in_use(folder)
    shutil.rmtree(build / "chroma")
    problems = verify_index(build, documents)
    assert problems
    assert all("向量索引" in problem for problem in problems)


def _cut_short(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def _filled_with_rubbish(path: Path) -> None:
    path.write_bytes(b"\x00\xff rubbish" * 100)


def _emptied(path: Path) -> None:
    path.write_bytes(b"")


def _removed(path: Path) -> None:
    path.unlink()


@pytest.mark.parametrize("harm", [_cut_short, _filled_with_rubbish, _emptied, _removed])
def test_a_damaged_index_is_refused_with_the_command_that_mends_it(
    folder: Path, documents: Library, harm: Callable[[Path], None]
) -> None:
    build = in_use(folder)
    for name in [*load_manifest(build).files, "manifest.json"]:
        kept = (build / name).read_bytes()
        harm(build / name)
        with pytest.raises(IndexMissing, match="neibao index build") as refused:
            open_index(folder, documents)
        assert "\n" not in str(refused.value), name
        (build / name).write_bytes(kept)
    assert open_index(folder, documents).folder == build


@pytest.mark.parametrize("harm", [_filled_with_rubbish, _emptied, _removed])
def test_a_damaged_dense_side_is_refused_with_the_command_that_mends_it(
    folder: Path, documents: Library, harm: Callable[[Path], None]
) -> None:
    harm(in_use(folder) / "chroma" / "chroma.sqlite3")
    with pytest.raises(IndexMissing, match="neibao index build"):
        open_index(folder, documents)


def test_a_build_that_is_gone_is_refused_with_the_command_that_mends_it(folder: Path, documents: Library) -> None:
    shutil.rmtree(in_use(folder))
    with pytest.raises(IndexMissing, match="neibao index build"):
        open_index(folder, documents)
    assert SearchIndex(build_index(folder, documents, questions=FEW)).search(QUESTION)


@pytest.mark.parametrize("pointer", [b"", b"\xff\xfe\x00", b"build-gone", b"../.."])
def test_a_damaged_pointer_is_refused_with_the_command_that_mends_it(
    folder: Path, documents: Library, pointer: bytes
) -> None:
    (folder / POINTER).write_bytes(pointer)
    with pytest.raises(IndexMissing, match="neibao index build"):
        open_index(folder, documents)


def test_a_folder_that_cannot_be_written_is_named_with_the_way_out(tmp_path: Path, documents: Library) -> None:
    (tmp_path / "home").write_text("a file where the folder should be")
    with pytest.raises(StorageError, match="NEIBAO_HOME") as refused:
        build_index(tmp_path / "home" / "indexes", documents)
    assert str(tmp_path / "home") in str(refused.value)
    assert "\n" not in str(refused.value)
