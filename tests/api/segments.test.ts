import { beforeAll, describe, expect, it } from 'vitest';
import { apiOf, type Call } from '../factories/api';
import { newWorld } from '../factories/world';

let api: Call;

beforeAll(async () => {
  api = await apiOf(await newWorld());
});

describe('segments over REST', () => {
  it('are made, counted, changed and deleted', async () => {
    const customers = ['ann', 'bob'].map(id => ({
      id,
      attributes: { tier: id === 'ann' ? 'gold' : 'silver' },
    }));
    await api('POST', '/customers', { customers });
    const where = [{ attribute: 'tier', op: 'in', value: ['gold'] }];
    const made = await api('POST', '/segments', { name: 'Gold', where });
    expect(made).toMatchObject({ status: 200, body: { name: 'Gold', where, customers: 1 } });
    const { id } = made.body;
    expect((await api('PATCH', `/segments/${id}`, { where: [] })).body).toMatchObject({
      name: 'Gold',
      customers: 2,
    });
    expect((await api('GET', '/segments')).body).toMatchObject({ data: [{ id }], nextCursor: null });
    expect((await api('POST', '/segments', { name: 'Gold', where })).body.errors[0].path).toBe('name');
    const other = await apiOf(await newWorld());
    expect((await other('GET', `/segments/${id}`)).status).toBe(404);
    expect((await api('DELETE', `/segments/${id}`)).status).toBe(204);
    expect((await api('GET', `/segments/${id}`)).status).toBe(404);
  });
});
