//! Plain-text tables.

use std::fmt::Write;

/// Derives [`trait@Table`] for a struct with named fields that implement
/// [`Display`](std::fmt::Display).
pub use shop_macros::Table;

/// A type whose values are rows of a table.
pub trait Table {
    /// The columns' headers.
    const HEADERS: &'static [&'static str];

    /// This value's cells, one for each header.
    fn row(&self) -> Vec<String>;
}

/// Lays out `rows` in columns as wide as their widest cells.
#[must_use]
pub fn render<T: Table>(rows: &[T]) -> String {
    let header = T::HEADERS.iter().map(|&header| header.to_owned()).collect();
    let lines: Vec<Vec<String>> = std::iter::once(header)
        .chain(rows.iter().map(Table::row))
        .collect();
    let widths: Vec<usize> = (0..T::HEADERS.len())
        .map(|column| {
            let cells = lines.iter().map(|line| line[column].chars().count());
            cells.max().unwrap_or_default()
        })
        .collect();

    let mut text = String::new();
    for line in &lines {
        let mut padded = String::new();
        for (cell, width) in line.iter().zip(&widths) {
            write!(padded, "{cell:<width$}  ").expect("a string takes any text");
        }
        text.push_str(padded.trim_end());
        text.push('\n');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{Table, render};

    #[derive(Table)]
    struct Pair {
        key: &'static str,
        #[table(header = "n")]
        number: u32,
    }

    #[test]
    fn columns_line_up() {
        let rows = [
            Pair {
                key: "a",
                number: 1,
            },
            Pair {
                key: "long",
                number: 20,
            },
        ];
        assert_eq!(render(&rows), "KEY   N\na     1\nlong  20\n");
    }

    #[test]
    fn no_rows_leave_the_header() {
        assert_eq!(render::<Pair>(&[]), "KEY  N\n");
    }
}
