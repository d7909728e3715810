//! The whole family together: what is signed comes back, and whatever else is refused.

use super::*;
use crate::credential::Day;
use crate::lesson::{Catalogue, EMBEDDED};
use crate::record::PackId;
use crate::trust::{
    CertificateRequest, Commune, CommuneCertificate, CommuneId, PlaceName, ProgrammeRoot, TEST_ROOT_SEED, TrustList,
    Vouched,
};
use ed25519_dalek::SigningKey;
use proptest::prelude::*;

const DAY: Day = Day(690);

fn key(seed: u8) -> SigningKey {
    SigningKey::from_bytes(&[seed; 32])
}

fn name(text: &str) -> PlaceName {
    text.parse().expect("a name")
}

/// The certificate of a commune's key of this number: its seed is the number.
fn certificate(commune: u8, epoch: u8) -> CommuneCertificate {
    let key = key(epoch);
    let commune = Commune {
        id: CommuneId([commune; 8]),
        epoch: epoch.into(),
        key: key.verifying_key(),
        date: DAY,
        name: name("Vĩnh Tân"),
    };
    let request = CertificateRequest::read(&commune.request(&key)).expect("a request");
    let root = SigningKey::from_bytes(&TEST_ROOT_SEED);
    CommuneCertificate::read(&request.certify(&root, DAY), &ProgrammeRoot::test()).expect("a certificate")
}

/// A lesson's name among the embedded ones, and its text.
fn a_lesson() -> (String, Vec<u8>) {
    let (path, bytes) = EMBEDDED.iter().find(|(path, _)| path.ends_with("/lesson.toml")).expect("there are lessons");
    (path.trim_end_matches("/lesson.toml").to_owned(), bytes.to_vec())
}

fn builder() -> Builder {
    let (lesson, toml) = a_lesson();
    let list = TrustList::beginning(certificate(1, 1)).issue(&key(1), DAY).expect("the commune's key");
    let mut builder = Builder::default();
    builder.put(PartKind::Lesson, &lesson, toml).expect("a lesson");
    builder.put(PartKind::Clip, &format!("{lesson}/story-1.ogg"), b"OggS".to_vec()).expect("a clip");
    builder.put(PartKind::Clip, &format!("{lesson}/story-2.ogg"), Vec::new()).expect("an empty clip");
    builder.put(PartKind::Xoms, "", "dong-keng | Đồng Keng\n".into()).expect("hamlets");
    builder.put(PartKind::Announcements, "", "2026-11-28 | Tối thứ Bảy: lớp.\n".into()).expect("a line");
    builder.put(PartKind::TrustList, "", list).expect("a list");
    builder
}

pub(crate) fn packed(epoch: u8, number: u32) -> Vec<u8> {
    builder().sign(&certificate(1, epoch), (number, DAY, &name("Bài tháng Chạp")), &key(epoch)).expect("signed")
}

/// Everything a station does before it installs.
fn read(file: &[u8]) -> Result<(Header, Contents), PackTrouble> {
    let first = file.first_chunk().ok_or(crate::trust::TrustTrouble::CutShort)?;
    let length = Header::length(first)?;
    let head = file.get(..length).ok_or(crate::trust::TrustTrouble::CutShort)?;
    let header = Header::read(head, &ProgrammeRoot::test())?;
    let mut inspection = Inspection::of(&header);
    file[length..].chunks(1000).try_for_each(|piece| inspection.take(piece))?;
    inspection.end()?;
    let bytes_of = |part: &Part| Ok::<_, PackTrouble>(file[part.offset as usize..part.end() as usize].to_vec());
    let contents = gather(&header, &ProgrammeRoot::test(), bytes_of)?;
    Ok((header, contents))
}

#[test]
fn what_is_packed_comes_back() {
    let file = packed(1, 7);
    let (header, contents) = read(&file).expect("a good pack");
    assert_eq!((header.number, header.made, header.name.as_str()), (7, DAY, "Bài tháng Chạp"));
    assert_eq!(header.whole(), file.len() as u64);
    assert_eq!(contents.lessons.len(), 1);
    assert_eq!(contents.xoms[0].name, "Đồng Keng");
    assert_eq!(contents.announcements.len(), 1);
    assert!(contents.trust_list.is_some());
    assert_eq!(packed(1, 7), file, "the same parts make the same file");
}

