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
mark-next = tiếp theo

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
name-help =
    aa, a6 thành â. dd, d9 thành đ. ow, o7 thành ơ.
    Dấu s 1 sắc, f 2 huyền, r 3 hỏi, x 4 ngã, j 5 nặng.
name-rest-title = Chưa gõ được tên cũng không sao
name-rest-text = Nhờ người bên cạnh gõ giúp, hoặc cứ học thử đã.
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
lessons-text = Bấm số đứng trước bài mình muốn học.
lessons-minutes = { $minutes } phút
lessons-enter = Học bài { $title }
lessons-all-done = Các bài ở đây đã học xong cả rồi. Giỏi quá! Học lại bài nào cũng được.
lessons-empty = Máy này chưa có bài nào. Nhờ người trông trạm chép bài vào giúp nhé.
lessons-leave = Bấm 0 khi nào muốn nghỉ.

## Nghỉ
sign-out-title = { $who } nghỉ ở đây nhé?
sign-out-title-guest = Mình nghỉ ở đây nhé?
sign-out-text = Bài đã làm máy giữ cả rồi, lần sau học tiếp.
sign-out-text-guest = Cảm ơn mình đã học thử. Lần sau ghi tên thì máy nhớ bài cho.
sign-out-yes = Vâng, tôi nghỉ
sign-out-no = Không, tôi học tiếp

## Giúp
help-title = Phím nào để làm gì?
help-text = Bấm nhầm không hỏng gì. Bí thì gọi người bên cạnh.
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
keeper-text = Phần này của Tổ công nghệ số. Bà con đến học thì bấm phím xanh để về trang đầu.
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

## Bài học: cửa vào
lesson-story = Chuyện
lesson-watch = Xem làm mẫu
lesson-follow = Làm theo
lesson-alone = Tự làm
lesson-pair = Hai người cùng làm
lesson-check = Thử xem nhớ chưa
lesson-gain = Được việc gì cho mình?
lesson-phone = Làm trên điện thoại của mình
lesson-minutes = Cả bài chừng { $minutes } phút, chia làm hai buổi.
lesson-begin = Bắt đầu
lesson-go-on = Học tiếp: { $step }
lesson-all-done = Mình đã học xong bài này rồi. Muốn ôn lại phần nào thì bấm số phần ấy.
lesson-old = Bài này có chỗ đã cũ, bác hỏi Tổ nhé.
lesson-gone = Bài này không còn trên trạm. Bấm 0 để về danh sách bài.
lesson-spoken = { $title }. { $goal }

## Chuyện
story-page = Trang { $page } / { $pages }
story-next = Đi tiếp
story-end = Nghe xong rồi, đi tiếp
lesson-saved = đã lưu
lesson-saving = Đang lưu…
lesson-not-saved = Chưa lưu được. Bác cứ ngồi đây, bấm phím xanh để thử lại.
lesson-try-again = Thử lại
lesson-disk-full = Máy đầy chỗ nên chưa lưu được. Bác gọi người trông trạm, rồi bấm phím xanh để thử lại.

## Tập trên điện thoại
practice-watch = XEM LÀM MẪU
practice-follow = LÀM THEO
practice-alone = TỰ LÀM
practice-pair = HAI NGƯỜI CÙNG LÀM
practice-step = bước { $number } / { $of }
practice-machine-presses = Máy sẽ bấm số { $digit }: { $label }.
practice-machine-types = Máy sẽ gõ: { $text }
practice-machine-next-page = Máy sẽ bấm phím / để xem trang sau.
practice-watch-go = Xem máy bấm
practice-which = Giờ bấm số mấy? Bác bấm thử xem.
practice-not-that-one = Chưa phải. Bác nhìn mũi tên ◂ rồi bấm số cạnh đó.
practice-press = Bấm số { $digit }.
practice-press-more = Bấm phím / để xem trang sau.
practice-type = Gõ { $text }, xong thì bấm phím xanh.
practice-typing = Gõ vào ô, xong thì bấm phím xanh.
practice-stuck = Bí thì bấm 9.
practice-off-the-way = Chưa phải chỗ này. Không sao, mình xem lại nhé.
practice-no-such-digit = Số ấy không có trên màn hình. Bác nhìn lại các ô số nhé.
practice-scene = Bác xem chuyện gì xảy ra.
practice-scene-go = Xem tiếp
practice-trap-title = Dừng lại một chút
practice-trap-sign = Dấu hiệu có từ đầu:
practice-trap-next-time = Lần sau:
practice-done-watch = Xem xong rồi! Giờ mình làm theo. Mũi tên chỉ đến đâu, bấm đến đấy.
practice-done-follow = Bác làm được rồi! Giờ thử tự làm, không có mũi tên. Mệt thì nghỉ ở đây, hôm sau học tiếp cũng được.
practice-done-alone = Bác tự làm được rồi! Giờ thử xem mình nhớ được bao nhiêu.
practice-done-title = Xong phần này
practice-done-go = Đi tiếp: { $step }
practice-done-rest = Nghỉ ở đây, về danh sách bài
practice-resumed = Hôm trước mình đang làm dở. Mình làm tiếp từ bước { $number }.

## Thử xem nhớ chưa
check-title = Thử xem nhớ chưa
check-rule = Đúng { $pass } trên { $of } câu là đạt. Không vội, trả lời sai cũng học được.
check-question = Câu { $number } / { $of }
check-several = Chọn mọi câu đúng, xong thì bấm phím xanh.
check-order = Bấm các số theo thứ tự việc nào làm trước, việc nào làm sau. Bấm nhầm thì bấm phím xóa lùi.
check-answer = Trả lời
check-right = Hay lắm!
check-not-yet = Chưa đúng.
check-next = Câu tiếp
check-finish = Xem kết quả
check-place = thứ { $place }
check-passed-title = Bác nhớ tốt lắm!
check-passed = Đúng { $right } trên { $of } câu. Thế là đạt.
check-again-title = Gần được rồi
check-again = Đúng { $right } trên { $of } câu, cần { $pass }. Mình ôn một lượt rồi thử lại nhé.
check-again-go = Thử lại
check-go-on = Đi tiếp

## Được việc gì, mã xác nhận
gain-next = Đi tiếp
gain-code = Lấy mã xác nhận
gain-missing = Còn phần { $step } chưa xong. Xong phần ấy là có mã xác nhận.
confirmation-alone = đã tập ở trạm, một mình
confirmation-watched = đã tập ở trạm, có người xem
confirmation-real = đã làm thật
confirmation-guest = Người học thử
confirmation-done = Xong
confirmation-small = Màn hình nhỏ quá, chưa vẽ được mã. Mã đã lưu, bác đọc dãy chữ này cho người kiểm tra.
confirmation-waiting = Đang làm mã xác nhận…
confirmation-failed = Chưa làm được mã. Bác bấm phím xanh để thử lại.
confirmation-date-unsure = đồng hồ chưa kiểm tra
confirmation-spoken = Đây là mã xác nhận. Người kiểm tra đưa điện thoại lên chụp là đọc được. Xong thì bấm phím xanh.
phone-title = Làm trên điện thoại của mình
phone-volunteer = Làm được rồi thì nhờ người trông trạm xem giúp.
phone-done = Xong bài

