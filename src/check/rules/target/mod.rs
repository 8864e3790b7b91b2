//! Rules about targets (目标任务) and the rest of the document: whether it reports on them, and what it says of those
//! that were missed; and about problems that no plan answers.

mod goal;
mod topic;

pub(super) mod missed_target_unnamed;
pub(super) mod unanswered_problems;
pub(super) mod unreported_target;
