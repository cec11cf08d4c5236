"""Brings a question into the words and the form of numbers that the reader knows, one step after the other."""

from __future__ import annotations

from assistant.reading.alike import alike_told
from assistant.reading.alone import size_alone, sizes_named
from assistant.reading.asides import set_right
from assistant.reading.asked_time import asked_time_alone
from assistant.reading.beds import beds_told
from assistant.reading.beside import told_beside
from assistant.reading.boarding_shares import boarders_by_share
from assistant.reading.bounds import bounds_left_out
from assistant.reading.bystanders import bystanders_left_out
from assistant.reading.clients import clients_left_out
from assistant.reading.columns import columns_parted
from assistant.reading.compared import compared_told
from assistant.reading.crews import crews_told
from assistant.reading.crosstabs import turned
from assistant.reading.differences import tell_numbers, without_told_again
from assistant.reading.distances import distances_told
from assistant.reading.english import plain_english
from assistant.reading.facts_listed import facts_listed
from assistant.reading.formulas import formulas_told
from assistant.reading.graded import boarders_by_grade
from assistant.reading.holds import the_one_that_holds
from assistant.reading.interleaved import unit_by_unit
from assistant.reading.introduced import introduced
from assistant.reading.led_to import counted_in, led_to
from assistant.reading.left_out import joined_in
from assistant.reading.listed import everybody_listed
from assistant.reading.members import members_told
from assistant.reading.ordinals import noun_to_each
from assistant.reading.outsiders import outsiders_off
from assistant.reading.part_turns import part_joined
from assistant.reading.parties import parties_counted
from assistant.reading.plain import plain
from assistant.reading.posts import posts_summed
from assistant.reading.products import multiplied
from assistant.reading.proportions import in_proportion
from assistant.reading.restated import restated, what_is_left
from assistant.reading.rewrites import claims_left_out, rewritten, things_named
from assistant.reading.rosters import rosters_told
from assistant.reading.spread import spread
from assistant.reading.stages import stages_apart
from assistant.reading.stated import other_sizes_left_out
from assistant.reading.supposed import supposed
from assistant.reading.swaps import swapped
from assistant.reading.tables import write_out
from assistant.reading.topics import topics_counted
from assistant.reading.unreal import as_it_is

_STEPS = (
    turned,
    write_out,
    plain,
    facts_listed,
    things_named,
    plain_english,
    bystanders_left_out,
    clients_left_out,
    posts_summed,
    formulas_told,
    columns_parted,
    introduced,
    unit_by_unit,
    boarders_by_grade,
    boarders_by_share,
    rosters_told,
    the_one_that_holds,
    stages_apart,
    spread,
    sizes_named,
    alike_told,
    multiplied,
    compared_told,
    everybody_listed,
    in_proportion,
    beds_told,
    as_it_is,
    led_to,
    swapped,
    counted_in,
    set_right,
    members_told,
    claims_left_out,
    distances_told,
    bounds_left_out,
    part_joined,
    outsiders_off,
    parties_counted,
    told_beside,
    restated,
    asked_time_alone,
    other_sizes_left_out,
    supposed,
    what_is_left,
    joined_in,
    without_told_again,
    rewritten,
    noun_to_each,
    topics_counted,
    crews_told,
    tell_numbers,
    size_alone,
)


def worded(question: str) -> str:
    """The question as it is read: tables as sentences, heads told by lists, groups and names as numbers."""
    for step in _STEPS:
        question = step(question)
    return question
