//! A commune to make pages for.

use base64ct::{Base64Unpadded, Encoding};
use chrono::NaiveDate;
use ed25519_dalek::{SigningKey, VerifyingKey};
use std::path::Path;
use tramhoc::credential::{
    Credential, CredentialId, Day, KeyStatus, Keyring, Kind, KnownKey, Percent, PhonePage, Signed,
};
use tramhoc::record::{ClockQuality, LearnerCode};

/// The lessons to ship.
#[rustfmt::skip]
const TITLES: [&str; 42] = [
    "Chào máy", "Chuyển đổi số là gì?", "Điện thoại của tôi", "Kết nối mạng", "Gõ tiếng Việt, nói thay gõ", "Cài đúng ứng dụng",
    "Chụp và tìm lại ảnh", "Gọi, nhắn, danh bạ, chặn số", "Dùng Zalo", "Quét mã QR", "Tra cứu thông tin", "Ba cuộc gọi lạ",
    "Mật khẩu và mã OTP", "Tin nhắn và đường link lạ", "Giữ giấy tờ và dữ liệu của mình", "Tin giả và giọng nói giả",
    "Mất điện thoại thì làm gì", "VNeID là gì, làm ở đâu", "Cổng Dịch vụ công quốc gia", "Đăng ký khai sinh",
    "Thông tin và xác nhận cư trú", "Tiêm chủng", "Đi khám bằng thẻ bảo hiểm trong điện thoại", "Tài khoản ngân hàng số",
    "Trả tiền điện, nước", "Đóng các khoản của trường", "Quét mã trả tiền, nhận tiền", "Mua hàng trên mạng",
    "Ảnh và lời giới thiệu nông sản", "Bán hàng qua Facebook và Zalo", "Nhận trợ cấp, lương hưu qua tài khoản",
    "Gian hàng trên sàn", "Thời tiết mùa vụ", "Bệnh cây trồng, vật nuôi", "Giá cả thị trường", "Hỏi trợ lý ảo",
    "AI trong học tập", "Họp xóm, góp ý với xã", "Học thêm trên mạng", "Dạy lại cho người khác", "Lỡ bị lừa rồi",
    "Đầu tư, vay nóng, việc nhẹ lương cao",
];

const STATIONS: u8 = 20;
pub const RETIRED: u8 = 3;
pub const STOLEN: u8 = 5;
/// Its confirmations with ids of this byte alone are taken back, up to [`TAKEN_BACK`].
const TAKEN_BACK: u8 = 10;

pub struct Commune {
    pub name: Option<&'static str>,
    pub keyring: Keyring,
}

/// The key of the station with this number; those of the commune count from 1.
pub fn station(number: u8) -> SigningKey {
    SigningKey::from_bytes(&[number; 32])
}

pub fn station_name(number: u8) -> String {
    format!("Nhà văn hóa xóm Đồng Keng {number}")
}

impl Commune {
    /// One of its stations has changed its key, one was robbed of it.
    pub fn whole() -> Self {
        let known = (1..=STATIONS).map(|number| {
            let status = match number {
                RETIRED => KeyStatus::Retired,
                STOLEN => KeyStatus::Compromised,
                _ => KeyStatus::Active,
            };
            KnownKey::new(station(number).verifying_key().as_bytes(), Some(station_name(number)), status)
                .expect("a key")
        });
        let keyring = Keyring::new(known.collect(), NaiveDate::from_ymd_opt(2026, 11, 22));
        let keyring = keyring.revoking((1..=TAKEN_BACK).map(|byte| CredentialId([byte; 6])));
        Self { name: Some("Xã Vĩnh Tân"), keyring }
    }

    pub fn page(&self, keeper: &str) -> String {
        let lessons = (1..).zip(TITLES).collect();
        PhonePage { commune: self.name, warning: None, keyring: &self.keyring, lessons, keeper }.html()
    }
}

/// A confirmation of that station with an id of this byte alone.
pub fn confirmation(number: u8, id: u8, kind: Kind) -> Signed {
    let credential = Credential {
        kind,
        id: CredentialId([id; 6]),
        lesson: 12,
        lesson_version: 3,
        learner: LearnerCode([0xa1, 0xb2, 0xc3, 0xd4, 0xe5]),
        day: Day(690),
        clock: ClockQuality::CarriedOn,
        reissued: false,
        passed: true,
        percent: Percent::new(90).expect("a percentage"),
    };
    credential.sign(&station(number))
}

/// With one bit of its facts or its signature changed.
pub fn altered(signed: &Signed, bit: usize) -> String {
    let mut bytes = *signed.bytes();
    bytes[bit / 8] ^= 1 << (bit % 8);
    digits(&bytes)
}

/// Any 88 bytes as 212 digits, whether or not they are a credential.
pub fn digits(bytes: &[u8; 88]) -> String {
    const LIMB: u64 = 10_u64.pow(16);
    let mut limbs = [0_u64; 14]; // of 16 digits each, the least first
    for byte in bytes {
        let mut carry = u64::from(*byte);
        for limb in &mut limbs {
            let value = *limb * 256 + carry;
            (*limb, carry) = (value % LIMB, value / LIMB);
        }
    }
    let all: String = limbs.iter().rev().map(|limb| format!("{limb:016}")).collect();
    all[all.len() - 212..].to_owned()
}

/// Makes the key of a station in this folder.
pub fn station_in(folder: &Path) -> VerifyingKey {
    tramhoc::ports::keys::open_or_make(folder).expect("a key").verifying_key()
}

pub fn base64(key: &VerifyingKey) -> String {
    Base64Unpadded::encode_string(key.as_bytes())
}
