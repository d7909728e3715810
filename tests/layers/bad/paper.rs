// pretends to be: src/paper/receipt.rs
// Paper is words and dots; who prints it, and when, is not its business.

use crate::cli::run; //~ `paper` must not know `cli`
use crate::app::App; //~ `paper` must not know `app`
use crate::ports::Ports; //~ `paper` must not know `ports`
use crate::screens::welcome::Welcome; //~ `paper` must not know `screens`
use crate::world::World; //~ `paper` must not know `world`
use crate::ui::page::draw; //~ `paper` may know of `ui` only `ui::wrap`
use crate::contract::Effect; //~ `paper` must not know `contract`
use crate::lesson::Catalogue; //~ `paper` must not know `lesson`
use crate::phone::Practice; //~ `paper` must not know `phone`
use crate::check::Question; //~ `paper` must not know `check`
use crate::record::Progress; //~ `paper` must not know `record`
use crate::narration::Narration; //~ `paper` must not know `narration`
use crate::telex::Telex; //~ `paper` must not know `telex`
use crate::trust::TrustList; //~ `paper` must not know `trust`
use crate::doctor::examine; //~ `paper` must not know `doctor`
use crate::pack::Header; //~ `paper` must not know `pack`
use crate::bundle::Header; //~ `paper` must not know `bundle`
use crate::supervisor::Command; //~ `paper` must not know `supervisor`
use crate::report::Sheet; //~ `paper` must not know `report`