## Người soạn bài: chỗ chưa đúng và cách chữa
author-missing-key = thiếu “{ $key }”
author-missing-key-remedy = Thêm một dòng { $key } = … vào đây.
author-empty-text = “{ $key }” đang để trống
author-empty-text-remedy = Viết nội dung, hoặc bỏ hẳn dòng này nếu không bắt buộc.
author-not-nfc = chữ có dấu rời (chưa phải NFC)
author-not-nfc-remedy = Gõ lại đoạn này bằng bộ gõ Unicode dựng sẵn.
author-number = “{ $key }” phải là số nguyên từ { $least } đến { $most }
author-number-remedy = Viết một số từ { $least } đến { $most }, không có dấu ngoặc kép.
author-type-flag = true hoặc false
author-type-date = ngày dạng 2026-11-20
author-type-list = danh sách chữ ["…", "…"]
author-type-table = một bảng
author-type-tables = nhiều bảng [[…]]
author-type-text = chữ trong dấu ngoặc kép
author-wrong-type = “{ $key }” phải là { $wanted }
author-wrong-type-remedy = Sửa lại thành { $wanted }.
author-id-form = mã “{ $id }” chỉ được có chữ thường không dấu, số và gạch nối
author-id-form-remedy = Ví dụ: bai-moi.
author-unknown-key = không có mục nào tên “{ $key }” ở đây
author-unknown-key-near = Có phải là “{ $near }”?
author-unknown-key-remedy = Ở đây chỉ có: { $known }.
author-grammar = không hiểu chữ “{ $word }”
author-grammar-end = câu lệnh chưa hết ý
author-grammar-remedy = Việc làm: go, back, home, set, clear, add, done, trap, play, if … then …, in 2 then … – điều kiện: at, =, !=, >=, <=, and, or, not.
author-dangling-near = Có phải là “{ $near }”?
author-dangling-remedy = Đang có: { $known }.
author-no-screen = không có màn hình “{ $name }”
author-no-step = không có bước “{ $name }”
author-no-trap = không có bẫy “{ $name }”
author-no-value = giá trị “{ $name }” không có trong biến này
author-no-variable = không có biến “{ $name }”
author-not-count = biến “{ $name }” không phải biến đếm
author-not-count-remedy = Chỉ biến có count = … mới dùng được add.
author-no-effect = bấm “{ $id }” mà không có gì xảy ra
author-no-effect-remedy = Thêm do = "…" cho nó, hoặc đổi thành chữ thường (kind = "text").
author-duplicate = mã “{ $id }” dùng hai lần
author-duplicate-remedy = Đổi một trong hai thành mã khác.
author-domain = biến phải có đúng một trong: words, count, typed
author-domain-remedy = Ví dụ: words = ["chua", "roi"]
author-detour = detour “{ $word }” không có
author-detour-remedy = Viết "harmless" hoặc "mistake".
author-hints = có { $count } gợi ý, cần đúng ba
author-hints-remedy = Viết ba câu: nhắc nhẹ, chỉ chỗ, rồi làm mẫu và nói vì sao.
author-touch = không hiểu thao tác “{ $text }”
author-touch-remedy = Viết một số từ 1 đến 8, "/" hoặc "type …".
author-never-read = biến “{ $id }” không ai đọc
author-never-read-remedy = Dùng nó trong when, done, hay trong một câu chữ; nếu không cần thì xóa đi.
author-never-set = biến “{ $id }” không đổi bao giờ
author-never-set-remedy = Thêm set, add, hoặc một ô gõ cho biến này; nếu không cần thì xóa đi.
author-never-done = bước “{ $id }” không bao giờ xong được
author-never-done-remedy = Viết done = "…" cho bước, hoặc một việc làm "done { $id }".
author-never-sprung = bẫy “{ $id }” không ai mắc được
author-never-sprung-remedy = Thêm một chỗ bấm dẫn tới "trap { $id }", hoặc xóa bẫy.
author-style = kiểu chữ “{ $style }” không có
author-style-remedy = Dùng plain, heading, quiet hoặc bubble.
author-input = cách gõ “{ $input }” không có
author-input-remedy = Các cách gõ: { $known }.
author-kind = không có loại “{ $kind }”
author-kind-remedy = Các loại: { $known }.
author-toml = viết sai cú pháp TOML: { $detail }
author-toml-remedy = Xem lại dấu ngoặc, dấu bằng và dấu phẩy ở dòng này.
author-review = review_by phải sau ngày kiểm tra và trong vòng 18 tháng
author-review-remedy = Chọn ngày không muộn hơn { $latest }.
author-pass = cần đúng { $needed } câu mà chỉ có { $of } câu
author-pass-remedy = Đặt pass không quá { $of }.
author-options = có { $count } lựa chọn
author-options-remedy = Viết từ 2 đến 6 lựa chọn.
author-rights = có { $count } lựa chọn đúng
author-rights-remedy = Cần từ { $least } đến { $most } lựa chọn có right = true.
author-items = có { $count } mục để xếp
author-items-remedy = Viết từ 3 đến 6 mục, theo thứ tự đúng.
author-solution-touch = lời giải: ở đây không bấm được “{ $touch }”
author-on-view = Đang hiện { $view }
author-solution-end = lời giải dừng khi bước “{ $step }” chưa xong
author-grading = câu “{ $id }” chấm không phân biệt được đúng và sai
author-grading-remedy = Xem lại các lựa chọn right = true.
author-longest = ở mọi câu, lựa chọn đúng luôn là câu dài nhất
author-longest-remedy = Viết lại cho vài lựa chọn sai dài bằng hoặc hơn, kẻo người học đoán mò.
author-bound = bài tập rộng quá: thử { $most } lần bấm mà chưa hết
author-bound-remedy = Bớt biến, hoặc bớt giá trị của biến.
author-stuck = có thể bị kẹt ở màn hình “{ $screen }”, bước “{ $step }” (khi { $values })
author-stuck-remedy = { $touches } Thêm một lối đi để từ đây vẫn làm xong được bài.
author-unreachable = không có cách nào tới màn hình “{ $id }”
author-unreachable-remedy = Thêm một chỗ bấm "go { $id }", hoặc xóa màn hình này.
author-by-itself = bước “{ $id }” tự xong, người học chưa kịp làm gì
author-by-itself-remedy = Gộp với bước trước, hoặc đổi done của bước.
author-cut = màn hình “{ $screen }” không đủ chỗ cho: { $text }
author-cut-remedy = Viết ngắn lại, hoặc chia làm hai màn hình (khung điện thoại rộng 26 cột, cao 17 dòng).
author-clean = { $lessons } bài, không có chỗ nào sai.
author-found = { $problems } chỗ cần sửa trong { $lessons } bài.
author-line = { $id }: { $states } trạng thái, { $frames } hình, { $ms } ms
author-unreadable = không đọc được { $path }: { $why }
author-no-lessons = không thấy lesson.toml nào trong { $path }
author-number-taken = số bài { $number } đã dùng ở { $other }
author-number-taken-remedy = Mỗi bài một số, không đổi bao giờ. Bài của địa phương đánh số từ 1000.
author-folder = bài phải nằm ở thư mục { $wanted }
author-folder-remedy = Đổi tên thư mục, hoặc sửa course và id cho khớp.

## Dòng lệnh
cli-no-terminal = Trạm cần chạy trong cửa sổ dòng lệnh (terminal). Hãy mở terminal rồi gõ lại lệnh này.
cli-in-use = Thư mục { $folder } đang có một trạm khác dùng. Hãy tắt trạm kia, hoặc chọn thư mục khác bằng --data.
cli-terminal-failed = Màn hình trạm dừng vì lỗi: { $why }. Việc đã lưu vẫn còn. Hãy chạy lại; chi tiết ở tramhoc.log.

## Hai người cùng làm, lùi lại, ôn lại
practice-pair-begin = Hai người ngồi cạnh nhau
practice-pair-swap = Đổi chỗ nhé!
practice-pair-presses = Giờ người thứ { $person } bấm phím.
practice-pair-tells = Người thứ { $person } đọc to việc phải làm. Tay để sau lưng, đừng bấm hộ.
practice-pair-go = Đổi xong rồi
practice-pair-turn = Người thứ { $person } bấm.
practice-taken-back = Lùi lại rồi. Bác chọn lại nhé.
practice-nothing-to-take-back = Bước này chưa bấm gì, không phải lùi.
mark-review = ôn lại nhé
lesson-review = Bài này học rồi, hôm nay ôn lại cho nhớ lâu.
lesson-second-visit = Bài an toàn cần trả lời đúng ở hai buổi. Buổi sau bác thử lại một lần nữa nhé.

## Mở trạm
opening-text = Đang mở trạm, bà con đợi một chút…
## Thêm việc cho điện thoại tập
practice-plays = Trong máy có tiếng: “{ $text }”
author-no-clip = không có tiếng “{ $name }”
author-never-played = tiếng “{ $id }” không ai bật
author-never-played-remedy = Thêm một chỗ bấm "play { $id }", hoặc xóa tiếng này.
author-type-rows = các dòng [["…", "…"], …]
practice-looks-real = Số dài thế này giống số thật trên thẻ, trên giấy tờ. Đây là máy tập, bác đừng gõ số thật nhé.
author-answers = có { $count } câu trả lời
author-answers-remedy = Viết từ 1 đến { $most } câu trả lời.
author-gesture = cử chỉ “{ $name }” không có
author-drawing = hình vẽ to quá
author-drawing-remedy = Vẽ không quá { $columns } cột, { $rows } dòng.
author-drawing-sign = máy của trạm không vẽ được “{ $sign }”
author-drawing-sign-remedy = Chỉ dùng chữ Việt, chữ ASCII và { $known }
author-qr-word = “{ $word }” không đưa vào mã QR để tập được
author-qr-word-remedy = Chọn một từ ngắn chỉ có chữ cái, ví dụ chè. Không đưa đường link, số, tiền.
author-table = bảng có { $count } cột
author-table-remedy = Bảng có từ 1 đến { $most } cột.
author-table-row = dòng này có { $count } ô
author-table-row-remedy = Viết đủ { $wanted } ô, như ở head.
## Người soạn bài: bài mới
author-new-written = Đã viết bài mới: { $file }
author-new-next = Mở tệp ấy ra sửa. Muốn xem bài như bà con sẽ thấy, gõ: tramhoc lessons preview { $folder }
author-new-there = đã có { $file }, máy không viết đè lên. Chọn tên thư mục khác.
author-new-failed = không viết được { $file }: { $why }. Xem lại đĩa còn chỗ không, thư mục có cho ghi không.
author-new-no-course = { $folder } chưa nằm trong thư mục chủ đề nào. Viết, chẳng hạn: tramhoc lessons new bai-cua-xom/goi-dien
author-new-id = tên thư mục “{ $name }” chỉ được có chữ thường không dấu, số và gạch nối. Chẳng hạn: { $id }
author-new-title = Bài mới

