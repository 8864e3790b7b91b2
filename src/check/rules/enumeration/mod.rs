//! Rules about counted claims (点数): 以下五个方面, and what is then listed.

mod claim;
pub(super) mod listed_claim;
mod marker;
pub(super) mod named_claim;
pub(super) mod outlined_claim;
pub(super) mod ranked_claim;
