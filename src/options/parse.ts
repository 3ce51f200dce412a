import { parse as parseCsv } from 'csv-parse/sync';

import { UserError } from '../errors.ts';
import { CHANNEL_FORMS, parseChannel } from '../plan/channel.ts';
import { platformNamed, platformSuggestion } from '../plan/platform-names.ts';
import { PLATFORMS } from '../plan/platforms.ts';
import { isReference } from '../plan/references.ts';
import { annotationOf } from './annotations.ts';
import { maxIncreaseOf, sizeLimitOf } from './budgets.ts';
import { readBuildArguments } from './build-arguments.ts';
import type { InputDefinition } from './definition.ts';
import { parseTemplate } from './expressions.ts';
import { parseFlavor } from './flavor.ts';
import { parseImageNames } from './image-names.ts';
import type { Options } from './options.ts';
import {
  absolutePath,
  assetOf,
  builderImageOf,
  buildUserOf,
  healthcheckOf,
  runtimeOf,
  userOf,
  variables,
} from './contents.ts';
import { secretsOf, sshOf } from './secrets.ts';
import { isStageKind, STAGE_KINDS, type StageKind } from '../plan/stages/kinds.ts';
import { migrateOf } from './migrate.ts';
import { readOutput } from './outputs.ts';
import { frontendFolder, frontendOutput, frontendPath } from './frontend.ts';
import { parseTagRules } from './tag-rules.ts';
import { definitionOf, INPUTS, type InputName } from './table.ts';
import { badValue, plainText, programName } from './values.ts';

/** Text of each input that was given; one that is missing or empty has its default. */
export type RawInputs = Readonly<Partial<Record<InputName, string>>>;

/**
 * Returns the options that the inputs stand for.
 *
 * @throws UserError that names the input, and the values it allows, for the first input that is wrong.
 */