## Người soạn bài: bài trên giấy
walk-facts = Bài số { $number } · chủ đề { $course } · chừng { $minutes } phút · bản { $version }
walk-about = Bài này
walk-goals = Học xong thì làm được
walk-safety = Đây là bài về an toàn: phải trả lời đúng ở hai buổi mới coi là nhớ.
walk-skills = Kỹ năng
walk-review = Phải xem lại trước ngày
walk-page = Trang { $number }
walk-practice = Tập trên điện thoại
walk-step = Bước { $number } · { $id }
walk-instruction = Lời dặn
walk-hint = Gợi ý { $number }
walk-mistake = Ở bước này, bấm chỗ khác thì tính là nhầm.
walk-way = Đường tới bẫy
walk-picture = Hình { $number }
walk-press = Bấm { $digit }: { $label }
walk-next-page = Bấm phím /: xem trang sau
walk-type = Gõ { $text }, bấm phím xanh
walk-leave = Bỏ ô gõ
walk-go-on = Bấm phím xanh
walk-means-nothing = chỗ này không bấm được, lời giải dừng ở đây
walk-end = Đến đây là xong.
walk-solution = Cách làm đúng thứ { $number }
walk-trap = Bẫy { $id } · loại { $tag }
walk-springs = { $touch }. Thế là mắc bẫy.
walk-never-sprung = Bẫy này không ai mắc được.
walk-scene = Cảnh { $number }. Bấm phím xanh để xem tiếp.
walk-happened = Chuyện gì xảy ra
walk-sign = Dấu hiệu có từ đầu
walk-next-time = Lần sau
walk-back = Phím xanh
walk-other-screens = Những màn hình khác
walk-remarks = Lời nhắc khi bấm chưa phải chỗ
walk-heard = Lời nghe thấy: tranh vẽ gì, người gọi nói gì, máy kêu gì
walk-question = Câu { $number } · { $id }
walk-right = đúng
walk-why = Vì sao
walk-qr = Trên màn hình có một mã QR, chứa một trong các từ dưới đây.
walk-task = Một cách làm
walk-helper = Dành cho người hướng dẫn
walk-sources = Nguồn
walk-source = { $document } (kiểm ngày { $checked }). { $confirms }
author-written = Đã viết { $file }
author-one-lesson = { $path } có { $count } bài. Chọn thư mục của một bài thôi.

## Người soạn bài: từng chữ của tệp bài
schema-title = Bài học của trạm (lesson.toml)
schema-kind = Loại gì.
schema-format = Luôn là 1.
schema-id = Mã để chỗ khác nhắc tới, mỗi thứ một mã.
schema-lesson-id = Mã bài, trùng tên thư mục của bài.
schema-number = Số bài, mỗi bài một số, không đổi bao giờ. Bài của địa phương từ 1000.
schema-course = Mã chủ đề, trùng tên thư mục mẹ.
schema-lesson-title = Tên bài trong danh sách.
schema-minutes = Cả bài chừng mấy phút, hai buổi cộng lại.
schema-version = Bắt đầu từ 1; sửa bài đã phát ra thì tăng lên 1.
schema-safety = true nếu là bài về an toàn: phải trả lời đúng ở hai buổi mới coi là nhớ.
schema-goals = Học xong thì làm được gì, mỗi việc một câu.
schema-skills = Mã trong khung kỹ năng số, chẳng hạn cv3139:0.1. Chưa biết thì để trống: [].
schema-review-by = Ngày phải có người xem lại bài, không muộn quá 18 tháng sau lần kiểm gần nhất.
schema-helper = Chỉ cho người hướng dẫn đọc: nói gì, đừng làm hộ gì, bài tập trên giấy.
schema-sources = Lấy ở đâu, kiểm hôm nào.
schema-document = Tên văn bản, trang chính thức, hay chỗ đã hỏi.
schema-confirms = Đã kiểm điều gì ở đó.
schema-checked = Ngày kiểm.
schema-story = Chuyện, mỗi trang một ý, không quá 40 chữ.
schema-page-text = Chữ của trang này; máy đọc to.
schema-page-clip = Tên tệp tiếng thu sẵn, nếu muốn tự đặt.
schema-practice = Bài tập trên điện thoại.
schema-clock = Giờ hiện trên điện thoại tập.
schema-start = Mã của màn hình đầu tiên.
schema-variable = Điều máy phải nhớ. Mỗi biến chọn một trong ba kiểu: words, count, typed.
schema-words = Các giá trị, không dấu. Lúc đầu là chữ thứ nhất.
schema-count = Đếm từ 0 đến số này.
schema-typed = Chữ người học gõ, xếp thành nhóm: typed.dung = ["zalo"]. Hoa thường, dấu, khoảng trắng không kể; dấu * là chữ gì cũng được.
schema-screen = Một màn hình của điện thoại.
schema-screen-title = Dòng tên ở trên cùng.
schema-element = Các thứ trên màn hình, từ trên xuống dưới.
schema-step = Một bước của bài tập, theo thứ tự.
schema-step-say = Lời dặn: bước này làm gì.
schema-done = Khi nào thì xong bước. Bỏ đi thì xong nhờ việc làm done.
schema-after = Những bước phải xong trước. Bỏ đi thì là bước liền trước; [] là lúc nào cũng được.
schema-hints = Ba gợi ý: nhắc nhẹ, chỉ chỗ, rồi làm mẫu và nói vì sao.
schema-detour = Bấm chỗ khác ở bước này: harmless là ngó qua, mistake là nhầm.
schema-trap = Bẫy: chuyện không hay xảy ra với người trong chuyện, rồi được quay lại.
schema-tag = Loại bẫy: otp, link-la, phi-nho, gap, gia-danh, app-gia, trung-thuong…
schema-scenes = Mã các màn hình diễn chuyện ấy, lần lượt.
schema-happened = Chuyện gì đã xảy ra, với ai trong chuyện. Đừng nói “bác”.
schema-sign = Dấu hiệu có từ đầu.
schema-next-time = Lần sau thì làm thế nào.
schema-rewind = Mã màn hình được quay về.
schema-back = Chữ bên phím xanh: “Quay lại lúc …”.
schema-solution = Một cách làm đúng. Cách đầu là cách máy làm mẫu.
schema-touch = Từng lần bấm: số trên màn hình, "/" sang trang, "type …" gõ vào ô đang mở.
schema-check = Phần hỏi lại.
schema-pass = Đúng mấy câu thì đạt.
schema-question = Các câu hỏi.
schema-question-id = Mã câu hỏi.
schema-ask = Câu hỏi.
schema-gain = Được việc gì cho mình: tiền, thì giờ, đường đi.
schema-phone-task = Việc làm trên điện thoại thật, ít nhất hai chỗ bấm.
schema-do = Bấm vào thì máy làm gì; nhiều việc thì viết thành danh sách.
schema-say = Lời nhắc khi chỗ này chưa phải chỗ cần bấm.
schema-label = Chữ trên đó.
schema-when = Chỉ hiện khi điều này đúng. Bỏ đi thì lúc nào cũng hiện.
schema-text = Một đoạn chữ.
schema-text-text = Chữ. Tên biến trong ngoặc nhọn thì hiện giá trị của biến.
schema-style = plain chữ thường, heading chữ đậm, quiet chữ nhạt, bubble tin nhắn nhận được.
schema-button = Nút bấm.
schema-apps = Các ô ứng dụng, hai ô một hàng.
schema-apps-apps = Các ô, theo thứ tự.
schema-list = Danh sách, mỗi mục một số.
schema-list-items = Các mục, theo thứ tự.
schema-lines = Những dòng nhỏ dưới mục.
schema-badge = Nhãn nhỏ bên trên, chẳng hạn “Quảng cáo”.
schema-field = Ô gõ chữ: bấm số thì mở ô, gõ, rồi phím xanh.
schema-field-variable = Biến giữ chữ đã gõ.
schema-field-input = Gõ kiểu gì: vietnamese có dấu, plain không dấu, digits chỉ có số.
schema-permission = Câu xin phép đè lên màn hình; chỉ bấm được hai câu trả lời.
schema-permission-app = Ứng dụng nào xin.
schema-permission-asks = Xin gì; hiện thành “… muốn …”.
schema-allow = Câu cho phép.
schema-deny = Câu từ chối.
schema-one = Chọn một câu đúng.
schema-several = Chọn mọi câu đúng, rồi phím xanh.
schema-options = Các lựa chọn; máy tự xáo thứ tự.
schema-option-text = Câu trả lời.
schema-right = true ở câu đúng.
schema-option-why = Lời giải thích cho người chọn câu này.
schema-true-false = Đúng hay không đúng.
schema-answer = true nếu câu ấy đúng.
schema-why-true = Nói với người trả lời “đúng”.
schema-why-false = Nói với người trả lời “không đúng”.
schema-order = Xếp thứ tự.
schema-order-items = Theo thứ tự đúng; máy tự xáo.
schema-why = Lời giải thích.
schema-do-go = Sang màn hình dong-ho.
schema-do-back = Quay lại màn hình trước.
schema-do-home = Về màn hình đầu tiên.
schema-do-set = Cho biến gio giá trị bon.
schema-do-clear = Đưa biến về giá trị ban đầu.
schema-do-add = Tăng biến đếm lan lên 1.
schema-do-add-more = Tăng lên 2.
schema-do-done = Đánh dấu xong bước chon-gio.
schema-do-trap = Mắc bẫy trung-xe.
schema-do-if = Chỉ làm khi điều kiện đúng.
schema-when-at = Đang ở màn hình dong-ho.
schema-when-is = Biến gio có giá trị bon.
schema-when-is-not = Biến gio khác bon.
schema-when-at-least = Biến đếm lan từ 2 trở lên.
schema-when-at-most = Biến đếm lan từ 2 trở xuống.
schema-when-empty = Chưa gõ gì vào ô của biến ten.
schema-when-other = Đã gõ, nhưng không thuộc nhóm nào của biến.
schema-when-and = Cả hai điều đều đúng.
schema-when-or = Một trong hai điều đúng.
schema-when-not = Điều trong ngoặc không đúng.
schema-part-commands = Việc làm: viết trong do
schema-part-conditions = Điều kiện: viết trong when, done, và sau if
schema-part-elements = Các thứ trên màn hình điện thoại
schema-part-questions = Các loại câu hỏi
schema-part-lesson = Mọi chữ của tệp bài
schema-of-all-elements = Thứ nào cũng có kind (loại gì), và có thể thêm when (chỉ hiện khi điều này đúng). Cái gì bấm được thì có id (mã riêng), do (bấm vào thì máy làm gì), và có thể thêm say (lời nhắc khi chỗ này chưa phải chỗ cần bấm).
schema-column-write = Viết
schema-column-means = Nghĩa là
schema-column-key = Chữ
schema-column-value = Giá trị
schema-optional = (tùy ý)
schema-value-text = chữ trong ngoặc kép
schema-value-number = số từ { $least } đến { $most }
schema-value-day = ngày: 2026-11-20
schema-value-id = mã: chữ thường không dấu, số, gạch nối
schema-value-texts = danh sách chữ
schema-value-three = đúng ba câu
schema-value-commands = việc làm
schema-value-condition = điều kiện
schema-value-touches = danh sách lần bấm
schema-value-table = một bảng
schema-value-tables = các bảng
schema-value-some-tables = từ { $least } đến { $most } bảng
schema-do-more = Máy làm gì thêm nữa, ngoài việc đổi nó.
schema-do-play = Bật tiếng chuong (khai báo ở practice.clip).
schema-do-in = Bấm thêm hai lần nữa thì mới làm: có người gọi đến, có tin nhắn đến.
schema-clip = Một tiếng trong máy: chuông reo, người nói.
schema-clip-text = Tiếng ấy nói gì; máy đọc to.
schema-field-error = Lời báo ngay dưới ô.
schema-field-error-when = Khi nào thì báo. Có error thì phải có error_when.
schema-search = Ô tìm, có hình kính lúp. Cách dùng như field.
schema-keyboard = Bàn phím của điện thoại, vẽ cho giống; chỉ hiện khi một ô đang mở, không bấm vào được.
schema-link = Đường link: chữ bấm được.
schema-link-address = Địa chỉ thật của link, hiện nhạt bên dưới.
schema-dialog = Câu hỏi đè lên màn hình; chỉ bấm được các câu trả lời.
schema-dialog-title = Dòng đậm trên cùng.
schema-answers = Từ một đến bốn câu trả lời.
schema-call = Cuộc gọi đến, đè lên màn hình. Chưa có says thì đang đổ chuông; có says thì đang nghe.
schema-call-from = Ai gọi.
schema-call-says = Người gọi nói gì; máy đọc to.
schema-notification = Thông báo ở mép trên màn hình.
schema-notification-app = Của ứng dụng nào.
schema-own-variable = Biến mà nó hiện và đổi.
schema-own-count = Biến đếm mà nó hiện và đổi.
schema-on = Giá trị của biến khi bật.
schema-off = Giá trị của biến khi tắt.
schema-switch = Công tắc bật, tắt.
schema-checkbox = Ô đánh dấu, như ô “Tôi đồng ý”.
schema-choice = Chọn một trong mấy dòng, có dấu tròn.
schema-choice-label = Câu hỏi ở trên.
schema-choice-options = Các dòng.
schema-choice-value = Giá trị của biến khi chọn dòng này.
schema-slider = Thanh kéo, có hai số: bớt đi và thêm lên.
schema-less = Chỗ bấm để bớt.
schema-more = Chỗ bấm để thêm.
schema-gesture = Cử chỉ của ngón tay, như vuốt, bấm giữ.
schema-gesture-gesture = Vuốt trái, phải, lên, xuống; bấm giữ lâu; chụm hai ngón.
schema-progress = Việc phải chờ: mỗi lần bấm, thanh đầy thêm một nấc.
schema-progress-next = Chữ cạnh con số, chẳng hạn “Chờ một chút”.
schema-chat = Cuộc trò chuyện, không bấm vào được.
schema-messages = Các tin, từ trên xuống.
schema-message-from = Người gửi. Tin của mình thì bỏ đi.
schema-message-me = true nếu là tin của người cầm máy.
schema-address = Thanh địa chỉ của trình duyệt, không bấm vào được.
schema-domain = Tên miền.
schema-secure = true thì hiện có khóa. Có khóa chưa chắc đã là trang thật.
schema-table = Bảng một đến ba cột: thời tiết, giá cả.
schema-table-head = Tên các cột.
schema-table-rows = Các dòng, mỗi dòng đủ số cột.
schema-picture = Hình vẽ bằng chữ và ô vuông.
schema-drawing = Các dòng của hình, nhiều nhất 10 dòng, mỗi dòng 26 cột.
schema-drawing-says = Hình vẽ gì, nói bằng lời; máy đọc to.
schema-camera = Máy ảnh đang ngắm.
schema-blurred = Khi nào thì hình bị nhòe.
schema-shutter = Nút chụp.
schema-qr = Mã QR thật, điện thoại của người học quét được.
schema-qr-word = Một từ thường, chỉ có chữ. Đừng viết từ ấy ở chỗ khác trên màn hình.
schema-qr-view = Khung quét mã của điện thoại.
schema-qr-view-says = Đang ngắm vào đâu.
schema-value-drawing = các dòng vẽ
schema-value-grid = các dòng, mỗi dòng một danh sách chữ
## Loại câu hỏi
author-pairs = có { $count } cặp
author-pairs-remedy = Viết từ 2 đến 5 cặp có left và right.
author-signs = có { $signs } chỗ đáng ngờ trong { $parts } đoạn
author-signs-remedy = Viết từ 2 đến 7 đoạn; ít nhất một đoạn có sign = true và một đoạn không.
author-scan-words = có { $count } số để quét, hoặc có số viết không đúng
author-scan-words-remedy = Viết ít nhất 6 số, mỗi số từ 1 đến 6 chữ số và đặt trong ngoặc kép, như "427".
check-match = Với { $left }, bấm số của chỗ hợp nhất.
check-signs = Bấm số những chỗ đáng ngờ, xong thì bấm phím xanh.
check-type = Gõ câu trả lời
check-do = Bác tự làm trên màn hình tập. Xong thì bấm phím xanh.
check-do-done = Tôi làm xong rồi
check-scan = Đưa điện thoại của mình lên quét, rồi gõ chữ hiện ra.
schema-match = Ghép đôi: mỗi bên trái chọn một bên phải.
schema-pairs = Từ hai đến năm đôi; máy tự xáo bên phải.
schema-pair-left = Bên trái.
schema-pair-right = Bên phải, đúng đôi với nó.
schema-signs = Chỉ ra những chỗ đáng ngờ trong một tin nhắn.
schema-signs-message = Tin nhắn, chia làm từ hai đến bảy chỗ.
schema-sign-text = Chữ ở chỗ này.
schema-sign-sign = true nếu chỗ này đáng ngờ.
schema-sign-why = Vì sao đáng ngờ. Chỗ đáng ngờ thì phải có.
schema-number-question = Đọc một con số trên tờ giấy rồi gõ vào.
schema-bill = Tờ giấy, từng dòng một.
schema-number-answer = Con số đúng, viết liền.
schema-near = Những số hay gõ nhầm.
schema-near-value = Số gõ nhầm.
schema-near-why = Nói với người gõ số ấy.
schema-short = Gõ một chữ ngắn. Hoa thường, dấu, khoảng trắng không kể.
schema-accept = Những chữ được coi là đúng; dấu * là chữ gì cũng được.
schema-practice-question = Tự làm trên điện thoại tập, không có gợi ý.
schema-task-start = Mã màn hình bắt đầu.
schema-task-goal = Làm đến khi điều này đúng.
schema-scan = Quét mã QR trên màn hình bằng điện thoại của mình, rồi bấm số hiện ra.
schema-scan-words = Ít nhất sáu số, mỗi số không quá sáu chữ số; mỗi lần máy lấy một số.
schema-value-large = số nguyên, viết liền
check-short = Bản ngắn: ba câu, mỗi câu hai lựa chọn

