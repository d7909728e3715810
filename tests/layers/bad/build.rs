// pretends to be: src/build.rs
// The build script is a program of its own.

use tramhoc::cli::run; //~ `build` must not know `cli`
use tramhoc::app::App; //~ `build` must not know `app`
use tramhoc::ports::Ports; //~ `build` must not know `ports`
use tramhoc::screens::welcome::Welcome; //~ `build` must not know `screens`
use tramhoc::world::World; //~ `build` must not know `world`
use tramhoc::ui::page::draw; //~ `build` must not know `ui`
use tramhoc::contract::Effect; //~ `build` must not know `contract`
use tramhoc::texts::Texts; //~ `build` must not know `texts`
use tramhoc::lesson::Catalogue; //~ `build` must not know `lesson`
use tramhoc::phone::Practice; //~ `build` must not know `phone`
use tramhoc::check::Question; //~ `build` must not know `check`
use tramhoc::credential::ShortCode; //~ `build` must not know `credential`
use tramhoc::record::Progress; //~ `build` must not know `record`
use tramhoc::narration::Narration; //~ `build` must not know `narration`
use tramhoc::telex::Telex; //~ `build` must not know `telex`
use tramhoc::vietnamese::fold; //~ `build` must not know `vietnamese`
use tramhoc::doctor::examine; //~ `build` must not know `doctor`
use tramhoc::supervisor::Command; //~ `build` must not know `supervisor`
use tramhoc::paper::Font; //~ `build` must not know `paper`
use crate::trust::TrustList; //~ `build` must not know `trust`
use crate::report::Sheet; //~ `build` must not know `report`
use crate::pack::Header; //~ `build` must not know `pack`
use crate::bundle::Header; //~ `build` must not know `bundle`
