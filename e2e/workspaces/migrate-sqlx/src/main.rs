fn main() {
    println!("{}", std::any::type_name::<sqlx::postgres::PgConnectOptions>());
}
