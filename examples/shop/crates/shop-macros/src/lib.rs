//! The derive macro behind the tables of `shop-core`.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Data, DeriveInput, Error, Field, Fields, LitStr, Result, parse_macro_input};

/// Derives `shop_core::Table` for a struct with named fields.
///
/// Each field is a column, headed by the field's name in capitals. The
/// attribute `#[table(header = "...")]` gives a column another header.
#[proc_macro_derive(Table, attributes(table))]
pub fn derive_table(input: proc_macro::TokenStream) -> proc_macro::TokenStream {
    let input = parse_macro_input!(input as DeriveInput);
    expand(&input)
        .unwrap_or_else(Error::into_compile_error)
        .into()
}

/// The implementation of `shop_core::Table` for `input`.
fn expand(input: &DeriveInput) -> Result<TokenStream> {
    let fields = match &input.data {
        Data::Struct(data) => match &data.fields {
            Fields::Named(fields) => &fields.named,
            _ => return Err(Error::new_spanned(input, "expected named fields")),
        },
        _ => return Err(Error::new_spanned(input, "expected a struct")),
    };
    let headers = fields.iter().map(header).collect::<Result<Vec<_>>>()?;
    let cells = fields.iter().map(|field| &field.ident);
    let name = &input.ident;
    let (impl_generics, type_generics, where_clause) = input.generics.split_for_impl();

    Ok(quote! {
        impl #impl_generics ::shop_core::Table for #name #type_generics #where_clause {
            const HEADERS: &'static [&'static str] = &[#(#headers),*];

            fn row(&self) -> ::std::vec::Vec<::std::string::String> {
                ::std::vec![#(::std::string::ToString::to_string(&self.#cells)),*]
            }
        }
    })
}

/// The header of the column that shows `field`.
fn header(field: &Field) -> Result<String> {
    let mut header = field.ident.as_ref().map_or_else(String::new, |ident| {
        ident.to_string().trim_start_matches("r#").to_owned()
    });
    for attribute in &field.attrs {
        if attribute.path().is_ident("table") {
            attribute.parse_nested_meta(|meta| {
                if !meta.path.is_ident("header") {
                    return Err(meta.error("expected `header`"));
                }
                header = meta.value()?.parse::<LitStr>()?.value();
                Ok(())
            })?;
        }
    }
    Ok(header.to_uppercase())
}
