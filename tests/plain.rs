//! `tramhoc --plain` as a screen reader or a serial line has it: lines in, lines out, no terminal at all.

use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

struct Line {
    program: Child,
    typed: ChildStdin,
    read: BufReader<ChildStdout>,
}

impl Line {
    fn open(data: &std::path::Path) -> Self {
        let mut program = Command::new(env!("CARGO_BIN_EXE_tramhoc"))
            .args(["--plain".as_ref(), "--data".as_ref(), data.as_os_str()])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let typed = program.stdin.take().expect("piped");
        let read = BufReader::new(program.stdout.take().expect("piped"));
        Self { program, typed, read }
    }

    /// The next screen, up to the blank line after it.
    fn screen(&mut self) -> String {
        let lines = self.read.by_ref().lines().map_while(Result::ok).take_while(|line| !line.is_empty());
        lines.collect::<Vec<_>>().join("\n")
    }

    /// Types a line when the screen before it has been read.
    fn type_line(&mut self, line: &str) -> String {
        writeln!(self.typed, "{line}").expect("the program listens");
        self.screen()
    }
}

#[test]
fn somebody_signs_in_and_learns_without_a_terminal() {
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path().join("station");
    let mut line = Line::open(&data);
    assert!(line.screen().contains("Đang mở trạm"));
    assert!(line.screen().contains("1. Tôi học ở đây rồi"));
    let mut all = line.type_line("2");
    assert!(all.contains("Gõ cả dòng"), "{all}");
    for (typed, shown) in [("Hoàng Thị Lan", "1. "), ("1", "1. "), ("1", "Bà Hoàng Thị Lan"), ("1", "Chào máy")]
    {
        let screen = line.type_line(typed);
        assert!(screen.contains(shown), "after {typed}:\n{screen}");
        all += &screen;
    }
    assert!(!all.contains(|c: char| c.is_control() && c != '\n'), "no escape, no cursor: {all:?}");
    drop(line.typed);
    assert!(line.program.wait().expect("it ends").success(), "the end of the input is an orderly stop");
}