export function parseOptions(raw: RawInputs): Options {
  const read = reader(raw);
  const options: Options = {
    workspace: plainText('workspace', read.text('workspace')),
    mode: read.choice('mode', ['build', 'generate', 'check']),
    packages: read.list('packages').map((name) => cargoName('packages', name)),
    bins: read.list('bins').map((name) => programName('bins', name)),
    examples: read.list('examples').map((name) => programName('examples', name)),
    features: read.list('features').map((name) => featureName(name)),
    allFeatures: read.flag('all-features'),
    noDefaultFeatures: read.flag('no-default-features'),
    profile: cargoName('profile', read.text('profile')),
    optimize: read.choice('optimize', ['none', 'size']),
    locked: read.optionalFlag('locked'),
    rustVersion: rustVersion(read.optionalText('rust-version')),
    platforms: platforms(read.list('platforms')),
    libc: read.choice('libc', ['auto', 'gnu', 'musl']),
    cross: read.choice('cross', ['auto', 'gcc', 'zig', 'image', 'emulate']),
    qemu: {
      when: read.choice('qemu', ['auto', 'true', 'false']),
      image: imageReference('qemu-image', read.text('qemu-image')),
    },
    builderImage: optional(read.optionalText('builder-image'), builderImageOf),
    ...runtimeOf(read.text('runtime')),
    dependencyCache: read.choice('dependency-cache', ['auto', 'chef', 'dummy', 'mounts', 'none']),
    buildUser: optional(read.optionalText('build-user'), buildUserOf),
    buildPackages: read.list('build-packages').map((name) => debianPackage('build-packages', name)),
    runtimePackages: read.list('runtime-packages').map((name) => debianPackage('runtime-packages', name)),
    tzdata:
      read.text('tzdata') === 'auto' ? null : read.choice('tzdata', ['auto', 'true', 'false']) === 'true',
    auditable:
      read.text('auditable') === 'auto'
        ? null
        : read.choice('auditable', ['auto', 'true', 'false']) === 'true',
    expose: ports(read.list('expose')),
    entrypoint: read.words('entrypoint'),
    cmd: read.words('cmd'),
    env: variables(read.list('env')),
    user: optional(read.optionalText('user'), userOf),
    workdir: optional(read.optionalText('workdir'), (text) => absolutePath('workdir', text)),
    healthcheck: healthcheckOf(read.words('healthcheck')),
    init: read.choice('init', ['none', 'tini']) === 'tini',
    assets: read.list('assets').map(assetOf),
    stages: stageKinds(read.list('stages')),
    target: optional(read.optionalText('target'), (name) => stageTarget(name)),
    migrate: migrateOf(read.words('migrate')),
    frontend: optional(read.optionalText('frontend'), (text) => frontendFolder('frontend', text)),
    frontendOutput: optional(read.optionalText('frontend-output'), (text) => frontendOutput(text)),
    frontendPath: read.text('frontend-path') === 'none' ? null : frontendPath(read.text('frontend-path')),
    output: optional(read.optionalText('outputs'), readOutput),
    file: optional(read.optionalText('file'), (file) => insideWorkspace('file', file)),
    pin: read.flag('pin'),
    updatePins: read.flag('update-pins'),
    buildArgs: readBuildArguments(read.lines('build-args')),
    tags: read.list('tags').map((tag) => plainText('tags', tag)),
    images: parseImageNames(read.text('images')),
    tagRules: optional(read.optionalText('tag-rules'), parseTagRules),
    flavor: parseFlavor(read.text('flavor')),
    gitRef: optional(read.optionalText('git-ref'), gitRefOf),
    annotations: read.list('annotations').map(annotationOf),
    labels: read.list('labels').map(labelOf),
    push: read.flag('push'),
    load: read.flag('load'),
    verify: read.choice('verify', ['strict', 'warn', 'off']),
    sizeLimits: read.list('size-limit').map(sizeLimitOf),
    maxIncreases: read.list('max-increase').map(maxIncreaseOf),
    baseline: plainText('baseline', read.text('baseline')),
    comment: read.choice('comment', ['auto', 'always', 'never']),
    githubToken: optional(read.optionalText('github-token'), tokenOf),
    cache: read.choice('cache', ['gha', 'registry', 'local', 'inline', 'none']),
    cacheFrom: read.lines('cache-from'),
    cacheTo: read.lines('cache-to'),
    secrets: secretsOf({
      value: read.records('secrets'),
      variable: read.lines('secret-envs'),
      file: read.lines('secret-files'),
    }),
    ssh: read.lines('ssh').map(sshOf),
    noCache: read.flag('no-cache'),
    pull: read.flag('pull'),
    provenance: optional(read.optionalText('provenance'), (text) => plainText('provenance', text)),
    sbom: optional(read.optionalText('sbom'), (text) => plainText('sbom', text)),
    builder: {
      name: optional(read.optionalText('builder'), (text) => plainText('builder', text)),
      driver: read.choice('driver', ['auto', 'docker-container', 'remote', 'kubernetes', 'cloud']),
      driverOpts: read.lines('driver-opts'),
      // Written over several lines they are still one command line.
      buildkitdFlags: optional(read.optionalText('buildkitd-flags'), (text) =>
        plainText('buildkitd-flags', text.replaceAll(/\s+/g, ' ')),
      ),
      buildkitdConfig: optional(read.optionalText('buildkitd-config'), (text) =>
        plainText('buildkitd-config', text),
      ),
      buildkitdConfigInline: read.optionalText('buildkitd-config-inline'),
      endpoint: optional(read.optionalText('endpoint'), (text) => plainText('endpoint', text)),
      cleanup: read.flag('cleanup'),
    },
    given: INPUTS.filter((input) => isGiven(input, raw[input.name])).map(({ name }) => name),
    origins: {},
    perPackage: {},
  };
  refuseContradictions(options);
  return options;
}

/**
 * The runner gives every default of action.yml as if it had been written, so it counts as not given. Inputs that a manifest
 * can give have none there, so that whoever writes one has the last word, even with the default.
 */
function isGiven({ default: value, manifest }: InputDefinition, text = ''): boolean {
  const trimmed = text.trim();
  return trimmed !== '' && (manifest !== undefined || trimmed !== value);
}

/**
 * Refuses to load several platforms. Which ones they are may stand in a manifest, so for platforms that no input gives it is
 * called again when those have been read.
 */
export function refuseManyToLoad(options: Options): void {
  if (options.load && options.platforms.length > 1 && makesImages(options)) {
    throw new UserError({
      what: `load: true with ${options.platforms.length} platforms (${options.platforms.join(', ')}): a Docker engine holds one platform of an image.`,
      next: 'Give one platform (platforms: linux/amd64), or push: true instead of load.',
    });
  }
}

/**
 * Refuses to renew digests that nobody asked for. Whether images are pinned may stand in a manifest, so it is called when those
 * have been read.
 */
export function refuseUnusedUpdate({ pin, updatePins }: Options): void {
  if (updatePins && !pin) {
    throw new UserError({
      what: 'update-pins: true without pin: true: no image is pinned.',
      next: 'Give pin: true as well, or write pin = true into [workspace.metadata.docker].',
    });
  }
}

