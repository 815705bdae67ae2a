"""Every kind of row, in the order in which a province meets them. One file a kind; a new one is named here."""

from collections.abc import Mapping
from typing import Final

from kmcore.registers.definition import RegisterKind
from kmcore.registers.definitions import (
    actions,
    activities,
    agencies,
    area_changes,
    areas,
    blogs,
    budget_entries,
    budget_lines,
    budget_targets,
    checks,
    cohorts,
    districts,
    evidence,
    holidays,
    indicator_values,
    indicators,
    missions,
    model_villages,
    people,
    promises,
    responsibilities,
    sources,
    stages,
    statements,
    subdistricts,
    teams,
    trainings,
    village_cohorts,
    villages,
    visits,
)
from kmcore.registers.named_list import NamedList

# What rows may refer to that no register keeps.
LISTS: Final[Mapping[str, NamedList]] = {"circles": actions.CIRCLES, "meetings": actions.MEETINGS}
KINDS: Final[Mapping[str, RegisterKind]] = {
    module.KIND.code: module.KIND
    for module in (
        districts,
        subdistricts,
        villages,
        areas,
        area_changes,
        agencies,
        people,
        missions,
        stages,
        cohorts,
        village_cohorts,
        responsibilities,
        promises,
        evidence,
        budget_lines,
        budget_entries,
        budget_targets,
        activities,
        actions,
        visits,
        model_villages,
        blogs,
        trainings,
        teams,
        indicators,
        indicator_values,
        holidays,
        sources,
        checks,
        statements,
    )
}
