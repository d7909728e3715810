//! The QR of a paper. Level Q of error correction: paper is folded, stained and carried in a pocket (trust.md §1).

use qrcode::{Color, EcLevel, QrCode};

/// The light border the standard asks for, in modules.
pub const QUIET: usize = 4;

/// A QR as its modules.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Qr {
    /// Modules along a side, without the border.
    pub side: usize,
    /// Row by row, true = dark.
    dark: Vec<bool>,
}

/// The text does not fit into a QR.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("too long for a QR")]
pub struct TooLong;

impl Qr {
    /// The smallest QR of this text at level Q.
    pub fn of(text: &str) -> Result<Self, TooLong> {
        let code = QrCode::with_error_correction_level(text, EcLevel::Q).map_err(|_| TooLong)?;
        let side = code.width();
        Ok(Self { side, dark: code.into_colors().into_iter().map(|colour| colour == Color::Dark).collect() })
    }

    /// Modules along a side, with the border.
    pub fn whole(&self) -> usize {
        self.side + 2 * QUIET
    }

    /// The dark modules as (column, row), counted from the corner of the border.
    pub fn dark(&self) -> impl Iterator<Item = (usize, usize)> {
        let dark = self.dark.iter().enumerate().filter(|(_, dark)| **dark);
        dark.map(|(place, _)| (place % self.side + QUIET, place / self.side + QUIET))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_confirmation_at_level_q_is_a_version_8_and_with_a_long_address_a_version_10() {
        let side = |before: &str| Qr::of(&format!("{before}{}", "7".repeat(212))).map(|qr| qr.side);
        assert_eq!(side("BDHV:"), Ok(49));
        assert_eq!(side(&format!("HTTPS://{}/V#", "A".repeat(50))), Ok(57));
    }

    #[test]
    fn all_dark_modules_lie_inside_the_border() {
        let qr = Qr::of("BDHV:123").expect("short");
        assert!(qr.dark().all(|(x, y)| (4..4 + qr.side).contains(&x) && (4..4 + qr.side).contains(&y)));
        assert!(qr.dark().any(|place| place == (4, 4)) && qr.dark().any(|place| place == (4, 3 + qr.side)));
    }

    #[test]
    fn a_text_no_qr_can_hold_is_an_error() {
        assert_eq!(Qr::of(&"đ".repeat(4000)), Err(TooLong));
    }
}
