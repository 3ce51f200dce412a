/**
 * The shell script that makes `/manifests` from the checkout. It asks cargo for members and targets, so that no list of them
 * stands in the Dockerfile and grows old there. In the JSON that cargo writes, `\` stands before a quote or itself.
 *
 * @param examples also the examples that no manifest declares, because some are built
 */
export function manifestsScript({ examples }: { readonly examples: boolean }): string {
  const [programs, declared] = examples
    ? ['bin | custom-build | example', 'test | bench']
    : ['bin | custom-build', 'test | bench | example'];
  return SCRIPT.replace('@PROGRAMS@', programs).replace('@DECLARED@', declared);
}

/*
 * The versions of members are masked because a new one changes no dependency. Cargo compares them with requirements and
 * with the lockfile, so all of them are masked or none: what is written in another way than almost everybody's leaves
 * everything as it is, and then a new version is a new layer.
 *
 * The mask is a pre-release, which no member has: cargo's hashes of a member are other ones than those of its stand-in.
 */
const SCRIPT = String.raw`set -eu
cargo metadata --no-deps --offline --format-version 1 >/tmp/metadata.json

# The members' manifests, and what lies in the workspace root.
grep -oE '"manifest_path":"([^"\\]|\\.)*"' /tmp/metadata.json >/tmp/found
sed -E -e 's/^"manifest_path":"(.*)"$/\1/' -e 's/\\(.)/\1/g' /tmp/found >/tmp/files
for file in Cargo.toml Cargo.lock .cargo/config .cargo/config.toml; do
  echo "$PWD/$file" >>/tmp/files
done
mkdir -p /manifests
while IFS= read -r file; do
  if [ -f "$file" ]; then cp --parents "$file" /manifests; fi
done </tmp/files

# A source for each target. Tests, benches and examples are missed only where a manifest declares them.
grep -oE '"kind":\["[a-z-]+"[^]]*\],"crate_types":\[[^]]*\],"name":"([^"\\]|\\.)*","src_path":"([^"\\]|\\.)*"' \
  /tmp/metadata.json >/tmp/found
sed -E -e 's/^"kind":\["([a-z-]+)".*"name":"(.*)","src_path":"(.*)"$/\1\t\2\t\3/' -e 's/\\(.)/\1/g' \
  /tmp/found >/tmp/targets
tab=$(printf '\t')
while IFS=$tab read -r kind name file; do
  main='fn main() {}'
  case $kind in
    @PROGRAMS@) ;;
    @DECLARED@)
      grep -rqF --include=Cargo.toml -e "\"$name\"" -e "'$name'" /manifests || continue ;;
    *) if [ -e "/manifests$file" ]; then continue; else main=''; fi ;;
  esac
  mkdir -p "/manifests$(dirname "$file")"
  # Lints of the workspace hold here too, so there is nothing that one could complain about.
  printf '%s\n' '//! Empty.' '#![allow(unused_crate_dependencies)]' "$main" >"/manifests$file"
done </tmp/targets

# A new version of a member changes no dependency. All are masked, or none where one is written in an unusual way.
find /manifests -type f '(' -name Cargo.toml -o -name Cargo.lock -o -path '*/.cargo/config*' ')' -exec awk '
  function value(text) { sub(/^[^"]*"/, "", text); sub(/".*$/, "", text); return text }
  function mask(file, at) { sub(/"[^"]*"/, "\"0.0.0-masked\"", lines[file, at]); changed[file] = 1 }
  FNR == 1 { section = ""; isLock = FILENAME ~ /Cargo\.lock$/; if (isLock) lock = FILENAME }
  { lines[FILENAME, FNR] = $0; last[FILENAME] = FNR }
  isLock && /^\[/ { entry++ }
  isLock && /^name = / { locked[entry] = value($0) }
  isLock && /^version = / { lockedVersion[entry] = value($0); lockedAt[entry] = FNR }
  isLock && /^source = / { foreign[entry] = 1 }
  # Two packages of one name: dependencies name their versions.
  isLock && /^ "[^" ]+ / { ambiguous[substr($1, 2)] = 1 }
  isLock { next }
  /^[ \t]*\[/ { section = $0; sub(/#.*/, "", section); gsub(/[ \t]/, "", section) }
  section ~ /^\[+(patch|replace)/ { unusual = 1 }
  section == "[package]" && /^[ \t]*name[ \t]*=/ { names[FILENAME] = value($0) }
  section == "[package]" && /^[ \t]*version[ \t]*=[ \t]*"[^"]*"[ \t]*(#.*)?$/ { own[FILENAME] = value($0); ownAt[FILENAME] = FNR; next }
  section == "[package]" && /^[ \t]*version/ { if (/workspace[ \t]*=[ \t]*true/) inherits[FILENAME] = 1; else unusual = 1 }
  section == "[workspace.package]" && /^[ \t]*version/ { shared = value($0); sharedIn = FILENAME; sharedAt = FNR }
  # A requirement may be "=1.2.3"; without one, any version of what lies at the path will do.
  section ~ /dependencies/ && /^[ \t]*([A-Za-z0-9_-]+\.)?path[ \t]*=/ { unusual = 1 }
  section ~ /dependencies/ && /[{,][ \t]*path[ \t]*=/ && /[{,][ \t]*version[ \t]*=/ {
    text = $0
    if (!sub(/version[ \t]*=[ \t]*"[^"]*"[ \t]*,[ \t]*/, "", text) && !sub(/,[ \t]*version[ \t]*=[ \t]*"[^"]*"/, "", text)) unusual = 1
    lines[FILENAME, FNR] = text
    changed[FILENAME] = 1
  }
  END {
    for (file in last) if (file ~ /Cargo\.toml$/ && ((file in own) || (file in inherits))) {
      version = (file in own) ? own[file] : shared
      if (!(file in names) || version == "" || (names[file] in ambiguous)) unusual = 1
      found = 0
      for (each = 1; each <= entry; each++)
        if (locked[each] == names[file] && lockedVersion[each] == version && !foreign[each]) { found++; lockAt[file] = lockedAt[each] }
      if (lock != "" && found != 1) unusual = 1
    }
    if (unusual) exit
    for (file in own) mask(file, ownAt[file])
    if (sharedIn != "") mask(sharedIn, sharedAt)
    for (file in lockAt) mask(lock, lockAt[file])
    for (file in changed) {
      for (at = 1; at <= last[file]; at++) print lines[file, at] >file
      close(file)
    }
  }' '{}' +`;