## Dòng lệnh: người học
people-none = Trạm này chưa ghi tên ai.
people-erased = Đã xóa tên { $name }. Số lượt học vẫn còn, không kèm tên.
author-touches = Đường tới đó: { $touches }.
author-no-touch = Ngay từ đầu đã thế.
author-type-nothing = (ô để trống)
author-never-shown = chữ này không lúc nào hiện ra
author-never-shown-remedy = Xem lại when: chưa có cách bấm nào làm cho điều kiện ấy đúng.
author-never-offered = không lúc nào bấm được “{ $id }”
author-never-offered-remedy = Xem lại when: chưa có cách bấm nào làm cho nó hiện ra.
author-does-nothing = bấm “{ $id }” lúc nào cũng như không
author-does-nothing-remedy = Sửa do cho nó làm được việc, hoặc thêm say để trả lời người bấm.
author-never-done-anywhere = bước “{ $id }” không lúc nào xong được
author-never-done-anywhere-remedy = Xem lại done: chưa có cách bấm nào làm cho điều kiện ấy đúng.
author-no-way-back = bẫy “{ $id }” sập khi chưa vào màn hình “{ $screen }” lần nào
author-no-way-back-remedy = { $touches } Chọn rewind là một màn hình chắc chắn đã đi qua, vì { $screen } thì chưa.
author-many-pictures = màn hình “{ $screen }” có hơn { $most } cảnh khác nhau
author-many-pictures-remedy = Chia thành hai màn hình, để người soạn còn xem hết được.
author-solution-goes-on = lời giải còn bấm tiếp khi bài đã xong
author-solution-goes-on-remedy = Bỏ thao tác này và những thao tác sau nó.
author-solution-mistake = lời giải này bị tính là nhầm ở bước “{ $step }”
author-solution-mistake-remedy = Cách làm đúng thì không được tính nhầm: bỏ detour = "mistake" của bước, hoặc bỏ lời giải này.
author-solution-mode = lời giải không chạy hết ở cách học { $mode }
author-solution-mode-remedy = Xem lại thứ tự các bước và các thao tác của lời giải.

