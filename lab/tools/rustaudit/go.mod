module rust-docker-action/lab/tools/rustaudit

go 1.24

require github.com/rust-secure-code/go-rustaudit v0.0.0-20250226111315-e20ec32e963c
