"""The words by which each kind of remedy is known, in the notation of `phrases`, for a person to read and to mend."""

from __future__ import annotations

from collections.abc import Mapping

from reportgen.case.response import Kind

LISTS: Mapping[str, str] = {
    "staff": "staff, officer, officers, team, teams, employees, social worker*, case worker*, caseworker*, manager*,"
    " practitioners, call handlers, panel members, care worker*, clerk*, provider*, therapist*, assessor*, adviser*",
    "rules": "policy, policies, procedure*, process, processes, practice*, guidance, guide*, template*, system*, form,"
    " forms, website, web page, leaflet*, arrangements, protocol*, checklist*, letters, record-keeping, record keeping,"
    " method*, criteria, scheme, contract*, approach, working, measures, mechanism*, safeguards, standards, target*,"
    " tracker*, way, ways",
    "others": "other, others, similar, similarly, any cases, all cases, cases, affected, past, previous, last, sample,"
    " open, outstanding, children who, people who, families, applicants, residents who, everyone, everybody",
    "people": "resident*, tenant*, applicant*, application*, household*, family, families, child, children, people,"
    " pupil*, parent*, service user*, user*, customer*, complaint*, decision*, record*, plan, plans, assessment*,"
    " account*, claim, claims, appeal*, placement*, referral*, concern*, landlord*, carer*, case, cases",
    "ruling": "decision, decisions, refusal, refusals, appeal, appeals, application, applications, band, bands,"
    " banding, priority",
    "papers": "form, forms, procedure*, polic*, process, arrangements",
    "priority": "band, bands, banding, priority, application, registration, effective date, place",
    "told": "information, explanation*, copy, copies, details, response, reasons, letter, account, quote, records,"
    " outcome, reply, statement, advice, breakdown, update",
    "service": "provision, education, support, care, service, services, respite, schooling, therapy, accommodation,"
    " opportunity, tuition, transport",
    "members": "committee, cabinet, councillors, scrutiny, elected members, full council, lead member",
    "care": "care, support, ehc, needs, pathway, housing, health and care",
}
"""Words that stand for one another in the tables below."""

SPECIFIC: Mapping[Kind, str] = {
    Kind.APOLOGY: """
        apolog*
        say/of sorry
        writ+ to ~8 acknowledg* [the/its/their] fault*/failing*/failure*/mistake*/error*/injustice
    """,
    Kind.REINSTATEMENT: """
        reinstat*/restor*/reinstal*/re-instat*/re-instal*
        backdat* ~4 <priority>
    """,
    Kind.PAYMENT: """
        £
        pay/pays/paying/payment/payments/repay/repays/repaying/repayment* not:scale/slip
        should/will/must/to/also be paid/repaid
        refund*/compensat*/backdat*/waiv*/reimburse/reimburses/reimbursing
        writ+ off
        credit/credits/crediting not:reference/record/rating/score/history/file/agency/agencies/card/union
        cancel*/stop/stops/stopping/remov+ ... charge/charges/charging/debt/arrears/invoice*/bill/bills/fee/fees/fine
        meet+ ... cost/costs/fee/fees
    """,
    Kind.TRAINING: """
        train/trains/training/workshop*/refresher/e-learning
    """,
    Kind.MEMBERS: """
        report*/present*/tak+/refer*/shar+/submit*/bring* ... <members>
    """,
    Kind.ACTION_PLAN: """
        action/improvement/recovery/service plan
        plan to improve/reduce/tackle/address/clear
    """,
    Kind.LEARNING: """
        shar+ ... decision/report/findings/learning/lessons/outcome
        lessons/learning from/learn*/identified
    """,
    Kind.STAFF_REMINDER: """
        remind*
        brief/briefs/briefing
        circulat*/issu* ... <staff>
        guidance to/for ~3 <staff>
        ensur*/mak+ ... <staff> ~3 are/is ~1 aware
        <staff> ~6 are/is ~1 aware/reminded/familiar
        <staff> know/understand
        mak+ <staff> ... aware
    """,
    Kind.AUDIT: """
        audit*
        review+/check+/identif+/examin+/consider/contact ~6 <others>
        write to ~6 <others>
        look+ at/into ~6 <others>
        review+/check+/identif+/examin+/sampl+ ~8 all/any/every/each ~3 <people>
        review+/check+/identif+/examin+ ~4 decisions it/they has/have
        see/check/establish/identify/consider if/whether ~4 other/others/similar
        see/check/establish/identify/consider if/whether ~4 anyone/anybody else
    """,
    Kind.REASSESSMENT: """
        reassess*/re-assess*
        carr*/complet*/undertak*/arrang*/start*/begin*/conduct*/offer*/do/provid* ... assessment/assessments
        assess/assesses/assessing mr/mrs/ms/miss/his/her/their/him/them/?'s/?
        assess/assesses/assessing the not:effect/impact/value/cost/loss/extent/damage/risk/amount/level
        review+ ~4 <care> plan/plans/package/needs
        annual review
    """,
    Kind.DECISION: """
        reconsider*/re-consider*/reopen*/re-open*/revisit*/re-visit*/remak+/re-mak+/retak+/re-tak+/rehear*/re-hear*
        rerun*/re-run*/redetermin*/re-determin*/afresh
        mak+ ~2 new/fresh/further/formal/proper ... decision/decisions
        review+ its/the/this/that/his/her/their/your ~2 <ruling> not:<papers>
        new/fresh/further/another ~1 appeal*/hearing/review/panel
        right of appeal/review
        heard again
        take the decision
        decide again/whether
    """,
    Kind.CONTACT: """
        contact details
        named contact/officer/person/worker
        point of contact
        communication plan
        keep/keeping ~4 updated/informed
        meet/meeting with
        arrang* a/to ~1 meet*
        offer* ~5 meeting
    """,
    Kind.PROCEDURE: """
        introduc*
        review*/amend*/revis*/updat*/chang*/develop*/creat*/produc*/implement*/improv*/strengthen* ... <rules>
        establish*/design*/publish*/correct*/adopt*/consider*/add*/agree* ... <rules>
        put/putting in place ... <rules>
        set/setting up ... <rules>
        review/reviews/reviewed/reviewing
        consider/considers/considering/explor+ how/what/ways
        look+ at how/what/ways
        ensur* [that] [in] [the] [future] it/they/its/their/all/any/every/complaints/decisions/records/staff/officers
        ensur* [that] [in] [the] [future] future/appropriate/suitable/proper
        ensur*/sure [that] the council
        mak+ sure [that] [in] [the] [future] it/they/its/their/all/any/every/complaints/decisions/records/staff/officers
        mak+ sure [that] [in] [the] [future] future/appropriate/suitable/proper
        in [the] future
        steps/changes/improvement* ... prevent/ensure/avoid/happen
        procedure/policy ... review*/revis*/amend*
    """,
}
"""By what a recommendation asks for something of its own. What stands first in a clause counts most."""

