"""Brings a question into the words and the form of numbers that the reader knows, one step after the other."""

from __future__ import annotations

from assistant.reading.arithmetic.alike import alike_told
from assistant.reading.arithmetic.beds import beds_told
from assistant.reading.arithmetic.boarding_shares import boarders_by_share
from assistant.reading.arithmetic.bounds import bounds_left_out
from assistant.reading.arithmetic.compared import compared_told
from assistant.reading.arithmetic.differences import tell_numbers, without_told_again
from assistant.reading.arithmetic.distances import distances_told
from assistant.reading.arithmetic.formulas import formulas_told
from assistant.reading.arithmetic.graded import boarders_by_grade
from assistant.reading.arithmetic.posts import posts_summed
from assistant.reading.arithmetic.products import multiplied
from assistant.reading.arithmetic.proportions import in_proportion
from assistant.reading.arithmetic.restated import restated, what_is_left
from assistant.reading.arithmetic.spread import spread
from assistant.reading.arithmetic.visits import visits_by_day
from assistant.reading.layouts.columns import columns_parted
from assistant.reading.layouts.crosstabs import turned
from assistant.reading.layouts.facts_listed import facts_listed
from assistant.reading.layouts.interleaved import unit_by_unit
from assistant.reading.layouts.introduced import introduced
from assistant.reading.layouts.ordinals import noun_to_each
from assistant.reading.layouts.rosters import rosters_told
from assistant.reading.layouts.stages import stages_apart
from assistant.reading.layouts.tables import write_out
from assistant.reading.layouts.topics import topics_counted
from assistant.reading.people.alone import size_alone, sizes_named
from assistant.reading.people.apart import apart_left_out
from assistant.reading.people.asides import set_right
from assistant.reading.people.asked_time import asked_time_alone
from assistant.reading.people.beside import told_beside
from assistant.reading.people.bystanders import bystanders_left_out
from assistant.reading.people.clients import clients_left_out
from assistant.reading.people.crews import crews_told
from assistant.reading.people.holds import the_one_that_holds
from assistant.reading.people.led_to import counted_in, led_to
from assistant.reading.people.left_out import joined_in
from assistant.reading.people.listed import everybody_listed
from assistant.reading.people.members import members_told
from assistant.reading.people.mustered import mustered
from assistant.reading.people.opinions import opinions_left_out
from assistant.reading.people.other_counts import other_counts_left_out
from assistant.reading.people.outsiders import outsiders_off
from assistant.reading.people.part_turns import part_joined
from assistant.reading.people.parties import parties_counted
from assistant.reading.people.stated import other_sizes_left_out
from assistant.reading.people.supposed import supposed
from assistant.reading.people.swaps import swapped
from assistant.reading.people.unreal import as_it_is
from assistant.reading.sentences.rewrites import (
    claims_left_out,
    pauses_put,
    rewritten,
    surroundings_left_out,
    things_named,
)
from assistant.reading.words.english import plain_english
from assistant.reading.words.plain import plain

_STEPS = (
    turned,
    write_out,
    plain,
    pauses_put,
    facts_listed,
    visits_by_day,
    things_named,
    plain_english,
    surroundings_left_out,
    apart_left_out,
    mustered,
    bystanders_left_out,
    clients_left_out,
    other_counts_left_out,
    opinions_left_out,
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
    led_to,
    as_it_is,
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