#[test]
fn a_pack_cut_off_anywhere_is_refused() {
    let file = packed(1, 1);
    for end in 0..file.len() {
        assert!(read(&file[..end]).is_err(), "cut after {end} bytes");
    }
    assert!(read(&[file.as_slice(), b"x"].concat()).is_err(), "one byte more");
}

#[test]
fn a_pack_signed_by_somebody_else_or_under_another_root_is_refused() {
    let stranger = builder().sign(&certificate(1, 1), (1, DAY, &name("Bài")), &key(2)).expect("signed");
    assert_eq!(read(&stranger), Err(PackTrouble::NotByCommune));
    let own_root = ProgrammeRoot::test();
    let other = TrustList::beginning(certificate(2, 1)).issue(&key(1), DAY).expect("the commune's key");
    let mut with_other_list = builder();
    with_other_list.put(PartKind::TrustList, "", other).expect("a list");
    let file = with_other_list.sign(&certificate(1, 1), (1, DAY, &name("Bài")), &key(1)).expect("signed");
    assert_eq!(read(&file), Err(PackTrouble::OtherCommunesList));
    assert!(own_root.is_test());
}

#[test]
fn a_lesson_that_does_not_read_or_is_another_one_leaves_the_whole_pack_out() {
    let (lesson, toml) = a_lesson();
    for (name_of_part, bytes) in [(lesson.as_str(), b"format = ".to_vec()), ("thu/khac", toml), (&lesson, vec![0xff])] {
        let mut odd = Builder::default();
        odd.put(PartKind::Lesson, name_of_part, bytes).expect("a part");
        let file = odd.sign(&certificate(1, 1), (1, DAY, &name("Bài")), &key(1)).expect("signed");
        assert!(matches!(read(&file), Err(PackTrouble::Lesson { .. })), "{name_of_part}");
    }
}

/// A file that says of itself what `body` says, signed by the commune all the same: what a leaked key could make.
fn signed_nonetheless(parts: &[Part]) -> Result<Vec<u8>, PackTrouble> {
    header::sign(&certificate(1, 1), (1, DAY, &name("Bài")), parts, &key(1))
}

fn part(kind: PartKind, name: &str, length: u32) -> Part {
    Part { kind, name: PartName::new(kind, name).expect("a name"), length, sha256: [0; 32], offset: 0 }
}

#[test]
fn bombs_are_refused_by_what_they_say_of_themselves() {
    let refused = |parts: &[Part]| signed_nonetheless(parts).and_then(|file| read(&file)).expect_err("a bomb");
    for kind in PartKind::ALL {
        let name = match kind {
            PartKind::Lesson => "a/b",
            PartKind::Clip => "a/b/c.ogg",
            _ => "",
        };
        for length in [(4 << 20) + 1, u32::MAX / 2, u32::MAX] {
            assert!(
                matches!(refused(&[part(kind, name, length)]), PackTrouble::PartTooLong { .. }),
                "{kind:?} {length}"
            );
        }
    }
    let clips: Vec<Part> = (0..20).map(|n| part(PartKind::Clip, &format!("a/b/c{n:02}.ogg"), 4 << 20)).collect();
    assert!(matches!(refused(&clips), PackTrouble::TooLong(_)), "together they are too long");
    let many: Vec<Part> = (0..4001).map(|n| part(PartKind::Lesson, &format!("a/{n:04}"), 0)).collect();
    assert!(matches!(refused(&many), PackTrouble::TooMany { .. }));
    let twice = [part(PartKind::Lesson, "a/b", 0), part(PartKind::Lesson, "a/b", 0)];
    assert_eq!(refused(&twice), PackTrouble::Order);
    assert!(read(&signed_nonetheless(&[part(PartKind::Lesson, "a/b", 9)]).expect("a header")).is_err(), "no parts");
}

#[test]
fn a_header_says_how_long_it_is_and_cannot_say_too_much() {
    let mut first = [0; PRELUDE];
    first[..5].copy_from_slice(b"BDHP\x01");
    first[7..].copy_from_slice(&u32::MAX.to_be_bytes());
    assert!(matches!(Header::length(&first), Err(PackTrouble::HeaderTooLong(_))));
    first[4] = 2;
    assert!(matches!(Header::length(&first), Err(PackTrouble::Packed(_))));
}

/// A station as far as packs go.
#[derive(Default, Clone)]
struct Station {
    floor: Option<Floor>,
}

impl Station {
    fn offer(&mut self, file: &[u8]) -> Result<Standing, NotTaken> {
        let (header, _) = read(file).expect("a good pack");
        let standing = header.standing(self.floor.as_ref(), None)?;
        self.floor = Some(Floor::of(&header));
        Ok(standing)
    }
}

