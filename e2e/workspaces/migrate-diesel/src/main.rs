fn main() {
    println!("{}", std::any::type_name::<diesel::pg::Pg>());
}
