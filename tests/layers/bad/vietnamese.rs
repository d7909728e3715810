// pretends to be: src/vietnamese/mod.rs
// The language knows no program.

use crate::cli::run; //~ `vietnamese` must not know `cli`
use crate::app::App; //~ `vietnamese` must not know `app`
use crate::ports::Ports; //~ `vietnamese` must not know `ports`
use crate::screens::welcome::Welcome; //~ `vietnamese` must not know `screens`
use crate::world::World; //~ `vietnamese` must not know `world`
use crate::ui::page::draw; //~ `vietnamese` must not know `ui`
use crate::contract::Effect; //~ `vietnamese` must not know `contract`
use crate::texts::Texts; //~ `vietnamese` must not know `texts`
use crate::lesson::Catalogue; //~ `vietnamese` must not know `lesson`
use crate::phone::Practice; //~ `vietnamese` must not know `phone`
use crate::check::Question; //~ `vietnamese` must not know `check`
use crate::credential::ShortCode; //~ `vietnamese` must not know `credential`
use crate::record::Progress; //~ `vietnamese` must not know `record`
use crate::narration::Narration; //~ `vietnamese` must not know `narration`
use crate::telex::Telex; //~ `vietnamese` must not know `telex`
use crate::doctor::examine; //~ `vietnamese` must not know `doctor`
use crate::supervisor::Command; //~ `vietnamese` must not know `supervisor`
use crate::paper::Font; //~ `vietnamese` must not know `paper`
use crate::trust::TrustList; //~ `vietnamese` must not know `trust`
use crate::report::Sheet; //~ `vietnamese` must not know `report`
use crate::pack::Header; //~ `vietnamese` must not know `pack`
use crate::bundle::Header; //~ `vietnamese` must not know `bundle`
