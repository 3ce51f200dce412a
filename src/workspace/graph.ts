import type { PackageGraph } from './workspace.ts';

/** What is known of the packages where nothing says which there are. */
export const NO_GRAPH: PackageGraph = { precision: 'none', packages: [] };
