import type { InputDefinition } from './definition.ts';

export const CACHE_INPUTS = [
  {
    name: 'dependency-cache',
    kind: 'choice',
    choices: ['auto', 'chef', 'dummy', 'mounts', 'none'],
    default: 'auto',
    group: 'Caching',
    manifest: 'package',
    description:
      'How compiled dependencies are kept: a layer by cargo-chef or by dummy sources, or cache mounts of a builder that stays. auto: chef.',
  },
  {
    name: 'cache',
    kind: 'choice',
    choices: ['gha', 'registry', 'local', 'inline', 'none'],
    default: 'gha',
    group: 'Caching',
    description:
      "Where BuildKit's layers are kept between jobs. gha: GitHub's cache, where the job has it. cache-from and cache-to override it.",
  },
  {
    name: 'cache-from',
    kind: 'list',
    default: '',
    group: 'Caching',
    description: "Caches to read, in buildx's syntax. One per line.",
  },
  {
    name: 'cache-to',
    kind: 'list',
    default: '',
    group: 'Caching',
    description: "Caches to write, in buildx's syntax. One per line.",
  },
  {
    name: 'no-cache',
    kind: 'boolean',
    default: 'false',
    group: 'Caching',
    description: 'Build every step anew.',
  },
  {
    name: 'pull',
    kind: 'boolean',
    default: 'false',
    group: 'Caching',
    description: 'Look for newer base images even when the builder has them.',
  },
] as const satisfies readonly InputDefinition[];
