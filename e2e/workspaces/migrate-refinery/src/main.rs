mod embedded {
    refinery::embed_migrations!("migrations");
}

fn main() {
    println!("{}", embedded::migrations::runner().get_migrations().len());
}
