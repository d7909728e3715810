// pretends to be: src/contract.rs
// The contract names the routes, the canvas and the world in its signatures, and no more of them.

use crate::cli::run; //~ `contract` must not know `cli`
use crate::app::App; //~ `contract` must not know `app`
use crate::ports::Ports; //~ `contract` must not know `ports`
use crate::screens::Route;
use crate::screens::Another; //~ `contract` may know of `screens` only `screens::Route`
use crate::world::World;
use crate::world::Another; //~ `contract` may know of `world` only `world::World`
use crate::ui::Canvas;
use crate::ui::page::draw;
use crate::ui::Another; //~ `contract` may know of `ui` only `ui::Canvas`, `ui::page::draw`
use crate::texts::Texts; //~ `contract` must not know `texts`
use crate::trust::TrustList; //~ `contract` must not know `trust`
