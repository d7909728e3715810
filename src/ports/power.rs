//! Switching the machine off, or restarting it: asked of systemd, never of a shell, and only where the machine is the
//! station's own.

use super::Courier;
use crate::contract::Fact;
use crate::supervisor::Answer;
use std::process::{Command, Stdio};

/// Whatever can switch the machine off.
pub trait Power {
    /// Begins it. `false`: the machine stays on. Where that shows only later, `courier` tells [`Answer::StaysOn`].
    fn turn_off(&mut self, restart: bool, courier: Option<Courier>) -> bool;
}

/// Somebody else's machine: it is not switched off for them.
#[derive(Debug, Clone, Copy, Default)]
pub struct NotOurs;

impl Power for NotOurs {
    fn turn_off(&mut self, _: bool, _: Option<Courier>) -> bool {
        false
    }
}

/// `systemctl poweroff` and `systemctl reboot`.
#[derive(Debug, Clone)]
pub struct Systemd {
    program: String,
}

/// Power over the machine where `TRAMHOC_TURNS_OFF=1` says that the machine is the station's own, as its unit does; whoever
/// tries the station on a machine of theirs keeps it on.
pub fn of_machine() -> Box<dyn Power> {
    let ours = std::env::var_os("TRAMHOC_TURNS_OFF").is_some_and(|value| value == "1");
    if ours { Box::new(Systemd { program: "systemctl".into() }) } else { Box::new(NotOurs) }
}

impl Power for Systemd {
    fn turn_off(&mut self, restart: bool, courier: Option<Courier>) -> bool {
        let verb = if restart { "reboot" } else { "poweroff" };
        let mut command = Command::new(&self.program);
        command.args(["--no-ask-password", verb]).stdin(Stdio::null()).stdout(Stdio::null());
        let Ok(mut child) = command.spawn() else { return false };
        let mut wait = move || child.wait().is_ok_and(|status| status.success());
        let Some(courier) = courier else { return wait() };
        // The system may not permit it, and takes its time to say so.
        let told = std::thread::Builder::new().name("power".into()).spawn(move || {
            if !wait() {
                courier(Fact::Supervised(Answer::StaysOn));
            }
        });
        told.is_ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Arc;
    use std::sync::mpsc::channel;

    fn systemd(program: &str) -> Systemd {
        Systemd { program: program.into() }
    }

    #[test]
    fn a_system_that_obeys_takes_the_machine_down_and_one_that_does_not_leaves_it_on() {
        assert!(systemd("true").turn_off(false, None));
        assert!(!systemd("false").turn_off(false, None));
        assert!(!systemd("/nowhere/systemctl").turn_off(true, None));
        assert!(!NotOurs.turn_off(false, None));
    }

    #[test]
    fn a_refusal_that_comes_later_is_told() {
        let (sender, told) = channel();
        let courier: Courier = Arc::new(move |fact| sender.send(fact).expect("somebody listens"));
        assert!(systemd("false").turn_off(false, Some(courier)));
        assert_eq!(told.recv().expect("told"), Fact::Supervised(Answer::StaysOn));
    }
}
