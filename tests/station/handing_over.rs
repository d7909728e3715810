//! The records taken to the commune on a stick: out, and the receipt back, keypad only; and what can go wrong.

use crate::commune::{DAY, certificate, commune_key, list_of};
use crate::packs::Village;
use crate::sitting::Sitting;
use std::fs;
use std::path::PathBuf;
use tramhoc::bundle::Receipt;
use tramhoc::ports::bundles::{Believing, Taken, take_bundle};
use tramhoc::ports::store::Store;
use tramhoc::ports::{keys, trust_file};
use tramhoc::record::Body;
use tramhoc::screens::{Room, Route};

const OUT: Route = Route::Room(Room::RecordsOut);

impl Village {
    fn enter_records_out(&mut self) -> &mut Sitting {
        self.enter("Mang sổ lên xã", &OUT)
    }

    fn plug_in(&self) {
        fs::create_dir_all(self.stick()).expect("made");
    }

    /// Every file in the station's folder on the stick, by name.
    fn carried(&self) -> Vec<PathBuf> {
        let folders = fs::read_dir(self.stick()).expect("a stick").map(|entry| entry.expect("an entry").path());
        let folders: Vec<PathBuf> = folders.filter(|path| path.is_dir()).collect();
        assert_eq!(folders.len(), 1, "one folder for one station");
        assert!(folders[0].file_name().is_some_and(|name| name.to_string_lossy().starts_with("Trạm học – ")));
        let mut files: Vec<PathBuf> =
            fs::read_dir(&folders[0]).expect("a folder").map(|entry| entry.expect("an entry").path()).collect();
        files.sort();
        files
    }

    fn bundles(&self) -> Vec<PathBuf> {
        self.carried().into_iter().filter(|path| path.extension().is_some_and(|end| end == "thbundle")).collect()
    }

    /// The commune's list, with this station in it, on this station's disk and at the office.
    fn is_enrolled(&self) -> Believing {
        let key = keys::open(&self.data()).expect("read").expect("a key");
        let mut list = list_of(&[key]);
        let bytes = list.issue(&commune_key(), DAY).expect("the commune's key");
        trust_file::hold(&self.data(), &bytes).expect("held");
        Believing { list: Some(list), own: None }
    }
}

fn take(office: &mut Store, believing: &Believing, bundle: &PathBuf) -> Taken {
    take_bundle(office, believing, fs::File::open(bundle).expect("opened")).expect("taken")
}

#[test]
fn the_records_go_out_the_receipt_comes_back_and_the_next_bundle_begins_after_it() {
    let mut village = Village::new(64, 24);
    village.plug_in();
    let believing = village.is_enrolled();
    village.enter_records_out().shows("Xã chưa báo nhận lần nào").shows("USB đã cắm").press("1");
    village.sitting.shows("Chép xong rồi").shows("Máy đã đọc lại thử, đúng cả").shows("USB rút được rồi");
    village.sitting.recorded(|body| matches!(body, Body::RecordsTakenOut { events: 1.., .. }));
    let page = fs::read_to_string(village.carried()[0].with_file_name("DOC-TOI.txt")).expect("a page to read");
    assert!(page.contains("Không có tên ai") && page.contains("lên xã"));

    let mut office = Store::office_in_memory().expect("an office");
    let first = take(&mut office, &believing, &village.bundles()[0]);
    assert_eq!((first.trouble, first.fork), (None, None));
    let receipt = Receipt::sign(&certificate(), DAY, &office.reached().expect("read"), &commune_key());
    village.put_on_stick("xa.threceipt", &receipt);
    village.put_on_stick("la.threceipt", b"BDHE\x01 something else");

    village.sitting.press("↵");
    village.enter_records_out().press("1").shows(&format!("đã nhận đến số {}", first.events));
    village.sitting.shows("Có 1 giấy báo không tin được");
    village.sitting.recorded(|body| matches!(body, Body::ReceiptTaken { delivered, .. } if *delivered == first.events));
    let bundles = village.bundles();
    let second = take(&mut office, &believing, bundles.last().expect("two bundles"));
    assert_eq!((bundles.len(), second.trouble, second.events), (2, None, second.new), "only what is new");
    village.sitting.press("↵");
    village.enter_records_out().shows(&format!("Xã đã nhận đến số {}.", first.events));
}

#[test]
fn a_stick_that_is_not_there_is_full_or_locked_says_so_and_loses_nothing() {
    let mut village = Village::new(64, 24);
    village.enter_records_out().shows("Chưa thấy USB").press("1").shows("Chưa chép được").shows("Cắm lại một USB");
    village.plug_in();
    village.sitting.press("1").shows("Chép xong rồi").press("↵");
    // A file where the station's folder should be: nothing can be written there.
    fs::remove_dir_all(village.stick()).expect("pulled");
    fs::write(village.stick(), "no stick").expect("written");
    village.enter_records_out().press("1").shows("Sổ trong máy vẫn còn nguyên").press("↵");
    assert_eq!(
        village.sitting.machine.bodies().iter().filter(|b| matches!(b, Body::RecordsTakenOut { .. })).count(),
        1
    );
}

#[test]
fn a_receipt_of_a_commune_the_station_does_not_go_by_says_nothing() {
    let mut village = Village::new(64, 24);
    village.plug_in();
    village.enter_records_out().press("1").shows("Chép xong rồi").press("↵");
    let receipt = Receipt::sign(&certificate(), DAY, &[], &commune_key());
    village.put_on_stick("xa.threceipt", &receipt);
    village.enter_records_out().press("1").shows("không tin được").does_not_show("đã nhận đến số");
}

#[test]
fn the_pages_of_taking_the_records_out_look_so() {
    for (columns, rows) in [(64, 24), (80, 24)] {
        let mut village = Village::new(columns, rows);
        let mut pictures = vec![village.enter_records_out().picture(), village.sitting.press("1").picture()];
        village.plug_in();
        pictures.push(village.sitting.press("1").picture());
        insta::with_settings!({ snapshot_path => "../snapshots", prepend_module_to_snapshot => false, omit_expression => true }, {
            insta::assert_snapshot!(format!("records_out_{columns}x{rows}"), pictures.join("\n"));
        });
    }
}
