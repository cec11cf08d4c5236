"""Versions are kept whole, chosen by the day, compared by article; standings that are stale or gone are said."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from corpus import Library, Locator, load_registry, parse
from corpus.errors import StorageError, TextNotHeld
from corpus.models import Metadata
from corpus.sources import SHIPPED, ImportedSource
from corpus.store import Version, VersionStore, write_atomically
from corpus.versions import compare, describe_changes, standing_notices, words_sha256
from corpus.vocabulary import Held, Scheme, Standing

META = Metadata("x", "某条例", "某条例", Scheme.STATUTE, Standing.IN_FORCE, "law", checked_on=date(2026, 11, 22))
OLD = "某条例\n第一条 门每天擦一次。\n第二条 窗每周擦一次。\n第三条 本条例自2004年12月1日起施行。\n"
NEW = "某条例\n第一条 门每天擦两次。\n第二条 窗每周擦一次。\n第三条 猫不擦。\n第四条 本条例自2027年3月1日起施行。\n"


def version(text: str, since: str, retrieved: str = "2026-11-22") -> Version:
    import hashlib

    digest = hashlib.sha256(text.encode()).hexdigest()
    return Version(digest, "某条例", since, since, "", (), "imported", "file.txt", retrieved, 3)


@pytest.fixture
def store(tmp_path: Path) -> VersionStore:
    return VersionStore(tmp_path / "laws")


def test_the_version_in_force_on_a_day_is_chosen(store: VersionStore) -> None:
    store.add("neibao", version(OLD, "2004-12-01"), OLD)
    store.add("neibao", version(NEW, "2027-03-01"), NEW)
    today = store.on("neibao", date(2026, 11, 22))
    later = store.on("neibao", date(2027, 3, 1))
    assert today is not None
    assert later is not None
    assert store.text("neibao", today) == OLD
    assert store.text("neibao", later) == NEW
    assert store.on("neibao", date(2000, 1, 1)) is None


def test_the_same_text_twice_is_one_version(store: VersionStore) -> None:
    store.add("neibao", version(OLD, "2004-12-01"), OLD)
    store.add("neibao", version(OLD, "2004-12-01"), OLD)
    assert len(store.versions("neibao")) == 1


def test_nothing_is_made_by_looking(store: VersionStore) -> None:
    assert list(store.texts()) == []
    assert store.versions("neibao") == ()
    assert not store.folder.exists()


def test_changed_words_on_disk_are_noticed_and_the_text_falls_back(store: VersionStore) -> None:
    kept = store.add("neibao", version(OLD, "2004-12-01"), OLD)
    (store.folder / "neibao" / f"{kept.id}.txt").write_text(NEW, encoding="utf-8")
    with pytest.raises(StorageError, match="与导入时不同"):
        store.text("neibao", kept)
    source = ImportedSource(store.folder, date(2026, 11, 22))
    assert [key for key, _ in source.problems()] == ["neibao"]
    assert Library((source, *SHIPPED)).held("neibao") is Held.DIGEST


def test_a_damaged_list_falls_back_too(store: VersionStore) -> None:
    store.add("neibao", version(OLD, "2004-12-01"), OLD)
    (store.folder / "neibao" / "versions.json").write_text("{", encoding="utf-8")
    source = ImportedSource(store.folder, date(2026, 11, 22))
    assert Library((source, *SHIPPED)).held("neibao") is Held.DIGEST
    assert list(source.problems())


def test_a_write_that_fails_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "file.txt"
    write_atomically(path, b"old")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.replace", full)
    with pytest.raises(StorageError, match="无法写入"):
        write_atomically(path, b"new")
    assert path.read_bytes() == b"old"
    assert [p.name for p in tmp_path.iterdir()] == ["file.txt"]


def test_a_key_that_is_a_path_is_refused(store: VersionStore) -> None:
    with pytest.raises(StorageError):
        store.versions("../outside")


def test_two_versions_differ_by_article() -> None:
    changes = list(compare(parse(OLD, META), parse(NEW, META)))
    assert [(c.locator.article, c.kind) for c in changes] == [(1, "changed"), (3, "changed"), (4, "added")]
    assert describe_changes(changes, Scheme.STATUTE)[0] == "第一条：“一”→“两”"
    assert [c.kind for c in compare(parse(NEW, META), parse(OLD, META))][-1] == "removed"


def test_spaces_widths_and_quotation_marks_are_no_change() -> None:
    assert list(compare(parse("第一条 门(前)叫“甲”。", META), parse('第一条　门（前）叫"甲"。', META))) == []
    assert words_sha256("门 （前）") == words_sha256("门(前)")


def test_a_day_before_the_words_held_has_no_answer() -> None:
    library = Library(SHIPPED, day=date(2015, 1, 1))
    assert library.get("baoan") is None
    with pytest.raises(TextNotHeld, match="2022-03-29起的文本"):
        library.require("baoan")
    assert library.require("neibao").meta.since == date(2004, 12, 1)


def test_a_standing_checked_more_than_180_days_ago_is_said() -> None:
    document = parse(OLD, META)
    assert standing_notices(document, date(2027, 5, 21)) == []
    assert "已过181天" in standing_notices(document, date(2027, 5, 22))[0]


def test_a_pending_revision_is_a_dated_note_until_newer_words_are_there() -> None:
    meta = load_registry()["neibao"]
    pending = standing_notices(parse(OLD, meta), date(2026, 11, 22))
    assert any("修订草案" in notice and "2025-10-24" in notice for notice in pending)
    assert not any("修订草案" in notice for notice in standing_notices(parse(OLD, meta), date(2025, 1, 1)))
    newer = replace(meta, revised=(date(2026, 5, 1),))
    assert not any("修订草案" in notice for notice in standing_notices(parse(OLD, newer), date(2026, 11, 22)))


@pytest.mark.parametrize(
    ("standing", "words"),
    [(Standing.REPEALED, "已废止"), (Standing.SUPERSEDED, "被新版本取代")],
)
def test_words_that_no_longer_hold_say_so(standing: Standing, words: str) -> None:
    notices = standing_notices(parse(OLD, replace(META, standing=standing)), date(2026, 11, 22))
    assert any(words in notice for notice in notices)


def test_words_that_do_not_hold_yet_say_so() -> None:
    meta = replace(META, effective=date(2027, 3, 1))
    assert "尚未施行" in standing_notices(parse(NEW, meta), date(2026, 11, 22))[0]


def test_a_version_asked_for_by_an_earlier_day_is_marked_superseded(store: VersionStore) -> None:
    store.add("neibao", version(OLD, "2004-12-01"), OLD)
    store.add("neibao", version(NEW, "2026-03-01"), NEW)
    source = ImportedSource(store.folder, date(2020, 1, 1), date(2026, 11, 22))
    document = source.load(load_registry()["neibao"])
    assert document is not None
    assert document.meta.standing is Standing.SUPERSEDED
    assert document.find(Locator(4)) is None