## Người soạn bài: xem thử
draft-header = XEM THỬ
draft-keys = Tab: chỗ khác
draft-fine = ✓ không có chỗ sai
draft-faults = ✕ { $count } chỗ cần sửa
draft-checking = đang kiểm…
draft-fault = Dòng { $line }: { $message }
draft-more-faults = Còn { $count } chỗ nữa: Shift-Tab để xem cả.
draft-close = Xem tiếp bài
draft-places = Xem chỗ nào?
draft-screen = Màn hình · { $id }
draft-reading = Đang đọc bài…
draft-unread = Bài này chưa đọc được
draft-unread-text = Sửa mấy chỗ dưới đây rồi lưu tệp lại, bài sẽ tự hiện ra.
draft-no-place = không có bước hay màn hình nào tên “{ $name }”. Các bước: { $steps }. Các màn hình: { $screens }.
confirmation-demo = MẪU – không có giá trị
author-not-whole = trên màn hình nhỏ nhất (64 cột, 24 dòng) không đủ chỗ cho: { $text }
author-not-whole-remedy = Viết ngắn lại đoạn này. Bên cạnh điện thoại chỉ có 32 cột, 21 dòng cho cả lời dặn lẫn gợi ý.

## Người soạn bài: lời lẽ
author-glyph = chữ trạm không có nét cho “{ $sign }” ({ $code })
author-glyph-remedy = Viết lại bằng chữ Việt, chữ ASCII, hay các dấu “ ” ‘ ’ … – · • → ✓ ✕ ₫.
author-sentence = câu dài { $count } chữ
author-sentence-remedy = Tách làm hai câu, mỗi câu không quá { $most } chữ.
author-long = đoạn dài { $count } chữ
author-long-screen = màn hình này bắt đọc { $count } chữ
author-long-remedy = Bớt lại còn chừng { $most } chữ, hoặc chia làm hai.
author-jargon = “{ $term }” là tiếng nghề, bài chưa giải thích
author-jargon-remedy = Giải thích một lần, ví dụ: { $term } là { $plain }…
author-spelling = viết “{ $word }”
author-spelling-remedy = Trên trạm viết { $right }.
author-service = bài nói về { $service } mà không nguồn nào nhắc đến
author-service-remedy = Thêm một [[sources]] ghi đã đọc gì về { $service }, ở đâu, ngày nào.
author-real = “{ $number }” giống { $kind }
author-real-phone = số điện thoại thật
author-real-identity = số căn cước thật
author-real-card = số thẻ thật
author-real-remedy = Che bớt đi, ví dụ 09•• ••• 123, hoặc viết ngắn lại. Số bịa ra vẫn là số của ai đó.
author-real-qr = đây là dữ liệu của một mã QR trả tiền được
author-real-qr-remedy = Trong bài không để mã nào trả tiền được. Dùng một từ thường, ví dụ chè.
author-clip = hai lời nói khác nhau cùng một mã tiếng “{ $clip }”
author-clip-remedy = Đổi id (hoặc clip) của một trong hai, kẻo thu âm rồi nghe nhầm.
author-empty-list = “{ $key }” đang trống
author-empty-list-remedy = Viết ít nhất một mục.
author-scenes = bẫy “{ $id }” không có cảnh nào
author-scenes-remedy = Ghi vào scenes ít nhất một màn hình cho thấy chuyện gì xảy ra.
author-same-practice = phần tập giống hệt bài { $other }, chỉ khác chữ
author-same-practice-remedy = Đổi đường đi, thêm bẫy khác; hoặc bỏ một trong hai bài.
practice-type-code = Gõ mã ấy vào ô, xong thì bấm phím xanh.
practice-machine-types-code = Máy sẽ gõ mã ấy vào ô.

## Ngày giờ (screens/clock.rs)
clock-title = Ngày giờ của trạm
clock-is-set = Đặt xong ngày giờ
clock-reading = Máy đang tính là { $time }, { $day }.
clock-time = { $hour } giờ { $minute }
clock-oclock = { $hour } giờ
clock-unknown = Đồng hồ chưa kiểm tra: mất điện là máy quên giờ. Bác xem điện thoại rồi đặt lại giúp.
clock-carried-on = Đồng hồ chưa kiểm tra: máy cứ tính tiếp từ lần trước. Bác so với điện thoại, sai thì đặt lại giúp.
clock-by-volunteer = Giờ này do người trông trạm đặt.
clock-plausible = Đồng hồ trong máy chạy đúng.
clock-change = Đặt lại ngày giờ
clock-close = Quay lại
clock-day = Hôm nay là ngày mấy?
clock-month = Tháng mấy?
clock-year = Năm nào?
clock-hour = Bây giờ là mấy giờ?
clock-hour-help = Từ 0 đến 23. Ba giờ chiều là 15, bảy giờ tối là 19.
clock-minute = Mấy phút?
clock-label = Gõ số
clock-next = Đi tiếp
clock-back = Lùi lại
clock-so-far = Đã gõ: { $parts }
clock-range = Số này từ { $least } đến { $most }. Bác gõ lại nhé.
clock-no-such-day = Tháng { $month } không có ngày { $day }. Bác gõ lại từ ngày nhé.
clock-before = Không thể sớm hơn ngày { $day }. Bác gõ lại từ ngày nhé.
clock-after = Không thể muộn hơn ngày { $day }. Bác gõ lại từ ngày nhé.
clock-sure = Bây giờ là { $time }, { $day }, phải không?
clock-sure-text = Bác so lại với điện thoại một lần nữa.
clock-yes = Phải, đặt như vậy
clock-no = Không, gõ lại từ đầu

## tramhoc people (cli/people)
people-machine = Chưa làm được ({ $why }). Nếu trạm đang chạy thì tắt trạm rồi làm lại.
people-unknown = Không có ai mang số { $number }. Gõ tramhoc people list để xem các số.
people-nobody = Không có ai như vậy. Gõ tramhoc people list để xem mọi người và các số.
people-no-name = Tên phải có chữ.
people-nameless = Trạm không ghi tên người này, không có gì để sửa hay xóa.
people-one-already = Hai số này là một người rồi.
people-merge-erased = Có người đã xin xóa tên: phần học ấy không gắn với ai nữa.
people-into-guest = Không gộp người có tên vào người học thử. Làm ngược lại: gộp người học thử vào người có tên.
people-names-differ = Hai tên khác nhau. Nếu đúng là một người thì thêm --names-differ.
people-for-oneself = Không ai tự nhận phần học của người khác về mình. Nhờ người trông trạm khác làm.
people-not-merged = Người này chưa được gộp vào ai.
people-no-visit = Người này không có buổi học số { $visit }.
people-no-attempt = Người này không có lượt tập { $attempt }.
people-no-event = Người này không có việc { $event }.
people-nothing-chosen = Chưa chọn phần nào: thêm --visit, --attempt hoặc --event.
people-to-themselves = Phần này đang là của chính người ấy.
people-to-erased = Người nhận đã xin xóa tên, không nhận thêm được.
people-added = Đã ghi tên { $name }, số { $number }.
people-renamed = Đã sửa: { $name }, số { $number }.
people-merged = Đã gộp. Muốn tách ra: tramhoc people unmerge.
people-unmerged = Đã tách ra, lại là hai người.
people-moved = Đã chuyển { $count } việc. Muốn trả lại: chuyển ngược về.
people-no-work = Người này chưa học gì.
people-sitting = Buổi { $visit }, ngày { $day }, bài { $lessons }

## tramhoc records (cli/records)
records-none = Ở đây chưa có gì được ghi.
records-people = Người đã ghi tên: { $named }; đã xóa tên: { $erased }; học thử: { $guests }.
records-events = Số việc đã ghi: { $events }.
records-chain = Trạm { $station }, đợt { $epoch }: { $events } việc, { $state }.
records-sound = nguyên vẹn
records-missing = thiếu { $gaps }
records-broken = HỎNG: { $how }
records-head = Đầu chuỗi số { $seq }, chữ ký { $signature }.
records-no-key = Không có khóa của trạm này ở đây, chưa ký được đầu chuỗi.
records-exported = Đã chép { $events } việc ra { $place }. Không kèm tên ai.
records-in-the-way = { $file } có sẵn ở đó rồi. Chọn một thư mục khác.
records-not-written = Chưa chép được ra { $place }: { $why }
records-readmitted = Đã nhận lại bài { $lesson } cho mã người học { $learner }.
records-known = Bài { $lesson } của mã người học { $learner } đã có sẵn.
## Giấy in ra: phiếu, ảnh, trang A5
paper-station = Trạm học số
paper-someone = Người học ở trạm
paper-learned = đã học bài
paper-lesson-number = Bài số { $number }
paper-alone = Đã tập một mình
paper-watched = Đã tập, có người xem
paper-real = Đã làm thật
paper-sample = MẪU
paper-sample-worth = KHÔNG CÓ GIÁ TRỊ
paper-day = Ngày { $date }
paper-day-unsure = Ngày { $date } (chưa kiểm tra)
paper-check = Quét mã này bằng điện thoại, hoặc đưa cho người trông trạm.
paper-not-state = Giấy của trạm học, không phải giấy xác nhận của nhà nước.
paper-print = In ra
paper-print-again = In lại
paper-printing = Đang in…
paper-printed = ✓ Đã in xong
paper-not-ready = Máy in chưa sẵn sàng. Bác xem giấy và dây rồi bấm lại số 1.
paper-unknown = Không thấy mã { $code } trong sổ của trạm này.
paper-mistyped = Gõ nhầm mã “{ $code }”, xin xem lại từng chữ, từng số.
paper-no-name = Không còn tên của người này trong sổ: giấy in không có tên.
paper-not-written = Chưa ghi được { $file }: { $why }
paper-no-record = Chưa mở được sổ của trạm: { $why }
## The confirmation: the QR alone (screens/confirmation)

