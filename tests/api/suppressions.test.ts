import { beforeAll, describe, expect, it } from 'vitest';
import { apiOf, type Call } from '../factories/api';
import { newWorld } from '../factories/world';

let api: Call;

beforeAll(async () => {
  api = await apiOf(await newWorld());
});

describe('suppressions over REST', () => {
  it('are added once, listed with their reason, shown at the customer and taken off again', async () => {
    await api('POST', '/customers', { id: 'ann', email: 'ann@example.com' });
    const added = await api('POST', '/suppressions', { address: 'Ann@example.com', reason: 'unsubscribed' });
    expect(added.status).toBe(200);
    await api('POST', '/suppressions', { address: 'ann@example.com', reason: 'manual' });
    await api('POST', '/suppressions', { address: 'ben@example.com' });
    const { body } = await api('GET', '/suppressions');
    expect(body.data.map((row: { reason: string }) => row.reason).sort()).toEqual(['manual', 'unsubscribed']);
    expect((await api('GET', '/customers/ann')).body.unsubscribedAt).not.toBeNull();

    expect((await api('DELETE', '/suppressions?address=ann%40example.com')).status).toBe(204);
    expect((await api('DELETE', '/suppressions', { address: 'ben@example.com' })).status).toBe(204);
    expect((await api('GET', '/suppressions')).body.data).toEqual([]);
    expect((await api('GET', '/customers/ann')).body.unsubscribedAt).toBeNull();
  });

  it('say what is missing, wrong or not on the list', async () => {
    expect((await api('POST', '/suppressions', { address: 'nobody' })).body.errors[0].path).toBe('address');
    expect((await api('DELETE', '/suppressions')).status).toBe(422);
    expect((await api('DELETE', '/suppressions?address=x%40example.com')).status).toBe(404);
  });

  it('pages', async () => {
    for (let i = 0; i < 5; i++) await api('POST', '/suppressions', { address: `p${i}@example.com` });
    const first = await api('GET', '/suppressions?limit=3');
    const second = await api('GET', `/suppressions?limit=3&cursor=${first.body.nextCursor}`);
    const all = [...first.body.data, ...second.body.data].map((row: { address: string }) => row.address);
    expect(all.toSorted()).toEqual([0, 1, 2, 3, 4].map(i => `p${i}@example.com`));
    expect(second.body.nextCursor).toBeNull();
  });

  it('stay within the workspace', async () => {
    await api('POST', '/suppressions', { address: 'only@example.com' });
    const other = await apiOf(await newWorld());
    expect((await other('GET', '/suppressions')).body.data).toEqual([]);
    expect((await other('DELETE', '/suppressions?address=only%40example.com')).status).toBe(404);
  });
});
