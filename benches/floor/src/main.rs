//! Says hello, redraws at every key, ends at Ctrl-Q or `q`: what any ratatui program must cost.

use crossterm::event::{self, Event, KeyCode};

fn main() -> std::io::Result<()> {
    let mut terminal = ratatui::init();
    let ended = run(&mut terminal);
    ratatui::restore();
    ended
}

fn run(terminal: &mut ratatui::DefaultTerminal) -> std::io::Result<()> {
    let mut last = ' ';
    loop {
        terminal.draw(|frame| frame.render_widget(format!("hello {last}"), frame.area()))?;
        match event::read()? {
            Event::Key(key) if key.code == KeyCode::Char('q') => return Ok(()),
            Event::Key(key) => last = key.code.as_char().unwrap_or(' '),
            _ => {}
        }
    }
}