confirmation-larger = To hơn
confirmation-back = Bấm phím nào cũng được để quay lại

## tramhoc records export --open-badges (cli/records)

badges-no-station = Trong { $folder } chưa có trạm nào.
badges-not-found = { $code }: trong sổ của trạm không có mã này.
badges-refused = { $code }: không xuất ra được, vì { $why }.
badges-demo = đây là bản mẫu, không có giá trị
badges-not-passed = phần Thử xem nhớ chưa làm chưa đạt
badges-not-right = chữ ký không đúng, hoặc mã đã bị thu hồi
badges-station = Trạm học số – { $place }
badges-lesson = Bài số { $number }
badges-level = Người học { $done }. Đây là xác nhận tập luyện của một trạm học số, không phải xác nhận của Nhà nước.
badges-day-unsure = Ngày ghi theo đồng hồ chưa kiểm tra.
badges-criteria = Tự làm hết bài trên điện thoại tập ở trạm, rồi trả lời đạt phần Thử xem nhớ chưa.
badges-percent = Phần trăm câu trả lời đúng
badges-outcome = Kết quả
badges-evidence = Mã ngắn để tra trong sổ của trạm
# tramhoc keys, tramhoc records reissue
keys-made = Đã làm khóa { $file }. Giữ kỹ tệp này và câu mật khẩu: mất một trong hai là phải làm lại từ đầu.
keys-digits = Số của khóa: { $digits }
keys-pin = Dựng chương trình với TRAMHOC_PROGRAMME_ROOT={ $key } thì các trạm mới tin khóa này.
keys-commune-next = Tiếp theo: đưa tệp { $request } cho chương trình chứng nhận. In số của khóa ra thẻ giấy, phát cho từng trạm.
keys-certified = Đã chứng nhận { $name }, khóa thứ { $epoch }: { $file }. Gọi hỏi lại xã xem số của khóa có đúng không.
keys-requested = Đã ghi giấy xin vào danh sách: { $file }. Mang USB này lên xã. Xã có thể gọi hỏi số dưới đây.
keys-enrolled = Trạm { $place } vào danh sách, số { $number }.
keys-enrolled-next = Trạm { $place } (số { $number }) có khóa mới; khóa cũ thôi dùng, cái gì nó đã ký vẫn đúng.
keys-enrolled-again = Trạm { $place } (số { $number }) đã có trong danh sách.
keys-issued = Danh sách số { $counter } của { $name } có { $stations } khóa: { $file }. Chép sang USB, mang đến từng trạm.
keys-retired = Khóa { $key } của trạm { $place } thôi dùng.
keys-compromised = Khóa { $key } của trạm { $place } bị lộ: từ nay chỉ cái đã vào sổ mới tính. Trạm phải làm khóa mới.
keys-revoked = Thu hồi xác nhận { $code }.
keys-compare = Danh sách của { $name }. Lấy thẻ giấy xã phát, so từng nhóm số với dòng dưới đây.
keys-same-digits = Giống hệt thì gõ c, khác thì gõ k, rồi bấm Enter.
keys-digits-differ = Số không khớp với thẻ giấy. Chưa nhận danh sách này. Hãy gọi hỏi xã.
keys-digits-needed = Phải so số với thẻ giấy. Chạy lại trong cửa sổ dòng lệnh, hoặc thêm --digits "số trên thẻ".
keys-imported = Đã nhận danh sách số { $counter } ngày { $day } của { $name }: { $stations } khóa.
keys-shown = { $name } · khóa thứ { $epoch } · danh sách số { $counter } · ngày { $day }
keys-shown-revoked = Số xác nhận bị thu hồi: { $count }
keys-status-active = đang dùng
keys-status-retired = thôi dùng
keys-status-compromised = bị lộ
keys-no-list = Trạm này chưa nhận danh sách nào. Xin xã một bản trên USB, rồi gõ tramhoc keys trust import.
keys-rotated = Trạm đã có khóa mới. Tên người, bài đã học, xác nhận đã phát vẫn còn nguyên.
keys-rotated-next = Tiếp theo: gõ tramhoc keys enrol-request, mang USB lên xã để ghi khóa mới.
keys-not-rotated = Chưa đổi khóa ({ $why }). Khóa cũ vẫn dùng được. Nếu trạm đang chạy thì tắt trạm rồi làm lại.
keys-no-name = Trạm chưa có tên. Thêm --name "Đồng Keng" chẳng hạn.
keys-name-empty = Chưa có tên.
keys-name-long = Tên dài quá, nhiều nhất 40 chữ.
keys-name-sign = Tên chỉ gồm chữ Việt, số, dấu cách và - . , ' ( ) /, không có { $sign }
keys-ask-passphrase = Mật khẩu của { $file }:
keys-ask-new-passphrase = Nghĩ một câu mật khẩu cho { $file }, ít nhất { $least } chữ (lúc gõ không hiện ra):
keys-ask-passphrase-again = Gõ lại câu ấy:
keys-passphrases-differ = Hai lần gõ không giống nhau. Chưa làm gì cả; hãy gõ lại lệnh này.
keys-passphrase-short = Mật khẩu ngắn quá. Cần ít nhất { $least } chữ, nên là một câu.
keys-no-terminal = Không có cửa sổ dòng lệnh để hỏi mật khẩu. Ghi mật khẩu vào một tệp rồi thêm --passphrase-file TỆP.
keys-given-up = Đã thôi, chưa làm gì cả.
keys-wrong-passphrase = { $file }: sai mật khẩu.
keys-not-locked = { $file }: không phải tệp khóa có mật khẩu.
keys-taken = { $file }: đã có tệp tên này, không ghi đè lên. Hãy chọn tên khác.
keys-open-to-others = { $file }: người khác trên máy đọc được tệp khóa (quyền { $mode }). Nếu chưa ai đọc thì gõ: chmod 600
keys-not-the-root = { $file }: không phải khóa gốc mà chương trình này tin. Các trạm sẽ không nhận.
keys-no-certificate = Chưa có danh sách { $list }. Danh sách đầu tiên cần --certificate, tệp chương trình đã chứng nhận cho xã.
keys-other-key = Khóa này không phải khóa ghi trong giấy chứng nhận của xã.
keys-counter-spent = Đã hết số để đánh. Xã cần làm khóa mới.
keys-key-retired = khóa này đã thôi dùng. Ở trạm, gõ tramhoc keys rotate để làm khóa mới.
keys-key-stolen = khóa này đã bị lộ. Ở trạm, gõ tramhoc keys rotate để làm khóa mới.
keys-no-station = Trong danh sách không có trạm “{ $station }”. Gõ tramhoc keys trust show để xem tên, số và khóa.
keys-ambiguous = “{ $station }” có mấy khóa: { $keys }. Hãy gõ đúng một khóa.
keys-no-room = Danh sách đầy rồi. Xã cần làm khóa mới và danh sách mới.
keys-no-credential = “{ $given }”: không phải mã xác nhận, hoặc máy này không có trong sổ.
keys-other-commune = Danh sách này của xã khác. Trạm giữ danh sách đang có.
keys-older-key = Danh sách này ký bằng khóa thứ { $offered } của xã, trạm đã biết khóa thứ { $held }. Trạm giữ danh sách đang có.
keys-second-key = Xã đã có một khóa khác cũng là khóa thứ { $epoch }. Trạm giữ danh sách đang có. Hãy gọi hỏi xã.
keys-older = Danh sách này là số { $offered }, cũ hơn số { $held } mà trạm đang có. Trạm giữ danh sách đang có.
keys-second-list = Trạm có một danh sách khác cũng mang số { $counter }. Trạm giữ danh sách đang có. Hãy gọi hỏi xã.
keys-other-kind = không phải loại tệp này. Xin xem lại tên tệp.
keys-version = tệp kiểu mới (bản { $version }), chương trình này chưa đọc được. Hãy cập nhật trạm.
keys-not-by-root = giấy chứng nhận của xã không có chữ ký của chương trình.
keys-not-by-commune = danh sách không có chữ ký của xã, hoặc đã bị sửa.
keys-not-by-itself = tệp đã bị sửa, hoặc không phải của người giữ khóa. Hãy làm lại tệp ấy.
keys-damaged = tệp hỏng ({ $why }). Hãy chép lại từ USB.
keys-disk = { $file }: không đọc hoặc không ghi được ({ $why }). Xem lại tên tệp và USB.
keys-failed = Máy không làm được: { $why }
reissue-code = Mã ngắn: { $code }
reissue-same = Đây đúng là xác nhận đã mất.
reissue-anew = Xác nhận này được ký lại bằng khóa bây giờ của trạm, có ghi “cấp lại”. Mã ngắn cũ không còn dùng.
reissue-picture = Ảnh mã QR: { $file }
reissue-no-picture = Đã cấp lại, nhưng chưa ghi được ảnh { $file } ({ $why }).
reissue-no-code = “{ $given }” không phải mã ngắn, cũng không phải số của người học.
reissue-not-found = Trong sổ của trạm không có mã { $code }.
reissue-none = { $name } chưa có xác nhận nào.
reissue-none-of-lesson = { $name } chưa có xác nhận bài { $lesson }.
reissue-which = Có mấy bài: { $lessons }. Hãy gõ thêm số bài.
reissue-revoked = Xã đã thu hồi xác nhận này. Không cấp lại được; hãy hỏi xã.
reissue-demo = Đây là bản mẫu, không có giá trị.
reissue-failed = Chưa cấp lại được ({ $why }). Nếu trạm đang chạy thì tắt trạm rồi làm lại.

