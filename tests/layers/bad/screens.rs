// pretends to be: src/screens/welcome.rs
// A screen says what it wants done; it never does it.

use crate::cli::run; //~ `screens` must not know `cli`
use crate::app::App; //~ `screens` must not know `app`
use crate::ports::Ports; //~ `screens` must not know `ports`
use crate::trust::TrustList; //~ `screens` must not know `trust`
