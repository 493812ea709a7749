import fs from 'node:fs';
import path from 'node:path';
import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { newId } from '@/domain/ids';
import { sendDueDeliveries } from '@/server/services/delivery/send-due';
import { apiOf } from '../factories/api';
import { asked } from '../factories/sending';
import { newWorld, type World } from '../factories/world';

/** Customers whose mail left a moment ago, and a key that may only send. */
async function mailed(people: string[], program: Parameters<typeof asked>[1] = {}) {
  const world = await asked(
    people.map(externalId => ({ externalId })),
    program,
  );
  await sendDueDeliveries();
  return { world, api: await apiOf(world, ['ingest']), rows: await look(world) };
}

type Row = {
  customer: string;
  delivery: string;
  invitation: string;
  message: string;
  state: string;
  reason: string | null;
  deliveredAt: string | null;
  bouncedAt: string | null;
  unsubscribed: boolean;
};
const look = async (world: World): Promise<Row[]> =>
  (
    await world.run(ctx =>
      ctx.db.execute<Row>(sql`
        select c.external_id as customer, d.id as delivery, i.id as invitation, d.message_id as message, i.state, i.reason,
          d.delivered_at as "deliveredAt", d.bounced_at as "bouncedAt", c.unsubscribed_at is not null as unsubscribed
        from delivery d join invitation i on i.id = d.invitation_id join customer c on c.id = i.customer_id
        where d.kind = 'invitation' order by c.external_id`),
    )
  ).rows;
const suppressed = async (world: World) =>
  (
    await world.run(ctx =>
      ctx.db.execute(sql`select address, reason, detail from suppression order by address`),
    )
  ).rows;

describe('what becomes of mails and messages, told over REST', () => {
  it('is taken by each name, once, and by a key that may only send', async () => {
    const { world, api, rows } = await mailed(['ann', 'ben', 'cem']);
    await world.run(ctx =>
      ctx.db.execute(sql`update delivery set remote_id = 'sms-7' where id = ${rows[2]?.delivery}`),
    );
    const events = [
      { delivery: rows[0]?.delivery, event: 'delivered', at: '2026-11-20T10:00:00+01:00' },
      { messageId: rows[1]?.message, event: 'bounced', code: '5.2.1', reason: 'disabled: ben@example.com' },
      { remoteId: 'sms-7', event: 'unsubscribed' },
      { invitation: rows[0]?.invitation, event: 'delivered', at: '2099-01-01T00:00:00Z' },
    ];
    for (let time = 0; time < 2; time++)
      expect(await api('POST', '/delivery-events', { events })).toMatchObject({
        status: 200,
        body: { accepted: 4, rejected: [] },
      });
    const after = await look(world);
    expect(new Date(after[0]?.deliveredAt ?? 0).toISOString()).toBe('2026-11-20T09:00:00.000Z');
    expect(after[1]).toMatchObject({ state: 'bounced', reason: '5.2.1' });
    expect(after[2]).toMatchObject({ state: 'sent', unsubscribed: true });
    expect(await suppressed(world)).toEqual([
      { address: 'ben@example.com', reason: 'bounced', detail: '5.2.1' },
      { address: 'cem@example.com', reason: 'unsubscribed', detail: null },
    ]);
    // What a server says may name the address; it is not kept.
    const { rows: said } = await world.run(ctx =>
      ctx.db.execute(sql`select error from delivery where id = ${rows[1]?.delivery}`),
    );
    expect(said).toEqual([{ error: 'disabled: …' }]);
  });

  it('never dates what was heard after now', async () => {
    const { world, api, rows } = await mailed(['ann']);
    await api('POST', '/delivery-events', {
      delivery: rows[0]?.delivery,
      event: 'delivered',
      at: '2099-01-01T00:00:00Z',
    });
    const [row] = await look(world);
    expect(new Date(row?.deliveredAt ?? 0).getTime()).toBeLessThanOrEqual(Date.now());
  });

  it('a bounce without a code means that nobody is there; a failure says nothing of the person', async () => {
    const { world, api, rows } = await mailed(['ann', 'ben']);
    await api('POST', '/delivery-events', {
      events: [
        { delivery: rows[0]?.delivery, event: 'bounced' },
        { delivery: rows[1]?.delivery, event: 'failed', reason: 'rejected by policy' },
      ],
    });
    expect((await look(world)).map(row => row.state)).toEqual(['bounced', 'failed']);
    expect(await suppressed(world)).toEqual([
      { address: 'ann@example.com', reason: 'bounced', detail: '5.1.1' },
    ]);
  });

  it('a bounced reminder leaves the invitation that arrived', async () => {
    const { world, api } = await mailed(['ann'], { reminders: [{ after: 'P4D' }] });
    await world.run(ctx => ctx.db.execute(sql`update delivery set due_at = now() where state = 'scheduled'`));
    await sendDueDeliveries();
    const { rows } = await world.run(ctx =>
      ctx.db.execute<{ id: string }>(sql`select id from delivery where kind = 'reminder-1'`),
    );
    await api('POST', '/delivery-events', { delivery: rows[0]?.id, event: 'bounced', code: '5.1.1' });
    expect(await look(world)).toMatchObject([{ state: 'sent', bouncedAt: null }]);
    expect(await suppressed(world)).toHaveLength(1);
  });

  it('takes a mail that came back as it is, by the Message-ID of ours within it', async () => {
    const { world, api, rows } = await mailed(['ann']);
    const raw = fs
      .readFileSync(path.resolve('tests/fixtures/dsn/qmail-no-mailbox.eml'), 'utf8')
      .replace(/<0190a7a0[^>]*>/, rows[0]?.message ?? '');
    expect(await api('POST', '/delivery-events', { raw })).toMatchObject({
      status: 200,
      body: { accepted: 1 },
    });
    expect(await look(world)).toMatchObject([{ state: 'bounced', reason: '5.1.1' }]);
  });

  it('says what is wrong, row by row, and spoils nothing else', async () => {
    const { world, api, rows } = await mailed(['ann']);
    const { body } = await api('POST', '/delivery-events', {
      events: [
        { delivery: newId(), event: 'delivered' },
        { event: 'delivered' },
        { delivery: rows[0]?.delivery, event: 'opened' },
        { delivery: rows[0]?.delivery, event: 'bounced', code: 'five' },
        { raw: 'Subject: hello\r\n\r\nhello' },
        { delivery: rows[0]?.delivery, event: 'delivered' },
      ],
    });
    expect(body.accepted).toBe(1);
    expect(body.rejected.map((one: { index: number }) => one.index)).toEqual([0, 1, 2, 3, 4]);
    expect((await look(world))[0]?.deliveredAt).not.toBeNull();
    expect((await api('POST', '/delivery-events', { delivery: newId(), event: 'delivered' })).status).toBe(
      422,
    );
    const many = Array.from({ length: 1001 }, () => ({ delivery: newId(), event: 'delivered' }));
    expect((await api('POST', '/delivery-events', { events: many })).status).toBe(422);
  });

  it('changes nothing in another workspace, by any name, nor of what has not left', async () => {
    const { world, rows } = await mailed(['ann']);
    await world.run(ctx => ctx.db.execute(sql`update delivery set remote_id = 'sms-1'`));
    const other = await apiOf(await newWorld(), ['ingest']);
    const raw = fs
      .readFileSync(path.resolve('tests/fixtures/dsn/qmail-no-mailbox.eml'), 'utf8')
      .replace(/<0190a7a0[^>]*>/, rows[0]?.message ?? '');
    const { body } = await other('POST', '/delivery-events', {
      events: [
        { delivery: rows[0]?.delivery, event: 'bounced' },
        { invitation: rows[0]?.invitation, event: 'bounced' },
        { messageId: rows[0]?.message, event: 'bounced' },
        { remoteId: 'sms-1', event: 'bounced' },
        { raw },
      ],
    });
    expect(body).toMatchObject({ accepted: 0 });
    expect(await look(world)).toMatchObject([{ state: 'sent', bouncedAt: null }]);

    const waiting = await asked([{ externalId: 'ben' }]);
    const [row] = await look(waiting);
    const api = await apiOf(waiting, ['ingest']);
    await api('POST', '/delivery-events', { delivery: row?.delivery, event: 'bounced' });
    expect(await look(waiting)).toMatchObject([{ state: 'scheduled', bouncedAt: null }]);
    expect((await (await apiOf(waiting, ['read']))('POST', '/delivery-events', {})).status).toBe(403);
  });
});

