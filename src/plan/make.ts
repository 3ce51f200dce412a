import { UserError } from '../errors.ts';
import type { Options } from '../options/options.ts';
import type { Frontend, Workspace } from '../workspace/workspace.ts';
import { advise } from './advice.ts';
import { chooseAuditable } from './auditable.ts';
import { adviseOnBuildScripts } from './build-scripts.ts';
import { refuseStages } from './builder-image.ts';
import { chooseCache } from './cache.ts';
import { adviseOnFlags, chooseConfig, refuseDynamicMusl } from './config.ts';
import { contentDecisions } from './contents.ts';
import { chooseContext } from './context.ts';
import { asked, because, type Decided, withOrigin } from './decide.ts';
import { listDependencies } from './dependencies.ts';
import { adviseOnDependencyCache, chooseDependencyCache } from './dependency-cache.ts';
import { planFrontendImage, planImages, refuseSharedTags } from './images.ts';
import { type Naming, NO_NAMING } from './naming.ts';
import { chooseOptimize } from './optimize.ts';
import { refuseUnknownFeatures, refuseUnknownProfile } from './names.ts';
import { adviseOnPages } from './pages.ts';
import type { CargoCall, Decision, Plan, PublishPlan, Verify } from './plan.ts';
import { adviseOnPlatforms, refuseMissingArchive, refuseOldRust } from './platform-fit.ts';
import { chooseProvenance } from './provenance.ts';
import { adviseOnQueries, chooseEnvironment } from './queries.ts';
import { resolve } from './resolve.ts';
import { secretDecisions } from './secrets.ts';
import { type SelectedBinary, selectBinaries, withMigrators } from './select.ts';
import { builtPart } from './stages/built.ts';
import { chooseStages, writtenKinds } from './stages/choose.ts';
import { findMigrations } from './stages/find-migrations.ts';
import { chooseFrontend, planFrontend, withDependencies } from './stages/frontend.ts';
import { stageMembers } from './stages/members.ts';
import { besidesMigrations, migratorsOf, planMigrations } from './stages/migrate.ts';
import type { Surroundings } from './surroundings.ts';
import { chooseSystem, findNeeds } from './system.ts';
import { chooseRuntime } from './runtime.ts';
import { chooseCross, chooseLibc, choosePlatforms } from './target.ts';
import { chooseTimestamp } from './timestamp.ts';
import { adviseOnRustVersion, chooseToolchain, refuseOldToolchain } from './toolchain.ts';

/**
 * Decides everything about a build.
 *
 * @param naming what the images are called, beside the input `tags`
 * @param frontends folders that can be built for browsers, of which one is where the stage is asked for
 * @throws UserError when what is asked for does not exist, or could not work
 */
