import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changeCase } from '@/server/services/case/change';
import { listCases } from '@/server/services/case/list';
import { eraseCustomer } from '@/server/services/customer/erase';
import { exportCustomer } from '@/server/services/customer/export';
import { resultKey } from '@/server/tokens';
import { newWorld, type World } from '../factories/world';
import { ask, filled, look, post, publish, type Seen, serveSurveys } from './survey';

const definition = {
  name: 'Boots',
  languages: ['en'],
  pages: [
    {
      id: 'score',
      questions: [
        { key: 'recommend', type: 'nps', title: 'Would you recommend us?', required: true },
        { key: 'number', type: 'phone', title: 'Your number' },
      ],
      next: [{ when: { question: 'recommend', op: 'lte', value: 6 }, goto: 'sorry' }],
    },
  ],
  endings: [
    {
      id: 'thanks',
      title: 'Thank you',
      when: { question: 'recommend', op: 'eq', value: 10 },
      link: {
        label: 'Tell a friend',
        url: 'https://{{customer.name}}shop.example/{{customer.name}}?ref={{customer.id}}&said={{answers.number|nothing}}#top',
        result: true,
      },
    },
    { id: 'plain', title: 'Thanks' },
    { id: 'sorry', title: 'We will call you', callback: true },
  ],
};

let site: Awaited<ReturnType<typeof serveSurveys>>;
let world: World;
let surveyId: string;

beforeAll(async () => {
  site = await serveSurveys();
  world = await newWorld();
  surveyId = await publish(world, definition);
});
afterAll(() => site.close());

const cases = (state: 'open' | 'closed' = 'open') =>
  world.run(ctx => listCases({ ctx, input: { state } })).then(({ data }) => data);

async function answer(path: string, answers: Record<string, string>): Promise<Seen> {
  const page = await look(site.url + path);
  return post(page.url, filled(page.html, answers));
}

describe('an ending that promises a call', () => {
  it('opens one case with the number given, closed again when the customer takes it back', async () => {
    const ann = await ask(world, surveyId);
    await answer(ann.path, { recommend: '2', number: '+44 113 496 0000' });
    await answer(`${ann.path}?page=score`, { recommend: '3', number: '+44 113 496 0001' });
    const [opened, ...more] = await cases();
    expect(more).toEqual([]);
    expect(opened).toMatchObject({
      customer: { id: `c-${ann.customerId}`, name: 'Ann' },
      phone: '+44 113 496 0001',
      reason: 'callback',
      survey: 'Boots',
    });

    await answer(`${ann.path}?page=score`, { recommend: '8', number: '' });
    expect(await cases()).toEqual([]);
    expect(await cases('closed')).toMatchObject([{ id: opened?.id, closedBy: 'customer' }]);
    await answer(`${ann.path}?page=score`, { recommend: '1', number: '' });
    expect(await cases()).toMatchObject([{ id: opened?.id }]);
  });

  it('is closed by one of two, kept closed, reopened by hand, and forgotten with the customer', async () => {
    const [open] = await cases();
    if (!open?.customer) throw new Error('the case of the test before is gone');
    const note = 'Called her. New boots on the way.';
    const change = { kind: 'state' as const, to: 'closed' as const, outcome: 'put_right' as const, note };
    const input = { id: open.id, revision: open.revision, change };
    const both = await Promise.allSettled([0, 1].map(() => world.run(ctx => changeCase({ ctx, input }))));
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { message: expect.stringContaining('changed this case first; it is closed now') },
    });
    expect(await cases('closed')).toMatchObject([{ note, closedBy: 'Afterword' }]);
    await world.run(ctx => changeCase({ ctx, input: { id: open.id, change: { kind: 'reopen' } } }));
    expect(await cases()).toHaveLength(1);
    const who = { externalId: open.customer.id };
    expect((await world.run(ctx => exportCustomer({ ctx, input: who }))).cases).toMatchObject([
      { id: open.id, reason: 'callback' },
    ]);
    await world.run(ctx => eraseCustomer({ ctx, input: who }));
    expect(await cases()).toEqual([]);
  });

  it('is found by what happened, as the page finds it', async () => {
    const byType = {
      ...definition,
      endings: [
        {
          id: 'calls',
          title: 'We will call you',
          callback: true,
          when: { attribute: 'interaction.type', op: 'eq', value: 'purchase' },
        },
        { id: 'plain', title: 'Thanks' },
      ],
      pages: [{ ...definition.pages[0], next: undefined }],
    };
    const other = await publish(world, byType);
    const ann = await ask(world, other);
    const { html } = await answer(ann.path, { recommend: '9', number: '' });
    expect(html).toContain('We will call you');
    expect(await cases()).toMatchObject([{ customer: { id: `c-${ann.customerId}` } }]);
    await world.run(ctx => eraseCustomer({ ctx, input: { externalId: `c-${ann.customerId}` } }));
  });

  it('opens none for a test', async () => {
    const ann = await ask(world, surveyId, { isTest: true });
    await answer(ann.path, { recommend: '2', number: '' });
    expect(await cases()).toEqual([]);
  });
});

describe('the link of an ending', () => {
  it('carries fields behind the host, encoded, and the result signed', async () => {
    const ann = await ask(world, surveyId);
    const { html } = await answer(ann.path, { recommend: '10', number: '+44 (113) 496 0000' });
    const href = /class="go" href="([^"]*)"/.exec(html)?.[1]?.replaceAll('&amp;', '&') ?? '';
    const url = new URL(href);
    expect(url.origin).toBe('https://shop.example');
    expect(url.pathname).toBe('/Ann');
    expect(url.hash).toBe('#top');
    expect(url.searchParams.get('ref')).toBe(`c-${ann.customerId}`);
    expect(url.searchParams.get('said')).toBe('+44 (113) 496 0000');
    expect(url.searchParams.get('afterword_nps')).toBe('10');

    const signed = /afterword_response=.*(?=&afterword_signature)/.exec(href)?.[0] ?? '';
    const key = resultKey(world.workspaceId);
    const expected = createHmac('sha256', key).update(signed).digest('base64url');
    expect(url.searchParams.get('afterword_signature')).toBe(expected);
    expect(resultKey('another')).not.toBe(key);
  });

  it('stays away where the ending has none', async () => {
    const ann = await ask(world, surveyId);
    expect((await answer(ann.path, { recommend: '8', number: '' })).html).not.toContain('class="go"');
  });
});
