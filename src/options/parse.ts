import { UserError } from '../errors.ts';
import { platformNamed, platformSuggestion } from '../plan/platform-names.ts';
import { PLATFORMS } from '../plan/platforms.ts';
import { isStageKind, STAGE_KINDS, type StageKind } from '../plan/stages/kinds.ts';
import { annotationOf } from './annotations.ts';
import { maxIncreaseOf, sizeLimitOf } from './budgets.ts';
import { readBuildArguments } from './build-arguments.ts';
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
import { refuseContradictions } from './contradictions.ts';
import type { InputDefinition } from './definition.ts';
import { parseTemplate } from './expressions.ts';
import { parseFlavor } from './flavor.ts';
import { frontendFolder, frontendOutput, frontendPath } from './frontend.ts';
import { parseImageNames } from './image-names.ts';
import { migrateOf } from './migrate.ts';
import {
  cargoName,
  debianPackage,
  featureName,
  gitRefOf,
  imageReference,
  insideWorkspace,
  rustVersion,
} from './names.ts';
import type { Options } from './options.ts';
import { readOutput } from './outputs.ts';
import { optional, type RawInputs, reader } from './reader.ts';
import { secretsOf, sshOf } from './secrets.ts';
import { INPUTS } from './table.ts';
import { parseTagRules } from './tag-rules.ts';
import { badValue, plainText, programName } from './values.ts';

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
