//! `tramhoc records show`: what is on record, whether every chain is whole, and the signed head of this station's.

use super::{StationArguments, data_folder, failed, to_read};
use crate::credential::SignedHead;
use crate::ports::keys;
use crate::ports::store::{Chain, PeopleCounted, Store, StoreTrouble};
use crate::record::hex;
use crate::texts::Texts;
use std::process::ExitCode;

#[derive(clap::Args)]
pub struct Arguments {
    #[arg(long)]
    json: bool,
}

struct Shown {
    people: PeopleCounted,
    chains: Vec<Chain>,
    head: Option<SignedHead>,
}

pub fn run(station: &StationArguments, arguments: &Arguments) -> ExitCode {
    let store = match to_read(station) {
        Ok(store) => store,
        Err(code) => return code,
    };
    match look(station, &store) {
        Ok(shown) => {
            if arguments.json {
                println!("{}", shown.json())
            } else {
                shown.print(station.texts())
            }
            ExitCode::from(u8::from(!shown.is_whole()))
        }
        Err(trouble) => failed(&trouble, station.texts()),
    }
}

fn look(station: &StationArguments, store: &Store) -> Result<Shown, StoreTrouble> {
    let chains = store.survey()?;
    let key = keys::open(&data_folder(station)).unwrap_or_else(|trouble| {
        eprintln!("{trouble}");
        None
    });
    let head = store.head()?;
    let own = chains.iter().find(|chain| chain.is_of(head));
    // What does not fit together is not vouched for.
    let sound = own.is_none_or(|chain| chain.verified().is_ok());
    let head = key.filter(|_| sound).and_then(|key| SignedHead::sign(head, &key));
    Ok(Shown { people: store.people_counted()?, chains, head })
}

impl Shown {
    fn is_whole(&self) -> bool {
        self.chains.iter().all(|chain| chain.verified().is_ok())
    }

    fn events(&self) -> u64 {
        self.chains.iter().map(|chain| chain.survey.events).sum()
    }

    fn print(&self, texts: Texts) {
        let PeopleCounted { named, erased, guests } = self.people;
        println!("{}", texts.records_people(erased, guests, named));
        println!("{}", texts.records_events(self.events()));
        for chain in &self.chains {
            let last = chain.survey.last;
            let (station, events) = (hex(&last.station.0), chain.survey.events);
            println!("{}", texts.records_chain(last.epoch, events, state(chain, texts), station));
        }
        match &self.head {
            Some(signed) => println!("{}", texts.records_head(signed.head.seq, signed.signature_hex())),
            None => println!("{}", texts.records_no_key()),
        }
    }

    fn json(&self) -> serde_json::Value {
        let PeopleCounted { named, erased, guests } = self.people;
        serde_json::json!({
            "people": { "named": named, "erased": erased, "guests": guests },
            "events": self.events(),
            "chains": self.chains.iter().map(chain_json).collect::<Vec<_>>(),
            "head": self.head,
        })
    }
}

fn chain_json(chain: &Chain) -> serde_json::Value {
    let last = chain.survey.last;
    let gaps: Vec<[u64; 2]> = chain.survey.gaps.iter().map(|gap| [*gap.start(), *gap.end()]).collect();
    serde_json::json!({
        "station": last.station,
        "epoch": last.epoch,
        "events": chain.survey.events,
        "last": last.seq,
        "gaps": gaps,
        "verified": chain.verified().is_ok(),
        "vouched": chain.vouched.is_some(),
        "broken": chain.verified().err().map(|broken| broken.to_string()),
    })
}

fn state(chain: &Chain, texts: Texts) -> String {
    let gaps: Vec<String> = chain.survey.gaps.iter().map(|gap| format!("{}–{}", gap.start(), gap.end())).collect();
    match chain.verified() {
        Ok(()) => texts.records_sound().to_owned(),
        Err(_) if chain.survey.broken.is_none() && !gaps.is_empty() => texts.records_missing(gaps.join(", ")),
        Err(broken) => texts.records_broken(broken.to_string()),
    }
}
