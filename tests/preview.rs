//! `lessons preview` with the real program in a real pseudo-terminal: an author at work, saving and looking.

mod pty;

use portable_pty::CommandBuilder;
use pty::Pty;
use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::TempDir;

const CTRL_Q: &str = "\x11";
const TAB: &str = "\t";

/// An author with a new lesson before them.
struct Author {
    home: TempDir,
    file: PathBuf,
}

impl Author {
    fn new() -> Self {
        let home = tempfile::tempdir().expect("a folder");
        let made = Command::new(env!("CARGO_BIN_EXE_tramhoc"))
            .args(["lessons", "new", "xom-toi/bao-thuc", "--title", "Đặt báo thức"])
            .current_dir(home.path())
            .output()
            .expect("the program starts");
        assert!(made.status.success(), "{made:?}");
        let file = home.path().join("xom-toi/bao-thuc/lesson.toml");
        Self { home, file }
    }

    fn preview(&self, arguments: &[&str], columns: u16, rows: u16) -> Pty {
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_tramhoc"));
        command.args(["lessons", "preview"]);
        command.arg(self.folder());
        command.args(arguments);
        command.env("HOME", self.home.path());
        Pty::start(command, columns, rows)
    }

    fn folder(&self) -> &Path {
        self.file.parent().expect("a file is in a folder")
    }

    /// Changes the file and saves it.
    fn save(&self, from: &str, to: &str) {
        let source = std::fs::read_to_string(&self.file).expect("the lesson is there");
        assert!(source.contains(from), "{from:?} is not in the lesson");
        std::fs::write(&self.file, source.replacen(from, to, 1)).expect("the lesson can be saved");
    }

    /// Everything below the author's home, but for the lesson.
    fn left_behind(&self) -> Vec<PathBuf> {
        fn below(folder: &Path, found: &mut Vec<PathBuf>) {
            for entry in std::fs::read_dir(folder).expect("a folder").flatten() {
                let path = entry.path();
                if path.is_dir() { below(&path, found) } else { found.push(path) }
            }
        }
        let mut found = Vec::new();
        below(self.home.path(), &mut found);
        found.retain(|path| *path != self.file);
        found
    }
}

fn end(mut pty: Pty) {
    pty.send(CTRL_Q);
    assert!(pty.wait_for_end().success());
    assert!(pty.settings_are_back());
}

#[test]
fn what_is_saved_comes_into_view_where_the_author_is() {
    let author = Author::new();
    let mut pty = author.preview(&["--at", "chon-gio", "--mode", "follow"], 120, 28);
    pty.wait_for("Cô Lý dậy lúc 4 giờ. Bác chọn giờ ấy.");
    pty.wait_for("XEM THỬ · Đặt báo thức");
    pty.wait_for("không có chỗ sai");
    author.save("Cô Lý dậy lúc 4 giờ. Bác chọn giờ ấy.", "Cô Lý dậy bốn giờ. Bác chọn 4 giờ sáng.");
    pty.wait_for("Cô Lý dậy bốn giờ. Bác chọn 4 giờ sáng.");
    pty.wait_for("bước 3 / 4");
    author.save("title = \"Mấy giờ gọi dậy?\"", "title = \"Gọi dậy lúc nào?\"");
    pty.wait_for("Gọi dậy lúc nào?");
    pty.wait_for("bước 3 / 4");
    end(pty);
    assert_eq!(author.left_behind(), Vec::<PathBuf>::new(), "a preview keeps nothing");
}

#[test]
fn a_lesson_that_does_not_read_keeps_its_last_good_version_in_view_beside_what_is_wrong() {
    let author = Author::new();
    let mut pty = author.preview(&["--at", "screen:dong-ho"], 120, 40);
    pty.wait_for("Chưa có báo thức nào.");
    author.save("\"go dong-ho\"", "\"go dong-hoo\"");
    pty.wait_for("1 chỗ cần sửa");
    pty.wait_for("không có màn hình “dong-hoo”");
    pty.wait_for("Chưa có báo thức nào.");
    author.save("\"go dong-hoo\"", "\"go dong-ho\"");
    pty.wait_for("không có chỗ sai");
    assert!(!pty.screen().contains("dong-hoo"));
    end(pty);
}

#[test]
fn a_fault_of_the_check_is_told_with_the_new_version_in_view() {
    let author = Author::new();
    let mut pty = author.preview(&["--at", "chon-gio"], 120, 40);
    pty.wait_for("4 giờ sáng");
    author.save(
        "label = \"4 giờ sáng\", do = [\"set gio = bon\", \"go dong-ho\"]",
        "label = \"Bốn giờ\", do = [\"go dong-ho\"]",
    );
    pty.wait_for("Bốn giờ");
    pty.wait_for("chỗ cần sửa");
    end(pty);
}

#[test]
fn in_a_small_terminal_faults_are_laid_over_the_lesson_until_they_are_gone() {
    let author = Author::new();
    let mut pty = author.preview(&["--at", "chon-gio"], 64, 24);
    pty.wait_for("4 giờ sáng");
    author.save("\"go dong-ho\"", "\"go dong-hoo\"");
    pty.wait_for("không có màn hình “dong-hoo”");
    author.save("\"go dong-hoo\"", "\"go dong-ho\"");
    pty.wait_for("không có chỗ sai");
    pty.wait_until("the lesson again", |pty| !pty.screen().contains("dong-hoo") && pty.screen().contains("4 giờ sáng"));
    end(pty);
}

#[test]
fn a_lesson_that_never_read_says_what_to_do_and_appears_once_it_does() {
    let author = Author::new();
    author.save("[practice]", "[practise]");
    let mut pty = author.preview(&[], 80, 24);
    pty.wait_for("Bài này chưa đọc được");
    pty.wait_for("practise");
    author.save("[practise]", "[practice]");
    pty.wait_for("Xem làm mẫu");
    end(pty);
}

#[test]
fn tab_leads_to_any_part_step_and_screen() {
    let author = Author::new();
    let mut pty = author.preview(&[], 80, 24);
    pty.wait_for("Xem làm mẫu");
    pty.send(TAB);
    pty.wait_for("Xem chỗ nào?");
    pty.type_keys("/");
    pty.choose("Bước 3 · chon-gio");
    pty.wait_for("Mấy giờ gọi dậy?");
    pty.send(TAB);
    pty.wait_for("Xem chỗ nào?");
    pty.type_keys("//");
    pty.choose("Màn hình · mat-tien");
    pty.wait_for("Đã gửi 500.000 đồng");
    pty.send(TAB);
    pty.choose("Thử xem nhớ chưa");
    pty.wait_for("Đúng 3 trên 4 câu là đạt.");
    // Home is the lesson; there is no list to leave it for.
    pty.type_keys("0");
    pty.wait_for("Xem làm mẫu");
    end(pty);
}

#[test]
fn the_command_refuses_what_it_cannot_show() {
    let author = Author::new();
    let preview = |arguments: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_tramhoc"));
        let output = command.args(["lessons", "preview"]).arg(author.folder()).args(arguments).output();
        let output = output.expect("the program starts");
        (output.status.code(), String::from_utf8(output.stderr).expect("text"))
    };
    let (code, why) = preview(&["--at", "nowhere"]);
    assert!(code == Some(2) && why.contains("chon-gio") && why.contains("man-hinh-chinh"), "{why}");
    assert_eq!(preview(&["--mode", "asleep"]).0, Some(2));
    assert_eq!(preview(&[]).0, Some(3), "there is no terminal here");
}
