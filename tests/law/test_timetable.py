"""Every date that matters in a case: the worked examples, how each stands on a day, and what is never invented."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.case.dates import Month
from reportgen.case.practice import CountedIn
from reportgen.clearance import fingerprint
from reportgen.law import countdown, timetable
from reportgen.law.citations import TABLE
from reportgen.law.standing import Standing
from tests.law.matters import dates, matter

EARLY = date(2019, 5, 9)
REPORT = "ombudsman: {route: public report, issued: 2019-05-08, received: 2019-05-08}\n"
COUNCIL = REPORT + "reports: {full-council: {meeting: 2019-07-18}}\n"
CABINET = REPORT + "reports: {cabinet: {meeting: 2021-07-14, key decision: yes}}\n"
FULL = """
ombudsman: {{route: {route}, received: {0}, issued: {1}, response due: {2}}}
publicity: {{notice: {{published: {3}, inspection from: {4}, inspection to: {5}}}}}
function: both
monitoring officer report: {{sent: {6}}}
statement:
  required: {7}
  editions:
    - {8}
    - {9}
recommendations: [{{due: {due}, actions: [{{planned: {0}}}]}}]
every report: {{meeting: {10}, agenda published: {11}, meeting notice: {12}, key decision: yes, class: exempt}}
reports: {{full-council: {{}}, cabinet: {{}}, scrutiny: {{convened at short notice: yes}}}}
"""
NOT_LAW = {timetable.REQUEST, timetable.RECOMMENDATION, timetable.OWN_DATE, timetable.CONSTITUTION, timetable.PRACTICE}


class TestAPublicReport:
    def test_the_days_of_a_report_received_on_8_may_2019(self) -> None:
        assert {duty: (found.day, found.duty.authority) for duty, found in dates(REPORT, EARLY).items()} == {
            "public notice": (date(2019, 5, 22), "LGA 1974 s 30(5)"),
            "inspection begins": (date(2019, 5, 29), "LGA 1974 s 30(5)"),
            "report considered": (date(2019, 8, 7), "LGA 1974 s 31(2)"),
            "Ombudsman told": (date(2019, 8, 7), "LGA 1974 s 31(2)"),
            "Ombudsman shown": (date(2019, 11, 6), "LGA 1974 s 31(2A)"),
        }

    def test_how_a_day_was_counted_is_said_in_words(self) -> None:
        told = dates(REPORT, EARLY)["Ombudsman told"]
        assert told.counted == "the report was received on 8 May 2019, and the three months begin with it"

    def test_an_answer_that_is_dated_before_the_report_does_not_count_as_given(self) -> None:
        told = "publicity: {ombudsman told: 2019-05-01, ombudsman sent evidence: 2018-06-01}\n"
        found = dates(REPORT + told, date(2019, 12, 1))
        assert [found[duty].standing for duty in ("Ombudsman told", "Ombudsman shown")] == [Standing.MISSED] * 2

    def test_a_month_without_the_corresponding_date_is_told_of_in_the_count(self) -> None:
        told = dates("ombudsman: {route: public report, received: 2026-11-30}", date(2026, 12, 1))["Ombudsman told"]
        assert told.day == date(2027, 2, 27)
        assert "there is no 30 February 2027, so that 27 February 2027 is the safe day" in told.counted

    def test_a_meeting_at_the_end_of_the_calendar_has_no_last_day_for_call_in(self) -> None:
        assert "cabinet: call-in" not in dates("reports: {cabinet: {meeting: 9999-12-31}}", EARLY)

    def test_a_last_day_that_is_no_working_day_says_so_and_is_not_put_off(self) -> None:
        text = "ombudsman: {route: public report, received: 2024-04-22}"
        notice = dates(text, date(2024, 4, 23))["public notice"]
        assert notice.day == date(2024, 5, 6)
        assert notice.counted.endswith("; that is a bank holiday (May Day), and nothing puts it off")

    def test_no_notice_is_due_where_the_ombudsman_directs_that_there_be_none(self) -> None:
        found = dates(REPORT + "publicity: {not required: yes, notice: {inspection from: 2019-05-22}}", EARLY)
        assert {"public notice", "inspection begins", "inspection ends"}.isdisjoint(found)
        assert "Ombudsman told" in found

    def test_a_report_whose_receipt_is_not_recorded_has_no_dates(self) -> None:
        assert dates("ombudsman: {route: public report, issued: 2019-05-08}", EARLY) == {}

    def test_a_decision_statement_has_neither_notice_nor_three_months(self) -> None:
        assert dates("ombudsman: {route: decision statement, received: 2019-05-08}", EARLY) == {}

    def test_confirmation_of_a_further_report_has_its_own_authority(self) -> None:
        found = dates("ombudsman: {route: further report, received: 2019-05-08}", EARLY)
        assert found["Ombudsman shown"].duty.authority == "LGA 1974 s 31(2D)"


class TestNoticeAndInspection:
    def test_inspection_is_counted_from_the_notice_once_that_is_recorded(self) -> None:
        text = REPORT + "publicity: {notice: {published: 2019-05-15, inspection from: 2019-05-20}}"
        found = dates(text, date(2019, 5, 21))
        assert found["public notice"].done == date(2019, 5, 15)
        assert found["public notice"].standing is Standing.MET
        assert found["inspection begins"].day == date(2019, 5, 22)
        assert found["inspection begins"].standing is Standing.MET
        assert found["inspection ends"].day == date(2019, 6, 9)

    @pytest.mark.parametrize(
        ("ended", "today", "standing"),
        [
            ("", date(2019, 6, 9), Standing.DUE),
            ("", date(2019, 6, 10), Standing.MET),
            (", inspection to: 2019-06-14", date(2019, 6, 10), Standing.MET),
            (", inspection to: 2019-06-07", date(2019, 6, 7), Standing.DUE),
            (", inspection to: 2019-06-07", date(2019, 6, 8), Standing.MISSED),
        ],
    )
    def test_inspection_runs_out_by_itself_unless_it_is_cut_short(
        self, ended: str, today: date, standing: Standing
    ) -> None:
        found = dates(REPORT + f"publicity: {{notice: {{inspection from: 2019-05-20{ended}}}}}", today)
        assert found["inspection ends"].standing is standing

    def test_an_inspection_that_goes_on_longer_than_the_law_asks_is_said_to(self) -> None:
        text = "publicity: {notice: {inspection from: 2019-05-20, inspection to: 2019-06-14}}"
        found = dates(REPORT + text, date(2019, 6, 11))["inspection ends"]
        assert found.duty.what == "inspection has lasted three weeks (it goes on to 14 Jun)"
        assert found.standing is Standing.MET

    def test_a_notice_without_the_day_of_receipt_still_starts_the_week_for_inspection(self) -> None:
        text = "ombudsman: {route: public report}\npublicity: {notice: {published: 2019-05-15}}"
        assert dates(text, EARLY)["inspection begins"].day == date(2019, 5, 22)


class TestTheAnswer:
    def test_the_ombudsmans_own_earlier_day_is_the_last(self) -> None:
        text = "ombudsman: {route: public report, received: 2021-06-22, response due: 2021-07-28}"
        found = dates(text, date(2021, 6, 23))
        assert found["Ombudsman told"].day == found["report considered"].day == date(2021, 7, 28)
        assert found["Ombudsman told"].duty.authority == timetable.REQUEST
        assert "the Act would allow until 21 September 2021" in found["Ombudsman told"].counted
        assert found["Ombudsman shown"].day == date(2021, 12, 20)

    def test_a_later_day_that_the_ombudsman_asks_for_changes_nothing(self) -> None:
        text = "ombudsman: {route: public report, received: 2021-06-22, response due: 2021-10-28}"
        assert dates(text, EARLY)["Ombudsman told"].day == date(2021, 9, 21)

    @pytest.mark.parametrize(
        ("extension", "day"),
        [
            ("{until: 2021-10-29, letter: 2021-09-01}", date(2021, 10, 29)),
            ("{until: 2021-10-29}", date(2021, 9, 21)),
            ("{until: 2021-08-01, letter: 2021-07-01}", date(2021, 9, 21)),
        ],
    )
    def test_only_a_longer_time_that_was_agreed_in_writing_extends_it(self, extension: str, day: date) -> None:
        text = f"ombudsman: {{route: public report, received: 2021-06-22, extension: {extension}}}"
        assert dates(text, EARLY)["Ombudsman told"].day == day

    def test_the_answer_to_a_decision_statement_is_due_when_the_ombudsman_asked_for_it(self) -> None:
        found = dates("ombudsman: {route: decision statement, response due: 2024-10-14}", EARLY)
        assert list(found) == ["Ombudsman told"]

    def test_telling_and_showing_are_met_by_the_days_that_the_case_records(self) -> None:
        text = REPORT + "publicity: {ombudsman told: 2019-08-07, ombudsman sent evidence: 2019-11-07}"
        found = dates(text, date(2019, 12, 1))
        assert found["Ombudsman told"].standing is Standing.MET
        assert found["Ombudsman shown"].standing is Standing.MISSED
        assert not found["Ombudsman shown"].outstanding

    def test_a_day_in_the_future_is_a_plan_and_meets_nothing(self) -> None:
        found = dates(REPORT + "publicity: {ombudsman told: 2019-08-01}", date(2019, 7, 31))
        assert found["Ombudsman told"].done is None
        assert found["Ombudsman told"].outstanding


class TestConsideringTheReport:
    def test_it_is_met_once_the_meeting_is_over(self) -> None:
        assert dates(COUNCIL, date(2019, 7, 18))["report considered"].standing is Standing.DUE
        assert dates(COUNCIL, date(2019, 7, 19))["report considered"].done == date(2019, 7, 18)

    def test_the_planned_meeting_and_the_margin_are_said(self) -> None:
        counted = dates(COUNCIL, EARLY)["report considered"].counted
        assert "practice keeps 10 working days in hand, for a meeting by 24 July 2019" in counted
        assert counted.endswith("; the meeting is on 18 July 2019")
        assert "practice" not in dates(COUNCIL, EARLY, margin=0)["report considered"].counted

    def test_a_committee_counts_only_where_neither_council_nor_executive_meets(self) -> None:
        text = REPORT + "reports: {scrutiny: {meeting: 2019-06-11}, full-council: {meeting: 2019-07-18}}"
        assert dates(text, date(2019, 6, 12))["report considered"].done is None
        alone = REPORT + "reports: {scrutiny: {meeting: 2019-06-11}}"
        assert dates(alone, date(2019, 6, 12))["report considered"].done == date(2019, 6, 11)

    def test_a_meeting_before_the_report_came_did_not_consider_it(self) -> None:
        text = REPORT + "reports: {full-council: {meeting: 2019-05-02}}"
        assert dates(text, EARLY)["report considered"].done is None


class TestAgreedActions:
    DECISION = "ombudsman: {route: decision statement, issued: 2024-09-02}\nrecommendations:\n"

    @pytest.mark.parametrize(
        ("due", "day"),
        [
            ("4 weeks", date(2024, 9, 30)),
            ("one month", date(2024, 10, 2)),
            ("three months", date(2024, 12, 2)),
            ("20 working days", date(2024, 9, 30)),
            ("2024-10-05", date(2024, 10, 5)),
        ],
    )
    def test_each_is_due_when_the_ombudsman_said(self, due: str, day: date) -> None:
        found = dates(self.DECISION + f"  - {{id: apology, text: Apologise, due: {due}}}", date(2024, 9, 3))
        assert found["agreed apology"].day == day
        assert found["agreed apology"].duty.what == "agreed: Apologise"
        assert found["agreed apology"].duty.authority == timetable.RECOMMENDATION

    def test_one_on_a_saturday_says_so(self) -> None:
        found = dates(self.DECISION + "  - {id: apology, text: Apologise, due: 2024-10-05}", date(2024, 9, 3))
        assert found["agreed apology"].counted.endswith("; that is a Saturday, and nothing puts it off")

    def test_a_time_from_a_decision_of_which_only_the_month_is_known_gives_no_date(self) -> None:
        text = "ombudsman: {issued: 2024-09}\nrecommendations: [{text: Apologise, due: 4 weeks}]"
        assert dates(text, EARLY) == {}

    def test_one_that_the_council_does_not_accept_is_not_due(self) -> None:
        text = self.DECISION + "  - {text: Apologise, due: 4 weeks, response: not accepted, because: no}"
        assert dates(text, EARLY) == {}

    def test_it_is_met_when_the_last_of_its_actions_is_done(self) -> None:
        text = self.DECISION + "  - {id: pay, due: 4 weeks, actions: [{done: 2024-09-20}, {done: 2024-10-01}]}"
        found = dates(text, date(2024, 10, 2))["agreed pay"]
        assert (found.done, found.standing) == (date(2024, 10, 1), Standing.MISSED)

    @pytest.mark.parametrize(
        ("month", "standing"),
        [("2024-09", Standing.MET), ("2024-10", Standing.NOT_RECORDED), ("2024-11", Standing.MISSED)],
    )
    def test_a_month_is_judged_only_where_every_day_of_it_says_the_same(self, month: str, standing: Standing) -> None:
        text = self.DECISION + f"  - {{id: pay, due: one month, actions: [{{done: {month}}}]}}"
        found = dates(text, date(2025, 1, 1))["agreed pay"]
        assert isinstance(found.done, Month)
        assert found.standing is standing

    def test_the_councils_own_dates_stand_beside_the_ombudsmans(self) -> None:
        text = self.DECISION + (
            "  - {id: train, text: Train staff, due: 3 months, actions: [{under way: 2024-11},"
            " {planned: 2024-11-29}, {planned: 2024-12-02}, {done: 2024-09-05}, {what: nothing yet}]}"
        )
        found = dates(text, date(2024, 9, 10))
        assert {duty: entry.day for duty, entry in found.items()} == {
            "planned train 1": date(2024, 11, 30),
            "planned train 2": date(2024, 11, 29),
            "agreed train": date(2024, 12, 2),
        }
        assert found["planned train 2"].duty.what == "planned: Train staff"
        assert found["planned train 1"].counted.startswith("the end of the month that the council has set itself")

    def test_a_recommendation_without_name_or_words_goes_by_its_number(self) -> None:
        found = dates(self.DECISION + "  - {due: 4 weeks}", date(2024, 9, 3))
        assert found["agreed recommendation 1"].duty.what == "agreed: recommendation 1"


class TestTheStatement:
    STATEMENT = "ombudsman: {route: statement}\nstatement: "

    def test_its_form_is_agreed_within_a_month_that_begins_with_the_notice(self) -> None:
        found = dates(self.STATEMENT + "{required: 2024-01-31, agreed: 2024-02-20}", date(2024, 3, 1))
        assert found["statement agreed"].day == date(2024, 2, 28)
        assert found["statement agreed"].standing is Standing.MET

    def test_the_second_edition_follows_within_a_fortnight_of_the_first(self) -> None:
        found = dates(self.STATEMENT + "{editions: [2024-03-08, 2024-03-01]}", date(2024, 4, 1))["second edition"]
        assert (found.day, found.done, found.standing) == (date(2024, 3, 14), date(2024, 3, 8), Standing.MET)

    def test_any_two_editions_will_do(self) -> None:
        text = self.STATEMENT + "{editions: [2024-03-01, 2024-04-05, 2024-04-12]}"
        assert dates(text, date(2024, 5, 1))["second edition"].standing is Standing.MET

    def test_the_last_edition_can_still_be_followed_by_another(self) -> None:
        found = dates(self.STATEMENT + "{editions: [2024-03-01, 2024-04-05]}", date(2024, 4, 10))["second edition"]
        assert (found.day, found.standing) == (date(2024, 4, 18), Standing.DUE)


class TestTheMonitoringOfficersReport:
    def test_it_is_considered_within_21_days_of_going_to_members(self) -> None:
        text = "monitoring officer report: {section: section 5, sent: 2019-06-10}\n"
        found = dates(text, date(2019, 6, 11))["monitoring officer council"]
        assert (found.day, found.duty.authority) == (date(2019, 7, 1), "LGHA 1989 s 5(5)")
        met = dates(text + "reports: {full-council: {meeting: 2019-06-27}}", date(2019, 6, 28))
        assert met["monitoring officer council"].done == date(2019, 6, 27)

    def test_a_report_under_section_5a_waits_for_the_executive(self) -> None:
        text = (
            "function: executive\nmonitoring officer report: {sent: 2019-06-10}\n"
            "reports: {full-council: {meeting: 2019-06-20}, cabinet: {meeting: 2019-07-03}}"
        )
        found = dates(text, date(2019, 7, 4))["monitoring officer executive"]
        assert found.duty.authority == "LGHA 1989 s 5A(6)"
        assert (found.done, found.standing) == (date(2019, 7, 3), Standing.MISSED)

    def test_a_mixed_fault_goes_to_both(self) -> None:
        found = dates("function: both\nmonitoring officer report: {sent: 2019-06-10}", EARLY)
        assert list(found) == ["monitoring officer council", "monitoring officer executive"]

    def test_without_the_day_on_which_it_was_sent_there_is_no_date(self) -> None:
        assert dates("monitoring officer report: {section: section 5}", EARLY) == {}


class TestAMeeting:
    def test_the_days_before_a_full_council_on_18_july_2019(self) -> None:
        found = dates(COUNCIL, EARLY)
        assert {duty: (entry.day, entry.duty.authority) for duty, entry in found.items() if entry.report} == {
            "full-council: clearance": (date(2019, 7, 2), timetable.PRACTICE),
            "full-council: final report": (date(2019, 7, 9), timetable.PRACTICE),
            "full-council: agenda": (date(2019, 7, 10), "LGA 1972 s 100B(3)"),
            "full-council: notice of meeting": (date(2019, 7, 10), "LGA 1972 s 100A(6)"),
        }
        assert found["full-council: agenda"].duty.what == "agenda published (5 clear days before 18 Jul)"

    def test_the_days_of_a_key_decision_of_the_executive(self) -> None:
        found = dates(CABINET, EARLY)
        assert found["cabinet: key decision notice"].day == date(2021, 6, 15)
        assert found["cabinet: agenda"].duty.authority == "SI 2012/2089 reg 7(3)"
        assert found["cabinet: notice of meeting"].duty.authority == "SI 2012/2089 reg 6"
        assert found["cabinet: call-in"].day == date(2021, 7, 21)

    def test_local_practice_may_count_28_working_days(self) -> None:
        found = dates(CABINET, EARLY, key_decision_days=CountedIn.WORKING)
        assert found["cabinet: key decision notice"].day == date(2021, 6, 3)

    def test_the_general_exception_or_special_urgency_takes_the_place_of_the_28_days(self) -> None:
        text = REPORT + "reports: {cabinet: {meeting: 2021-07-14, key decision: yes, key decision notice: {%s}}}"
        found = dates(text % "general exception: 2021-07-06", date(2021, 7, 7))
        assert found["cabinet: general exception"].standing is Standing.MET
        assert "cabinet: key decision notice" not in found
        urgent = dates(text % "special urgency: 2021-07-12", EARLY)
        assert {"cabinet: general exception", "cabinet: key decision notice"}.isdisjoint(urgent)

    def test_a_council_makes_no_key_decision_and_has_no_call_in(self) -> None:
        found = dates("reports: {full-council: {meeting: 2021-07-14, key decision: yes, class: exempt}}", EARLY)
        assert not {duty for duty in found if "key" in duty or "call-in" in duty or "private" in duty}

    def test_a_private_meeting_of_the_executive_is_announced_twice(self) -> None:
        text = "reports: {cabinet: {meeting: 2021-07-14, class: exempt, private notices: {first: 2021-06-14%s}}}"
        found = dates(text % "", date(2021, 7, 1))
        assert found["cabinet: private notice 1"].standing is Standing.MET
        assert found["cabinet: private notice 2"].day == date(2021, 7, 6)
        assert "cabinet: private notice 2" not in dates(text % ", agreed urgent: yes", EARLY)

    def test_a_meeting_convened_at_short_notice_opens_its_papers_when_it_is_convened(self) -> None:
        text = "reports: {full-council: {meeting: 2019-07-18, convened at short notice: yes%s}}"
        found = dates(text % ", meeting notice: 2019-07-15, agenda published: 2019-07-15", date(2019, 7, 16))
        assert found["full-council: agenda"].day == date(2019, 7, 15)
        assert found["full-council: agenda"].standing is Standing.MET
        assert "full-council: notice of meeting" not in found
        assert "full-council: agenda" not in dates(text % "", EARLY)

    def test_an_agenda_that_came_out_on_a_sunday_with_five_clear_days_to_go_is_in_time(self) -> None:
        text = "reports: {full-council: {meeting: 2026-01-06, agenda published: %s}}"
        assert dates(text % "2025-12-28", date(2026, 1, 2))["full-council: agenda"].standing is Standing.MET
        assert dates(text % "2025-12-29", date(2026, 1, 2))["full-council: agenda"].standing is Standing.MISSED

    def test_what_a_meeting_needed_no_longer_matters_when_it_is_over(self) -> None:
        before, after = dates(COUNCIL, date(2019, 7, 17)), dates(COUNCIL, date(2019, 7, 18))
        assert before["full-council: agenda"].standing is Standing.MISSED
        assert before["full-council: agenda"].outstanding
        assert after["full-council: agenda"].standing is Standing.NOT_RECORDED
        assert not after["full-council: agenda"].outstanding

    def test_internal_dates_no_longer_matter_once_the_agenda_is_out(self) -> None:
        text = "reports: {full-council: {meeting: 2019-07-18, agenda published: 2019-07-10}}"
        assert dates(text, date(2019, 7, 10))["full-council: clearance"].standing is Standing.NOT_RECORDED

    def test_clearance_of_words_that_have_changed_since_is_not_met(self) -> None:
        text = (
            "reports:\n  full-council:\n    meeting: 2019-07-18\n    implications:\n"
            "      legal: {text: There are new words., cleared: {by: A, on: 2019-07-01, words: %s}}\n"
        )
        for words, standing in (
            (fingerprint("There are new words."), Standing.MET),
            (fingerprint("There were others."), Standing.MISSED),
        ):
            found = dates(text % f"'{words}'", date(2019, 7, 9))["full-council: clearance"]
            assert (found.standing, found.done is None) == (standing, standing is Standing.MISSED)

    def test_clearance_is_met_when_finance_and_legal_have_both_cleared(self) -> None:
        text = (
            "reports:\n  full-council:\n    meeting: 2019-07-18\n    cleared: {by: A, on: 2019-07-08}\n"
            "    implications:\n      financial: {text: None., cleared: {by: A, on: 2019-07-01}}\n"
            "      risk management: Some.\n      legal: {text: Some., cleared: {state: %s, by: B, on: 2019-06-30}}\n"
        )
        found = dates(text % "cleared", date(2019, 7, 9))
        assert found["full-council: clearance"].done == date(2019, 7, 1)
        assert found["full-council: final report"].done == date(2019, 7, 8)
        assert dates(text % "requested", date(2019, 7, 9))["full-council: clearance"].done is None

    def test_practice_without_days_in_hand_sets_no_dates(self) -> None:
        found = dates(CABINET, EARLY, clearance_before=0, final_before=0, call_in=0)
        assert {"cabinet: clearance", "cabinet: final report", "cabinet: call-in"}.isdisjoint(found)

    def test_a_report_without_a_meeting_date_has_no_dates(self) -> None:
        assert dates("reports: {full-council: {}, cabinet: {key decision: yes, class: exempt}}", EARLY) == {}
        (sitting,) = matter("reports: {cabinet: {key decision: yes, class: exempt}}", EARLY).sittings
        for count in (countdown.agenda, countdown.key_decision_notice, countdown.private_notices, countdown.clearance):
            assert count(sitting) is None

    def test_days_counted_in_years_whose_bank_holidays_nobody_knows_say_so(self) -> None:
        found = dates("reports: {full-council: {meeting: 2150-01-06}}", EARLY)
        assert found["full-council: agenda"].counted.endswith("the bank holidays of 2149 and 2150 are not known")


class TestEveryTimetable:
    def test_each_authority_is_in_the_table_of_citations_or_is_no_law(self) -> None:
        text = (
            "ombudsman: {route: public report, issued: 2019-05-08, received: 2019-05-08, response due: 2019-07-30}\n"
            "function: both\nmonitoring officer report: {sent: 2019-06-10}\n"
            "publicity: {notice: {inspection from: 2019-05-20}}\n"
            "recommendations: [{due: 4 weeks, actions: [{planned: 2019-06-01}]}]\n"
            "reports: {full-council: {meeting: 2019-07-18}, cabinet: {meeting: 2019-07-11, key decision: yes,"
            " class: exempt}}"
        )
        authorities = {found.duty.authority for found in dates(text, EARLY).values()}
        assert authorities <= TABLE.keys() | NOT_LAW
        assert authorities >= NOT_LAW
        assert dates(text, EARLY)["public notice"].citation == TABLE["LGA 1974 s 30(5)"]
        assert dates(text, EARLY)["Ombudsman told"].citation is None

    def test_deadlines_come_in_order_and_take_the_name_of_their_case(self) -> None:
        found = timetable.timetable(matter(COUNCIL, EARLY))
        assert [entry.day for entry in found] == sorted(entry.day for entry in found)
        assert {entry.of("lancashire-2019").case for entry in found} == {"lancashire-2019"}

    @given(
        st.lists(st.none() | st.dates() | st.dates(date(2019, 1, 1), date(2020, 12, 31)), min_size=13, max_size=13),
        st.dates() | st.dates(date(2019, 1, 1), date(2020, 12, 31)),
        st.sampled_from(["public report", "further report", "statement", "decision statement"]),
        st.sampled_from(["4 weeks", "999 months", "999 working days", "0 days"]),
    )
    def test_no_dates_make_one_fail_and_each_entry_agrees_with_itself(
        self, days: list[date | None], today: date, route: str, due: str
    ) -> None:
        found = dates(FULL.format(*(day or "" for day in days), route=route, due=due), today)
        for entry in found.values():
            assert entry.counted
            assert entry.duty.authority
            assert entry.standing is not Standing.DUE or today <= entry.day
            assert entry.standing is not Standing.MET or entry.done is not None
            assert not entry.outstanding or entry.done is None
