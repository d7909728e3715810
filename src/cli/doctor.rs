//! `tramhoc doctor`: what is right with this machine and its station, and what to do about what is not. Looks only; the
//! station may be running.

use super::StationArguments;
use super::folder::{backup_folder, data_folder, printer_path, sticks};
use crate::doctor::{Finding, Said, State, examine, part, said, sign, worst};
use crate::ports::examining::{self, Around};
use crate::ports::printer::ReceiptPrinter;
use crate::texts::Texts;
use serde_json::{Value, json};
use std::process::ExitCode;

#[derive(clap::Args)]
pub struct Arguments {
    #[arg(long)]
    json: bool,
}

/// Exit 1 when something has to be mended; what could be better is no fault.
pub fn run(station: &StationArguments, arguments: &Arguments) -> ExitCode {
    let texts = station.texts();
    let printer = ReceiptPrinter::new(printer_path(station), |_| {});
    let sticks = sticks(station);
    let machine = examining::machine(Around::of_machine(), &printer, &sticks);
    let findings = examine(&examining::folder(&data_folder(station), backup_folder(station), machine));
    if arguments.json {
        println!("{}", as_json(&findings, texts));
    } else {
        findings.iter().for_each(|finding| print(finding, texts));
    }
    ExitCode::from(u8::from(worst(&findings) == State::Wrong))
}

fn print(finding: &Finding, texts: Texts) {
    let Said { what, remedy } = said(finding, texts);
    println!("{} {}: {what}", sign(finding.state()), part(finding.part(), texts));
    if let Some(remedy) = remedy {
        println!("    {remedy}");
    }
}

fn as_json(findings: &[Finding], texts: Texts) -> Value {
    let row = |finding: &Finding| {
        let Said { what, remedy } = said(finding, texts);
        json!({ "part": finding.part(), "state": finding.state(), "finding": finding, "what": what, "do": remedy })
    };
    json!({ "worst": worst(findings), "findings": findings.iter().map(row).collect::<Vec<_>>() })
}
