//! The way to every kind of screen, as somebody goes it who reads what is on view: from another screen, by the label of a
//! choice or by a key of the numeric keypad. Names, PINs and codes are typed.

use crate::equipped::{card, paper};

/// A station as it is when somebody sits down at it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Station {
    /// Nobody looks after it yet.
    Nobodys,
    /// Hoa looks after it and is out.
    Hoas,
    /// The same in a folder of its own, and a stick of the commune is plugged in.
    WithAStick,
    /// Somebody else does, who is not there and has left a recovery code with the commune.
    Somebodys,
}

#[derive(Debug, Clone, Copy)]
pub enum Begins {
    Start(Station),
    /// The way to this kind of screen comes first.
    Screen(&'static str),
}

#[derive(Debug, Clone, Copy)]
pub enum Step {
    /// The digit of this choice, on whichever page it stands.
    Choose(&'static str),
    /// Keys, in the language of [`crate::sitting::Sitting::press`].
    Press(&'static str),
    /// Held to the scanner.
    Scan(fn() -> String),
    /// Seconds of sitting idle.
    Wait(u64),
    /// The practice, done as one should from its beginning to its end.
    Practise,
    /// A lesson is learnt on as one should, to the screen that is looked for.
    Learn,
}

use Begins::{Screen, Start};
use Station::{Hoas, Nobodys, Somebodys, WithAStick};
use Step::{Choose, Learn, Practise, Press, Scan, Wait};

const PIN: Step = Press("type:408163 ↵");
const LESSON: Step = Choose("Cài đúng ứng dụng");

const KEEP_IT: &str = "Ghi tên tôi, giữ lại bài đã học";

/// Where to, from where, and how.
pub const WAYS: &[(&str, Begins, &[Step])] = &[
    // Before anybody has signed in.
    ("Welcome", Start(Nobodys), &[]),
    ("Help", Screen("Welcome"), &[Press("9")]),
    ("Reading", Screen("Help"), &[Choose("Đổi cỡ chữ, màu")]),
    ("Xom", Screen("Welcome"), &[Choose("Tôi học ở đây rồi")]),
    ("People", Screen("Xom"), &[Choose("Đồng Keng")]),
    ("Number", Screen("People"), &[Press("↵")]),
    ("Name", Screen("Welcome"), &[Choose("Tôi mới đến lần đầu"), Choose("Đồng Keng")]),
    ("Address", Screen("Name"), &[Press("type:Dduwowng_Thij_Hueej ↵")]),
    ("Consent", Screen("Address"), &[Press("1")]),
    ("Keeper", Screen("Welcome"), &[Choose("Người trông trạm")]),
    ("FirstVolunteer", Screen("Keeper"), &[Press("1")]),
    ("Door", Start(Somebodys), &[Choose("Người trông trạm"), Press("1")]),
    ("Recovery", Screen("Door"), &[Press("/"), Choose("Dùng mã khôi phục của xã")]),
    // Somebody learns.
    ("Lessons", Start(Hoas), &[Scan(card)]),
    ("Still", Screen("Lessons"), &[Wait(185)]),
    ("Who", Screen("Still"), &[Wait(30)]),
    ("SignOut", Screen("Lessons"), &[Press("0")]),
    ("Tracks", Screen("Lessons"), &[Choose("Chọn theo việc mình cần")]),
    ("Track", Screen("Tracks"), &[Press("1")]),
    ("Lesson", Screen("Lessons"), &[LESSON]),
    ("Story", Screen("Lesson"), &[Choose("Chuyện")]),
    ("Practice", Screen("Lesson"), &[Choose("Làm theo")]),
    ("Check", Screen("Lesson"), &[Choose("Thử xem nhớ chưa")]),
    ("PhoneTasks", Screen("Lesson"), &[Choose("Làm trên điện thoại của mình")]),
    ("Gain", Screen("Check"), &[Learn]),
    ("Confirmation", Screen("Lesson"), &[Choose("Tự làm"), Practise, Learn]),
    (
        "Claim",
        Start(Nobodys),
        &[Choose("Học thử, không cần tên"), LESSON, Choose("Chuyện"), Press("↵ ↵ ↵ ↵ 0 0"), Choose(KEEP_IT)],
    ),
    ("Beside", Screen("Lesson"), &[Press("/")]),
    ("SitDown", Screen("Beside"), &[Choose("Người trông trạm ngồi xem")]),
    ("Watched", Screen("SitDown"), &[PIN]),
    ("Vouch", Screen("Watched"), &[Practise, Press("2")]),
    ("Vouched", Screen("Vouch"), &[PIN]),
    // A supervisor's rooms.
    ("Room::Menu", Start(Hoas), &[Choose("Người trông trạm"), Press("1"), PIN]),
    ("Room::Whom", Screen("Room::Menu"), &[Choose("Hỏi lại bà con")]),
    ("Room::AskAgain", Screen("Room::Whom"), &[Choose("Đồng Keng"), Press("4")]),
    ("Room::Volunteers", Screen("Room::Menu"), &[Choose("Những người trông trạm")]),
    ("Room::Volunteer", Screen("Room::Volunteers"), &[Press("1")]),
    ("Room::NewVolunteer", Screen("Room::Volunteers"), &[Choose("Thêm người")]),
    ("Room::NewPin", Screen("Room::Volunteer"), &[Choose("Đổi mã PIN")]),
    ("Room::Machine", Screen("Room::Menu"), &[Choose("Máy và trạm")]),
    ("Room::Log", Screen("Room::Menu"), &[Choose("Sổ việc đã làm")]),
    ("Room::FirstTime", Screen("Room::Menu"), &[Choose("Đặt trạm lần đầu")]),
    ("Room::Place", Screen("Room::FirstTime"), &[Choose("Tên nơi đặt trạm")]),
    ("Room::RecoveryCode", Screen("Room::Menu"), &[Choose("Mã khôi phục")]),
    ("Room::Clock", Screen("Room::Machine"), &[Choose("Ngày giờ của trạm")]),
    ("Room::Figures", Screen("Room::Menu"), &[Choose("Sổ trạm")]),
    ("Room::Dates", Screen("Room::Figures"), &[Choose("Chọn ngày")]),
    ("Room::Sheet", Screen("Room::Figures"), &[Choose("Tháng này")]),
    ("Room::Watching", Screen("Room::Menu"), &[Choose("Xem bà con làm")]),
    ("Room::Vouch", Screen("Room::Watching"), &[Press("1")]),
    (
        "Room::Witness",
        Screen("Room::Watching"),
        &[Choose("Việc làm thật trên điện thoại của bà con"), Choose("Đồng Keng"), Press("4")],
    ),
    ("Room::WitnessedLesson", Screen("Room::Witness"), &[Press("1")]),
    ("Room::Confirmation", Screen("Room::WitnessedLesson"), &[Press("1 2 3 4 5")]),
    ("Room::Checking", Screen("Room::Menu"), &[Choose("Kiểm tra mã")]),
    (
        "Room::Attach",
        Screen("Room::Checking"),
        &[Scan(paper), Choose("Kết quả này là của một người học ở đây"), Choose("Đồng Keng"), Press("1")],
    ),
    ("Room::Packs", Start(WithAStick), &[Choose("Người trông trạm"), Press("1"), PIN, Choose("Bài học trên USB")]),
    ("Room::RecordsOut", Start(WithAStick), &[Choose("Người trông trạm"), Press("1"), PIN, Choose("Mang sổ lên xã")]),
    ("Room::Backups", Screen("Room::Menu"), &[Choose("Bản cất phòng của sổ")]),
    ("Room::Restore", Screen("Room::Backups"), &[Press("1")]),
    ("Room::Hamlets", Screen("Room::FirstTime"), &[Choose("Các xóm")]),
    ("Room::Hamlet", Screen("Room::Hamlets"), &[Choose("Cây Xanh")]),
    ("Room::HamletName", Screen("Room::Hamlet"), &[Press("1")]),
    (
        "Room::CommuneKey",
        Start(WithAStick),
        &[Choose("Người trông trạm"), Press("1"), PIN, Choose("Đặt trạm lần đầu"), Choose("Ghi tên với xã")],
    ),
    ("Room::Doctor", Screen("Room::Machine"), &[Choose("Khám máy")]),
    ("Room::Trials", Screen("Room::Machine"), &[Choose("Thử máy")]),
    ("Room::ScreenTrial", Screen("Room::Trials"), &[Press("3")]),
    ("Room::Language", Screen("Room::Machine"), &[Press("5")]),
    ("Room::Comfort", Screen("Room::Machine"), &[Choose("Cỡ chữ, màu của trạm")]),
    ("Room::Ending", Screen("Room::Machine"), &[Choose("Hết buổi")]),
    ("Room::Facts", Screen("Room::Machine"), &[Choose("Trạm đang có những gì")]),
    // About people.
    ("PeopleRoom::Entrance", Screen("Room::Menu"), &[Choose("Người học")]),
    ("PeopleRoom::Find", Screen("PeopleRoom::Entrance"), &[Choose("Tìm người")]),
    ("PeopleRoom::New", Screen("PeopleRoom::Entrance"), &[Choose("Ghi tên người mới")]),
    ("PeopleRoom::Page", Screen("PeopleRoom::Find"), &[Choose("Đồng Keng"), Press("4")]),
    ("PeopleRoom::Correct", Screen("PeopleRoom::Page"), &[Press("1")]),
    ("PeopleRoom::Consent", Screen("PeopleRoom::Page"), &[Press("3")]),
    ("PeopleRoom::Card", Screen("PeopleRoom::Page"), &[Press("2")]),
    ("PeopleRoom::Cards", Screen("PeopleRoom::Entrance"), &[Choose("In thẻ học, mỗi tờ mười thẻ")]),
    ("PeopleRoom::Join", Screen("PeopleRoom::Page"), &[Press("4")]),
    (
        "PeopleRoom::JoinWith",
        Screen("PeopleRoom::Join"),
        &[Choose("Gộp thêm một tên"), Choose("Đồng Keng"), Press("5")],
    ),
    ("PeopleRoom::Hand", Screen("PeopleRoom::Page"), &[Press("5")]),
    ("PeopleRoom::HandTo", Screen("PeopleRoom::Hand"), &[Press("1"), Choose("Đồng Keng"), Press("1")]),
    ("PeopleRoom::Forget", Screen("PeopleRoom::Page"), &[Press("6")]),
    ("PeopleRoom::Board", Screen("PeopleRoom::Entrance"), &[Choose("Cần giúp")]),
];
