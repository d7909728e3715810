// pretends to be: src/main.rs
// The program is one call; everything else is a command of the library.

use tramhoc::app::App; //~ `main` must not know `app`
use tramhoc::ports::Ports; //~ `main` must not know `ports`
use tramhoc::screens::welcome::Welcome; //~ `main` must not know `screens`
use tramhoc::world::World; //~ `main` must not know `world`
use tramhoc::ui::page::draw; //~ `main` must not know `ui`
use tramhoc::contract::Effect; //~ `main` must not know `contract`
use tramhoc::texts::Texts; //~ `main` must not know `texts`
use tramhoc::lesson::Catalogue; //~ `main` must not know `lesson`
use tramhoc::phone::Practice; //~ `main` must not know `phone`
use tramhoc::check::Question; //~ `main` must not know `check`
use tramhoc::credential::ShortCode; //~ `main` must not know `credential`
use tramhoc::record::Progress; //~ `main` must not know `record`
use tramhoc::narration::Narration; //~ `main` must not know `narration`
use tramhoc::telex::Telex; //~ `main` must not know `telex`
use tramhoc::vietnamese::fold; //~ `main` must not know `vietnamese`
use tramhoc::doctor::examine; //~ `main` must not know `doctor`
use tramhoc::supervisor::Command; //~ `main` must not know `supervisor`
use tramhoc::paper::Font; //~ `main` must not know `paper`
use crate::trust::TrustList; //~ `main` must not know `trust`
use crate::report::Sheet; //~ `main` must not know `report`
use crate::pack::Header; //~ `main` must not know `pack`
use crate::bundle::Header; //~ `main` must not know `bundle`
