import type { InputDefinition } from './definition.ts';

export const SIZE_INPUTS = [
  {
    name: 'size-limit',
    kind: 'list',
    default: '',
    group: 'Sizes',
    description:
      'Largest compressed size of an image: 20MB, 20MiB, 20000000; for one platform linux/arm64=20MB. One that is larger fails the step after it was reported, and nothing is published.',
  },
  {
    name: 'max-increase',
    kind: 'list',
    default: '',
    group: 'Sizes',
    description:
      'By how much an image may grow against the baseline: 500kB, 5%; for one platform linux/arm64=5%. Over it is as over size-limit. Not asked of the default branch: what grew there is merged.',
  },
  {
    name: 'baseline',
    kind: 'text',
    default: 'auto',
    group: 'Sizes',
    description:
      'What sizes are compared with. auto: the build of the default branch that this one branches off from, or the nearest before it, as kept in the cache, published, or kept as an artifact; none; an image reference, in which {bin} and the like are filled in; or the path of a report.',
  },
  {
    name: 'comment',
    kind: 'choice',
    choices: ['auto', 'always', 'never'],
    default: 'auto',
    group: 'Sizes',
    description:
      'The comment on a pull request. auto: in runs of pull requests, when a size changed, or there is a comment already; always: also when nothing changed, and on the pull request of a pushed branch.',
  },
  {
    name: 'github-token',
    kind: 'text',
    default: '',
    actionDefault: '${{ github.token }}',
    group: 'Sizes',
    description:
      "Token for GitHub's API: reads which commit to compare with, and writes the comment (permissions: pull-requests: write). Git asks with it for the tags of a release where the checkout kept no credentials.",
  },
] as const satisfies readonly InputDefinition[];
