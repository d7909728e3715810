mod pty;
use portable_pty::CommandBuilder;
use pty::{Pty, Signal};
use std::time::Duration;

fn shell(script: &str) -> CommandBuilder {
    let mut command = CommandBuilder::new("/bin/bash");
    command.args(["--norc", "-c", script]);
    command
}
#[test]
fn harness() {
    let mut pty = Pty::start(
        shell(
            "printf '\\e[?1049h\\e[?1000;1006h\\e[?25lxin chào'; stty raw -echo; trap 'printf \"\\e[?1049l\"; stty sane; exit 7' TERM; while read -n1 k; do printf \"<$k>\"; tput cols; done",
        ),
        80,
        24,
    );
    pty.wait_for("xin chào");
    pty.watch(Duration::from_millis(300));
    pty.type_keys("ab");
    pty.wait_for("<b>80");
    pty.resize(64, 24);
    pty.type_keys("ế");
    pty.wait_for("<ế>64");
    assert!(!pty.settings_are_back());
    let mark = pty.mark();
    pty.settle(Duration::from_millis(200));
    let w = pty.wakeups();
    pty.watch(Duration::from_millis(500));
    assert_eq!(pty.wakeups(), w);
    assert!(pty.bytes_since(mark).is_empty());
    assert_eq!(pty.modes_left_changed(), [25, 1000, 1006, 1049]);
    pty.signal(Signal::TERM);
    pty.type_keys("x");
    assert_eq!(pty.wait_for_end().exit_code(), 7);
    assert_eq!(pty.modes_left_changed(), [25, 1000, 1006]);
}
#[test]
fn hang() {
    let mut pty = Pty::start(shell("trap 'exit 5' HUP; echo ready; while :; do sleep 0.1; done"), 80, 24);
    pty.wait_for("ready");
    assert_eq!(pty.hang_up().exit_code(), 5);
    let mut pty = Pty::start(shell("echo ready; sleep 100"), 80, 24);
    pty.wait_for("ready");
    pty.kill9();
}
