import { expect, it } from '@jest/globals';

import { listDependencies } from '../../src/plan/dependencies.ts';
import { aResolved, exactly } from '../helpers/resolution.ts';
import { aMember, aWorkspace } from '../helpers/workspace.ts';

it('lists what is compiled besides the members, with what it is for and who asks for it', () => {
  const workspace = aWorkspace({ members: [aMember('api')] });
  const member = aResolved('api', { path: ['api'], version: aMember('api').version });
  const resolution = exactly(
    { ...member, package: { ...member.package, source: null } },
    aResolved('cc', { triples: [], host: true, path: ['api', 'ring', 'cc'] }),
    aResolved('ring', { version: '0.17.0' }),
  );
  expect(listDependencies(workspace, resolution)).toEqual({
    exact: true,
    packages: [
      { name: 'cc', version: '1.0.0', use: 'build', via: 'ring' },
      { name: 'ring', version: '0.17.0', use: 'program', via: 'api' },
    ],
  });
});