/// All orders of `0..n`.
fn orders(n: usize) -> Vec<Vec<usize>> {
    if n == 0 {
        return vec![vec![]];
    }
    let shorter = orders(n - 1);
    shorter.iter().flat_map(|order| (0..n).map(|at| [&order[..at], &[n - 1], &order[at..]].concat())).collect()
}

#[test]
fn in_whatever_order_packs_of_two_key_epochs_come_a_station_never_goes_back() {
    // Two under the first key, three under the second, whose numbers begin anew.
    let packs: Vec<(u8, u32, Vec<u8>)> =
        [(1, 4), (1, 9), (2, 1), (2, 2), (2, 3)].map(|(epoch, number)| (epoch, number, packed(epoch, number))).into();
    let orders = orders(packs.len());
    assert_eq!(orders.len(), 120);
    for order in orders {
        let mut station = Station::default();
        let mut had = (0, 0);
        for place in &order {
            let (epoch, number, file) = &packs[*place];
            let offered = (u32::from(*epoch), *number);
            let answer = station.offer(file);
            assert_eq!(answer.is_ok(), offered > had, "{order:?}: {offered:?} after {had:?}");
            had = had.max(offered);
        }
        assert_eq!(had, (2, 3));
        assert_eq!(station.offer(&packs[4].2), Ok(Standing::Same), "what it has already");
    }
}

#[test]
fn a_pack_is_taken_under_a_key_somebody_has_compared_and_no_other() {
    let (header, _) = read(&packed(1, 5)).expect("a good pack");
    let commune = header.certificate.commune();
    assert_eq!(header.standing(None, None), Ok(Standing::NewKey(commune.digits())));
    let known = Vouched::of(commune);
    assert_eq!(header.standing(None, Some(known)), Ok(Standing::Newer));
    let refused = |known: Vouched| header.standing(None, Some(known)).expect_err("refused");
    assert_eq!(refused(Vouched { commune: CommuneId([9; 8]), ..known }), NotTaken::OtherCommune);
    assert_eq!(refused(Vouched { epoch: 2, ..known }), NotTaken::OlderKey { held: 2, offered: 1 });
    assert_eq!(refused(Vouched { key: [9; 32], ..known }), NotTaken::SecondKey { epoch: 1 });
    let floor = Floor::of(&header);
    let second = Floor { id: PackId([9; 16]), ..floor };
    assert_eq!(header.standing(Some(&second), None), Err(NotTaken::SecondPack { number: 5 }));
}

#[test]
fn the_newer_version_of_a_lesson_is_shown_and_the_changes_are_told() {
    let (_, contents) = read(&packed(1, 1)).expect("a good pack");
    let own = Catalogue::default();
    let then = contents.over(&own);
    let told = changes(&own, &then);
    assert!(matches!(told.as_slice(), [Change::New { .. }]), "{told:?}");
    assert!(matches!(changes(&then, &own).as_slice(), [Change::Removed { .. }]));
    assert!(changes(&then, &then).is_empty());

    let mut older = (*contents.lessons[0]).clone();
    older.version += 1;
    let newer_own = Catalogue::new(vec![std::sync::Arc::new(older.clone())]);
    let kept = contents.over(&newer_own);
    assert_eq!(kept.by_number(older.number).map(|lesson| lesson.version), Some(older.version));
    assert!(matches!(changes(&then, &newer_own).as_slice(), [Change::Changed { .. }]));
}

/// CI makes few; `TRAMHOC_FULL=1` makes ten thousand.
fn mutations() -> u32 {
    if std::env::var_os("TRAMHOC_FULL").is_some() { 10_000 } else { 500 }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(mutations()) })]
    /// One byte, a run of bytes, a piece moved: no altered file is ever believed.
    #[test]
    fn no_altered_pack_is_believed(at: prop::sample::Index, run in prop::collection::vec(any::<u8>(), 1..40), how in 0..3) {
        let file = packed(1, 1);
        let at = at.index(file.len());
        let mut altered = file.clone();
        let end = (at + run.len()).min(file.len());
        match how {
            0 => altered[at] ^= run[0].max(1),
            1 => altered[at..end].copy_from_slice(&run[..end - at]),
            _ => { altered.splice(at..end, run); }
        }
        prop_assume!(altered != file);
        prop_assert!(read(&altered).is_err());
    }
}
