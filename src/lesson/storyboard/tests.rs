//! What a reviewer must find on paper, tried on every lesson that ships.

use super::*;
use crate::lesson::{embedded_catalogue, read};
use crate::phone::Trap;
use crate::texts::Lang;
use std::sync::Arc;

const VI: Texts = Texts::new(Lang::Vi);

fn shipped() -> Vec<Arc<Lesson>> {
    embedded_catalogue(VI).lessons().to_vec()
}

/// Without line breaks and doubled blanks, so that a wrapped text is found.
fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What a browser would show of a page, tags taken away.
fn shown(html: &str) -> String {
    let mut text = String::new();
    for piece in html.split('<').skip(1) {
        text.push_str(piece.split_once('>').map_or("", |(_, after)| after));
        text.push(' ');
    }
    let entities = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")];
    flat(&entities.iter().fold(text, |text, (entity, c)| text.replace(entity, c)))
}

/// Every text of a lesson that a reviewer has to judge.
fn texts_of(lesson: &Lesson) -> Vec<String> {
    let spoken = |spoken: &[Spoken]| spoken.iter().map(|spoken| spoken.text.clone()).collect::<Vec<_>>();
    let practice = &lesson.practice;
    let step = |step: &crate::phone::Step| [vec![step.say.text.clone()], spoken(&step.hints)].concat();
    let trap = |trap: &Trap| spoken(&[trap.happened.clone(), trap.sign.clone(), trap.next_time.clone()]);
    let mut all = [spoken(&lesson.story), spoken(&lesson.gain), spoken(&lesson.phone_tasks)].concat();
    all.extend([lesson.goals.clone(), lesson.helper.clone()].concat());
    all.extend(practice.steps.iter().flat_map(step));
    all.extend(practice.traps.iter().flat_map(trap));
    all.extend(practice.traps.iter().map(|trap| trap.back.clone()));
    let elements = practice.screens.iter().flat_map(|screen| &screen.elements);
    all.extend(elements.filter_map(|element| element.widget.words()).map(|spoken| spoken.text.clone()));
    all.extend(practice.clips.iter().map(|sound| sound.text.clone()));
    all.extend(lesson.check.questions.iter().map(|question| question.ask.text.clone()));
    all.extend(lesson.sources.iter().flat_map(|source| [source.document.clone(), source.confirms.clone()]));
    all
}

#[test]
fn every_text_of_every_shipped_lesson_is_on_paper() {
    let tour = read(include_str!("../../../tests/lessons/tour/lesson.toml"), VI).expect("the tour reads");
    for lesson in shipped().into_iter().chain([Arc::new(tour)]) {
        let board = Storyboard::of(&lesson, VI);
        let (text, page) = (flat(&board.text()), shown(&board.html()));
        for wanted in texts_of(&lesson) {
            let wanted = flat(&wanted);
            assert!(text.contains(&wanted), "{}: the text lacks {wanted:?}", lesson.id);
            assert!(page.contains(&wanted), "{}: the page lacks {wanted:?}", lesson.id);
        }
    }
}

#[test]
fn every_line_of_the_text_fits_a_sheet() {
    for lesson in shipped() {
        let text = Storyboard::of(&lesson, VI).text();
        let wide: Vec<&str> = text.lines().filter(|line| crate::ui::wrap::width(line) > 76).collect();
        assert_eq!(wide, Vec::<&str>::new(), "{}", lesson.id);
    }
}

fn pictures(board: &Storyboard) -> Vec<&Picture> {
    let blocks = board.chapters.iter().flat_map(|chapter| &chapter.blocks);
    let pictures = blocks.filter_map(|block| match block {
        Block::Pictures(pictures) => Some(pictures),
        _ => None,
    });
    pictures.flatten().collect()
}

fn drawn(picture: &Picture) -> String {
    picture.image.content.iter().map(ratatui::buffer::Cell::symbol).collect()
}

#[test]
fn every_screen_is_drawn_and_pictures_are_numbered_in_reading_order() {
    for lesson in shipped() {
        let board = Storyboard::of(&lesson, VI);
        let pictures = pictures(&board);
        assert!(pictures.iter().map(|picture| picture.number).eq(1..=pictures.len()), "{}", lesson.id);
        for screen in lesson.practice.screens.iter().filter_map(|screen| screen.title.as_ref()) {
            let title = screen.0.iter().find_map(|part| match part {
                crate::phone::Part::Text(text) => Some(text.split(' ').next().unwrap_or_default()),
                crate::phone::Part::Variable(_) => None,
            });
            let title = title.unwrap_or_default();
            assert!(pictures.iter().any(|picture| drawn(picture).contains(title)), "{}: {title}", lesson.id);
        }
    }
}

#[test]
fn the_first_solution_is_drawn_touch_by_touch_with_the_arrow() {
    for lesson in shipped() {
        let board = Storyboard::of(&lesson, VI);
        let pictures = pictures(&board);
        for (touch, picture) in lesson.practice.solutions[0].iter().zip(&pictures) {
            let marked = match touch {
                crate::phone::Touch::Digit(digit) => {
                    assert!(picture.caption.starts_with(&format!("Bấm {digit}: ")), "{}", picture.caption);
                    drawn(picture).contains('◂')
                }
                crate::phone::Touch::NextPage => drawn(picture).contains("còn nữa"),
                crate::phone::Touch::Type(text) => {
                    assert_eq!(picture.caption, format!("Gõ {text}, bấm phím xanh"));
                    picture.image.content.iter().any(|cell| cell.bg == ratatui::style::Color::Cyan)
                }
            };
            assert!(marked, "{} {}\n{}", lesson.id, picture.caption, drawn(picture));
        }
    }
}