/** The other stages run on the builder's own CPU, whatever the platforms are; the frontend is an image where it is built alone. */
function makesImages({ stages, target }: Options): boolean {
  const isMade = (kind: StageKind): boolean => kind === 'runtime' || kind === 'migrate';
  if (target === null) return stages.some(isMade) || stages.join() === 'frontend';
  return !isStageKind(target) || isMade(target) || target === 'frontend';
}

function refuseContradictions(options: Options): void {
  if (options.given.includes('platforms')) refuseManyToLoad(options);
  const isNamed = options.tags.length > 0 || options.images.length > 0;
  if (options.push && !isNamed) {
    throw new UserError({
      what: 'push: true without tags: nothing says where the image goes.',
      next: 'Give tags, such as tags: ghcr.io/org/{bin}:latest, or images: ghcr.io/org/{bin}, whose tags follow from git and the version.',
    });
  }
  if (options.load && !isNamed) {
    throw new UserError({
      what: 'load: true without tags: the image would have no name in the Docker engine.',
      next: 'Give tags, such as tags: {bin}:dev.',
    });
  }
  const unused = (['tag-rules', 'flavor'] as const).find((name) => options.given.includes(name));
  if (unused !== undefined && options.images.length === 0) {
    throw new UserError({
      what: `${unused} without images: there is no name that the tags could go with.`,
      next: 'Give images, such as images: ghcr.io/org/{bin}.',
    });
  }
  if (options.updatePins && options.mode === 'check') {
    throw new UserError({
      what: 'update-pins: true with mode: check, which changes nothing.',
      next: 'Leave it out, or give mode: generate.',
    });
  }
  if (options.builder.name !== null && options.builder.driver !== 'auto') {
    throw new UserError({
      what: `builder: ${options.builder.name} names an existing builder, and driver: ${options.builder.driver} asks for a new one.`,
      next: 'Give one of the two.',
    });
  }
}

function reader(raw: RawInputs) {
  const text = (name: InputName): string => {
    const given = (raw[name] ?? '').trim();
    return given === '' ? definitionOf(name).default : given;
  };
  const optionalText = (name: InputName): string | null => {
    const value = text(name);
    return value === '' ? null : value;
  };
  const optionalFlag = (name: InputName): boolean | null =>
    optional(optionalText(name), (value) => flag(name, value));
  return {
    text,
    optionalText,
    optionalFlag,
    flag: (name: InputName): boolean => flag(name, text(name)),
    choice: <T extends string>(name: InputName, choices: readonly T[]): T => {
      const value = text(name);
      const found = choices.find((candidate) => candidate === value);
      if (found === undefined) throw badValue(name, value, `one of ${choices.join(', ')}`);
      return found;
    },
    list: (name: InputName): string[] => [...new Set(splitList(name, text(name)))],
    /** Of a command every word counts, a repeated one too. */
    words: (name: InputName): string[] =>
      splitList(name, text(name), true).map((word) => plainText(name, word)),
    /** A secret may have commas and, in double quotes, line breaks. */
    records: (name: InputName): string[] => splitList(name, text(name), true, NO_DELIMITER),
    lines: (name: InputName): string[] =>
      text(name)
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== '')
        .map((line) => plainText(name, line)),
  };
}

/** The YAML 1.2 core schema's booleans, as GitHub's own `getBooleanInput` takes them. */
function flag(name: InputName, value: string): boolean {
  if (['true', 'True', 'TRUE'].includes(value)) return true;
  if (['false', 'False', 'FALSE'].includes(value)) return false;
  throw badValue(name, value, 'true or false');
}

/** Stands in no text: values are whole lines. */
const NO_DELIMITER = '\u0000';

/**
 * Splits at line breaks and commas; a value with a comma is put in double quotes.
 *
 * @param hasQuotes a quote inside of a value stands for itself, as in words that a shell will read
 */
function splitList(name: InputName, text: string, hasQuotes = false, delimiter = ','): string[] {
  let records: string[][];
  try {
    records = parseCsv(text, {
      columns: false,
      delimiter,
      comment: '#',
      comment_no_infix: true,
      relax_column_count: true,
      relax_quotes: hasQuotes,
      // Each one counts: the first would otherwise decide for all.
      record_delimiter: ['\r\n', '\n', '\r'],
      skip_empty_lines: true,
      trim: true,
    });
  } catch (error) {
    throw new UserError(
      {
        what: `${name} cannot be read as a list: a double quote is not closed, or stands inside a value.`,
        next: 'Put a value that holds a comma in double quotes, and write a quote inside it twice.',
      },
      { cause: error },
    );
  }
  return records.flat().filter((value) => value !== '');
}

