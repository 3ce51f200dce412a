//! The command-line tool of the shop.

use anyhow::Result;
use clap::{Parser, Subcommand};
use shop_core::{Cart, Catalogue, Item, render};

/// Lists the shop's products and adds up carts.
#[derive(Parser)]
#[command(version)]
struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// List all products.
    Products {
        /// Print JSON instead of a table.
        #[arg(long)]
        json: bool,
    },
    /// Add up a cart.
    Total {
        /// A product's id, and how many pieces of it.
        #[arg(required = true, value_name = "ID=QUANTITY")]
        items: Vec<Item>,
    },
}

fn main() -> Result<()> {
    let catalogue = Catalogue::builtin();
    match Args::parse().command {
        Command::Products { json: false } => print!("{}", render(catalogue.products())),
        Command::Products { json: true } => {
            println!("{}", serde_json::to_string_pretty(catalogue.products())?);
        }
        Command::Total { items } => {
            let receipt = items.into_iter().collect::<Cart>().total(catalogue)?;
            print!("{}", render(&receipt.lines));
            println!("Total: {}", receipt.total);
        }
    }
    Ok(())
}
