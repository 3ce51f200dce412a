//! What is for sale, and for how much.

use std::fmt;
use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use crate::Table;

/// An amount of money, in cents.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(transparent)]
pub struct Price(u64);

impl Price {
    /// The price of so many cents.
    #[must_use]
    pub const fn from_cents(cents: u64) -> Self {
        Self(cents)
    }

    /// This price in cents.
    #[must_use]
    pub const fn cents(self) -> u64 {
        self.0
    }

    /// The sum of two prices, or `None` if it is too large to hold.
    #[must_use]
    pub fn checked_add(self, other: Self) -> Option<Self> {
        self.0.checked_add(other.0).map(Self)
    }

    /// This price `quantity` times, or `None` if it is too large to hold.
    #[must_use]
    pub fn checked_mul(self, quantity: u32) -> Option<Self> {
        self.0.checked_mul(u64::from(quantity)).map(Self)
    }
}

/// Shows the price in whole units and two decimals: `12.50`.
impl fmt::Display for Price {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{:02}", self.0 / 100, self.0 % 100)
    }
}

/// Something that the shop sells.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Table)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Product {
    /// The name that carts and addresses use.
    pub id: String,
    /// The name that people read.
    pub name: String,
    /// The price of one piece.
    #[serde(rename = "price_cents")]
    pub price: Price,
}

/// All products, in the order in which they are listed.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Catalogue {
    products: Vec<Product>,
}

impl Catalogue {
    /// The catalogue that is compiled into this crate.
    ///
    /// # Panics
    ///
    /// Never: a test reads the file that is compiled in.
    #[must_use]
    pub fn builtin() -> &'static Self {
        static BUILTIN: LazyLock<Catalogue> = LazyLock::new(|| {
            Catalogue::from_toml(include_str!("../data/products.toml"))
                .expect("data/products.toml is a catalogue")
        });
        &BUILTIN
    }

    /// Reads a catalogue from a list of `[[products]]` tables.
    ///
    /// # Errors
    ///
    /// Fails if `text` is not TOML, or a product lacks a field.
    pub fn from_toml(text: &str) -> Result<Self, toml::de::Error> {
        toml::from_str(text)
    }

    /// All products.
    #[must_use]
    pub fn products(&self) -> &[Product] {
        &self.products
    }

    /// The product with this id.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<&Product> {
        self.products.iter().find(|product| product.id == id)
    }
}

#[cfg(test)]
mod tests {
    use super::{Catalogue, Price};

    #[test]
    fn price_shows_two_decimals() {
        assert_eq!(Price::from_cents(5).to_string(), "0.05");
        assert_eq!(Price::from_cents(1250).to_string(), "12.50");
    }

    #[test]
    fn builtin_catalogue_has_unique_ids() {
        let catalogue = Catalogue::builtin();
        assert!(!catalogue.products().is_empty());
        for product in catalogue.products() {
            assert_eq!(catalogue.get(&product.id), Some(product));
        }
    }

    #[test]
    fn a_product_without_a_price_is_refused() {
        let text = "[[products]]\nid = \"mug\"\nname = \"Mug\"\n";
        let error = Catalogue::from_toml(text).unwrap_err();
        assert!(error.message().contains("price_cents"), "{error}");
    }
}
