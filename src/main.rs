//! The binary: reads nothing, decides nothing; [`tramhoc::cli`] does.

fn main() -> std::process::ExitCode {
    tramhoc::cli::run()
}
