// pretends to be: src/doctor/mod.rs
// What follows from what was seen is decided without looking.

use crate::cli::run; //~ `doctor` must not know `cli`
use crate::app::App; //~ `doctor` must not know `app`
use crate::ports::Ports; //~ `doctor` must not know `ports`
use crate::screens::welcome::Welcome; //~ `doctor` must not know `screens`
use crate::world::World; //~ `doctor` must not know `world`
use crate::ui::page::draw; //~ `doctor` must not know `ui`
use crate::contract::Effect; //~ `doctor` must not know `contract`
use crate::lesson::Catalogue; //~ `doctor` must not know `lesson`
use crate::phone::Practice; //~ `doctor` must not know `phone`
use crate::check::Question; //~ `doctor` must not know `check`
use crate::credential::ShortCode; //~ `doctor` must not know `credential`
use crate::narration::Narration; //~ `doctor` must not know `narration`
use crate::telex::Telex; //~ `doctor` must not know `telex`
use crate::pack::Header; //~ `doctor` must not know `pack`
use crate::paper::Font; //~ `doctor` must not know `paper`
use crate::trust::TrustList; //~ `doctor` must not know `trust`
use crate::report::Sheet; //~ `doctor` must not know `report`
use crate::bundle::Bundle; //~ `doctor` must not know `bundle`
