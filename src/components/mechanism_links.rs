//! Links to mechanisms, from their own view and from others.

use super::Atlas;
use crate::view_state::{MechanismChoices, View, ViewState};

/// The address of a mechanism in the present language.
pub fn mechanism_hash(atlas: Atlas, id: &str) -> String {
    mechanism_state(atlas, id).encode()
}

/// What shows a mechanism and nothing else that is chosen.
pub fn mechanism_state(atlas: Atlas, id: &str) -> ViewState {
    let mechanism = MechanismChoices { mechanism: Some(id.to_string()), ..MechanismChoices::default() };
    atlas.with_state_untracked(|now| ViewState { view: View::Mechanisms, mechanism, ..now.fresh() })
}
