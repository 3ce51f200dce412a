// Prints what a program says it is made of, as JSON: with the library that Syft reads Rust programs with.
package main

import (
	"encoding/json"
	"fmt"
	"os"

	rustaudit "github.com/rust-secure-code/go-rustaudit"
)

func main() {
	if err := print(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func print(arguments []string) error {
	if len(arguments) != 1 {
		return fmt.Errorf("usage: rustaudit FILE")
	}
	file, err := os.Open(arguments[0])
	if err != nil {
		return err
	}
	defer file.Close()
	found, err := rustaudit.GetDependencyInfo(file)
	if err != nil {
		return err
	}
	return json.NewEncoder(os.Stdout).Encode(found.Packages)
}