GENERAL: Mapping[Kind, str] = {
    Kind.INFORMATION: """
        writ+ to
        tell/tells/telling/inform/informs/informing/explain*/clarif*/confirm/confirms/confirming
        provid*/giv*/send*/suppl*/shar*/disclos* ... <told>
        respond*/reply/replies/advis*/notif*/signpost*/answer*/publish*
        put/putting ~4 on its/their/the website
    """,
    Kind.SERVICE: """
        arrang*/provid+/offer+/issu+/complet+/instal*/secur+/find+/plac+/allocat*/collect*/clear*/repair*/conven+
        hold+/start/starts/starting/begin/begins/beginning/commenc*/progress+/appoint+/get/deliver+/build*/rebuild*
        finalis*/investigat+/add+/remov+/amend*/updat*/increas+/award+/ensur+
        put/putting in place
        carr+ out
        mak+ arrangements
    """,
}
"""By what a recommendation asks for something where none of the words above is in the clause."""

ANEW = """
    introduc*/ensur*/creat*/develop*/produc*/establish*/design*
    put/putting in place
    mak+ sure
    set/setting up
    in [the] future
"""
AGAIN = """
    review*/revis*/amend*/updat*/chang*/improv*/strengthen*/correct*/consider*/agree*
    look+ at
"""
"""By what a procedure is new, and by what it is one that the council has."""

REASONS: Mapping[Kind, str] = {
    Kind.TIME_AND_TROUBLE: """
        time/time, [and] [and] trouble/effort
        time and inconvenience
        trouble/inconvenience/effort of/in/to complain*/pursu*/bring*/chas*
        complaint handling
    """,
    Kind.DISTRESS: """
        distress*/upset*/frustrat*/uncertain*/anxi*/worry*/stress*/inconvenience*/disappoint*/outrage*/anguish/injustice
        raised expectations
        risk of harm
    """,
    Kind.LOST_SERVICE: """
        lost/missed/missing/without ... <service>
        loss/lack of ... <service>
        failure to provide ... <service>
        delay/delayed in providing ... <service>
        unsuitable accommodation
        per/each/a/every [school/academic] term
    """,
    Kind.MEASURABLE_LOSS: """
        refund*/reimburs*/repay*/backdat*/cost/costs/expens*/fee/fees/interest/arrears/charge/charges/charging/waiv*/mileage
        invoice/invoices/rent/allowance
        out of pocket
        equivalent to
        writ* off
        legal advice
    """,
}
"""What a payment is for."""