## Sổ của trạm: soát lại, sửa, cất phòng (đầu trang và trang người trông trạm)
trouble-mending = Máy đang soát lại sổ nên chưa ghi được. Bác đợi một chút rồi thử lại nhé.
mending-title = Mời bà con đợi một chút
mending-checking = Máy đang soát lại sổ sau khi mất điện… { $percent } %
mending-reindexing = Máy đang lập lại mục lục của sổ.
mending-salvaging = Sổ bị hỏng một phần. Máy đang chép lại những trang còn đọc được… { $percent } %
mending-restoring = Máy đang lấy lại bản cất phòng của sổ.
mending-meanwhile = Chờ vài phút là xong. Ai muốn học ngay thì cứ học thử, chưa cần ghi tên.
mended-everybody = Sổ của trạm bị hỏng, máy đã chép lại. Ai thấy thiếu bài nào thì bảo người trông trạm nhé.
mended-everybody-moved = Sổ của trạm mới chuyển sang máy này. Bài đã học vẫn còn đây.
mended-everybody-restored = Sổ của trạm vừa quay về bản cất phòng. Ai thấy thiếu bài nào thì bảo người trông trạm nhé.
mended-reindexed = { $day }: mục lục hỏng, đã lập lại, không mất gì ({ $events } việc, { $people } người).
mended-salvaged = { $day }: sổ hỏng, chép lại được { $events } việc, { $people } người; thiếu { $missing } việc.
mended-from-copy = { $day }: sổ hỏng, chép lại nhờ bản cất phòng được { $events } việc, { $people } người; thiếu { $missing } việc.
mended-emptied = { $day }: sổ hỏng, không đọc được gì, nay là sổ mới. Sổ cũ còn cất trong máy.
mended-restored = { $day }: quay về bản cất phòng, có { $events } việc, { $people } người.
mended-moved = { $day }: sổ được mang từ máy khác hay đĩa khác sang, từ nay ghi tiếp riêng.
keeper-disk = Chỗ trống trên đĩa
keeper-disk-low = { $size }: sắp hết, cần dọn bớt đĩa
keeper-records = Sổ của trạm
backups-title = Bản cất phòng của sổ
backups-text = Máy tự cất một bản mỗi ngày, giữ ba ngày và bốn tuần gần nhất. Bấm số để quay về một bản.
backups-none = Chưa có bản nào. Bấm 8 để cất ngay một bản.
backups-make = Cất ngay một bản
backups-busy = Đang cất…
backups-entry = { $day } · { $events } việc, { $people } người
backups-day-unknown = chưa rõ ngày
backups-elsewhere = đĩa ngoài
backups-unset = Chưa có đĩa ngoài để cất thêm: máy hỏng đĩa thì mất cả sổ lẫn bản cất.
backups-away = Đĩa ngoài chưa cắm. Cắm vào là máy tự cất thêm một bản sang đó.
backups-same-disk = Thư mục cất thêm nằm cùng đĩa với sổ, đĩa hỏng thì mất cả hai. Cần một đĩa khác.
backups-there = Đĩa ngoài đang cắm, bản cất được chép sang cả đó.
backups-failed = Chưa cất được bản nào. Xem đĩa còn chỗ trống không.
restore-title = Quay về bản { $day }?
restore-text = Sổ sẽ trở lại như lúc cất: { $events } việc, { $people } người.
restore-kept = Sổ bây giờ không bị xóa. Máy cất riêng nó, nhưng việc ghi sau ngày ấy sẽ không còn hiện ra.
restore-erased = Ai đã nhờ xóa tên thì tên vẫn được xóa.
restore-yes = Quay về bản này
restore-no = Thôi, giữ sổ bây giờ
restore-done = Xong rồi. Sổ bây giờ có { $events } việc, { $people } người.
restore-not-done = Bản này hỏng, không dùng được. Sổ bây giờ vẫn nguyên như cũ.
restore-close = Về trang đầu
cli-newer = Thư mục này do bản tramhoc mới hơn ghi (số { $found }; bản này biết đến số { $known }). Không có gì bị đổi. Hãy cài bản mới hơn.
backup-made = Đã cất: { $file }
backup-none = Chưa có bản cất phòng nào.
backup-line = { $day }  { $events } việc, { $people } người  { $file }
backup-bad = { $file } không phải bản cất phòng dùng được: { $why }. Không có gì bị đổi.
backup-restored = Đã quay về { $file }: { $events } việc, { $people } người. Sổ trước đó cất riêng ở { $kept }.
cli-failed = Chưa làm được: { $why }
# `--plain`: every screen as lines of text.
plain-choice = { $digit }. { $label }
plain-field = { $label }: { $text }
plain-field-how = Gõ cả dòng rồi bấm Enter. Để trống rồi Enter: bỏ qua.
plain-always = * nghe lại, 9 { $help }, 0 về đầu, . lùi lại.
plain-enter = Chỉ Enter: { $label }.
plain-qr = Trong mã QR: { $text }
plain-nothing = Phím ấy không dùng ở đây.
plain-more = / xem tiếp,

# `tramhoc lessons voice`
voice-line = { $lesson }: { $all } đoạn đọc, { $recorded } đoạn có bản ghi, { $missing } đoạn chưa có
voice-missing = chưa có bản ghi
voice-recorded = bản ghi { $seconds } giây
voice-length = bản ghi { $seconds } giây, mà đọc chữ này chỉ mất từ { $least } đến { $most } giây: có nhầm tệp không?
voice-no-sound = không đọc được tệp này (chỉ nhận WAV, FLAC, Ogg Vorbis)
voice-silent = trong tệp không nghe thấy gì
voice-stranger = không đoạn nào của bài tên là { $name }
voice-failed = { $file }: { $error }
voice-taken = { $lesson }: đã nhận { $count } bản ghi
voice-made = { $lesson }: máy đọc đã ghi { $count } đoạn
voice-no-synthesiser = Máy này chưa cài bộ đọc. Cài bằng: apt-get install espeak-ng
voice-sheet-title = Phiếu ghi âm: { $lesson }
voice-sheet-how = Đọc chậm, rõ, như nói với bà ngồi cạnh. Mỗi đoạn ghi một tệp WAV, FLAC hay Ogg, đặt tên đúng như cột giữa. Ghi xong đánh dấu vào ô.
voice-sheet-file = tên tệp
voice-sheet-text = đọc
## Dòng lệnh: trang để điện thoại tự xem mã (tramhoc verify-page)
verify-page-written = Đã viết { $page } và { $keeper }. Trang biết { $keys } khóa.
verify-page-host = Đặt hai tệp ấy lên máy chủ, để mở được ở https://{ $host }/V (chữ V hoa).
verify-page-no-key = Chưa có khóa nào để ghi vào trang. Mở trạm một lần cho trạm có khóa, rồi làm lại.
verify-page-no-name = { $path } không phải tên tệp. Ví dụ: -o V.html
verify-page-not-written = Chưa viết được { $path }: { $why }. Tệp cũ, nếu có, vẫn nguyên.
verify-page-nameless = chưa đặt tên

## Người trông trạm: trang ai cũng xem được, cửa vào, mã PIN (src/screens/keeper)
header-supervisor = Trông trạm
still-text-supervisor = Bấm phím nào cũng được để làm tiếp. Hai mươi giây nữa không ai bấm, máy tự ra khỏi phần trông trạm.
keeper-text-first = Trạm này chưa có ai trông. Ai trong Tổ công nghệ số thì nhận trước cũng được, bà con cứ học bình thường.
keeper-enter = Tôi trông trạm này
keeper-first = Tôi nhận trông trạm này
room-back = Xong, quay lại
room-saving = Đang ghi…
room-leave-field = Thôi, quay lại
room-ask = Hỏi lại bà con
room-volunteers = Những người trông trạm
room-machine = Máy và trạm
room-log = Sổ việc đã làm
room-place = Tên nơi đặt trạm
room-recovery = Mã khôi phục
machine-text = Trạm này đang có những gì.
menu-text = Chọn việc cần làm. Xong thì bấm 0 để ra.
menu-text-first = Lần đầu còn { $count } việc nên làm. Lúc khác làm tiếp cũng được.
menu-go-on = Làm tiếp: { $room }
menu-leave = Ra khỏi phần trông trạm
menu-note = Hai phút không ai bấm, máy tự ra.

## Nhận trông trạm
newcomer-meant-title = Ai trông trạm này?
newcomer-meant-text = Người của Tổ công nghệ số, đoàn viên, thầy cô. Người trông trạm giúp bà con học và giữ cho trạm chạy tốt.
newcomer-meant-next = Mình sẽ ghi tên, rồi chọn một mã PIN sáu số. Bà con đến học thì không cần phần này.
newcomer-meant-yes = Tôi là người trông trạm
newcomer-meant-no = Tôi đến học thôi
newcomer-title-first = Người trông trạm tên là gì?
newcomer-title = Thêm ai vào trông trạm?
newcomer-text = Gõ cả họ và tên, xong thì bấm phím xanh.
newcomer-which-title = Có phải một trong những người này?
newcomer-which-text = Người đã học ở đây thì chọn đúng tên cũ, để không ai tự chấm cho mình.
newcomer-other = Không, là người khác tên { $name }
newcomer-already = { $who } đã trông trạm này rồi.

