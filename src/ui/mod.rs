//! What screens are made of on the sheet: the canvas, the theme, the standard page, header and key bar, fields, the QR.
//!
//! Knows outlines and texts, never a particular screen, never the machine.

mod canvas;
pub mod faults;
pub mod field;
pub mod header;
pub mod keybar;
pub mod lettering;
pub mod naming;
pub mod page;
pub mod plain;
pub mod qr;
pub mod theme;
pub mod wrap;

pub use canvas::{Canvas, Hit, Reading, hit_at};
pub use theme::Theme;
