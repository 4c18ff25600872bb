"""Check a library: decide the verdict of every quotation, and report on quotes, claims and our own words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.check import (
    embargo,
    evidence,
    grades,
    ladder,
    limits,
    locators,
    our_words,
    overdue,
    published,
    references,
    reserved,
    rows,
    stricter,
)
from generator.model.sharing import alone

if TYPE_CHECKING:
    from generator.model import Library, Verdicts, Worths
    from generator.model.diagnostics import Diagnostic
    from generator.model.sharing import Share


def verify(library: Library, today: str = "", share: Share = alone) -> tuple[Verdicts, Worths, tuple[Diagnostic, ...]]:
    """Return the verdicts on a library, the worth of its editions, and all findings.

    Verdicts are by the address of their quotation, and the worth of editions is by the id of their briefing.
    The findings are about quotes, evidence, editions, our own words, links and the desk's limits.
    What depends on the day, such as overdue reviews, is found only if ``today`` is given.
    ``share`` may search for quotes in several processes.
    """
    captures = ladder.Captures(library.captures)
    captures.search_ahead(library.quotations, share)
    verdicts, findings = ladder.check_quotations(library, captures)
    worth = stricter.assess_editions(library, lambda past, version: ladder.check_quotations(past, captures, version)[0])
    findings += ladder.report_search_limit(captures)
    findings += ladder.report_away(library, verdicts, worth)
    for rule in (*evidence.RULES, *rows.RULES, *references.RULES, *published.RULES):
        findings += rule(library)
    findings += published.published_quotes_still_stand(library, worth)
    findings += stricter.rules_grew_stricter(library, worth)
    # A status is not refused because its quotes cannot be checked here.
    present = {address: verdict for address, verdict in verdicts.items() if verdict is not ladder.AWAY}
    findings += evidence.statuses_are_carried(library, present)
    findings += grades.grades_fit_their_scale(library)
    findings += grades.confirmed_claims_have_two_origins(library, present)
    findings += our_words.check_our_words(library)
    findings += locators.locators_are_places(library)
    findings += reserved.labels_are_not_verdicts(library)
    findings += reserved.genres_are_not_acts_of_others(library)
    findings += references.links_lead_somewhere(library)
    findings += overdue.reviews_are_not_overdue(library, today)
    findings += overdue.key_points_rest_on_what_holds(library, today)
    findings += embargo.nothing_public_refers_to_an_embargo(library, today)
    findings += limits.excerpts_stay_excerpts(library, verdicts, worth)
    return verdicts, worth, tuple(findings)
