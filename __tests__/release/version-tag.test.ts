import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { readVersionTag } from '../../src/release/version-tag.ts';

describe('readVersionTag', () => {
  it.each<[tag: string, member: string | null, version: string]>([
    ['v1.2.3', null, '1.2.3'],
    ['1.2.3', null, '1.2.3'],
    ['v1.2.3-rc.1', null, '1.2.3-rc.1'],
    ['1.2.3+build.5', null, '1.2.3+build.5'],
    ['api-v1.2.3', 'api', '1.2.3'],
    ['api/v1.2.3', 'api', '1.2.3'],
    ['api@1.2.3', 'api', '1.2.3'],
    ['api@v1.2.3', 'api', '1.2.3'],
    ['api-1.2.3', 'api', '1.2.3'],
    ['api/1.2.3-rc.1', 'api', '1.2.3-rc.1'],
    ['api-gateway-v1.2.3', 'api-gateway', '1.2.3'],
    ['api-v1-v1.2.3', 'api-v1', '1.2.3'],
    ['api-v1-2.0.0', 'api-v1', '2.0.0'],
  ])('%s is %s %s', (tag, member, version) => {
    const members = ['api', 'api-gateway', 'api-v1', 'worker'];
    expect(readVersionTag(tag, members)).toMatchObject({ tag, member, full: version });
  });

  it.each([
    ['nightly'],
    ['v1'],
    ['v1.2'],
    ['1.2.3.4'],
    ['v01.2.3'],
    ['v1.2.3-'],
    ['v1.2.3-01'],
    [' v1.2.3'],
    ['=1.2.3'],
    ['vv1.2.3'],
    ['V1.2.3'],
    ['api'],
    ['api-'],
    ['apiv1.2.3'],
    ['api_v1.2.3'],
    ['API-v1.2.3'],
    ['web-v1.2.3'],
    ['x/api-v1.2.3'],
    ['99999999999999999999.0.0'],
    [''],
  ])('%j is none', (tag) => {
    expect(readVersionTag(tag, ['api'])).toBeNull();
  });

  it('can mean one member only, whatever members there are', () => {
    const name = fc.stringMatching(/^[a-z][a-z0-9_-]{0,8}$/);
    const version = fc
      .tuple(fc.nat(20), fc.nat(20), fc.nat(20), fc.constantFrom('', '-rc.1', '-api-1.2.3', '+b'))
      .map(([major, minor, patch, rest]) => `${major}.${minor}.${patch}${rest}`);
    fc.assert(
      fc.property(
        fc.uniqueArray(name, { minLength: 1, maxLength: 6 }),
        fc.nat(5),
        fc.constantFrom('-v', '-', '/', '/v', '@', '@v'),
        version,
        (members, at, separator, full) => {
          const member = members[at % members.length] ?? '';
          const tag = `${member}${separator}${full}`;
          const meaning = members.filter((one) => readVersionTag(tag, [one])?.member === one);
          expect(meaning).toEqual([member]);
          expect(readVersionTag(tag, members)).toMatchObject({ member, full });
        },
      ),
    );
  });

  it('never fails, whatever a tag holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.array(fc.string()), (tag, members) => {
        readVersionTag(tag, members);
      }),
    );
  });
});
