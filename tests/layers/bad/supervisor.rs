// pretends to be: src/supervisor/lock.rs
// Who may pass the door is decided without the door: no screen, no disk, no hashing here.

use crate::cli::run; //~ `supervisor` must not know `cli`
use crate::app::App; //~ `supervisor` must not know `app`
use crate::ports::Ports; //~ `supervisor` must not know `ports`
use crate::screens::welcome::Welcome; //~ `supervisor` must not know `screens`
use crate::world::World; //~ `supervisor` must not know `world`
use crate::ui::page::draw; //~ `supervisor` must not know `ui`
use crate::contract::Effect; //~ `supervisor` must not know `contract`
use crate::texts::Texts; //~ `supervisor` must not know `texts`
use crate::lesson::Catalogue; //~ `supervisor` must not know `lesson`
use crate::phone::Practice; //~ `supervisor` must not know `phone`
use crate::check::Question; //~ `supervisor` must not know `check`
use crate::narration::Narration; //~ `supervisor` must not know `narration`
use crate::telex::Telex; //~ `supervisor` must not know `telex`
use crate::credential::ShortCode;
use crate::doctor::examine; //~ `supervisor` must not know `doctor`
use crate::vietnamese::fold;
use crate::trust::List; //~ `supervisor` must not know `trust`
use crate::pack::Header; //~ `supervisor` must not know `pack`
use crate::bundle::Header; //~ `supervisor` must not know `bundle`
use crate::paper::Font; //~ `supervisor` must not know `paper`