describe('channels over REST', () => {
  it('are made, changed, exchanged and taken away; the secret is told once', async () => {
    const world = await newWorld();
    const api = await apiOf(world);
    const made = await api('POST', '/channels', { name: 'SMS', url: 'https://gateway.example/messages' });
    expect(made).toMatchObject({ status: 200, body: { address: 'phone', active: true, exchanging: false } });
    expect(made.body.secret).toMatch(/^whsec_[A-Za-z0-9+/]{32}$/);
    const again = { name: 'Again', url: 'https://gateway.example/again' };
    const [first, second] = [
      await api('POST', '/channels', again, { 'idempotency-key': 'k1' }),
      await api('POST', '/channels', again, { 'idempotency-key': 'k1' }),
    ];
    expect(second.text).toBe(first.text);
    const { rows: kept } = await world.run(ctx =>
      ctx.db.execute(sql`select response from idempotent_request`),
    );
    expect(JSON.stringify(kept)).not.toContain('whsec');
    expect((await api('DELETE', `/channels/${first.body.id}`)).status).toBe(204);
    const { id } = made.body;
    expect((await api('PATCH', `/channels/${id}`, { active: false })).body).toMatchObject({ active: false });
    const { secret } = (await api('POST', `/channels/${id}/secret`)).body;
    expect(secret).not.toBe(made.body.secret);
    const listed = await api('GET', '/channels');
    expect(listed.body.data).toMatchObject([{ id, exchanging: true }]);
    expect(listed.text).not.toContain('whsec');
    expect((await api('DELETE', `/channels/${id}/secret`)).status).toBe(204);
    expect((await api('DELETE', `/channels/${id}`)).status).toBe(204);
    expect((await api('DELETE', `/channels/${id}`)).status).toBe(404);
    expect(
      (await api('POST', '/channels', { name: 'SMS', url: 'http://127.0.0.1/' })).body.errors[0].path,
    ).toBe('url');
  });
});
