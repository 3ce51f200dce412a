import { describe, expect, it } from '@jest/globals';

import { glibcOf } from '../../src/plan/bases.ts';

describe('the glibc of a base', () => {
  it.each([
    ['debian:bookworm-slim', '2.36'],
    ['debian:12.11', '2.36'],
    ['registry.corp/mirror/debian:trixie-20260101@sha256:0', '2.41'],
    ['gcr.io/distroless/cc-debian13:nonroot', '2.41'],
    ['gcr.io/distroless/base-nossl-debian12', '2.36'],
    ['debian:sid', null],
    ['debian:stable', null],
    ['not-debian:12', null],
    ['ubuntu:24.04', null],
    ['scratch', null],
  ])('%s: %s', (reference, glibc) => {
    expect(glibcOf(reference)).toBe(glibc);
  });
});