export function makePlan(
  workspace: Workspace,
  options: Options,
  surroundings: Surroundings,
  naming: Naming = NO_NAMING,
  frontends: readonly Frontend[] = [],
): Plan {
  const kinds = writtenKinds(options);
  const migrations = kinds.includes('migrate') ? findMigrations(workspace, options) : [];
  const migrators = migratorsOf(migrations);
  const binaries = selectBinaries(workspace, options, options.migrate === null ? migrators : []);
  const hasPrograms = kinds.includes('runtime');
  const compiled = withMigrators(hasPrograms || migrators.length === 0 ? binaries.value : [], migrators);
  const platforms = choosePlatforms(options);
  const toolchain = chooseToolchain(workspace, options);
  const libc = chooseLibc(options, platforms.value);
  refuseOldRust(platforms.value, libc.value, toolchain.value);
  refuseOldToolchain(toolchain.value, workspace);
  const cross = chooseCross(options, libc.value, platforms.value, toolchain.value.debian);
  refuseStages(options, { cross: cross.value, platforms: platforms.value, kinds, migrations, frontends });
  const optimize = chooseOptimize(workspace, options);
  const cargo = planCargo(workspace, options, compiled, optimize?.value ?? {});
  refuseUnknownProfile(workspace, options);
  // Chosen are only packages with a program: of those looked in, one without any may have a feature that these lack.
  refuseUnknownFeatures(workspace, cargo.value, options);
  const triples = platforms.value.flatMap(({ triple }) => triple[libc.value] ?? []);
  const resolution = resolve(workspace, cargo.value, triples);
  const target = {
    ...{ libc: libc.value, toolchain: toolchain.value, platforms: platforms.value, cross: cross.value },
  };
  const needs = findNeeds(resolution, options, target);
  const runtime = chooseRuntime(options, libc.value, toolchain.value, needs.runtime, platforms.value);
  const system = chooseSystem(resolution, options, needs, { ...target, runtime: runtime.value });
  refuseMissingArchive(target, [...system.value.libraries, ...system.value.unpacked]);
  const found = chooseFrontend(options, frontends);
  const context = chooseContext(workspace, options, found?.folder ?? null);
  const config = chooseConfig(workspace, { triples });
  refuseDynamicMusl(workspace, { triples }, runtime.value.kind);
  const dependencyCache = chooseDependencyCache(workspace, options, context.value, target);
  const env = chooseEnvironment(workspace);
  const auditable = chooseAuditable(options, target);
  const place = {
    ...{ runtime: runtime.value, workspace: context.value.workspace, naming },
    ...{ hasIndex: platforms.value.length > 1, hasFrontend: found !== null },
  };
  const programs = hasPrograms ? besidesMigrations(binaries.value, migrations) : [];
  const programImages = planImages(programs, options, surroundings, place);
  const migrate =
    migrations.length === 0
      ? null
      : planMigrations(workspace, options, surroundings, migrations, {
          ...{ cargo: cargo.value, cross: cross.value, triples, resolution, system: system.value },
          ...place,
        });
  const images = [...programImages, ...(migrate?.images ?? [])];
  const frontend =
    found === null
      ? null
      : planFrontend(workspace, options, found, {
          ...{ toolchain: toolchain.value, context: context.value, images: programImages },
          dependencyCache: dependencyCache.value,
          compiled: withDependencies(workspace, [
            ...cargo.value.packages,
            ...(kinds.some((kind) => !['runtime', 'migrate', 'frontend'].includes(kind))
              ? stageMembers(workspace, options)
              : []),
          ]),
          image: planFrontendImage(
            options,
            surroundings,
            binaries.value[0]?.member.version ?? '0.0.0',
            place,
          ),
        });
  const stages = chooseStages(workspace, options, {
    ...{ cargo: cargo.value, cross: cross.value, platforms: platforms.value, toolchain: toolchain.value },
    system: system.value,
    images: images.map(({ name }) => name),
    programs: binaries.value,
    migrations: migrate,
    naming,
    frontend,
  });
  const part = builtPart({ images, stages: stages.value });
  const { dev } = part.stages;
  const loaded = dev === null ? [] : [{ name: 'the stage dev', tags: dev.tags }];
  refuseSharedTags(
    [...images, ...loaded],
    options.tags,
    new Set([...part.images, ...loaded].map((image) => image.name)),
  );
  const name = nameOf(workspace.root, surroundings.checkout);
  const cache = chooseCache(
    options,
    surroundings,
    {
      ...{ root: workspace.root, name, libc: libc.value, platforms: platforms.value, cargo: cargo.value },
      stages: { kinds, target: options.target },
    },
    images,
  );
  const timestamp = chooseTimestamp(surroundings.timestamp, resolution);
  const publish = planPublish(options, part.images.length > 0);
  const verify = chooseVerify(options);
  const provenance = chooseProvenance(options, surroundings);
  return {
    name,
    platforms: platforms.value,
    libc: libc.value,
    cross: cross.value,
    runtime: runtime.value,
    qemu: { ...options.qemu, stages: [] },
    dependencyCache: dependencyCache.value,
    toolchain: toolchain.value,
    buildUser: options.buildUser,
    system: { ...system.value, tools: [...new Set([...system.value.tools, ...config.value.tools])].sort() },
    cargo: cargo.value,
    dependencies: listDependencies(workspace, resolution),
    auditable: auditable?.value ?? null,
    env: env?.value ?? {},
    images,
    tagNames: naming.tags.map(({ name }) => name),
    pins: options.pin ? {} : null,
    stages: stages.value,
    context: context.value,
    config: config.value,
    cache: cache.value,
    timestamp: timestamp.value,
    embedsTime: timestamp.embedsTime,
    reproducible: timestamp.reproducible,
    publish: publish.value,
    verify: verify.value,
    secrets: options.secrets.map(({ id }) => id).sort(),
    ssh: options.ssh,
    attestations: { provenance: provenance.value, sbom: options.sbom },
    solve: { args: Object.keys(options.buildArgs).sort(), noCache: options.noCache, pull: options.pull },
    decisions: [
      ...[binaries, platforms, toolchain, libc, cross, cargo].map(({ decision }) => decision),
      ...(optimize === null ? [] : [optimize.decision]),
      ...(auditable === null ? [] : [auditable.decision]),
      ...(env === null ? [] : [env.decision]),
      buildUserDecision(options),
      ...secretDecisions(options),
      ...system.build,
      context.decision,
      ...(config.decision === null ? [] : [config.decision]),
      dependencyCache.decision,
      runtime.decision,
      ...(options.pin ? [asked('pin', true, 'pin', 'base images by digest').decision] : []),
      ...system.image,
      ...contentDecisions(programImages, options),
      ...stages.decisions,
      ...[timestamp, cache, verify].map(({ decision }) => decision),
      ...(provenance.decision === null ? [] : [provenance.decision]),
      ...naming.decisions,
      publish.decision,
    ].map((decision) => withOrigin(decision, options.origins)),
    advice: [
      ...adviseOnFlags(workspace, { triples }),
      ...adviseOnDependencyCache(workspace, options.dependencyCache, {
        context: context.value,
        cache: cache.value,
      }),
      ...adviseOnQueries(workspace),
      ...adviseOnBuildScripts(workspace, {
        members: new Set([
          ...cargo.value.packages,
          ...resolution.packages.map((found) => found.package.name),
        ]),
        installed: [...system.value.tools, ...config.value.tools],
      }),
      ...advise({ workspace, cargo: cargo.value, libc: libc.value, resolution }),
      ...adviseOnPages(resolution, workspace.config),
      ...adviseOnPlatforms(target, [...system.value.libraries, ...system.value.unpacked]),
      ...system.advice,
      ...timestamp.advice,
      ...adviseOnRustVersion(toolchain.value, [
        ...compiled.map(({ member }) => member),
        ...resolution.packages.map((each) => each.package),
      ]),
    ],
  };
}

