//! Products, prices in integer cents, and carts with totals.
//!
//! ```
//! use shop_core::{Cart, Catalogue};
//!
//! let mut cart = Cart::default();
//! cart.add("mug", 2);
//! cart.add("beans", 1);
//!
//! let receipt = cart.total(Catalogue::builtin())?;
//! assert_eq!(receipt.total.to_string(), "43.90");
//! # Ok::<(), shop_core::CartError>(())
//! ```

// The code that `shop-macros` generates names this crate from outside.
extern crate self as shop_core;

mod cart;
mod product;
mod table;

pub use cart::{Cart, CartError, Item, Line, ParseItemError, Receipt};
pub use product::{Catalogue, Price, Product};
pub use table::{Table, render};
