//! How records lie on a stick: a folder people can read the name of, with a page that says what this is and for whom.

use crate::ports::whole_file;
use crate::record::{StationId, hex};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// How the file of a bundle ends, and that of a receipt.
pub const ENDING: &str = "thbundle";
pub const RECEIPT_ENDING: &str = "threceipt";
const READ_ME: &str = "DOC-TOI.txt";
const READABLE: u32 = 0o644;
/// Signs no name of a file may have on the file systems of sticks.
const FORBIDDEN: &str = "\"*/:<>?\\|";

/// Makes the folder of this station on a stick.
pub fn carry_folder(stick: &Path, place: Option<&str>, station: StationId) -> io::Result<PathBuf> {
    let folder = stick.join(format!("Trạm học – {}", name_of(place, station)));
    fs::create_dir_all(&folder)?;
    Ok(folder)
}

fn name_of(place: Option<&str>, station: StationId) -> String {
    let writable = |c: char| if c.is_control() || FORBIDDEN.contains(c) { ' ' } else { c };
    let place: String = place.unwrap_or_default().chars().take(40).map(writable).collect();
    let place = place.split_whitespace().collect::<Vec<_>>().join(" ");
    // Windows takes a dot at the end away, and then does not find the folder.
    match place.trim_end_matches(['.', ' ']) {
        "" => hex(&station.0[..4]),
        place => place.to_owned(),
    }
}

/// Puts the page that says what this is beside the bundle. It is for whoever finds the stick: in Vietnamese, whatever the
/// station speaks.
pub fn put_read_me(folder: &Path, place: Option<&str>) -> io::Result<()> {
    let path = folder.join(READ_ME);
    let text = read_me(place.unwrap_or("(chưa đặt tên)"));
    if fs::read(&path).is_ok_and(|there| there == text.as_bytes()) {
        return Ok(());
    }
    whole_file::replace(&path, text.as_bytes(), READABLE)
}

/// Line ends and the sign at the beginning are for the editor of Windows.
fn read_me(place: &str) -> String {
    let lines = [
        "SỔ CỦA TRẠM HỌC SỐ",
        "",
        &format!("Trạm: {place}"),
        "",
        "Trong thư mục này là sổ ghi việc học của trạm: bài nào đã học, đã đạt, ngày nào.",
        "Không có tên ai, không có số điện thoại, không có số giấy tờ của ai.",
        "",
        "Nhờ bác mang USB này lên xã, đưa cho người phụ trách trạm học",
        "(Phòng Văn hóa – Xã hội, hoặc Trung tâm Dịch vụ tổng hợp).",
        "",
        "Không cần mở tệp nào ở đây. Mở cũng không hỏng gì, nhưng không đọc được.",
        "Tệp có đuôi .thbundle là sổ của trạm gửi lên xã.",
        "Tệp có đuôi .threceipt là giấy báo của xã gửi về trạm: xã đã nhận đến đâu.",
        "",
        "Nhặt được USB này, xin đưa giúp về nhà văn hóa xóm hoặc lên xã. Cảm ơn bác!",
        "",
    ];
    format!("\u{feff}{}", lines.join("\r\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_has_the_name_of_the_place_as_far_as_a_stick_can_write_it() {
        let station = StationId([0xab; 16]);
        assert_eq!(name_of(Some("Nhà văn hóa xóm Đồng Keng"), station), "Nhà văn hóa xóm Đồng Keng");
        assert_eq!(name_of(Some("../..\\x: \"Keng\"\u{7}."), station), ".. .. x Keng");
        for nameless in [None, Some(""), Some(" ... "), Some("///")] {
            assert_eq!(name_of(nameless, station), "abababab");
        }
        assert!(name_of(Some(&"ộ".repeat(300)), station).len() <= 120, "a name on a stick has at most 255 bytes");
    }

    #[test]
    fn the_page_is_written_once_and_put_right_when_it_is_another() {
        let folder = tempfile::tempdir().expect("a folder");
        put_read_me(folder.path(), Some("Đồng Keng")).expect("written");
        let page = folder.path().join(READ_ME);
        assert!(fs::read_to_string(&page).expect("text").contains("Trạm: Đồng Keng\r\n"));
        fs::write(&page, "x").expect("spoilt");
        put_read_me(folder.path(), Some("Đồng Keng")).expect("written");
        assert!(fs::read_to_string(&page).expect("text").contains("lên xã"));
    }
}
