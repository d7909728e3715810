### Lời của trạm. Mỗi tên: <màn hình>-<việc>. Câu ngắn, lời nói thường ngày, chữ dựng sẵn (NFC), viết hóa, xóa, khóa.

## Dòng trên cùng
header-station = Trạm học số
header-guest = Người học thử
header-xom = xóm { $name }
header-monday = Thứ Hai
header-tuesday = Thứ Ba
header-wednesday = Thứ Tư
header-thursday = Thứ Năm
header-friday = Thứ Sáu
header-saturday = Thứ Bảy
header-sunday = Chủ nhật

## Dòng phím dưới cùng
keys-again = Nghe lại
keys-volume = Tiếng to, nhỏ
keys-silent = không có loa
keys-help = Giúp
keys-hint = Gợi ý
keys-more = Thêm
keys-home = Về đầu

## Dấu đi kèm chữ
mark-done = đã xong
mark-started = đang học dở
mark-chosen = đã chọn
mark-next = bài tiếp theo

## Nói số
spoken-choice = Bấm số { $digit }: { $label }.
spoken-enter = Bấm phím xanh: { $label }.

## Màn hình quá nhỏ
small-title = Màn hình này nhỏ quá
small-text = Trạm cần ít nhất 64 cột, 24 dòng. Giờ mới có { $columns } cột, { $rows } dòng. Bác mở rộng cửa sổ ra, hoặc cho chữ nhỏ lại.

## Mời vào
welcome-title = Mời bà con vào học!
welcome-text = Mỗi bài mười phút. Bấm nhầm không hỏng gì đâu.
welcome-known = Tôi học ở đây rồi
welcome-new = Tôi mới đến lần đầu
welcome-guest = Học thử, không cần tên
welcome-keeper = Người trông trạm
welcome-press = Bấm số đứng trước dòng mình chọn.

## Chọn xóm
xom-title = Nhà mình ở xóm nào?
xom-text = Bấm số đứng trước tên xóm.
xom-other = Xóm khác
page-more = Trang { $page } trên { $pages }. Bấm phím / để xem thêm.

## Chọn tên
people-title = Tên mình là tên nào?
people-text = Bấm số đứng trước tên mình.
people-empty = Ở đây chưa ghi tên ai. Bấm 8 để ghi tên mình.
people-not-there = Không thấy tên tôi
people-number = số { $number }

## Gõ tên
name-title = Tên mình là gì?
name-text = Gõ cả họ và tên, xong thì bấm phím xanh. Gõ nhầm thì bấm phím xóa lùi.
name-label = Họ và tên
name-done = Xong
name-leave = Thôi, chưa gõ
name-help = aa thành â, dd thành đ, ow thành ơ. Dấu: s sắc, f huyền, r hỏi, x ngã, j nặng.
name-rest-title = Chưa gõ được tên cũng không sao
name-rest-text = Nhờ người bên cạnh gõ giúp, hoặc cứ học thử trước đã.
name-again = Gõ tên tôi
name-guest = Học thử, không cần tên

## Cách gọi
address-title = Máy gọi mình thế nào cho phải?
address-text = Bấm số đứng trước cách gọi mình thích.
address-plain = Cứ gọi bằng tên

## Xin phép nhớ tên
consent-title = Máy nhớ tên { $who } nhé?
consent-kept = Máy giữ lại: họ tên, cách gọi, xóm và các bài đã học, để lần sau vào học tiếp và Tổ công nghệ số giúp đúng người.
consent-not-kept = Không giữ số giấy tờ, số điện thoại, ảnh. Muốn xóa tên thì bảo người trông trạm, lúc nào cũng được.
consent-yes = Đồng ý, nhớ tên tôi
consent-no = Không, tôi chỉ học thử

## Danh sách bài
lessons-title = Hôm nay { $who } học bài nào?
lessons-title-guest = Hôm nay mình học bài nào?
lessons-text = Bấm số đứng trước bài, muốn học bài nào trước cũng được.
lessons-minutes = { $minutes } phút
lessons-enter = Học bài { $title }
lessons-all-done = Các bài ở đây đã học xong cả rồi. Giỏi quá! Học lại bài nào cũng được.
lessons-empty = Máy này chưa có bài nào. Nhờ người trông trạm chép bài vào giúp nhé.
lessons-leave = Bấm 0 khi nào muốn nghỉ.

## Nghỉ
sign-out-title = { $who } nghỉ ở đây nhé?
sign-out-title-guest = Mình nghỉ ở đây nhé?
sign-out-text = Những bài đã làm máy giữ cả rồi. Lần sau đến lại học tiếp.
sign-out-text-guest = Cảm ơn mình đã học thử. Lần sau ghi tên thì máy nhớ bài cho.
sign-out-yes = Vâng, tôi nghỉ
sign-out-no = Không, tôi học tiếp

## Giúp
help-title = Phím nào để làm gì?
help-text = Bấm nhầm không hỏng gì đâu. Bí quá thì gọi người ngồi cạnh.
help-digits = Chọn dòng có số ấy
help-enter = Phím xanh: đi tiếp, xong
help-again = Nghe đọc lại
help-volume = Tiếng to hơn, nhỏ hơn
help-more = Xem trang sau
help-back = Lùi lại một bước
help-nine = Giúp, gợi ý
help-home = Về danh sách bài
help-close = Học tiếp

## Có còn ai không
still-title = Còn ai ngồi đây không ạ?
still-text = Bấm phím nào cũng được để học tiếp. Nửa phút nữa không ai bấm, máy sẽ hỏi lại tên.
still-text-nobody = Bấm phím nào cũng được để làm tiếp. Nửa phút nữa không ai bấm, máy về trang đầu.
still-enter = Tôi vẫn ở đây

## Ai đang ngồi đây
who-title = Có phải { $who } đang ngồi đây không?
who-title-guest = Có phải vẫn là người vừa học thử không?
who-text = Máy hỏi để không ghi nhầm bài sang người khác.
who-yes = Phải
who-no = Không

## Người trông trạm
keeper-title = Người trông trạm
keeper-text = Trạm này đang có những gì.
keeper-place = Nơi đặt trạm
keeper-place-unknown = chưa đặt tên
keeper-xoms = Số xóm
keeper-people = Số người đã ghi tên
keeper-lessons = Số bài học
keeper-version = Phiên bản
keeper-voice = Giọng đọc
keeper-voice-speaks = có
keeper-voice-clips = chỉ có bài thu sẵn
keeper-voice-silent = máy này không có loa
keeper-voice-unknown = chưa thử
keeper-saving = Ghi kết quả
keeper-saving-fine = tốt
keeper-verify = Xem mã QR có thật không: ở máy này, ngoài màn hình học, gõ lệnh  tramhoc verify  kèm dòng chữ hoặc ảnh của mã.
keeper-close = Về trang đầu

## Máy có chuyện
trouble-disk-full = Máy hết chỗ chứa nên chưa ghi thêm được. Cứ học tiếp, và nhờ người trông trạm xem giúp.
trouble-disk = Máy chưa ghi được vào đĩa. Cứ học tiếp, và nhờ người trông trạm xem giúp.
trouble-in-use = Một chương trình khác đang dùng sổ của trạm nên chưa ghi được. Cứ học thử đã nhé.
trouble-newer = Sổ của trạm do bản máy mới hơn ghi, bản này chưa đọc được. Cứ học thử đã nhé.
trouble-read-only = Đĩa đang khóa không cho ghi. Cứ học thử, và nhờ người trông trạm xem giúp.
trouble-in-short = Máy chưa ghi được, cứ học thử đã nhé.
