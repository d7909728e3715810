//! A search box: a field with the looking-glass, its label standing in it until something is typed. A label too long for
//! one row takes as many as it needs, and they stay while one types.

use super::field::{Field, FieldSpec};
use super::{Kind, Pen, Shown};
use crate::lesson::{Node, Reading};
use crate::phone::machine::Offer;
use crate::phone::spec::Template;

#[derive(Debug, Clone, PartialEq)]
pub struct Search(Field);

impl Search {
    pub fn read(node: &mut Node, reading: &mut Reading) -> Option<Self> {
        Field::read(node, reading).map(Self)
    }
}

impl Kind for Search {
    fn offers<'p>(&'p self, shown: &Shown<'p, '_>) -> Vec<Offer<'p>> {
        self.0.offers(shown)
    }

    fn field(&self) -> Option<FieldSpec<'_>> {
        self.0.field()
    }

    fn draw(&self, pen: &mut Pen, y: u16) -> u16 {
        let Some(digit) = pen.digit_of(&self.0.tap().id) else { return y };
        let x = pen.keycap(pen.canvas.area.x, y, digit) + 1;
        let glass = pen.canvas.line(x, y, "○─ ", pen.canvas.theme.phone_accent);
        let room = pen.canvas.area.right().saturating_sub(glass + 3);
        let below = self.0.draw_rows(pen, (glass, y), room, self.0.label());
        pen.row_hit(y, below - y, digit);
        pen.arrow(y, digit);
        self.0.draw_error(pen, x, below) + 1
    }

    fn templates(&self) -> Vec<&Template> {
        self.0.templates()
    }
}

#[cfg(test)]
mod tests {
    use crate::phone::Touch;
    use crate::phone::guide;
    use crate::phone::widgets::trial::trial;

    const TIM: &str = "[[practice.variable]]\nid = \"tim\"\ntyped.dung = [\"zalo\"]";
    const SEARCH: &str = r#"kind = "search", id = "o-tim", label = "Tìm ứng dụng", variable = "tim", input = "plain",
        do = "if tim = dung then go xong""#;

    #[test]
    fn the_label_stands_in_it_until_something_is_typed() {
        let fresh = trial(TIM, &[SEARCH]);
        assert_eq!((fresh.told(), fresh.drawn().rows()), (vec![], vec![" 1  ○─ Tìm ứng dụng".to_owned()]));
        let mut open = fresh.press(&[1]);
        open.typing = Some("za".into());
        assert_eq!(open.drawn().rows(), ["    ○─ za│"]);
        assert_eq!(open.type_in("xa lo").drawn().rows(), [" 1  ○─ xa lo"]);
    }

    #[test]
    fn a_long_label_is_read_whole_and_what_is_typed_takes_its_first_row() {
        let fresh = trial(TIM, &[&SEARCH.replace("Tìm ứng dụng", "Bác muốn tìm gì cũng được")]);
        let drawn = fresh.drawn();
        assert_eq!(drawn.rows(), [" 1  ○─ Bác muốn tìm", "       gì cũng được"]);
        assert_eq!(drawn.cut, Vec::<String>::new());
        let mut open = fresh.press(&[1]);
        open.typing = Some("za".into());
        assert_eq!(open.drawn().rows(), ["    ○─ za│"]);
    }

    #[test]
    fn it_behaves_as_a_field_does() {
        let open = trial(TIM, &[SEARCH]).press(&[1]);
        let field = open.state.open_field(&open.practice).expect("it is open");
        assert_eq!(field.label, "Tìm ứng dụng");
        assert_eq!(guide::way(&open.practice, &open.state), Some(vec![Touch::Type("zalo".into())]));
        assert!(open.type_in("Zalo").state.finished());
    }
}
