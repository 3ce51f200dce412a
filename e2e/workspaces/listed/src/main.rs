use indoc::indoc;

fn main() {
    let mut buffer = itoa::Buffer::new();
    print!(
        indoc! {"
            {} {}
        "},
        env!("HASH"),
        buffer.format(std::env::args().count())
    );
}
