//! People by two things at once, hamlet and level, beside the tables of either: what is held back there must be held back
//! here, and nothing that is held back may follow from the margins.
//!
//! Rows that the table of hamlets shows, and one of all the others together; columns likewise. In that small table
//! whoever subtracts knows every margin. A row with a small cell is held back whole; the rows held back then are a table
//! of their own whose margins are known, and what the margins say of a cell is known exactly (Fréchet): at least
//! `row + column - all`, at most the smaller of the two. Rows are added, the smallest first, until that leaves every
//! cell open.

use super::safe::is_few;

/// Judges the cells: `true` is held back. `rows` and `columns` say which of the margins are.
pub(super) fn held_back(cells: &[Vec<u32>], rows: &[bool], columns: &[bool]) -> Vec<Vec<bool>> {
    let small = Small::of(cells, rows, columns);
    let block = small.block();
    let held_row = |row: usize| rows[row] || block.contains(&row);
    // What is nothing in all the columns held back together is nothing in each: to hold it back would hide nothing.
    let nothing = |row: usize| cells[row].iter().zip(columns).all(|(cell, held)| !held || *cell == 0);
    let held = |row: usize, column: usize| held_row(row) || (columns[column] && !nothing(row));
    (0..cells.len()).map(|row| (0..columns.len()).map(|column| held(row, column)).collect()).collect()
}

/// The table whose margins are known to whoever subtracts.
struct Small {
    /// Of each row: its place in the whole table (none for the others together), and its cells.
    rows: Vec<(Option<usize>, Vec<u32>)>,
}

impl Small {
    fn of(cells: &[Vec<u32>], rows: &[bool], columns: &[bool]) -> Self {
        let narrowed: Vec<Vec<u32>> = cells.iter().map(|row| gathered(row, columns)).collect();
        let width = narrowed.first().map_or(0, Vec::len);
        let mut others = vec![0; width];
        let mut shown = Vec::new();
        for (place, row) in narrowed.into_iter().enumerate() {
            if rows[place] {
                others.iter_mut().zip(row).for_each(|(sum, cell)| *sum += cell);
            } else {
                shown.push((Some(place), row));
            }
        }
        if rows.contains(&true) {
            shown.push((None, others));
        }
        Self { rows: shown }
    }

    /// The rows of the whole table that are held back besides those whose margin is.
    fn block(&self) -> Vec<usize> {
        let mut held: Vec<bool> =
            self.rows.iter().map(|(place, cells)| place.is_none() || cells.iter().any(|cell| is_few(*cell))).collect();
        while held.contains(&true) && !self.is_open(&held) {
            let shown = (0..held.len()).filter(|row| !held[*row]);
            let Some(smallest) = shown.min_by_key(|row| self.sum(*row)) else { break };
            held[smallest] = true;
        }
        let places = self.rows.iter().zip(&held).filter(|(_, held)| **held);
        places.filter_map(|((place, _), _)| *place).collect()
    }

    fn sum(&self, row: usize) -> u32 {
        self.rows[row].1.iter().sum()
    }

    /// Whether the margins leave every cell of the rows held back open. A column that is nothing, or everybody, is so
    /// for each row, whatever is held back.
    fn is_open(&self, held: &[bool]) -> bool {
        let width = self.rows.first().map_or(0, |(_, cells)| cells.len());
        let inside: Vec<usize> = (0..held.len()).filter(|row| held[*row]).collect();
        let everybody: u32 = (0..held.len()).map(|row| self.sum(row)).sum();
        let all: u32 = inside.iter().map(|row| self.sum(*row)).sum();
        (0..width).all(|column| {
            let total: u32 = self.rows.iter().map(|(_, cells)| cells[column]).sum();
            let known: u32 = inside.iter().map(|row| self.rows[*row].1[column]).sum();
            let is_open = |row: &usize| {
                let sum = self.sum(*row);
                (sum + known).saturating_sub(all) < sum.min(known)
            };
            // Of the others together not even the sum of each is known: that they are somebody is enough.
            let others = |row: &usize| self.rows[*row].0.is_none() && known > 0;
            total == 0 || total == everybody || inside.iter().all(|row| others(row) || is_open(row))
        })
    }
}

/// The cells of a row, those of columns held back as one, which stands last.
fn gathered(row: &[u32], columns: &[bool]) -> Vec<u32> {
    let mut cells: Vec<u32> = row.iter().zip(columns).filter(|(_, held)| !**held).map(|(cell, _)| *cell).collect();
    if columns.contains(&true) {
        cells.push(row.iter().zip(columns).filter(|(_, held)| **held).map(|(cell, _)| *cell).sum());
    }
    cells
}
