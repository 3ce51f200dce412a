import { CHANNEL_FORMS, parseChannel } from '../plan/channel.ts';
import { isReference } from '../plan/references.ts';
import type { InputName } from './table.ts';
import { badValue, plainText } from './values.ts';

export function imageReference(name: InputName, value: string): string {
  if (!isReference(value)) throw badValue(name, value, 'the reference of an image');
  return value;
}

/** Cargo's rule for package and profile names (`restricted_names::validate_package_name`), ASCII only. */
export function cargoName(name: InputName, value: string): string {
  if (!/^[A-Za-z_][A-Za-z0-9_-]*$/.test(value)) {
    throw badValue(name, value, 'letters, digits, - and _, not starting with a digit or a dash');
  }
  return value;
}

/** Cargo's rule for features, with `package/feature` as on its command line. */
export function featureName(value: string): string {
  if (!/^[A-Za-z0-9_][A-Za-z0-9_+.-]*(\/[A-Za-z0-9_][A-Za-z0-9_+.-]*)?$/.test(value)) {
    throw badValue('features', value, 'feature or package/feature, of letters, digits and _ + . -');
  }
  return value;
}

/** Debian policy, 5.6.1: small letters, digits, `+`, `-` and `.`, at least two, the first a letter or digit. */
export function debianPackage(name: InputName, value: string): string {
  if (!/^[a-z0-9][a-z0-9+.-]+$/.test(value)) {
    throw badValue(name, value, 'names of Debian packages, without a version or an architecture');
  }
  return value;
}

export function rustVersion(value: string | null): string | null {
  if (value !== null && parseChannel(value) === null) throw badValue('rust-version', value, CHANNEL_FORMS);
  return value;
}

/** Git's own rules leave more out (`git check-ref-format`); a ref that there is not has no tags. */
export function gitRefOf(value: string): string {
  if (!/^refs\/(?:heads|tags|pull)\/[^\s~^:?*[\\]+$/.test(plainText('git-ref', value)))
    throw badValue('git-ref', value, 'a ref in full: refs/tags/v1.2.3, refs/heads/main, refs/pull/7/merge');
  return value;
}

/** A path that stays inside the workspace: relative, and without `..` that leads out of it. */
export function insideWorkspace(name: InputName, value: string): string {
  const parts = plainText(name, value).replaceAll('\\', '/').split('/');
  const isFolder = ['', '.'].includes(parts.at(-1) ?? '');
  if (value.startsWith('/') || parts.includes('..') || isFolder) {
    throw badValue(name, value, 'the path of a file relative to the workspace root, without ..');
  }
  return parts.filter((part) => part !== '' && part !== '.').join('/');
}
