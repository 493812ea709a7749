import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newWorld, type World } from '../factories/world';
import { everyQuestion } from './every-question';
import { type Ask, ask, filled, look, post, publish, responsesOf, serveSurveys } from './survey';

let site: Awaited<ReturnType<typeof serveSurveys>>;
let world: World;
let surveyId: string;

beforeAll(async () => {
  site = await serveSurveys();
  world = await newWorld();
  surveyId = await publish(world, everyQuestion);
});
afterAll(() => site.close());

const storedOf = (asked: Ask) => responsesOf(world, asked);

describe('crafted posts', () => {
  const crafted: [string, [string, string][]][] = [
    [
      'an unknown key',
      [
        ['recommend', '5'],
        ['invented', 'x'],
      ],
    ],
    ['a score off the scale', [['recommend', '11']]],
    ['a negative score', [['recommend', '-1']]],
    ['half a score', [['recommend', '5.5']]],
    ['no number', [['recommend', 'ten']]],
    [
      'two scores',
      [
        ['recommend', '5'],
        ['recommend', '6'],
      ],
    ],
    ['nothing where an answer is owed', []],
    [
      'a comment that is too long',
      [
        ['recommend', '5'],
        ['why', 'x'.repeat(2001)],
      ],
    ],
    [
      'a page out of turn',
      [
        ['_page', 'reach'],
        ['agree', 'yes'],
      ],
    ],
    [
      'a choice that is not offered',
      [
        ['_page', 'details'],
        ['reason', 'hacked'],
      ],
    ],
  ];
  it.each(crafted)('with %s get a 422 and change nothing', async (_, fields) => {
    const ann = await ask(world, surveyId);
    const answer = await post(site.url + ann.path, fields, { follow: false });
    expect([answer.status, answer.state]).toEqual([422, 'question']);
    expect(answer.html).toContain('role="alert"');
    expect(await storedOf(ann)).toEqual([]);
  });

  it('change nothing of what was saved before', async () => {
    const ann = await ask(world, surveyId);
    await post(site.url + ann.path, [['recommend', '5']]);
    const before = await storedOf(ann);
    for (const [name, value] of [
      ['parts.heel', '3'],
      ['parts.sole', '6'],
      ['reason', 'hacked'],
      ['used', 'fly'],
      ['order.z', '1'],
      ['fit', '0'],
      ['size', 's99'],
    ]) {
      const answer = await post(
        site.url + ann.path,
        [
          ['_page', 'details'],
          [name ?? '', value ?? ''],
        ],
        { follow: false },
      );
      expect([name, answer.status]).toEqual([name, 422]);
    }
    expect(await storedOf(ann)).toEqual(before);
  });

  it('keep what was typed and point at the faults', async () => {
    const ann = await ask(world, surveyId);
    const page = await look(site.url + ann.path);
    const long = `<b>${'ä'.repeat(2100)}`;
    const again = await post(page.url, filled(page.html, { why: long }), { follow: false });
    expect(again.status).toBe(422);
    expect(filled(again.html, {}).find(([name]) => name === 'why')?.[1]).toBe(long);
    expect(again.html).toContain('href="#f-recommend"');
    expect(again.html).toMatch(/<input[^>]*name="recommend"[^>]*aria-invalid="true"/);
    expect(again.html).toMatch(/<textarea[^>]*aria-describedby="e-why c-why"/);
    expect(again.html).toContain('This is 2103 characters long; at most 2000 fit.');
  });

  it('get an answer whatever their body is', async () => {
    const ann = await ask(world, surveyId);
    const huge = await post(site.url + ann.path, [['why', 'x'.repeat(300_000)]], { follow: false });
    expect(huge.status).toBe(413);
    const json = await look(site.url + ann.path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"recommend":9}',
    });
    expect(json.status).toBe(415);
    const odd = await look(site.url + ann.path, {
      method: 'POST',
      headers: { 'content-type': 'multipart/form-data; boundary=x' },
      body: 'not multipart at all',
    });
    expect(odd.status).toBe(415);
    expect((await look(site.url + ann.path, { method: 'DELETE' })).status).toBe(405);
    expect(await storedOf(ann)).toEqual([]);
  });

  it('in multipart are read like the others', async () => {
    const ann = await ask(world, surveyId);
    const body = new FormData();
    body.append('recommend', '8');
    body.append('why', 'Grüße\nvon hier');
    const next = await look(site.url + ann.path, { method: 'POST', body });
    expect(next.html).toContain('How satisfied are you?');
    expect((await storedOf(ann))[0]?.answers).toEqual({ recommend: 8, why: 'Grüße\nvon hier' });
  });
});
