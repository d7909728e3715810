// pretends to be: src/report/sheet.rs
// Figures are numbers and words; who may see them, and where the pages are kept, is not their business.

use crate::cli::run; //~ `report` must not know `cli`
use crate::app::App; //~ `report` must not know `app`
use crate::ports::Ports; //~ `report` must not know `ports`
use crate::screens::welcome::Welcome; //~ `report` must not know `screens`
use crate::world::World; //~ `report` must not know `world`
use crate::ui::page::draw; //~ `report` must not know `ui`
use crate::contract::Effect; //~ `report` must not know `contract`
use crate::credential::Kind; //~ `report` must not know `credential`
use crate::lesson::Lesson; //~ `report` may know of `lesson` only `lesson::Catalogue`
use crate::phone::Practice; //~ `report` must not know `phone`
use crate::check::Question; //~ `report` must not know `check`
use crate::narration::Narration; //~ `report` must not know `narration`
use crate::paper::Sheet; //~ `report` must not know `paper`
use crate::supervisor::Command; //~ `report` must not know `supervisor`
use crate::telex::Telex; //~ `report` must not know `telex`
use crate::trust::TrustList; //~ `report` must not know `trust`
use crate::pack::Pack; //~ `report` must not know `pack`
use crate::doctor::examine; //~ `report` must not know `doctor`
use crate::bundle::Bundle; //~ `report` must not know `bundle`
