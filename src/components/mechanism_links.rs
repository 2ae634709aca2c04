//! Links to mechanisms, from their own view and from others.

use leptos::prelude::*;

use super::Atlas;
use crate::view_state::{MechanismChoices, View, ViewState};

/// The address of a mechanism in the present language.
pub fn mechanism_hash(atlas: Atlas, id: &str) -> String {
    let mechanism = MechanismChoices { mechanism: Some(id.to_string()), ..MechanismChoices::default() };
    let is_large = atlas.large_at.get_untracked() == 1;
    ViewState { view: View::Mechanisms, mechanism, language: atlas.language(), is_large, ..ViewState::default() }
        .encode()
}