## Chọn mã PIN
pin-label = Mã PIN
pin-help = Sáu số. Gõ nhầm thì bấm phím . để xóa.
pin-done = Xong
pin-leave = Thôi, không gõ nữa
pin-choose-title = Mời { $who } chọn mã PIN
pin-choose-text = Mời tự tay gõ sáu số mình nhớ được mà người khác khó đoán. Ai đứng cạnh thì quay mặt đi giúp nhé.
pin-repeat-title = Mời { $who } gõ lại mã PIN
pin-repeat-text = Gõ lại đúng sáu số vừa rồi, để chắc là không nhầm.
pin-too-short = Mã PIN có đủ sáu số. Mình gõ thêm cho đủ nhé.
pin-different = Hai lần gõ chưa giống nhau. Mình chọn lại từ đầu nhé.
pin-weak-repeated = Mã này có số lặp đi lặp lại, dễ đoán quá. Mình chọn mã khác nhé.
pin-weak-run = Các số liền nhau thì ai cũng thử trước tiên. Mình chọn mã khác nhé.
pin-weak-keypad = Mã này đi thành hàng trên bàn phím, dễ đoán quá. Mình chọn mã khác nhé.
pin-weak-birthday = Mã này giống ngày sinh hoặc năm sinh, người quen đoán ra ngay. Mình chọn mã khác nhé.

## Cửa vào
door-names-title = Ai đang trông trạm?
door-names-text = Bấm số đứng trước tên mình.
door-title = Mã PIN của { $who }
door-text = Gõ sáu số, xong thì bấm phím xanh.
door-wrong = Mã chưa đúng. Mình gõ lại thong thả nhé.
door-forgotten-note = Quên mã PIN thì bấm phím /
door-comparing = Chờ một chút…
door-locked-title = Tạm khóa
door-wait-minutes = Mã sai nhiều lần quá. Chờ { $minutes } phút nữa rồi gõ lại. Trong lúc chờ, đừng tắt máy.
door-wait-seconds = Mã sai nhiều lần quá. Chờ { $seconds } giây nữa rồi gõ lại.
door-shut = Mã sai quá nhiều lần. Giờ phải dùng mã khôi phục mà xã đang giữ. Bà con vẫn học bình thường.
door-shut-for-good = Mã sai quá nhiều lần. Nhờ một người trông trạm khác vào đổi mã giúp, hoặc báo xã đến mở lại. Bà con vẫn học bình thường.
door-out = Quay lại
door-recovery = Dùng mã khôi phục của xã
door-forgotten-title = Quên mã PIN?
door-forgotten = Nhờ một người trông trạm khác vào đổi mã giúp. Hoặc hỏi xã lấy mã khôi phục.
door-forgotten-no-code = Nhờ một người trông trạm khác vào đổi mã giúp. Trạm chỉ có một người trông thì báo xã đến mở lại.
door-try-again = Tôi nhớ ra rồi, gõ lại

## Mã khôi phục
recovery-title = Gõ mã khôi phục của xã
recovery-text = Mã có bốn nhóm, mỗi nhóm năm chữ. Gõ liền hay cách đều được.
recovery-label = Mã khôi phục
recovery-help = Chữ và số không dấu. Chữ to hay nhỏ đều được.
recovery-length = Mã có đủ hai mươi chữ. Mình xem lại xem thiếu hay thừa chữ nào.
recovery-character = Có chữ không nằm trong mã. Mã chỉ có số và chữ không dấu.
recovery-check = Có chữ nào đó gõ nhầm. Mình so lại từng nhóm với tờ giấy nhé.
recovery-other = Đây không phải mã của trạm này. Mình xem lại tờ giấy nhé.
new-code-text = Khi quên hết mã PIN thì mã khôi phục mở được phần này. Máy chỉ cho xem một lần. Mình lấy giấy bút trước nhé.
new-code-again = Trạm đã có mã khôi phục rồi. Làm mã mới thì mã cũ không dùng được nữa.
new-code-make = Tôi có giấy bút rồi
new-code-shown-title = Chép mã này ra giấy
new-code-shown = Chép cả bốn nhóm, rồi gửi xã cất giữ. Mã này máy không cho xem lại.
new-code-copied = Tôi chép xong rồi
new-code-confirm-title = Gõ nhóm cuối cùng
new-code-confirm = Nhìn tờ giấy, gõ nhóm năm chữ cuối cùng, để chắc là chép đúng.
new-code-mistyped = Chưa đúng nhóm cuối. Mình so lại với tờ giấy nhé.
new-code-label = Nhóm cuối
new-code-look-again = Cho tôi xem lại mã
new-code-kept-title = Mã khôi phục dùng được rồi
new-code-kept = Tờ giấy ấy đưa xã cất kỹ. Đừng để cạnh máy.

## Những người trông trạm
volunteers-text = Bấm số đứng trước tên để đổi mã PIN, hoặc để thôi trông trạm.
volunteers-add = Thêm người
volunteer-new-pin = Đổi mã PIN
volunteer-remove = { $who } thôi trông trạm
volunteer-remove-title = Cho { $who } thôi trông trạm?
volunteer-remove-text = Mã PIN của người ấy hết dùng được. Tên và các bài đã học thì vẫn còn. Sau này thêm lại cũng được.
volunteer-remove-yes = Đồng ý
volunteer-remove-no = Không, giữ nguyên
place-text = Tên này hiện trên đầu màn hình. Ví dụ: Nhà văn hóa xóm Đồng Keng.

## Sổ việc đã làm
log-text = Việc mới nhất ở trên cùng.
log-empty = Chưa có việc nào.
log-no-time = không rõ giờ
log-nobody = người đã xóa tên
log-entered = { $by } vào trông trạm
log-left = { $by } ra
log-left-idle = { $by } ra vì lâu không bấm
log-left-stopped = { $by } ra vì tắt máy
log-refused = Có người gõ sai mã của { $whom }
log-first = { $by } nhận trông trạm
log-added = { $by } thêm { $whom } vào trông trạm
log-removed = { $by } cho { $whom } thôi trông trạm
log-pin-set = { $whom } chọn mã PIN
log-pin-changed = { $by } đổi mã PIN của mình
log-pin-changed-for = { $by } đổi mã PIN của { $whom }
log-code-made = { $by } làm mã khôi phục
log-code-used = Có người dùng mã khôi phục cho { $whom }
log-place = { $by } đặt tên nơi đặt trạm
log-asked-right = { $by } hỏi lại { $whom } bài { $lesson }: đúng
log-asked-not-yet = { $by } hỏi lại { $whom } bài { $lesson }: chưa đúng

## Hỏi lại bà con
whom-title = Hỏi lại ai?
whom-xom-text = Bấm số đứng trước tên xóm.
whom-all = Tất cả mọi người
whom-text = Bấm số đứng trước tên người ấy.
whom-empty = Không thấy ai. Bấm 8 để tìm theo tên.
whom-look = Tìm theo tên
whom-look-title = Tìm ai?
whom-look-text = Gõ một phần tên, không dấu cũng được. Hoặc gõ số của người ấy.
whom-look-label = Tên hoặc số
ask-title = Hỏi lại { $who }
ask-text = Những bài an toàn mà { $who } đã đạt một lần. Trả lời đúng một câu hỏi miệng là thuộc bài.
ask-nothing = Bây giờ không có bài nào cần hỏi lại { $who }.
ask-oneself = Đây là tên mình. Không ai tự hỏi mình được, nhờ một người trông trạm khác hỏi giúp nhé.
ask-aloud-title = Đọc to câu này cho { $who } nghe
ask-options = Rồi đọc các cách trả lời:
ask-right-is = Trả lời đúng là: { $right }
ask-right = { $who } trả lời đúng
ask-not-yet = Chưa
ask-heard-right = { $who } thuộc bài này rồi!
ask-praise = Khen một câu, rồi nói lại vì sao cho nhớ lâu:
ask-heard-not-yet = Không sao, mình nói chuyện lại
ask-talk = Nói lại cho nhau nghe, bằng lời của mình. Hôm khác hỏi lại.
log-code-made-by-command = Có người làm mã khôi phục bằng lệnh trên máy
cli-recovery-code = Chép mã này ra giấy, đưa xã cất giữ. Mã cũ không dùng được nữa.
cli-recovery-code-failed = Chưa làm được mã ({ $why }). Nếu trạm đang chạy thì tắt trạm rồi làm lại.
log-clock = { $by } đặt lại ngày giờ.
log-renamed = { $by } sửa tên cho { $whom }.
log-merged = { $by } gộp phần học về cho { $whom }.
log-unmerged = { $by } tách hai người đã gộp.
log-moved = { $by } chuyển phần học về cho { $whom }.
log-readmitted = { $by } nhận lại mã xác nhận của { $whom }.
log-erased = { $by } xóa tên một người theo ý họ.

# Chỉ có bàn phím số (tay)
author-scan-letters = chữ để quét không gõ được ở trạm chỉ có bàn phím số
author-scan-letters-remedy = Viết số thay cho chữ, ba chữ số là vừa, như "427".
check-scan-number = Đưa điện thoại của mình lên quét, rồi bấm số hiện ra.

# Máy ghi chậm (tay)
keys-saving = Đang lưu… Mình chờ máy một chút nhé.
