/** Stands in for GitHub's cache service and GitHub's API, on a port each, until it is told to end. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { PATHS, PORTS } from '../paths.ts';
import { githubApi } from './api.ts';
import { cacheService } from './cache-service.ts';
import { serve } from './http.ts';
import { CACHE_SERVICE_URL } from './service.ts';
import { openStore } from './store.ts';

mkdirSync(PATHS.log, { recursive: true });
const store = openStore(PATHS.github);
const artifacts = openStore(join(PATHS.github, 'artifacts'));
const servers = [
  serve(PORTS.cacheService, PATHS.cacheServiceLog, cacheService(store, CACHE_SERVICE_URL, artifacts)),
  serve(PORTS.githubApi, PATHS.githubApiLog, githubApi(store, { artifacts, results: CACHE_SERVICE_URL })),
];

process.once('SIGTERM', () => {
  for (const server of servers) {
    server.close();
    server.closeAllConnections();
  }
});
