//! Runs the tool as a person would.

use assert_cmd::Command;
use assert_cmd::cargo::cargo_bin_cmd;

fn shop(args: &[&str]) -> Command {
    let mut command = cargo_bin_cmd!("shop");
    command.args(args).env("RUST_LIB_BACKTRACE", "0");
    command
}

#[test]
fn prints_a_receipt() {
    shop(&["total", "mug=2", "beans=1"])
        .assert()
        .success()
        .stdout(
            "ID     QUANTITY  EACH   TOTAL\n\
             beans  1         18.90  18.90\n\
             mug    2         12.50  25.00\n\
             Total: 43.90\n",
        );
}

#[test]
fn names_an_unknown_product() {
    shop(&["total", "teapot=1"])
        .assert()
        .failure()
        .stderr("Error: no such product: teapot\n");
}

#[test]
fn lists_products_as_json() {
    let output = shop(&["products", "--json"]).output().unwrap();
    let products: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert!(products.as_array().is_some_and(|list| !list.is_empty()));
}
