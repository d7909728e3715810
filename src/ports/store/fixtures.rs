//! Databases as each schema really wrote them, `tests/stores/schema-NNNN.sqlite`: every older one must upgrade with nothing
//! lost.
//!
//! Whoever adds a migration runs, *before* adding it, `TRAMHOC_FIXTURE=1 cargo test --lib fixture` : that writes the
//! fixture of the schema there is (with a row of everything it can hold: see [`furnish`]). Without it the tests fail.

use super::*;
use crate::record::{
    Body, ClockQuality, Comfort, Envelope, EventId, FormOfAddress, Head, Help, Language, LearnerCode, Look, Mode,
    Moment, StationInfo, StepWork, TextSize, Wishes, Xom,
};
use rusqlite::types::Value;
use std::collections::BTreeMap;
use std::path::PathBuf;
use uuid::Uuid;

const STATION: StationId = StationId([7; 16]);

fn fixture(schema: u32) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/stores/schema-{schema:04}.sqlite"))
}

/// Puts something into every table, by the station's own ways.
fn furnish(store: &mut Store) {
    let (lan, hoa, guest) = (LearnerCode([1; 5]), LearnerCode([2; 5]), LearnerCode([3; 5]));
    let person = |code, name: &str, address, xom: Option<&str>| NewPerson {
        code,
        name: name.into(),
        address,
        xom: xom.map(Into::into),
    };
    store.add_person(&person(lan, "Hoàng Thị Lan", Some(FormOfAddress::Ba), Some("dong-keng")), &[]).unwrap();
    store.add_person(&person(hoa, "Đỗ Văn Hoa", None, None), &[]).unwrap();
    store.add_person(&person(LearnerCode([4; 5]), "Nguyễn Thị Ánh", Some(FormOfAddress::Co), None), &[]).unwrap();
    let (lesson, version, attempt) = (6, 2, 9_007_199_254_740_993);
    let work =
        StepWork { mode: Mode::Follow, step: "mo".into(), help: Help::Point, mistakes: 2, traps: vec!["a".into()] };
    let bodies = [
        Body::StationStarted { version: "0.1.0".into(), clean: true },
        Body::LearnerAdded { learner: guest, guest: true, by: None },
        Body::VisitStarted { learner: lan, visit: 1 },
        Body::StoryRead { learner: lan, lesson, version },
        Body::StepDone { learner: lan, lesson, version, attempt, work, snapshot: "{\"screen\":3}".repeat(500) },
        Body::PracticeDone { learner: lan, lesson, version, attempt, mode: Mode::Alone },
        Body::QuestionAnswered { learner: hoa, lesson, version, attempt, question: "ten".into(), right: false },
        Body::CheckDone { learner: hoa, lesson, version, attempt, right: 4, of: 5, passed: true },
        Body::Confirmed { learner: hoa, lesson, version, facts: "0f".repeat(24) },
        Body::VisitEnded { learner: lan },
        Body::RunWatched { learner: lan, lesson, version, attempt, by: hoa },
        Body::ConfirmationChecked { code: "YRN0X-SGMV9".into(), right: true, by: hoa },
    ];
    let at = |up_ms| Moment { wall_ms: 1_795_312_800_000, boot: 3, up_ms, quality: ClockQuality::Plausible };
    let id = |number: usize| EventId(Uuid::from_u128(number as u128 + 1));
    for (number, body) in bodies.into_iter().enumerate() {
        store.append(&[Note { id: id(number), at: at(number as u64), body }]).unwrap();
    }
    store.add_volunteer(hoa, "$argon2id$v=19$m=8,t=1,p=1$c2FsdHNhbHQ$aGFzaA", &[]).unwrap();
    store.keep_wishes(lan, Wishes::of_size(TextSize::Large), &[]).unwrap();
    store.set_comfort(Comfort { look: Look::Day, ..Comfort::default() }, &[]).unwrap();
    let erased = LearnerCode([4; 5]);
    let gone = Body::NameErased { learner: erased, by: None };
    store.erase(&[erased], &[Note { id: id(90), at: at(90), body: gone }]).unwrap();
    let by = crate::trust::Vouched { commune: crate::trust::CommuneId([5; 8]), epoch: 1, key: [6; 32] };
    store.install_pack(&crate::pack::Floor { by, number: 3, id: crate::record::PackId([7; 16]) }, None, &[]).unwrap();
    let merged = Body::LearnersMerged { learner: guest, into: lan, by: Some(hoa) };
    let moved = Body::WorkMoved { learner: hoa, to: lan, events: vec![id(6)], by: None };
    store
        .append(&[Note { id: id(92), at: at(90), body: merged }, Note { id: id(93), at: at(90), body: moved }])
        .unwrap();
    let beside = |number| {
        let started = Body::StationStarted { version: "0.1.0".into(), clean: true };
        Head::start(StationId([8; 16]), 65_536).next(id(number), Envelope::payload(&at(1), &started))
    };
    store.admit(&[beside(94), beside(95)]).unwrap();
    store.deliver(&[store.head().unwrap()], &[]).unwrap();
    let xoms = vec![Xom { id: "dong-keng".into(), name: "Đồng Keng".into() }];
    store
        .set_info(&StationInfo {
            place: Some("Nhà văn hóa xóm Đồng Keng".into()), xoms, ..StationInfo::default()
        })
        .unwrap();
    store.speak(Language::Vi, &[]).unwrap();
    store.append(&[Note { id: id(91), at: at(91), body: Body::StationStopped }]).unwrap();
}