#[test]
fn every_trap_is_led_into_plays_its_scenes_and_leads_back() {
    for lesson in shipped() {
        let board = Storyboard::of(&lesson, VI);
        let text = flat(&board.text());
        let scenes: usize = lesson.practice.traps.iter().map(|trap| trap.scenes.len()).sum();
        let played = pictures(&board).iter().filter(|picture| picture.caption.starts_with("Cảnh ")).count();
        assert_eq!(played, scenes, "{}", lesson.id);
        assert_eq!(text.matches("Đường tới bẫy: Bấm ").count(), lesson.practice.traps.len(), "{}", lesson.id);
        for trap in &lesson.practice.traps {
            assert!(text.contains(&format!("Phím xanh: {}", flat(&trap.back))), "{}", trap.id);
        }
    }
}

#[test]
fn right_answers_are_marked_and_each_answer_has_its_explanation() {
    let lesson = seed();
    let text = flat(&Storyboard::of(&lesson, VI).text());
    assert!(text.contains("✕ Tin nhắn → Tin nhắn để đọc"), "{text}");
    assert!(text.contains("✓ Đồng hồ (đúng) → Đúng rồi. Mở Đồng hồ"), "{text}");
    assert!(text.contains("✓ Mở Đồng hồ (thứ 1) ✓ Bấm Thêm báo thức (thứ 2)"), "{text}");
}

fn seed() -> Lesson {
    let source = include_str!("../../cli/lessons/new.toml");
    let own = [("@ID@", "\"thu\""), ("@COURSE@", "\"thu\""), ("@TITLE@", "\"Thử\""), ("@NUMBER@", "1000")];
    let days = [("@CHECKED@", "2026-11-23"), ("@REVIEW_BY@", "2027-11-23")];
    let source = own.iter().chain(&days).fold(source.to_owned(), |text, (name, value)| text.replace(name, value));
    read(&source, VI).expect("a new lesson reads")
}

#[test]
fn every_question_of_every_kind_has_its_right_answer_on_paper() {
    for lesson in shipped() {
        let text = flat(&Storyboard::of(&lesson, VI).text());
        for question in &lesson.check.questions {
            let kind = question.form.kind();
            let asked = text.split_once(&flat(&question.ask.text)).expect("it is asked").1;
            let part = asked.split(" Câu ").next().unwrap_or_default();
            let right = part.contains("(đúng)") || part.contains("(thứ 1)") || part.contains("Một cách làm: Bấm ");
            assert!(right, "{} {}: {part}", lesson.id, question.id);
            for (typed, grade) in kind.foreseen() {
                assert!(part.contains(&typed) && part.contains(&flat(&grade.why.text)), "{}: {typed}", question.id);
            }
        }
    }
}

#[test]
fn a_page_is_one_whole_document_that_fetches_nothing_and_obeys_nothing() {
    let mut lesson = seed();
    lesson.title = "</title><script>alert('1')</script> & \"hai\"".to_owned();
    let page = Storyboard::of(&lesson, VI).html();
    assert!(page.contains("&lt;script&gt;alert(&#39;1&#39;)") && !page.contains("<script"), "{page}");
    for fetching in ["src=", "href=", "url(", "@import", "http:", "https:", "<link", "<iframe"] {
        assert!(!page.contains(fetching), "{fetching}");
    }
    assert_eq!(unbalanced(&page), Vec::<String>::new());
}

/// The tags that are not closed in the order they were opened.
fn unbalanced(page: &str) -> Vec<String> {
    const VOID: [&str; 3] = ["!doctype", "meta", "br"];
    let mut open: Vec<String> = Vec::new();
    let mut wrong = Vec::new();
    for tag in page.split('<').skip(1).filter_map(|piece| piece.split_once('>')).map(|(tag, _)| tag) {
        let name = tag.trim_start_matches('/').split(' ').next().unwrap_or_default().to_owned();
        match tag.starts_with('/') {
            true if open.last() == Some(&name) => drop(open.pop()),
            true => wrong.push(name),
            false if VOID.contains(&name.as_str()) => {}
            false => open.push(name),
        }
    }
    wrong.extend(open);
    wrong
}

#[test]
fn the_phone_on_the_page_has_the_colours_of_the_station() {
    let page = Storyboard::of(&seed(), VI).html();
    // Black on light grey is the lit sheet, light grey on black a keycap, yellow on black the frame.
    for (look, text) in [
        ("color:#000000;background:#e5e5e5;font-weight:bold", "Báo thức"),
        ("color:#e5e5e5;background:#000000", " 1 "),
        ("color:#cdcd00;background:#000000", "MÀN HÌNH TẬP"),
    ] {
        let spans = page.split("<span style=\"").filter(|span| span.starts_with(&format!("{look}\"")));
        assert!(spans.into_iter().any(|span| span.contains(text)), "{text} in {look}");
    }
}

#[test]
fn a_solution_that_stops_short_is_drawn_to_where_it_stops() {
    let mut lesson = seed();
    lesson.practice.solutions[0].insert(1, crate::phone::Touch::Digit(8));
    let text = flat(&Storyboard::of(&lesson, VI).text());
    assert!(text.contains("chỗ này không bấm được"), "{text}");
}
