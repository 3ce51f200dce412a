import { describe, expect, it } from '@jest/globals';

import { writeDockerfile } from '../../src/dockerfile/write.ts';
import { aPlan, decisionAbout, type Situation } from '../helpers/plan.ts';
import { aWorkspace } from '../helpers/workspace.ts';

const OFFLINE: Situation = { workspace: { queries: { offline: ['.sqlx'], checkedAt: null } } };
const CHECKED = { offline: [], checkedAt: 'src/db.rs:7' };

describe('queries that sqlx checks', () => {
  it('are checked against the data in the checkout, whatever database is named', () => {
    expect(aPlan(OFFLINE).env).toEqual({ SQLX_OFFLINE: 'true' });
    expect(decisionAbout('env', OFFLINE)).toEqual({
      about: 'env',
      value: 'SQLX_OFFLINE=true',
      why: 'sqlx checks queries against .sqlx: there is no database in a build',
      from: '.sqlx',
      input: null,
    });
  });

  it('set the variable where the members are compiled, and not where the dependencies are', () => {
    const stages = writeDockerfile(aPlan(OFFLINE)).split(/^FROM /m);
    expect(stages.filter((stage) => stage.includes('ENV SQLX_OFFLINE=true'))).toEqual([
      expect.stringMatching(
        /^cook AS build\nCOPY \. \.\nENV SQLX_OFFLINE=true\nARG FEATURES\nARG PROFILE\nRUN cargo build/,
      ),
    ]);
  });

  it('count the data of every package', () => {
    const offline = ['a/.sqlx', 'b/.sqlx'];
    expect(decisionAbout('env', { workspace: { queries: { offline, checkedAt: null } } }).why).toContain(
      'against a/.sqlx and 1 more:',
    );
  });

  it('need data where there is none, and the advice says which query', () => {
    const { env, advice, decisions } = aPlan({ workspace: { queries: CHECKED } });
    expect([env, decisions.filter(({ about }) => about === 'env')]).toEqual([{}, []]);
    expect(advice).toContainEqual({
      what: 'sqlx checks a query against a database while it compiles (src/db.rs:7), and there is no .sqlx.',
      why: 'There is no database in a build, so it will fail.',
      change: 'Run cargo sqlx prepare --workspace, and commit .sqlx.',
    });
  });

  it('need none where cargo’s configuration names a database', () => {
    const config = { ...aWorkspace().config, env: ['DATABASE_URL'] };
    expect(aPlan({ workspace: { queries: CHECKED, config } }).advice).toEqual([]);
  });
});
