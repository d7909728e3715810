//! A table of one to three columns: a forecast, prices. Each column is as wide as it needs to be; where they are too wide
//! together, the widest give way and their cells wrap.

use super::{Kind, Pen};
use crate::lesson::{Node, Reading, Told, template};
use crate::phone::spec::Template;
use crate::ui::wrap;
use ratatui::style::Style;

#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    head: Vec<String>,
    rows: Vec<Vec<Template>>,
}

const MOST_COLUMNS: usize = 3;

/// Blank columns between two columns.
const GAP: u16 = 2;

impl Table {
    pub fn read(node: &mut Node, reading: &mut Reading) -> Option<Self> {
        let head: Vec<String> = node.texts(reading.author, "head").into_iter().map(|told| told.value).collect();
        let rows = node.rows(reading.author, "rows");
        let texts = reading.author.texts;
        if head.is_empty() || head.len() > MOST_COLUMNS {
            reading.author.tell(node.span, "table", texts.author_table(head.len()), texts.author_table_remedy(MOST_COLUMNS));
        }
        for row in rows.iter().filter(|row| row.value.len() != head.len()) {
            let remedy = texts.author_table_row_remedy(head.len());
            reading.author.tell(row.span, "table", texts.author_table_row(row.value.len()), remedy);
        }
        let mut read = |row: Told<Vec<Told<String>>>| row.value.iter().map(|cell| template(reading, cell)).collect();
        Some(Self { head, rows: rows.into_iter().map(&mut read).collect() })
    }
}

/// The widths of columns that need so many, over `room` columns.
fn widths(mut needed: Vec<u16>, room: u16) -> Vec<u16> {
    let gaps = GAP * (needed.len() as u16).saturating_sub(1);
    while needed.iter().sum::<u16>() + gaps > room {
        let Some(widest) = needed.iter_mut().max().filter(|widest| **widest > 1) else { break };
        *widest -= 1;
    }
    needed
}

fn draw_row(pen: &mut Pen, y: u16, cells: &[String], widths: &[u16], style: Style) -> u16 {
    let mut x = pen.canvas.area.x;
    let mut end = y;
    for (cell, width) in cells.iter().zip(widths) {
        end = end.max(pen.canvas.text(x, y, *width, cell, style));
        x += width + GAP;
    }
    end
}

impl Kind for Table {
    fn draw(&self, pen: &mut Pen, y: u16) -> u16 {
        let area = pen.canvas.area;
        let theme = *pen.canvas.theme;
        let fill = |row: &Vec<Template>| row.iter().map(|cell| pen.shown.fill(cell)).collect::<Vec<_>>();
        let rows: Vec<Vec<String>> = self.rows.iter().map(fill).collect();
        let widest = |column: usize| {
            let cells = rows.iter().filter_map(|row| row.get(column)).chain(self.head.get(column));
            cells.map(|cell| wrap::width(cell)).max().unwrap_or(0)
        };
        let widths = widths((0..self.head.len()).map(widest).collect(), area.width);
        let mut row = draw_row(pen, y, &self.head, &widths, theme.phone_quiet);
        pen.canvas.line(area.x, row, &"─".repeat(usize::from(area.width)), theme.phone_quiet);
        row += 1;
        for cells in &rows {
            row = draw_row(pen, row, cells, &widths, theme.phone);
        }
        row + 1
    }

    fn templates(&self) -> Vec<&Template> {
        self.rows.iter().flatten().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::widths;
    use crate::phone::widgets::trial::{told, trial};

    #[test]
    fn columns_stand_under_their_heads_and_long_cells_wrap() {
        let table = r#"kind = "table", head = ["Ngày", "Trời", "Mưa"], rows = [
            ["23/11", "nắng, trưa nóng, chiều mát", "0"], ["24/11", "mưa", "8 mm"] ]"#;
        let trial = trial("", &[table]);
        let rule = "─".repeat(24);
        let rows = ["Ngày   Trời         Mưa", &rule, "23/11  nắng, trưa   0", "       nóng, chiều", "       mát", "24/11  mưa          8 mm"];
        assert_eq!(trial.drawn().rows(), rows);
        assert_eq!((trial.told(), trial.drawn().cut), (vec![], vec![]));
    }

    #[test]
    fn the_widest_give_way_first() {
        assert_eq!(widths(vec![5, 4, 4], 24), [5, 4, 4]);
        assert_eq!(widths(vec![5, 40, 4], 24), [5, 11, 4]);
        assert_eq!(widths(vec![40, 40], 24).iter().sum::<u16>(), 22);
        assert_eq!(widths(vec![40], 24), [24]);
    }

    #[test]
    fn a_cell_can_show_a_variable() {
        let trial = trial("[[practice.variable]]\nid = \"gia\"\ncount = 9", &[r#"kind = "table", head = ["Giá"], rows = [["{gia} đồng"]]"#]);
        assert_eq!(trial.drawn().rows()[2], "0 đồng");
    }

    #[test]
    fn every_row_has_as_many_cells_as_there_are_heads() {
        let table = |head: &str, row: &str| format!(r#"kind = "table", head = [{head}], rows = [[{row}]]"#);
        assert_eq!(told("", &[&table("\"a\", \"b\"", "\"1\"")]), ["table"]);
        assert_eq!(told("", &[&table("\"a\", \"b\", \"c\", \"d\"", "\"1\", \"2\", \"3\", \"4\"")]), ["table"]);
    }
}
