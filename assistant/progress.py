"""Progress bars on stderr."""

from __future__ import annotations

import sys

from indexes.build import Progress


def progress_bar(title: str) -> Progress:
    """A progress bar for a build; nothing is shown before its first step."""
    bar = None

    def show(what: str, done: int, total: int) -> None:
        nonlocal bar
        from tqdm import tqdm

        if bar is None:
            bar = tqdm(total=total, file=sys.stderr, leave=False, bar_format="{desc} |{bar}| {n_fmt}/{total_fmt}")
        bar.set_description_str(f"{title}：{what}")
        bar.update(done - bar.n)
        if done == total:
            bar.close()

    return show
