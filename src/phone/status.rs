//! The status line over every screen of the phone: what time it is there, and how full the battery is.
//!
//! It only shows. No condition can ask for it, so a night may pass and a battery run down without one state more.

use super::machine::State;
use super::spec::{Condition, Practice};

/// The battery of a phone whose script says nothing of it, in percent.
const BATTERY: u16 = 80;

/// What a script says of the status line; what it leaves open is said elsewhere.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Status {
    /// "9:41"
    pub clock: Option<String>,
    /// In percent.
    pub battery: Option<u16>,
}

/// What the status line shows for as long as something holds.
#[derive(Debug, Clone, PartialEq)]
pub struct Moment {
    pub when: Condition,
    pub status: Status,
}

impl State {
    pub fn clock<'p>(&self, practice: &'p Practice) -> &'p str {
        self.said(practice).find_map(|status| status.clock.as_deref()).unwrap_or_default()
    }

    /// In percent.
    pub fn battery(&self, practice: &Practice) -> u16 {
        self.said(practice).find_map(|status| status.battery).unwrap_or(BATTERY)
    }

    /// Whether the script has more to say of it here than once for the whole practice.
    pub fn has_own_status(&self, practice: &Practice) -> bool {
        self.said(practice).any(|status| *status != practice.status && *status != Status::default())
    }

    /// The screen has the first word, then the moments in the order of the script.
    fn said<'p>(&self, practice: &'p Practice) -> impl Iterator<Item = &'p Status> {
        let moments = practice.moments.iter().filter(|moment| self.holds(&moment.when)).map(|moment| &moment.status);
        let screen = practice.screen(self.screen_on_view(practice));
        [&screen.status].into_iter().chain(moments).chain([&practice.status])
    }
}

#[cfg(test)]
mod tests {
    use crate::phone::lines;
    use crate::phone::widgets::trial::{Trial, told, trial};

    const NIGHT: &str = r#"
        [[practice.variable]]
        id = "luc"
        words = ["toi", "khuya", "sang"]
        [[practice.status]]
        when = "luc = khuya"
        battery = 9
        [[practice.status]]
        when = "luc = khuya or luc = sang"
        clock = "23:50"
        battery = 40
        [[practice.screen]]
        id = "may-khac"
        clock = "6:10"
        battery = 100
        [[practice.screen.element]]
        kind = "text"
        text = "Máy của con."
    "#;
    const LATER: &str = r#"kind = "button", id = "khuya", label = "Khuya", do = ["set luc = khuya"]"#;
    const MORNING: &str = r#"kind = "button", id = "sang", label = "Sáng", do = ["set luc = sang"]"#;
    const OTHER: &str = r#"kind = "button", id = "sang-may-khac", label = "Máy kia", do = ["go may-khac"]"#;

    fn night() -> Trial {
        trial(NIGHT, &[LATER, MORNING, OTHER])
    }

    /// The status line without its gap.
    fn status(trial: &Trial) -> String {
        let buffer = trial.drawn().buffer;
        let row: String = (1..buffer.area.width - 1).map(|x| buffer[(x, 1)].symbol()).collect();
        row.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn the_first_moment_that_holds_says_what_it_says_and_the_next_ones_the_rest() {
        assert_eq!(status(&night()), "9:41 80%");
        assert_eq!(status(&night().press(&[1])), "23:50 9%");
        assert_eq!(status(&night().press(&[2])), "23:50 40%");
        assert_eq!(night().told(), Vec::<&str>::new());
    }

    #[test]
    fn a_screen_with_its_own_hour_and_battery_shows_those_whenever_it_is() {
        assert_eq!(status(&night().press(&[3])), "6:10 100%");
        assert_eq!(status(&night().press(&[1, 3])), "6:10 100%");
    }

    #[test]
    fn what_is_said_of_the_status_line_is_read_out_and_else_nothing_is() {
        let read = |trial: &Trial| lines(&trial.practice, &trial.state, Default::default());
        assert_eq!(read(&night())[1], "1 [ Khuya ]");
        assert_eq!(read(&night().press(&[1]))[1], "23:50 9%");
    }

    #[test]
    fn a_battery_is_never_more_than_full() {
        let over = NIGHT.replace("battery = 9", "battery = 101");
        assert_eq!(told(&over, &[LATER, MORNING, OTHER]), ["number"]);
    }
}
