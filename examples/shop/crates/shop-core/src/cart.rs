//! Carts, and what they cost.

use std::collections::BTreeMap;
use std::num::ParseIntError;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::{Catalogue, Price, Table};

/// So many pieces of one product. Parses from `ID=QUANTITY`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Item {
    /// The product's id.
    pub id: String,
    /// How many pieces.
    pub quantity: u32,
}

/// Why a text is not an [`Item`].
#[derive(Debug, Error)]
pub enum ParseItemError {
    /// The text has no equals sign, or nothing before it.
    #[error("expected ID=QUANTITY")]
    Form,
    /// What follows the equals sign is not a number.
    #[error("the quantity is not a whole number")]
    Quantity(#[from] ParseIntError),
}

impl FromStr for Item {
    type Err = ParseItemError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text.split_once('=') {
            Some((id, quantity)) if !id.is_empty() => Ok(Self {
                id: id.to_owned(),
                quantity: quantity.parse()?,
            }),
            _ => Err(ParseItemError::Form),
        }
    }
}

/// Products to buy, in order of their ids.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cart {
    quantities: BTreeMap<String, u32>,
}

/// Why a cart has no total.
#[derive(Debug, PartialEq, Eq, Error)]
pub enum CartError {
    /// The catalogue lacks a product that is in the cart.
    #[error("no such product: {0}")]
    UnknownProduct(String),
    /// The total does not fit a [`Price`].
    #[error("the total is too large")]
    TooLarge,
}

/// One product in a [`Receipt`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Table)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Line {
    /// The product's id.
    pub id: String,
    /// How many pieces.
    pub quantity: u32,
    /// The price of one piece.
    #[serde(rename = "unit_cents")]
    #[table(header = "each")]
    pub unit: Price,
    /// The price of all pieces.
    #[serde(rename = "total_cents")]
    pub total: Price,
}

/// What a cart costs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Receipt {
    /// One line for each product.
    pub lines: Vec<Line>,
    /// The sum of all lines.
    #[serde(rename = "total_cents")]
    pub total: Price,
}

impl Cart {
    /// Puts `quantity` more pieces of a product into the cart.
    pub fn add(&mut self, id: impl Into<String>, quantity: u32) {
        let held = self.quantities.entry(id.into()).or_default();
        *held = held.saturating_add(quantity);
    }

    /// Looks up every product's price and adds them up.
    ///
    /// # Errors
    ///
    /// Fails if `catalogue` lacks a product, or the sum is too large.
    pub fn total(&self, catalogue: &Catalogue) -> Result<Receipt, CartError> {
        let mut lines = Vec::with_capacity(self.quantities.len());
        let mut sum = Price::default();
        for (id, &quantity) in &self.quantities {
            let product = catalogue
                .get(id)
                .ok_or_else(|| CartError::UnknownProduct(id.clone()))?;
            let total = product
                .price
                .checked_mul(quantity)
                .ok_or(CartError::TooLarge)?;
            sum = sum.checked_add(total).ok_or(CartError::TooLarge)?;
            lines.push(Line {
                id: id.clone(),
                quantity,
                unit: product.price,
                total,
            });
        }
        Ok(Receipt { lines, total: sum })
    }
}

impl FromIterator<Item> for Cart {
    fn from_iter<I: IntoIterator<Item = Item>>(items: I) -> Self {
        let mut cart = Self::default();
        for item in items {
            cart.add(item.id, item.quantity);
        }
        cart
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Cart, CartError, Item};
    use crate::{Catalogue, Price};

    #[test]
    fn item_parses() {
        let item: Item = "mug=2".parse().unwrap();
        assert_eq!((item.id.as_str(), item.quantity), ("mug", 2));
        for text in ["", "mug", "=2", "mug=", "mug=two", "mug=-1"] {
            assert!(text.parse::<Item>().is_err(), "{text}");
        }
    }

    #[test]
    fn empty_cart_costs_nothing() {
        let receipt = Cart::default().total(Catalogue::builtin()).unwrap();
        assert_eq!(receipt.total, Price::default());
        assert!(receipt.lines.is_empty());
    }

    #[test]
    fn unknown_product_is_named() {
        let mut cart = Cart::default();
        cart.add("teapot", 1);
        assert_eq!(
            cart.total(Catalogue::builtin()),
            Err(CartError::UnknownProduct("teapot".to_owned()))
        );
    }

    #[test]
    fn too_large_a_total_is_refused() {
        let text = format!(
            "[[products]]\nid = \"gold\"\nname = \"Gold\"\nprice_cents = {}\n",
            i64::MAX
        );
        let catalogue = Catalogue::from_toml(&text).unwrap();
        let mut cart = Cart::default();
        cart.add("gold", 3);
        assert_eq!(cart.total(&catalogue), Err(CartError::TooLarge));
    }

    proptest! {
        #[test]
        fn total_is_the_sum_of_the_lines(mugs in any::<u32>(), beans in any::<u32>()) {
            let mut cart = Cart::default();
            cart.add("mug", mugs);
            cart.add("beans", beans);
            let receipt = cart.total(Catalogue::builtin()).unwrap();
            let sum: u64 = receipt.lines.iter().map(|line| line.total.cents()).sum();
            prop_assert_eq!(receipt.total.cents(), sum);
        }
    }
}
