//! The two questions that remembering somebody and correcting them share: how they are called, and their hamlet.

use crate::contract::{Choice, Outline};
use crate::record::FormOfAddress;
use crate::screens::paging::Paging;
use crate::ui::naming;
use crate::vietnamese::capitalised;
use crate::world::World;

/// The digit of "another hamlet".
pub const OTHER: u8 = 8;

/// What this digit calls somebody.
pub fn address(digit: u8) -> Option<FormOfAddress> {
    FormOfAddress::ALL.get(usize::from(digit).checked_sub(1)?).copied()
}

/// `name` in every form of address; what the green key does instead.
pub fn addresses(name: &str, enter: &str, world: &World) -> Outline {
    let call = |address| capitalised(&naming::spoken(name, Some(address)));
    Outline {
        title: world.texts.correct_address().into(),
        choices: (1..).zip(FormOfAddress::ALL).map(|(digit, address)| Choice::new(digit, call(address))).collect(),
        enter: Some(enter.into()),
        ..Outline::default()
    }
}

/// The hamlets, a page of them, and "another".
pub fn hamlets(paging: Paging, world: &World) -> Outline {
    let (texts, xoms) = (world.texts, &world.station.xoms);
    let listed = paging.view(xoms).map(|(digit, xom)| Choice::new(digit, &xom.name));
    Outline {
        title: texts.correct_xom().into(),
        texts: vec![texts.xom_text().into()],
        choices: listed.chain([Choice::new(OTHER, texts.xom_other())]).collect(),
        note: paging.words(xoms, texts),
        more: paging.more(xoms),
        ..Outline::default()
    }
}
