//! `tramhoc people card WHO…`: learners' cards, for the receipt printer or an office printer.

use super::{Act, Failure, StationArguments, at_work, who};
use crate::cli::output;
use crate::paper::{Card, CardFacts, a4, card_receipt, cards_drawing};
use crate::ports::Ports;
use crate::record::{Person, Who};
use crate::supervisor::people::Refusal;
use std::path::PathBuf;

#[derive(clap::Args)]
pub struct Arguments {
    /// Their numbers or learner codes.
    #[arg(value_parser = who, required_unless_present_any = ["xom", "all"])]
    who: Vec<Who>,
    /// Everybody of the hamlet with this id.
    #[arg(long, value_name = "ID", conflicts_with = "who")]
    xom: Option<String>,
    /// Everybody.
    #[arg(long, conflicts_with_all = ["who", "xom"])]
    all: bool,
    /// Receipt: bytes for an ESC/POS printer of 58 mm rolls; svg: one page of at most ten; a4: pages of ten for any browser to
    /// print.
    #[arg(long = "as", value_enum, default_value_t = Form::A4, value_name = "receipt|svg|a4")]
    form: Form,
    /// Write to this file (it may be a printer: /dev/usb/lp0) instead of standard output.
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// With the names, because the people are here and want it.
    #[arg(long)]
    with_name: bool,
    #[command(flatten)]
    act: Act,
}

#[derive(Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Form {
    Receipt,
    Svg,
    A4,
}

pub(super) fn run(station: &StationArguments, arguments: &Arguments) -> Result<(), Failure> {
    let texts = station.texts();
    let mut ports = at_work(station)?;
    let by = arguments.act.by(&mut ports, texts)?;
    let people = arguments.people(&mut ports)?;
    if arguments.form == Form::Svg && people.len() > Card::A_PAGE {
        return Err(Failure::Told(texts.card_one_page(Card::A_PAGE), 2));
    }
    let place = ports.info()?.place;
    let cards: Vec<Card> = people.iter().filter_map(|person| arguments.card(person, place.as_deref(), texts)).collect();
    let learners: Vec<_> = people.iter().map(|person| person.code).collect();
    let written = output::write(&arguments.form.bytes(&cards), arguments.output.as_deref());
    written.map_err(|(file, error)| Failure::Told(texts.paper_not_written(file, error), 3))?;
    ports.cards_made(&learners, by)?;
    // Without a file the cards themselves are the answer.
    if arguments.output.is_some() {
        let done = serde_json::json!({ "cards": cards.len() });
        arguments.act.tell(&done, &texts.card_made(cards.len()));
    }
    Ok(())
}

impl Arguments {
    /// By given name where a list was asked for, else in the order they were named.
    fn people(&self, ports: &mut Ports) -> Result<Vec<Person>, Failure> {
        let people = if self.who.is_empty() {
            ports.people_of(self.xom.as_deref())?
        } else {
            let person = |who: &Who| {
                let code = ports.code_of(*who)?;
                Ok(ports.person(code)?.ok_or(Refusal::Nameless)?)
            };
            self.who.iter().map(person).collect::<Result<_, Failure>>()?
        };
        if people.is_empty() { Err(Refusal::Nobody.into()) } else { Ok(people) }
    }

    fn card(&self, person: &Person, place: Option<&str>, texts: crate::texts::Texts) -> Option<Card> {
        let (called, qr_text) = (person.called(), person.code.on_card());
        let name = self.with_name.then_some(called.as_str());
        CardFacts { place, name, number: person.number, qr_text: &qr_text }.on_card(texts).ok()
    }
}

impl Form {
    fn bytes(self, cards: &[Card]) -> Vec<u8> {
        match self {
            Self::Receipt => cards.iter().flat_map(card_receipt).collect(),
            Self::Svg => cards_drawing(cards).into_bytes(),
            Self::A4 => a4(cards).into_bytes(),
        }
    }
}
