// pretends to be: src/lesson/model.rs
// A lesson is what its file says, checked.

use crate::cli::run; //~ `lesson` must not know `cli`
use crate::app::App; //~ `lesson` must not know `app`
use crate::ports::Ports; //~ `lesson` must not know `ports`
use crate::screens::welcome::Welcome; //~ `lesson` must not know `screens`
use crate::world::World; //~ `lesson` must not know `world`
use crate::ui::page::draw; //~ `lesson` may know of `ui` only `ui::Canvas`, `ui::Theme`, `ui::wrap`
use crate::contract::Effect; //~ `lesson` must not know `contract`
use crate::credential::ShortCode; //~ `lesson` must not know `credential`
use crate::telex::Telex; //~ `lesson` must not know `telex`
use crate::doctor::examine; //~ `lesson` must not know `doctor`
use crate::supervisor::Command; //~ `lesson` must not know `supervisor`
use crate::paper::Font; //~ `lesson` may know of `paper` only `paper::escaped`
use crate::trust::TrustList; //~ `lesson` must not know `trust`
use crate::report::Sheet; //~ `lesson` must not know `report`
use crate::pack::Header; //~ `lesson` must not know `pack`
use crate::bundle::Header; //~ `lesson` must not know `bundle`
