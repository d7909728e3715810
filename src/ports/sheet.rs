//! The figures for a supervisor who has entered, and taking them out.

use super::station::Ports;
use super::stick::Stick;
use super::whole_file;
use crate::contract::Trouble;
use crate::record::{Body, LearnerCode};
use crate::report::{By, Key, Period};
use crate::supervisor::{Answer, OutFile, TakenOut};
use std::io;

/// Anybody who finds the stick may read the file: there is nothing in it that names anybody.
const FOR_ALL: u32 = 0o644;

impl Ports {
    pub(super) fn count(&mut self, period: Period) -> Result<Option<Answer>, Trouble> {
        let sheet = self.ask(|store| store.sheet(period))?;
        let codes = sheet.table(By::Helper).into_iter().flat_map(|table| &table.rows).filter_map(|row| match row.key {
            Key::Helper(code) => Some(code),
            _ => None,
        });
        let helpers = self.ask(|store| codes.filter_map(|code| store.person(code).transpose()).collect())?;
        Ok(Some(Answer::Counted { sheet: Box::new(sheet), helpers }))
    }

    /// Writes the files to the stick; that it was done is an event.
    pub(super) fn take_out(&mut self, period: Period, files: &[OutFile], by: LearnerCode) -> Result<TakenOut, Trouble> {
        let Ok(stick) = self.parts.sticks.the_one() else { return Ok(TakenOut::NoPlace) };
        if let Err(error) = put_all(&stick, files) {
            let at = self.parts.clock.moment();
            self.parts.log.line(&at, &format!("{}: {error}", stick.folder.display()));
            return Ok(TakenOut::NotWritten);
        }
        let Period { from, to } = period;
        let note = self.note(Body::SheetTakenOut { by, from, to });
        // The files are out, whether or not that can be written down now.
        let _ = self.append_or_owe(vec![note]);
        Ok(TakenOut::Done)
    }
}

/// Each whole or not at all. A sheet of the same period gives way to the newer one.
fn put_all(stick: &Stick, files: &[OutFile]) -> io::Result<()> {
    let loan = stick.lend()?;
    files.iter().try_for_each(|file| whole_file::replace(&loan.folder().join(&file.name), &file.bytes, FOR_ALL))
}
