"""Broken rules, as whole sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commission.i18n import lazy

if TYPE_CHECKING:
    from babel.support import LazyProxy

# By the name of the class, because operations stand above this floor.
RULES: dict[str, LazyProxy] = {
    "MeetingIsClosedToChanges": lazy("The session is in the state “%(state)s” and changes no more."),
    "ActOutOfState": lazy("“%(act)s” is not possible while the session is in the state “%(state)s”."),
    "PaperHasGaps": lazy("A final paper is made when nothing is missing in either language. Missing still: %(count)s."),
    "ReasonMissing": lazy("“%(act)s” needs a reason."),
    "TasksOpen": lazy("Tasks that are still open before the texts can be agreed: %(count)s."),
    "TaskHasChanged": lazy("The task is done, or says something else by now. Look at the list once more."),
    "TaskIsAbsolute": lazy("No reason does away with this task: it has to be done."),
    "TaskNeedsReason": lazy("Whoever overrules a task says why."),
    "NothingOverruled": lazy("Your Side has not overruled this task."),
    "SignatureStands": lazy(
        "A Side has signed already: the texts stay as it signed them. Its record is taken back first."
    ),
    "SignedIsFinal": lazy(
        "What is signed is final and changes no more. A correction is a note that both Sides accept."
    ),
    "SideHasSigned": lazy("The signature of your Side is recorded already."),
    "MaySignForNobody": lazy(
        "The co-chair signs for a Side; if the co-chair was absent, somebody of the delegation whom the Side named."
    ),
    "SignedOnImpossibleDay": lazy("A protocol is signed on a day from %(first)s to %(last)s."),
    "SignatureNeedsReason": lazy("Whoever takes a recorded signature back says why."),
    "NothingSigned": lazy("No signature of your Side is recorded."),
    "NotSignedYet": lazy("This is possible once both Sides have signed."),
    "SignatureIsConfirmed": lazy("The record of the signature is confirmed already."),
    "ConsentsDoNotHold": lazy(
        "What would be printed now is not what both Sides agreed to. Answers that do not hold any more: %(count)s."
        " Reopen the texts and agree once more."
    ),
    "FileDamaged": lazy("The stored file is gone or is not the one that was stored. Nothing was handed out."),
    "CorrectionIsIncomplete": lazy("A correction says in both languages what is corrected, and why."),
    "CorrectionIsAnswered": lazy("Your Side has answered to this correction already."),
    "RefusalNeedsReason": lazy("Whoever refuses a correction says why."),
    "MeetingIsNotEmpty": lazy(
        "Only a planned session for which nothing was written down yet is removed. Another one is cancelled."
    ),
    "DaysMissing": lazy("The days of the session must be set first."),
    "PositionStands": lazy("Your Side has written down its position on this clause meanwhile. Look at it first."),
    "BodyStandsOnSheet": lazy("This body stands on the sheet already."),
    "NothingToEndorse": lazy("The draft has no clause yet: there is nothing to endorse."),
    "BodyIsForeign": lazy("A Side asks its own bodies alone."),
    "HalvesConflict": lazy("Somebody else saved the same half meanwhile: %(languages)s."),
    "DecisionHasInstructions": lazy("Instructions carry out this decision: %(count)s. They go first."),
    "NobodySits": lazy("Minutes and the screen need a session that is open or being drafted. This one: “%(state)s”."),
    "StatementNeedsSide": lazy("A statement is made by one Side, and only a statement is."),
    "DecisionOfOtherProtocol": lazy("An instruction carries out a decision of the same protocol."),
    "SectionHasClauses": lazy("The section still has clauses: %(count)s. They go first."),
    "SectionStandsOnce": lazy("A protocol has one section on fulfilment and one on the next session."),
    "SectionFollowsAgenda": lazy("The section of a question comes and goes with the agenda."),
    "BodyOfOtherSide": lazy("%(name)s is a body of the other Side."),
    "BodyNamedTwice": lazy("%(name)s is named twice in one instruction."),
    "DeadlineRuleBroken": lazy("The rule “%(rule)s” does not fit the kind of deadline."),
    "PairIsIncomplete": lazy("A text is missing: %(languages)s. It is written first."),
    "PairHasChanged": lazy("Somebody changed the texts since you saw them. Compare them once more."),
    "TextHasChanged": lazy("The text has changed since you saw it. Read it once more."),
    "AnswerNeedsWords": lazy("Remarks and objections come with words."),
    "ClauseHasErrors": lazy(
        "Errors that the concordance check finds: %(count)s. They are mended, or dismissed with a reason, before a Side"
        " agrees."
    ),
    "FindingIsGone": lazy("The check does not find this any more: somebody changed the text. Look once more."),
    "FindingIsDismissed": lazy("Somebody dismissed the finding already, for a reason that stands beside it."),
    "DismissalNeedsReason": lazy("Whoever dismisses a finding says why."),
    "ActsForNoSide": lazy("Only somebody who acts for a Side may do this."),
    "ProposalSaysTheSame": lazy("The proposal says what the clause says already."),
    "ProposalIsSettled": lazy("The proposal is settled or withdrawn already."),
    "ProposalHasChanged": lazy("Somebody of your Side proposed another wording meanwhile."),
    "NothingIsProposed": lazy("No other wording of this clause is proposed."),
    "RemarkIsResolved": lazy("The remark is resolved already."),
    "NothingToJoin": lazy("No other clause of its kind stands behind it in its section."),
    "RivalWordingsOpen": lazy("Other wordings are proposed for it. They are settled or withdrawn first."),
    "RemarksOpen": lazy("Remarks on the clause that goes are open: %(count)s. They are resolved first."),
    "JoinedFactsDiffer": lazy("The two carry out different decisions or belong to different matters. Edit one first."),
    "AssignmentsDiffer": lazy("The two have different executors or deadlines. Choose which of them stay."),
    "SectionOfOtherProtocol": lazy("A clause stays in its protocol."),
    "DeadlineNeedsDate": lazy("A deadline by the calendar needs its day."),
    "AttendedOutsideSession": lazy("The session is held from %(first)s to %(last)s: nobody attends on another day."),
    "ConfirmedBeforeInvited": lazy("Confirmed on a day before the invitation."),
    "AlreadyInDelegation": lazy("%(name)s already stands in a delegation of this session."),
    "MeetingNumberIsTaken": lazy("There is a session with this number already."),
    "CoChairIsNamed": lazy("The delegation has a co-chair already: %(name)s."),
    "PartNeedsParent": lazy("A sub-commission or working group belongs to a commission, and a commission to none."),
    "CodeIsTaken": lazy("The code “%(code)s” names another record already."),
    "PartOfItself": lazy("No commission is a part of itself, not even by way of its parts."),
    "NamesBeginTogether": lazy("Each name of a body begins on a day of its own; only the first may have none."),
    "SuccessionInCircle": lazy("No body takes over from itself, not even by way of others."),
    "DaysOutOfOrder": lazy("The last day is before the first one."),
    "StillNamed": lazy("%(name)s is still named in other places: %(count)s. It stays until nothing names it."),
    "TooManyAttempts": lazy("Too many failed attempts. Try again in %(seconds)s seconds."),
    "PasswordTooShort": lazy("A password has at least %(least)s characters."),
    "PasswordTooLong": lazy("A password has at most %(most)s characters."),
    "PasswordWellKnown": lazy("This password is on the list of those that are tried first. Choose another one."),
    "PasswordNamesSomebody": lazy("A password must not contain your name or that of your body or commission."),
    "PasswordWrong": lazy("The present password is not right."),
    "LinkIsSpent": lazy("This link was used already or is older than 30 minutes. Ask for a new one."),
    "NameIsTaken": lazy("There is an account with this name already."),
    "RoleNeedsSide": lazy("This role belongs to a Side, and only administrators and observers to none."),
    "ContactNeedsBody": lazy("An executor's contact answers for a body of the same Side, and nobody else for one."),
    "LastAdministrator": lazy("A commission keeps at least one administrator."),
    "AccountNeedsCommission": lazy("An account belongs to at least one commission. Disable it instead."),
    "AccountIsDisabled": lazy("The account is disabled. Enable it first."),
    "AccountOfSeveralCommissions": lazy(
        "The account belongs to other commissions too: whoever manages all may do this."
    ),
}

# The constraints that people can run into.
CONSTRAINTS: dict[str, LazyProxy] = {
    "uq_user_name": lazy("There is an account with this name already."),
    "uq_membership_user_commission": lazy("The account belongs to this commission already."),
    "uq_commission_code": lazy("There is a commission with this code already."),
    "uq_meeting_number": lazy("There is a session with this number already."),
    "uq_body_code": lazy("There is a body with this code already."),
    "uq_body_name_from": lazy("The body has a name from this day on already."),
    "uq_person_code": lazy("There is a person with this code already."),
    "uq_term_code": lazy("There is an agreed form with this code already."),
    "uq_matter_code": lazy("There is a matter with this code already."),
    "uq_attendance_co_chair": lazy("The delegation has a co-chair already."),
    "uq_attendance_person": lazy("This person already stands in a delegation of this session."),
    "uq_executor_body": lazy("The body is named twice in one instruction."),
    "uq_executor_lead": lazy("The instruction has a lead of this Side already."),
    "uq_negotiating_position_clause_side": lazy(
        "Your Side has written down its position on this clause meanwhile. Look at it first."
    ),
    "uq_endorsement_body": lazy("This body stands on the sheet already."),
    "uq_wording_number": lazy("Somebody else saved this clause at the same moment."),
}

# For any foreign key.
REMOVED_MEANWHILE: LazyProxy = lazy(
    "An entry that is named here was removed meanwhile, or one that is removed here has just been named elsewhere."
)
