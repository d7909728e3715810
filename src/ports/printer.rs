//! The receipt printer: `/dev/usb/lp*`, or a file somebody named. No printer, no paper, a cable pulled out are all normal.
//!
//! The device is opened without waiting and written by a thread of its own with a limit to its patience; how it went comes as
//! a [`Fact::Printed`]. Must not know what stands on the paper: it gets a [`Sheet`] and hands on a receipt.

use crate::contract::{Fact, Printed};
use crate::paper::{Card, Sheet, card_receipt, receipt};
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use std::fs::{File, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

/// Whatever prints.
pub trait Printer {
    /// Whether there is something to print on. Looks, and opens nothing.
    fn is_there(&self) -> bool;

    /// Prints. `None`: how it went is told later.
    fn print(&mut self, sheet: &Sheet) -> Option<Printed>;

    /// Prints a learner's card; likewise.
    fn print_card(&mut self, card: &Card) -> Option<Printed>;
}

/// A station without a printer.
#[derive(Debug, Clone, Copy, Default)]
pub struct NoPrinter;

impl Printer for NoPrinter {
    fn is_there(&self) -> bool {
        false
    }
    fn print(&mut self, _: &Sheet) -> Option<Printed> {
        Some(Printed::NotReady)
    }
    fn print_card(&mut self, _: &Card) -> Option<Printed> {
        Some(Printed::NotReady)
    }
}

/// Where the system shows USB printers.
const USB_PRINTERS: &str = "/dev/usb";

/// How long a printer may take nothing at all: longer than the slowest prints what its buffer holds.
const PATIENCE: Duration = Duration::from_secs(10);

/// Bytes given to the printer at once.
const MOUTHFUL: usize = 4096;

type Report = Arc<dyn Fn(Fact) + Send + Sync>;

/// A printer of this machine.
pub struct ReceiptPrinter {
    /// Named by somebody; else whatever USB printer opens.
    named: Option<PathBuf>,
    patience: Duration,
    report: Report,
}

impl ReceiptPrinter {
    /// The printer of this name, or the first USB printer. `report` is called from a thread when a receipt is printed or not.
    pub fn new(named: Option<PathBuf>, report: impl Fn(Fact) + Send + Sync + 'static) -> Self {
        Self { named, patience: PATIENCE, report: Arc::new(report) }
    }

    fn devices(&self) -> Vec<PathBuf> {
        match &self.named {
            Some(path) => vec![path.clone()],
            None => usb_printers(Path::new(USB_PRINTERS)),
        }
    }
}

impl Printer for ReceiptPrinter {
    fn is_there(&self) -> bool {
        self.devices().iter().any(|device| device.exists() || may_be_made(device))
    }

    fn print(&mut self, sheet: &Sheet) -> Option<Printed> {
        let sheet = sheet.clone();
        self.hand_over(sheet.code.clone(), move || receipt(&sheet))
    }

    fn print_card(&mut self, card: &Card) -> Option<Printed> {
        let card = card.clone();
        self.hand_over(card.number.clone(), move || card_receipt(&card))
    }
}

impl ReceiptPrinter {
    /// A thread makes the bytes and feeds the printer; how it went is reported with this code.
    fn hand_over(&self, code: String, bytes: impl FnOnce() -> Vec<u8> + Send + 'static) -> Option<Printed> {
        let (devices, patience, report) = (self.devices(), self.patience, Arc::clone(&self.report));
        let job = move || {
            let printed = print_on_first(&devices, &bytes(), patience);
            report(Fact::Printed { code, how: told(printed) });
        };
        // A system without a thread to spare has no printer to spare either.
        thread::Builder::new().name("printer".into()).spawn(job).err().map(|_| Printed::NotReady)
    }
}

/// `lp0`, `lp1` … in their order.
fn usb_printers(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut printers: Vec<PathBuf> = entries
        .filter(|entry| entry.file_name().to_str().is_some_and(|name| name.starts_with("lp")))
        .map(|entry| entry.path())
        .collect();
    printers.sort();
    printers
}

/// A file to print into may be new; a device is there or it is not.
fn may_be_made(path: &Path) -> bool {
    !path.starts_with("/dev") && path.parent().is_some_and(Path::is_dir)
}

/// The reason is for the log; a person is told one thing, whatever it was.
fn told(printed: io::Result<()>) -> Printed {
    match printed {
        Ok(()) => Printed::Done,
        Err(error) => {
            eprintln!("printer: {error}");
            Printed::NotReady
        }
    }
}

fn print_on_first(devices: &[PathBuf], bytes: &[u8], patience: Duration) -> io::Result<()> {
    let mut refusal = io::Error::from(ErrorKind::NotFound);
    for device in devices {
        match open(device) {
            Ok(printer) => return feed(printer, bytes, patience),
            Err(error) => refusal = error,
        }
    }
    Err(refusal)
}

/// Without waiting: a printer out of paper or a pipe nobody reads would wait for ever.
fn open(device: &Path) -> io::Result<File> {
    let flags = rustix::fs::OFlags::NONBLOCK | rustix::fs::OFlags::NOCTTY;
    let flags = i32::try_from(flags.bits()).map_err(io::Error::other)?;
    OpenOptions::new().append(true).create(may_be_made(device)).custom_flags(flags).open(device)
}

/// Gives it everything. Done when it would take more: closed sooner, the system's USB driver throws away what it still holds.
fn feed(mut printer: File, bytes: &[u8], patience: Duration) -> io::Result<()> {
    for mut mouthful in bytes.chunks(MOUTHFUL) {
        while !mouthful.is_empty() {
            wait_until_it_takes_more(&printer, patience)?;
            match printer.write(mouthful) {
                Ok(0) => return Err(ErrorKind::WriteZero.into()),
                Ok(taken) => mouthful = &mouthful[taken..],
                Err(error) if matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::Interrupted) => {}
                Err(error) => return Err(error),
            }
        }
    }
    wait_until_it_takes_more(&printer, patience)
}