/** The name of the workspace's folder; below a checkout the whole way to it, because `services/api` is not `tools/api`. */
function nameOf(root: string, checkout: string | null): string {
  const inside =
    checkout !== null && root.startsWith(`${checkout}/`) ? root.slice(checkout.length + 1) : null;
  return inside?.replaceAll('/', '-') ?? root.split('/').findLast((part) => part !== '') ?? 'workspace';
}

function planCargo(
  workspace: Workspace,
  options: Options,
  binaries: readonly SelectedBinary[],
  settings: CargoCall['settings'],
): Decided<CargoCall> {
  if (options.locked === true && workspace.lockfile === null) {
    throw new UserError({
      what: 'locked: true without a Cargo.lock: cargo would have to write one, which locked forbids.',
      next: 'Run cargo generate-lockfile and commit Cargo.lock, or leave locked out.',
    });
  }
  const locked = options.locked ?? workspace.lockfile !== null;
  const value: CargoCall = {
    profile: options.profile,
    locked,
    packages: [...new Set(binaries.map(({ member }) => member.name))].sort(),
    bins: binaries.filter(({ kind }) => kind === 'bin').map(({ name }) => name),
    examples: binaries.filter(({ kind }) => kind === 'example').map(({ name }) => name),
    features: options.features,
    allFeatures: options.allFeatures,
    defaultFeatures: !options.noDefaultFeatures,
    settings,
  };
  const featureWords = options.allFeatures
    ? 'all features'
    : [value.defaultFeatures ? 'default features' : 'no default features', ...value.features].join(' + ');
  return because('cargo', value, {
    shown: `profile ${value.profile}, ${locked ? 'locked' : 'not locked'}, ${featureWords}`,
    why: [
      'one call for every binary and platform',
      ...(locked ? ['exactly the versions of Cargo.lock'] : []),
      ...fromManifests(options, ['profile', 'features', 'all-features', 'no-default-features']),
    ].join('; '),
    ...(options.locked === null ? locked && { from: 'Cargo.lock' } : { from: 'input locked' }),
    input: 'profile, locked, features',
  });
}

/** Says of several options that make one row which of them a manifest gave. */
function fromManifests({ origins }: Options, names: readonly string[]): string[] {
  return names.flatMap((name) => {
    const origin = origins[name];
    return origin === undefined ? [] : [`${name} from ${origin}`];
  });
}

function planPublish({ push, load, tags, images }: Options, hasImages: boolean): Decided<PublishPlan> {
  if (push && !hasImages) {
    return because(
      'publish',
      { push: false, load },
      {
        shown: load ? 'load' : 'no',
        why: 'no image of a program is built, so nothing is pushed',
        from: 'input push',
        input: 'push',
      },
    );
  }
  const value: PublishPlan = { push, load };
  const shown = [push ? 'push' : '', load ? 'load' : ''].filter((word) => word !== '').join(' and ') || 'no';
  if (push || load) return asked('publish', value, push ? 'push' : 'load', shown);
  const why = tags.length + images.length === 0 ? 'no tags and no push' : 'push and load are off';
  return because('publish', value, {
    shown,
    why: `${why}: the images are built, proven and measured`,
    input: 'push',
  });
}

function buildUserDecision({ buildUser, given }: Options): Decision {
  const shown = buildUser === null ? 'root' : `${buildUser.name} (${buildUser.uid}:${buildUser.gid})`;
  if (given.includes('build-user')) return asked('build-user', buildUser, 'build-user', shown).decision;
  return because('build-user', buildUser, {
    shown,
    why: 'nothing of the builder is in the images, and what runs in it is the same to any user; those have one of their own',
    input: 'build-user',
  }).decision;
}

function chooseVerify({ verify, given }: Options): Decided<Verify> {
  if (given.includes('verify')) return asked('verify', verify, 'verify');
  return because('verify', verify, { why: 'an image that cannot start is not published', input: 'verify' });
}
