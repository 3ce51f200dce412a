/** An architecture and its variant, empty for none. */
export interface Architecture {
  readonly architecture: string;
  readonly variant: string;
}

/**
 * Returns an architecture in containerd's normal form: other names for it are replaced, variants that say nothing are left
 * out, and arm's default is filled in (containerd/platforms, `normalizeArch` in database.go).
 */
export function normalArchitecture(name: string, variant: string): Architecture {
  const [architecture, level] = [name.toLowerCase(), variant.toLowerCase()];
  switch (architecture) {
    case 'i386':
      return { architecture: '386', variant: '' };
    case 'x86_64':
    case 'x86-64':
    case 'amd64':
      return { architecture: 'amd64', variant: level === 'v1' ? '' : level };
    case 'aarch64':
    case 'arm64':
      return { architecture: 'arm64', variant: ARM64_VARIANTS.get(level) ?? level };
    case 'armhf':
      return { architecture: 'arm', variant: 'v7' };
    case 'armel':
      return { architecture: 'arm', variant: 'v6' };
    case 'arm':
      return { architecture, variant: level === '' ? 'v7' : level.replace(/^([5-8])$/, 'v$1') };
    default:
      return { architecture, variant: level };
  }
}

const ARM64_VARIANTS: ReadonlyMap<string, string> = new Map([
  ['8', ''],
  ['v8', ''],
  ['v8.0', ''],
  ['9', 'v9'],
  ['9.0', 'v9'],
  ['v9.0', 'v9'],
]);