type Rows = Vec<BTreeMap<String, Value>>;

/// Every row of every table, as far as it can be read by name.
fn contents(db: &Connection) -> BTreeMap<String, Rows> {
    let mut tables =
        db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'").unwrap();
    let tables: Vec<String> = tables.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    let rows = |table: &String| {
        let mut query = db.prepare(&format!("SELECT * FROM {table} ORDER BY 1, 2")).unwrap();
        let names: Vec<String> = query.column_names().into_iter().map(Into::into).collect();
        let row = |row: &rusqlite::Row<'_>| {
            Ok(names.iter().enumerate().map(|(place, name)| (name.clone(), row.get(place).unwrap())).collect())
        };
        query.query_map([], row).unwrap().map(Result::unwrap).collect()
    };
    tables.iter().map(|table| (table.clone(), rows(table))).collect()
}

#[test]
fn every_older_schema_has_a_fixture_that_upgrades_with_nothing_lost() {
    for schema in 1..=schema::KNOWN {
        let fixture = fixture(schema);
        if schema == schema::KNOWN && !fixture.exists() {
            continue; // its fixture is made when a migration comes after it
        }
        assert!(fixture.exists(), "{} is missing: see {}", fixture.display(), file!());
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(FILE);
        std::fs::copy(&fixture, &path).unwrap();
        let before = Connection::open(&path).unwrap();
        assert_eq!(schema::version(&before).unwrap(), schema);
        let before = contents(&before);
        assert!(before.values().all(|rows| !rows.is_empty()), "a table of the fixture {schema} is empty");

        let store = Store::open(Folder::hold(folder.path()).unwrap(), STATION, 1).unwrap();
        assert_eq!((schema::version(&store.db).unwrap(), store.epoch_begun().unwrap()), (schema::KNOWN, None));
        let after = contents(&store.db);
        for (table, rows) in &before {
            let now = after.get(table).unwrap_or_else(|| panic!("the table {table} of schema {schema} is gone"));
            assert_eq!(rows.len(), now.len(), "{table} of schema {schema}");
            for (row, now) in rows.iter().zip(now) {
                let same = row.iter().all(|(column, value)| now.get(column) == Some(value));
                assert!(same, "{table} of schema {schema}: {row:?} became {now:?}");
            }
        }
        let head = store.head().unwrap();
        let links = store.chain(head.station, head.epoch).unwrap();
        let start = crate::record::Head::start(head.station, head.epoch);
        assert_eq!(crate::record::chain::verify(start, &links, head), Ok(()));
        assert!(check::is_whole(&store.db));
    }
}

#[test]
fn a_fixture_of_this_schema_can_be_made() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::open(Folder::hold(folder.path()).unwrap(), STATION, 0xbeef).unwrap();
    furnish(&mut store);
    store.rest().unwrap();
    let empty: Vec<String> =
        contents(&store.db).into_iter().filter(|(_, rows)| rows.is_empty()).map(|(name, _)| name).collect();
    assert_eq!(empty, [""; 0], "`furnish` puts nothing into these tables");
    drop(store);
    if std::env::var_os("TRAMHOC_FIXTURE").is_some() {
        std::fs::create_dir_all(fixture(1).parent().unwrap()).unwrap();
        std::fs::copy(folder.path().join(FILE), fixture(schema::KNOWN)).unwrap();
    }
}
