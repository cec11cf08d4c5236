"""The national library's index: every version is held, and only the laws asked for answer."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from datetime import date
from functools import cached_property
from pathlib import Path

import pytest

from corpus.errors import IndexMissing
from corpus.models import Locator
from corpus.national import NationalLaw, NationalLibrary
from indexes.aside import POINTER, current_build
from indexes.national import NationalIndex, open_national_index
from indexes.national_build import build_national, load_national_manifest, verify_national

TODAY = date(2026, 11, 22)
TITLES = frozenset({"消防法", "监狱法", "环境保护法"})


class SomeLaws(NationalLibrary):
    """A few laws of the library, which index quickly."""

    titles = TITLES

    @cached_property
    def _laws(self) -> Mapping[str, NationalLaw]:  # type: ignore[override]
        return {key: law for key, law in super()._laws.items() if law.short_title in self.titles}


class Fewer(SomeLaws):
    titles = TITLES - {"消防法"}


@pytest.fixture(scope="session")
def national() -> NationalLibrary:
    return SomeLaws(today=lambda: TODAY)


@pytest.fixture(scope="session")
def built_national(tmp_path_factory: pytest.TempPathFactory, national: NationalLibrary) -> Path:
    folder = tmp_path_factory.mktemp("national")
    build_national(folder, national)
    return folder


@pytest.fixture
def copied(built_national: Path, tmp_path: Path) -> Path:
    return shutil.copytree(built_national, tmp_path / "national")


def in_use(folder: Path) -> Path:
    build = current_build(folder)
    assert build is not None
    return build


def test_every_article_of_every_version_is_indexed(built_national: Path, national: NationalLibrary) -> None:
    index = NationalIndex(in_use(built_national))
    assert set(index.laws) == {law.law_id for law in national}
    assert len(index) == sum(law.articles for law in national) == index.manifest.articles


def test_a_question_finds_its_article_in_the_laws_that_may_answer(
    built_national: Path, national: NationalLibrary
) -> None:
    index = NationalIndex(in_use(built_national))
    fire = national.by_title("消防法")
    assert fire is not None
    hits = index.search("谁是本单位的消防安全责任人", {law.law_id for law in national.in_force()}, limit=3)
    assert (hits[0].law_id, hits[0].locator) == (fire.law_id, Locator(16))
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert all(0 < hit.lexical <= 1 for hit in hits)


def test_a_law_that_may_not_answer_is_never_found(built_national: Path, national: NationalLibrary) -> None:
    index = NationalIndex(in_use(built_national))
    current = {law.law_id for law in national.in_force()}
    for question in ("监狱对罪犯怎么分类关押", "排污单位怎么防治污染", "法律", ""):
        assert {hit.law_id for hit in index.search(question, current, limit=50)} <= current
    assert index.search("消防", frozenset()) == []


def test_nothing_is_built_unasked(tmp_path: Path, national: NationalLibrary) -> None:
    assert open_national_index(tmp_path / "none", national) is None
    assert not (tmp_path / "none").exists()


def test_progress_grows_and_ends_at_the_end(tmp_path: Path, national: NationalLibrary) -> None:
    told: list[tuple[int, int]] = []
    build_national(tmp_path, Fewer(today=lambda: TODAY), progress=lambda what, done, total: told.append((done, total)))
    assert [done for done, _ in told] == sorted(done for done, _ in told)
    assert told[-1][0] == told[-1][1]


def test_a_build_that_dies_leaves_the_old_one_serving(copied: Path, national: NationalLibrary) -> None:
    before = in_use(copied)

    def dies(what: str, done: int, total: int) -> None:
        if done == total - 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build_national(copied, national, progress=dies)
    assert sorted(path.name for path in copied.iterdir()) == sorted([POINTER, before.name])
    assert open_national_index(copied, national) is not None


def test_another_library_is_noticed_and_the_command_named(built_national: Path) -> None:
    with pytest.raises(IndexMissing, match="neibao index build --scope national"):
        open_national_index(built_national, Fewer(today=lambda: TODAY))


def test_another_day_needs_no_new_index(built_national: Path) -> None:
    assert open_national_index(built_national, SomeLaws(today=lambda: date(2030, 1, 1))) is not None


def test_verify_names_what_is_wrong(copied: Path, national: NationalLibrary) -> None:
    build = in_use(copied)
    assert verify_national(build, national) == []
    for name in load_national_manifest(build).files:
        kept = (build / name).read_bytes()
        (build / name).write_bytes(kept[:-1])
        assert verify_national(build, national) == [f"文件 {name} 的内容与建立时不同"]
        (build / name).unlink()
        assert verify_national(build, national) == [f"缺少文件 {name}"]
        (build / name).write_bytes(kept)


def test_verify_finds_a_dense_side_that_is_gone(copied: Path, national: NationalLibrary) -> None:
    shutil.rmtree(in_use(copied) / "chroma")
    assert verify_national(in_use(copied), national) == ["向量索引无法打开"]


def test_a_damaged_index_is_refused_with_the_command_that_mends_it(copied: Path, national: NationalLibrary) -> None:
    build = in_use(copied)
    for name in [*load_national_manifest(build).files, "manifest.json"]:
        kept = (build / name).read_bytes()
        (build / name).write_bytes(b"\x00 rubbish")
        with pytest.raises(IndexMissing, match="neibao index build --scope national") as refused:
            open_national_index(copied, national)
        assert "\n" not in str(refused.value)
        (build / name).write_bytes(kept)
    shutil.rmtree(build)
    with pytest.raises(IndexMissing, match="neibao index build --scope national"):
        open_national_index(copied, national)
