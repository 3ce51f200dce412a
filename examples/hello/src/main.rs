//! Prints a greeting; the smallest program worth putting in an image.

use std::env;
use std::process::ExitCode;

/// What `--help` prints, and what a wrong argument is answered with.
const USAGE: &str = "usage: hello [--version] [--help] [NAME]";

fn main() -> ExitCode {
    let args: Vec<String> = env::args_os()
        .skip(1)
        .map(|arg| arg.to_string_lossy().into_owned())
        .collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();

    match args.as_slice() {
        [] => println!("{}", greeting("world")),
        ["-V" | "--version"] => {
            println!("{} {}", env!("CARGO_PKG_NAME"), env!("CARGO_PKG_VERSION"));
        }
        ["-h" | "--help"] => println!("{USAGE}"),
        [name] if !name.starts_with('-') => println!("{}", greeting(name)),
        _ => {
            eprintln!("{USAGE}");
            return ExitCode::from(2);
        }
    }
    ExitCode::SUCCESS
}

/// The line that greets `name`.
fn greeting(name: &str) -> String {
    format!("Hello, {name}!")
}

#[cfg(test)]
mod tests {
    use super::greeting;

    #[test]
    fn greets_by_name() {
        assert_eq!(greeting("world"), "Hello, world!");
    }
}
