// pretends to be: src/screens/welcome.rs
// A screen says what it wants done (an effect) and is told what has happened (a fact). It touches nothing.

use std::fs; //~ `screens` is pure and must not touch `std::fs`
use std::net; //~ `screens` is pure and must not touch `std::net`
use std::thread; //~ `screens` is pure and must not touch `std::thread`
use std::process; //~ `screens` is pure and must not touch `std::process`
use std::env; //~ `screens` is pure and must not touch `std::env`
use std::os; //~ `screens` is pure and must not touch `std::os`
use std::time::Instant; //~ `screens` is pure and must not touch `std::time::Instant`
use std::time::SystemTime; //~ `screens` is pure and must not touch `std::time::SystemTime`
use std::io::stdin; //~ `screens` is pure and must not touch `std::io::stdin`
use std::io::stdout; //~ `screens` is pure and must not touch `std::io::stdout`
use std::io::stderr; //~ `screens` is pure and must not touch `std::io::stderr`
use chrono::Utc; //~ `screens` is pure and must not touch `chrono::Utc`
use chrono::Local; //~ `screens` is pure and must not touch `chrono::Local`
use chrono::prelude; //~ `screens` is pure and must not touch `chrono::prelude`
use getrandom; //~ `screens` is pure and must not touch `getrandom`
use rand; //~ `screens` is pure and must not touch `rand`
use uuid::Uuid::now_v7; //~ `screens` is pure and must not touch `uuid::Uuid::now_v7`
use uuid::Uuid::new_v4; //~ `screens` is pure and must not touch `uuid::Uuid::new_v4`
use rusqlite; //~ `screens` is pure and must not touch `rusqlite`
use argon2; //~ `screens` is pure and must not touch `argon2`
use rodio; //~ `screens` is pure and must not touch `rodio`
use libloading; //~ `screens` is pure and must not touch `libloading`
use rustix; //~ `screens` is pure and must not touch `rustix`
use signal_hook; //~ `screens` is pure and must not touch `signal_hook`
use etcetera; //~ `screens` is pure and must not touch `etcetera`
use crossterm::terminal; //~ `screens` is pure and must not touch `crossterm::terminal`
use crossterm::cursor; //~ `screens` is pure and must not touch `crossterm::cursor`
use crossterm::execute; //~ `screens` is pure and must not touch `crossterm::execute`
use crossterm::queue; //~ `screens` is pure and must not touch `crossterm::queue`
use crossterm::event::read; //~ `screens` is pure and must not touch `crossterm::event::read`
use crossterm::event::poll; //~ `screens` is pure and must not touch `crossterm::event::poll`
use ratatui::init; //~ `screens` is pure and must not touch `ratatui::init`
use ratatui::try_init; //~ `screens` is pure and must not touch `ratatui::try_init`
use ratatui::restore; //~ `screens` is pure and must not touch `ratatui::restore`
use ratatui::run; //~ `screens` is pure and must not touch `ratatui::run`
use ratatui::Terminal; //~ `screens` is pure and must not touch `ratatui::Terminal`
use ratatui::DefaultTerminal; //~ `screens` is pure and must not touch `ratatui::DefaultTerminal`
use ratatui::backend; //~ `screens` is pure and must not touch `ratatui::backend`
use ratatui::prelude; //~ `screens` is pure and must not touch `ratatui::prelude`

fn draw() {
    print!(out, "x"); //~ `screens` is pure and must not touch `print!`
    println!(out, "x"); //~ `screens` is pure and must not touch `println!`
    eprint!(out, "x"); //~ `screens` is pure and must not touch `eprint!`
    eprintln!(out, "x"); //~ `screens` is pure and must not touch `eprintln!`
    dbg!(out, "x"); //~ `screens` is pure and must not touch `dbg!`
    crossterm::execute!(out, "x"); //~ `screens` is pure and must not touch `crossterm::execute!`
    crossterm::queue!(out, "x"); //~ `screens` is pure and must not touch `crossterm::queue!`
}
