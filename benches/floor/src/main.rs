//! Says hello, redraws at every key, ends at Ctrl-Q or `q`: what any ratatui program must cost.

use crossterm::event::{self, Event, KeyCode};

fn main() -> std::io::Result<()> {
    let mut terminal = ratatui::init();
    let ended = run(&mut terminal);
    ratatui::restore();
    ended
}

fn run(terminal: &mut ratatui::DefaultTerminal) -> std::io::Result<()> {
    let mut keys: u64 = 0;
    loop {
        terminal.draw(|frame| frame.render_widget(format!("hello {keys}"), frame.area()))?;
        match event::read()? {
            Event::Key(key) if key.code == KeyCode::Char('q') => return Ok(()),
            Event::Key(_) => keys += 1,
            _ => {}
        }
    }
}
