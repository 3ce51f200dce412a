import type { NodeFrontend, TrunkFrontend } from '../../src/workspace/workspace.ts';

/** Returns a frontend in `web` with a lockfile of npm and nothing else of note. */
export function aNodeFrontend(overrides: Partial<NodeFrontend> = {}): NodeFrontend {
  return {
    kind: 'node',
    folder: 'web',
    scripts: ['build'],
    dependencies: ['vite'],
    hasLocal: false,
    lockfiles: ['package-lock.json'],
    isBerry: false,
    manager: null,
    node: null,
    settings: [],
    ...overrides,
  };
}

/** Returns the member `web`, which trunk builds for browsers. */
export function aTrunkFrontend(overrides: Partial<TrunkFrontend> = {}): TrunkFrontend {
  return {
    kind: 'trunk',
    folder: 'web',
    member: 'web',
    wasmBindgen: '0.2.100',
    isLocked: true,
    leadsOut: false,
    asksFor: ['wasm-opt'],
    ...overrides,
  };
}
