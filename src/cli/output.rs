//! What a command makes goes into a file, or to standard output.

use std::io::{self, Write};
use std::path::Path;

/// Writes the bytes; what failed comes with the name of the file.
pub fn write(bytes: &[u8], file: Option<&Path>) -> Result<(), (String, io::Error)> {
    match file {
        Some(file) => std::fs::write(file, bytes).map_err(|error| (file.display().to_string(), error)),
        None => io::stdout().lock().write_all(bytes).map_err(|error| ("-".to_owned(), error)),
    }
}
