/** Entry of Cargo.lock of a small crate without dependencies, which a pull request can add. */
export const REGEX_LITE_LOCK = `
[[package]]
name = "regex-lite"
version = "0.1.6"
source = "registry+https://github.com/rust-lang/crates.io-index"
checksum = "53a49587ad06b26609c52e423de037e7f57f20d53535d66e08c695f347df952a"
`;

/** A program that uses the crate. */
export const REGEX_LITE_MAIN = `fn main() {
    let words = regex_lite::Regex::new(&std::env::args().nth(1).unwrap_or_default()).unwrap();
    println!("{}", words.is_match("Hello"));
}
`;

/**
 * Returns the program with a file of the source folder in it as well; how much of it the linker leaves out is not known before the
 * program runs, so it is all there.
 */
export function withFile(main: string, file: string): string {
  return main.replace('{\n', `{\n    println!("{}", include_bytes!("${file}")[std::env::args().count()]);\n`);
}

/** Bytes that no compression makes smaller, the same in every run. */
export function randomBytes(count: number): Buffer {
  let state = 1;
  return Buffer.from(
    Array.from({ length: count }, () => {
      state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
      return state >>> 24;
    }),
  );
}
