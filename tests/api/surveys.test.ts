import { beforeAll, describe, expect, it } from 'vitest';
import { apiOf, type Call } from '../factories/api';
import { newWorld } from '../factories/world';

let api: Call;

beforeAll(async () => {
  api = await apiOf(await newWorld());
});

const definition = {
  name: 'After the boots',
  languages: ['en'],
  pages: [
    {
      id: 'first',
      questions: [{ key: 'recommend', type: 'nps', title: { en: 'Would you?' }, required: true }],
    },
  ],
};

describe('closing a survey', () => {
  it('is refused for a draft, and nothing changes', async () => {
    const { body: made } = await api('POST', '/surveys', { definition });
    const refused = await api('POST', `/surveys/${made.id}/closure`);
    expect(refused).toMatchObject({
      status: 409,
      body: { detail: expect.stringContaining('never published') },
    });
    expect((await api('GET', `/surveys/${made.id}`)).body.state).toBe('draft');
  });

  it('takes it out of use until it is published again; closing twice is closing once', async () => {
    const { body: made } = await api('POST', '/surveys', { definition });
    await api('POST', `/surveys/${made.id}/publications`);
    const closed = await api('POST', `/surveys/${made.id}/closure`);
    expect(closed).toMatchObject({
      status: 200,
      body: { id: made.id, state: 'closed', publishedVersion: 1 },
    });
    expect((await api('POST', `/surveys/${made.id}/closure`)).body).toEqual(closed.body);
    expect((await api('POST', `/surveys/${made.id}/publications`)).body).toEqual({ version: 2 });
    expect((await api('GET', `/surveys/${made.id}`)).body.state).toBe('published');
  });

  it('stands in the description of the API', async () => {
    const { body } = await api('GET', '/openapi.json');
    expect(body.paths).toHaveProperty(['/surveys/{id}/closure', 'post']);
  });
});