function imageReference(name: InputName, value: string): string {
  if (!isReference(value)) throw badValue(name, value, 'the reference of an image');
  return value;
}

/** Cargo's rule for package and profile names (`restricted_names::validate_package_name`), ASCII only. */
function cargoName(name: InputName, value: string): string {
  if (!/^[A-Za-z_][A-Za-z0-9_-]*$/.test(value)) {
    throw badValue(name, value, 'letters, digits, - and _, not starting with a digit or a dash');
  }
  return value;
}

/** Cargo's rule for features, with `package/feature` as on its command line. */
function featureName(value: string): string {
  if (!/^[A-Za-z0-9_][A-Za-z0-9_+.-]*(\/[A-Za-z0-9_][A-Za-z0-9_+.-]*)?$/.test(value)) {
    throw badValue('features', value, 'feature or package/feature, of letters, digits and _ + . -');
  }
  return value;
}

/** Debian policy, 5.6.1: small letters, digits, `+`, `-` and `.`, at least two, the first a letter or digit. */
function debianPackage(name: InputName, value: string): string {
  if (!/^[a-z0-9][a-z0-9+.-]+$/.test(value)) {
    throw badValue(name, value, 'names of Debian packages, without a version or an architecture');
  }
  return value;
}

function rustVersion(value: string | null): string | null {
  if (value !== null && parseChannel(value) === null) throw badValue('rust-version', value, CHANNEL_FORMS);
  return value;
}

/** It goes into a header. The value is not shown. */
function tokenOf(value: string): string {
  if (!/^[\x21-\x7e]+$/.test(value)) {
    throw new UserError({
      what: 'github-token holds a space, a line break or a character that no token has.',
      next: 'Give a token of GitHub, or leave it out: the job has one.',
    });
  }
  return value;
}

function stageKinds(values: readonly string[]): StageKind[] {
  return values.map((value) => {
    if (!isStageKind(value)) throw badValue('stages', value, `any of ${STAGE_KINDS.join(', ')}`);
    return value;
  });
}

function stageTarget(value: string): string {
  return isStageKind(value) ? value : programName('target', value);
}

function platforms(values: readonly string[]): string[] {
  if (values.length === 0) throw badValue('platforms', '', Object.keys(PLATFORMS).join(', '));
  const names = values.map((value) => {
    const platform = platformNamed(value);
    if (platform !== null) return platform.name;
    throw new UserError({
      what: `platforms: ${JSON.stringify(value)} is not a platform that can be built for.`,
      next: platformSuggestion(value),
    });
  });
  return [...new Set(names)];
}

function ports(values: readonly string[]): number[] {
  const numbers = values.map((value) => {
    const port = /^\d{1,5}$/.test(value) ? Number(value) : 0;
    if (port < 1 || port > 65_535) throw badValue('expose', value, 'ports from 1 to 65535');
    return port;
  });
  return [...new Set(numbers)].sort((a, b) => a - b);
}

/** A label may hold expressions, which are only looked at here. */
function labelOf(value: string): string {
  if (!/^[^=\s]+=/.test(value)) throw badValue('labels', value, 'key=value');
  parseTemplate(value, `labels: ${value}`);
  return plainText('labels', value);
}

/** Git's own rules leave more out (`git check-ref-format`); a ref that there is not has no tags. */
function gitRefOf(value: string): string {
  if (!/^refs\/(?:heads|tags|pull)\/[^\s~^:?*[\\]+$/.test(plainText('git-ref', value)))
    throw badValue('git-ref', value, 'a ref in full: refs/tags/v1.2.3, refs/heads/main, refs/pull/7/merge');
  return value;
}

/** A path that stays inside the workspace: relative, and without `..` that leads out of it. */
function insideWorkspace(name: InputName, value: string): string {
  const parts = plainText(name, value).replaceAll('\\', '/').split('/');
  const isFolder = ['', '.'].includes(parts.at(-1) ?? '');
  if (value.startsWith('/') || parts.includes('..') || isFolder) {
    throw badValue(name, value, 'the path of a file relative to the workspace root, without ..');
  }
  return parts.filter((part) => part !== '' && part !== '.').join('/');
}

function optional<T>(value: string | null, read: (value: string) => T): T | null {
  return value === null ? null : read(value);
}
