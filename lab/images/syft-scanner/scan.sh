#!/bin/sh
# BuildKit's protocol for SBOM generators (docs/attestations/sbom-protocol.md of moby/buildkit): a file with an in-toto statement for
# the image, and one for each stage that is scanned as well.
set -eu

scan() {
    name=$(basename "$1")
    # The catalogers that the real one chooses: those for what is installed, and not for manifests and lockfiles.
    syft scan "dir:$1" --quiet --base-path "$1" --source-name "$name" \
        --override-default-catalogers image,file --select-catalogers +sbom-cataloger \
        --output "spdx-json=/tmp/$name.json"
    {
        printf '{"_type":"https://in-toto.io/Statement/v1","predicateType":"https://spdx.dev/Document","subject":null,"predicate":'
        cat "/tmp/$name.json"
        printf '}\n'
    } >"$BUILDKIT_SCAN_DESTINATION/$name.spdx.json"
}

scan "$BUILDKIT_SCAN_SOURCE"
for stage in "${BUILDKIT_SCAN_SOURCE_EXTRAS:-/nothing}"/*; do
    if [ -e "$stage" ]; then scan "$stage"; fi
done
