"""What somebody may be allowed to do; who may is in the policy."""

from __future__ import annotations

from enum import StrEnum


class Permission(StrEnum):
    """One thing that a role may do in a commission."""

    SEE_MEETINGS = "see_meetings"
    SEE_DRAFT_TEXTS = "see_draft_texts"
    SEE_DIRECTORIES = "see_directories"
    SEE_ACCESS_LIST = "see_access_list"
    SEE_JOURNAL = "see_journal"
    SEE_AGREEMENT = "see_agreement"
    SEE_POSITIONS = "see_positions"
    CONVENE = "convene"
    EDIT_MEETING = "edit_meeting"
    EDIT_DELEGATIONS = "edit_delegations"
    EDIT_AGENDA = "edit_agenda"
    EDIT_CLAUSES = "edit_clauses"
    EDIT_INSTRUCTIONS = "edit_instructions"
    EDIT_DIRECTORIES = "edit_directories"
    IMPORT_MEETING = "import_meeting"
    EXPORT_DOCUMENTS = "export_documents"
    COLLATE = "collate"
    ANSWER = "answer"
    PROPOSE = "propose"
    REMARK = "remark"
    RESOLVE = "resolve"
    OVERRULE = "overrule"
    SIGN = "sign"
    CONFIRM_SIGNATURE = "confirm_signature"
    CORRECT = "correct"
    EDIT_POSITIONS = "edit_positions"
    MANAGE_USERS = "manage_users"
    MANAGE_COMMISSIONS = "manage_commissions"

    @property
    def is_seeing(self) -> bool:
        """Whether the lack of it hides that the record exists at all."""
        return self.value.startswith("see_")