fn wait_until_it_takes_more(printer: &File, patience: Duration) -> io::Result<()> {
    let limit = Timespec::try_from(patience).map_err(io::Error::other)?;
    let mut waiting = [PollFd::new(printer, PollFlags::OUT)];
    let ready = poll(&mut waiting, Some(&limit))?;
    let state = waiting[0].revents();
    match ready {
        0 => Err(ErrorKind::TimedOut.into()),
        _ if state.contains(PollFlags::OUT) && !state.contains(PollFlags::ERR) => Ok(()),
        _ => Err(ErrorKind::BrokenPipe.into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read;
    use std::sync::mpsc::channel;

    /// Long enough for a thread of a busy machine, short enough for a test.
    const SHORT: Duration = Duration::from_millis(300);

    fn pipe(folder: &Path) -> PathBuf {
        let path = folder.join("lp0");
        let made = std::process::Command::new("mkfifo").arg(&path).status().expect("mkfifo");
        assert!(made.success());
        path
    }

    fn reader(pipe: &Path) -> File {
        let flags = i32::try_from(rustix::fs::OFlags::NONBLOCK.bits()).expect("a flag");
        OpenOptions::new().read(true).custom_flags(flags).open(pipe).expect("a pipe")
    }

    #[test]
    fn a_file_gets_every_byte_and_the_next_receipt_comes_below() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("roll");
        let bytes: Vec<u8> = (0..20_000).map(|place| (place % 251) as u8).collect();
        print_on_first(std::slice::from_ref(&file), &bytes, SHORT).expect("printed");
        print_on_first(std::slice::from_ref(&file), b"more", SHORT).expect("printed");
        assert_eq!(std::fs::read(&file).expect("a file"), [bytes.as_slice(), b"more"].concat());
    }

    #[test]
    fn a_printer_that_is_absent_is_not_waited_for() {
        let missing = PathBuf::from("/dev/usb/lp-nowhere");
        assert_eq!(told(print_on_first(&[missing], b"x", SHORT)), Printed::NotReady);
        assert_eq!(told(print_on_first(&[], b"x", SHORT)), Printed::NotReady);
        assert!(!Path::new("/dev/usb/lp-nowhere").exists());
    }

    #[test]
    fn a_pipe_nobody_reads_does_not_hold_the_station_up() {
        let folder = tempfile::tempdir().expect("a folder");
        let pipe = pipe(folder.path());
        assert!(print_on_first(&[pipe], b"x", SHORT).is_err());
    }

    #[test]
    fn a_printer_that_takes_nothing_more_is_given_up() {
        let folder = tempfile::tempdir().expect("a folder");
        let pipe = pipe(folder.path());
        let _paper_is_out = reader(&pipe);
        let refused = print_on_first(&[pipe], &vec![0; 1 << 20], SHORT).expect_err("more than a pipe holds");
        assert_eq!(refused.kind(), ErrorKind::TimedOut);
    }

    #[test]
    fn a_printer_pulled_out_in_the_middle_is_an_error_and_no_panic() {
        let folder = tempfile::tempdir().expect("a folder");
        let pipe = pipe(folder.path());
        let mut cable = reader(&pipe);
        let printing = thread::spawn(move || print_on_first(&[pipe], &vec![0; 1 << 20], Duration::from_secs(60)));
        let mut taken = 0;
        while taken == 0 {
            taken = cable.read(&mut [0; 100]).unwrap_or(0);
        }
        drop(cable);
        let broken = printing.join().expect("no panic").expect_err("half of it");
        assert_eq!(broken.kind(), ErrorKind::BrokenPipe);
    }

    #[test]
    fn the_first_printer_that_opens_is_taken() {
        let folder = tempfile::tempdir().expect("a folder");
        let (dead, file) = (pipe(folder.path()), folder.path().join("lp1"));
        std::fs::write(folder.path().join("hiddev0"), "").expect("something else");
        std::fs::write(&file, "").expect("a file");
        assert_eq!(usb_printers(folder.path()), [dead, file.clone()]);
        print_on_first(&usb_printers(folder.path()), b"paper", SHORT).expect("printed");
        assert_eq!(std::fs::read(&file).expect("a file"), b"paper");
    }

    #[test]
    fn how_it_went_is_reported_with_the_code_of_the_paper() {
        let folder = tempfile::tempdir().expect("a folder");
        let (sender, reports) = channel();
        let sheet = crate::paper::Sheet::for_tests();
        let report = move |fact| sender.send(fact).expect("somebody listens");
        let mut printer = ReceiptPrinter::new(Some(folder.path().join("roll")), report);
        assert!(printer.is_there());
        assert_eq!(printer.print(&sheet), None);
        let told = reports.recv().expect("a report");
        assert_eq!(told, Fact::Printed { code: sheet.code.clone(), how: Printed::Done });
        assert_eq!(std::fs::read(folder.path().join("roll")).expect("a file"), receipt(&sheet));
    }

    #[test]
    fn a_printer_is_there_when_its_device_is_and_no_device_is_made() {
        let named = |path: &Path| ReceiptPrinter::new(Some(path.to_owned()), |_| {}).is_there();
        assert!(!named(Path::new("/dev/usb/lp-nowhere")) && !named(Path::new("/nowhere/roll")));
        assert!(named(Path::new("/dev/null")));
        assert!(!NoPrinter.is_there());
    }
}
