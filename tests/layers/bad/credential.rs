// pretends to be: src/credential/mod.rs
// A confirmation can be read without the station that wrote it.

use crate::cli::run; //~ `credential` must not know `cli`
use crate::app::App; //~ `credential` must not know `app`
use crate::ports::Ports; //~ `credential` must not know `ports`
use crate::screens::welcome::Welcome; //~ `credential` must not know `screens`
use crate::world::World; //~ `credential` must not know `world`
use crate::ui::page::draw; //~ `credential` must not know `ui`
use crate::contract::Effect; //~ `credential` must not know `contract`
use crate::texts::Texts; //~ `credential` must not know `texts`
use crate::lesson::Catalogue; //~ `credential` must not know `lesson`
use crate::phone::Practice; //~ `credential` must not know `phone`
use crate::check::Question; //~ `credential` must not know `check`
use crate::narration::Narration; //~ `credential` must not know `narration`
use crate::telex::Telex; //~ `credential` must not know `telex`
use crate::doctor::examine; //~ `credential` must not know `doctor`
use crate::supervisor::Command; //~ `credential` must not know `supervisor`
use crate::paper::Font; //~ `credential` must not know `paper`
use crate::trust::TrustList; //~ `credential` must not know `trust`
use crate::report::Sheet; //~ `credential` must not know `report`
use crate::pack::Header; //~ `credential` must not know `pack`
use crate::bundle::Header; //~ `credential` must not know `bundle`
