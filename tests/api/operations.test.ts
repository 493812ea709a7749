import { describe, expect, it } from 'vitest';
import { GET as health } from '@/app/api/health/route';
import { GET as metrics } from '@/app/api/metrics/route';
import { GET as ready } from '@/app/api/ready/route';
import { ADDRESS_HEADER } from '@/server/auth/address';
import { pool } from '@/server/db/client';
import { apiOf } from '../factories/api';
import { newWorld } from '../factories/world';

const from = (address: string, headers: Record<string, string> = {}) =>
  new Request('http://localhost/api/metrics', {
    headers: { [ADDRESS_HEADER]: address, host: 'localhost:3000', ...headers },
  });

describe('what an operator asks', () => {
  it('is alive and ready', async () => {
    expect(health().status).toBe(200);
    const answer = await ready();
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({ ready: true, database: 'ok', queue: 'ok', mail: 'mailbox' });
  });

  it('shows numbers to this machine and to nobody else', async () => {
    const call = await apiOf(await newWorld());
    await call('GET', '/interactions');
    await call('GET', '/interactions/none');
    expect((await metrics(from('203.0.113.7'))).status).toBe(404);
    const proxied = from('127.0.0.1', { 'x-forwarded-for': '203.0.113.7' });
    expect((await metrics(proxied)).status).toBe(404);
    const text = await (await metrics(from('127.0.0.1'))).text();
    expect(text).toContain('afterword_api_requests_total{method="GET",status="200"} 1\n');
    expect(text).toContain('afterword_api_requests_total{method="GET",status="404"} 1\n');
    expect(text).toMatch(/^afterword_db_up 1$/m);
    expect(text).toMatch(/^process_resident_memory_bytes \d+$/m);
    for (const line of text.trim().split('\n')) {
      expect(line).toMatch(/^(# (HELP|TYPE) \w+ .+|\w+(\{[^}]*\})? [\d.e+-]+)$/);
    }
  });

  it('is not ready, and still shows metrics, without a database', async () => {
    const { query } = pool();
    pool().query = (() => Promise.reject(new Error('connect ECONNREFUSED'))) as typeof query;
    const answer = await ready();
    expect(answer.status).toBe(503);
    expect(await answer.json()).toMatchObject({ ready: false, database: 'away' });
    expect(await (await metrics(from('::1'))).text()).toMatch(/^afterword_db_up 0$/m);
    pool().query = query;
  });
});
