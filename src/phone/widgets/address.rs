//! The address bar of a browser: whether the connection is closed to others, in words, and the domain. Not tappable.
//! The lock says nothing about who is at the other end; the domain does.

use super::{Kind, Pen};
use crate::lesson::{Node, Reading};
use crate::phone::spec::Template;
use crate::ui::wrap;

#[derive(Debug, Clone, PartialEq)]
pub struct Address {
    domain: Template,
    secure: bool,
}

impl Address {
    pub fn read(node: &mut Node, reading: &mut Reading) -> Option<Self> {
        let domain = reading.template(node, "domain");
        let secure = node.flag(reading.author, "secure");
        Some(Self { domain: domain?, secure })
    }
}

impl Kind for Address {
    fn draw(&self, pen: &mut Pen, y: u16) -> u16 {
        let area = pen.canvas.area;
        let theme = *pen.canvas.theme;
        let lock = if self.secure { "● khóa" } else { "○ không khóa" };
        pen.canvas.line(area.x, y, lock, theme.phone_quiet);
        let mut row = y + 1;
        for line in lines(&pen.shown.fill(&self.domain), area.width) {
            pen.canvas.line(area.x, row, &line, theme.phone_heading);
            row += 1;
        }
        let wide = pen.wide;
        let rule = "─".repeat(usize::from(wide.width));
        pen.edge_to_edge().line(wide.x, row, &rule, theme.phone_quiet);
        row + 2
    }

    fn templates(&self) -> Vec<&Template> {
        vec![&self.domain]
    }
}

/// An address over `room` columns, broken behind its dots and strokes, so that its parts can be read.
pub(super) fn lines(address: &str, room: u16) -> Vec<String> {
    let mut lines = vec![String::new()];
    for part in address.split_inclusive(['.', '/']) {
        let line = lines.last_mut().expect("there is always a line");
        if line.is_empty() || wrap::width(line) + wrap::width(part) <= room {
            line.push_str(part);
        } else {
            lines.push(part.to_owned());
        }
    }
    lines.iter().flat_map(|line| wrap::lines(line, room)).collect()
}

#[cfg(test)]
mod tests {
    use crate::phone::widgets::trial::trial;

    #[test]
    fn the_lock_is_said_in_words_and_the_domain_stands_whole() {
        let bar = |secure: bool| format!(r#"kind = "address", domain = "dichvucong.gov.vn", secure = {secure}"#);
        let rows = |secure| trial("", &[&bar(secure)]).drawn().rows();
        assert_eq!(rows(true)[..2], ["● khóa", "dichvucong.gov.vn"]);
        assert_eq!(rows(false)[..2], ["○ không khóa", "dichvucong.gov.vn"]);
        assert!(trial("", &[&bar(true)]).offers().is_empty());
    }

    #[test]
    fn a_long_domain_is_never_cut_and_breaks_between_its_parts() {
        let trial = trial("", &[r#"kind = "address", domain = "dichvucong.gov.vn.xac-nhan-nhanh.example""#]);
        let drawn = trial.drawn();
        assert_eq!(drawn.rows()[1..4], ["dichvucong.gov.vn.", "xac-nhan-nhanh.example", &"─".repeat(25)]);
        assert_eq!((trial.told(), drawn.cut), (vec![], vec![]));
        assert_eq!(super::lines("mot-ten-dai-qua-mot-dong.vn/x", 20), ["mot-ten-dai-qua-mot-", "dong.", "vn/x"]);
    }
}
