//! Settings of the kiosk in the hash, over those of the package.

use super::hash_text::{Hash, read_key};

/// Times and numbers of the kiosk that the address sets; `None` is what the package says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KioskChoices {
    /// In the order of [`KioskChoices::NAMES`].
    pub numbers: [Option<u16>; 6],
    /// Where visitors reach the page with their phones.
    pub address: Option<String>,
}

impl KioskChoices {
    /// Names in the hash: seconds of a scene, of idleness, of the warning; the hour of reloading; the ceiling of memory in
    /// megabytes; how many times faster than the clock everything goes, for trials.
    pub const NAMES: [&str; 6] = ["scene", "idle", "warning", "reload", "memory", "speed"];

    /// The number with this name.
    pub fn number(&self, name: &str) -> Option<u16> {
        let place = Self::NAMES.iter().position(|known| *known == name)?;
        self.numbers.get(place).copied().flatten()
    }

    /// Takes one `name=value` in; false if the name is none of ours or the value cannot be one.
    pub(super) fn apply(&mut self, name: &str, value: &str) -> bool {
        if name == "address" {
            let is_address = value.split_once("://").is_some_and(|(scheme, _)| ["https", "http"].contains(&scheme));
            self.address = read_key(value.to_string()).filter(|_| is_address);
            return self.address.is_some();
        }
        let place = Self::NAMES.iter().position(|known| *known == name);
        let Some(into) = place.and_then(|place| self.numbers.get_mut(place)) else { return false };
        // "+20" and "020" would be written differently: one state, one hash.
        *into = value.parse().ok().filter(|number: &u16| number.to_string() == value);
        into.is_some()
    }

    /// Writes what is set.
    pub(super) fn encode(&self, hash: &mut Hash) {
        for (name, number) in Self::NAMES.iter().zip(self.numbers) {
            if let Some(number) = number {
                hash.one(name, &number.to_string());
            }
        }
        if let Some(address) = &self.address {
            hash.one("address", address);
        }
    }
}
