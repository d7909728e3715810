// pretends to be: src/world.rs
// What screens may read knows neither who reads it nor where it came from.

use crate::cli::run; //~ `world` must not know `cli`
use crate::app::App; //~ `world` must not know `app`
use crate::ports::Ports; //~ `world` must not know `ports`
use crate::screens::welcome::Welcome; //~ `world` must not know `screens`
use crate::ui::page::draw; //~ `world` must not know `ui`
use crate::trust::TrustList; //~ `world` must not know `trust`
