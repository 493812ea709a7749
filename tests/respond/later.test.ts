import { sql } from 'drizzle-orm';
import PostalMime from 'postal-mime';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays } from '@/domain/time/local-date';
import { instantOf, localDate } from '@/domain/time/zone';
import { closeTransport } from '@/server/email/transport';
import { type PlannedDelivery, planDeliveries } from '@/server/services/delivery/plan';
import { sendDueDeliveries } from '@/server/services/delivery/send-due';
import { newWorld, type World } from '../factories/world';
import { startSmtpSink } from '../setup/smtp-sink';
import { actionOf, boots, fillIn, storedOf } from './boots';
import { type Ask, ask, look, post, publish, serveSurveys } from './survey';

const sink = await startSmtpSink();
process.env.SMTP_URL = sink.url;
process.env.MAIL_FROM = 'Boots <ask@boots.example>';

const ZONE = 'Europe/Berlin';
let site: Awaited<ReturnType<typeof serveSurveys>>;
let world: World;
let surveyId: string;

beforeAll(async () => {
  site = await serveSurveys();
  world = await newWorld({ timezone: ZONE });
  surveyId = await publish(world, boots);
});
afterAll(async () => {
  await site.close();
  closeTransport();
  await sink.stop();
});

const change = (statement: ReturnType<typeof sql>) => world.run(({ db }) => db.execute(statement));
/** The first mail left at 11:00 on 4 March in Berlin: every wish is for eleven o'clock. */
const eleven = (days: number) =>
  instantOf(addDays(localDate(new Date(), ZONE), days), 11 * 60, ZONE)
    .toISOString()
    .replace(/:00\.000Z$/, 'Z');
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000);
const minute = (at: Date) => at.toISOString().replace(/:\d\d\.\d{3}Z$/, 'Z');
const plan = ({ invitationId }: Ask, mails: Pick<PlannedDelivery, 'kind' | 'dueAt'>[]) =>
  world.run(ctx =>
    planDeliveries(
      ctx,
      mails.map(mail => ({ invitationId, ...mail })),
    ),
  );
const wish = (ann: Ask, days: number | string, follow = true) =>
  post(`${site.url}${ann.path}?later`, [['_later', String(days)]], { follow });

describe('Ask me later', () => {
  it('is offered where a mail can come once more, and nowhere else', async () => {
    const offers = async (ann: Ask) =>
      (await look(site.url + ann.path)).html.includes('href="?later&amp;lang=en"');
    const ann = await ask(world, surveyId);
    expect(await offers(ann)).toBe(true);
    await fillIn(site.url + ann.path, { recommend: '9' });
    expect(await offers(ann)).toBe(true);
    await fillIn(site.url + ann.path, { why: 'Kind' });
    expect(await offers(ann)).toBe(false);
    expect((await look(`${site.url}${ann.path}?later`)).state).toBe('completed');

    for (const given of [
      { channel: 'link' as const },
      { expiresAt: inDays(1.9) },
      { state: 'scheduled' as const },
    ]) {
      const bob = await ask(world, surveyId, given);
      expect(await offers(bob)).toBe(false);
      expect((await look(`${site.url}${bob.path}?later`)).html).toContain('Recommend us?');
    }
    for (const against of [
      (who: Ask) => sql`update customer set unsubscribed_at = now() where id = ${who.customerId}`,
      (who: Ask) => sql`update customer set do_not_ask = true where id = ${who.customerId}`,
      (who: Ask) => sql`update customer set email = null where id = ${who.customerId}`,
      (who: Ask) => sql`insert into suppression (workspace_id, address_hash, reason)
        select workspace_id, address_hash, 'bounced' from customer where id = ${who.customerId}`,
      (who: Ask) => sql`update invitation set postponed = 3 where id = ${who.invitationId}`,
    ]) {
      const cem = await ask(world, surveyId);
      await change(against(cem));
      expect(await offers(cem)).toBe(false);
      await wish(cem, 1);
      expect((await storedOf(world, cem)).mails).toEqual([]);
    }
  });

  it('changes nothing by a look, however often and by whatever method', async () => {
    const ann = await ask(world, surveyId);
    await plan(ann, [{ kind: 'reminder-1', dueAt: inDays(4) }]);
    const before = await storedOf(world, ann);
    for (const query of ['?later', '?later=1', '?later&_later=1', '?later&lang=de']) {
      const page = await look(site.url + ann.path + query);
      expect(page).toMatchObject({ status: 200, state: 'question' });
      expect(page.html).not.toContain('<script');
      await look(site.url + ann.path + query, { method: 'HEAD' });
    }
    expect(await storedOf(world, ann)).toEqual(before);
  });

  it('moves the next reminder to that day at the hour of the first mail; none comes before it', async () => {
    const ann = await ask(world, surveyId);
    await plan(ann, [
      { kind: 'reminder-1', dueAt: inDays(4) },
      { kind: 'reminder-2', dueAt: inDays(6) },
    ]);
    const page = await look(`${site.url}${ann.path}?later&lang=de`);
    expect(page.html).toContain('Wann sollen wir noch einmal fragen?');
    const done = await post(actionOf(page.html, page.url), [['_later', '7']]);
    expect(done).toMatchObject({ status: 200, state: 'question' });
    expect(done.html).toContain('Wir fragen noch einmal');
    expect(done.html).toContain('<html lang="de"');
    const { mails } = await storedOf(world, ann);
    expect(mails.map(({ kind, due, wished }) => [kind, due, wished])).toEqual([
      ['reminder-1', eleven(7), true],
      ['reminder-2', expect.any(String), false],
    ]);
    const [first, second] = mails.map(({ due }) => Date.parse(due));
    expect((second ?? 0) - (first ?? 0)).toBeCloseTo(2 * 86_400_000, -5);
  });

  it('leaves later reminders where they are when it comes sooner', async () => {
    const ann = await ask(world, surveyId);
    const [four, six] = [inDays(4), inDays(6)];
    await plan(ann, [
      { kind: 'reminder-1', dueAt: four },
      { kind: 'reminder-2', dueAt: six },
    ]);
    await wish(ann, 1);
    expect((await storedOf(world, ann)).mails.map(({ due }) => due)).toEqual([eleven(1), minute(six)]);
  });

  it('makes a reminder where none is left, and it reaches even somebody who has begun', async () => {
    const ann = await ask(world, surveyId, { email: 'late@example.com' });
    await plan(ann, [
      { kind: 'invitation', dueAt: inDays(-3) },
      { kind: 'reminder-1', dueAt: inDays(-1) },
    ]);
    await change(sql`update delivery set state = 'sent' where invitation_id = ${ann.invitationId}`);
    await fillIn(site.url + ann.path, { recommend: '3' });
    await wish(ann, 3);
    expect((await storedOf(world, ann)).mails.at(-1)).toEqual({
      kind: 'reminder-2',
      state: 'scheduled',
      due: eleven(3),
      wished: true,
    });
    // One that was not wished for does not reach them.
    await plan(ann, [{ kind: 'reminder-3', dueAt: inDays(9) }]);
    await change(
      sql`update delivery set due_at = now() where invitation_id = ${ann.invitationId} and state = 'scheduled'`,
    );
    expect(await sendDueDeliveries()).toMatchObject({ sent: 1, skipped: 1 });
    const mails = sink.received.filter(({ to }) => to.includes('late@example.com'));
    expect(mails).toHaveLength(1);
    const mail = await PostalMime.parse(mails[0]?.raw ?? '');
    expect(mail.messageId).toBe(`<${ann.invitationId}.reminder-2@boots.example>`);
    expect(mail.subject).toMatch(/remind/i);
    expect(mail.text).toContain(ann.path);
    // After that one, they may wish for another.
    await wish(ann, 1);
    expect((await storedOf(world, ann)).mails.filter(({ state }) => state === 'scheduled')).toMatchObject([
      { kind: 'reminder-4', wished: true },
    ]);
  });

  it('takes the last wish, the same one twice as one, and three at most', async () => {
    const ann = await ask(world, surveyId);
    const planned = async () => {
      const { invitation, mails } = await storedOf(world, ann);
      return [invitation.postponed, mails.map(({ due }) => due)];
    };
    await wish(ann, 7);
    await wish(ann, 7);
    expect(await planned()).toEqual([1, [eleven(7)]]);
    const second = await wish(ann, 1);
    expect(await planned()).toEqual([2, [eleven(1)]]);
    // The others can still be chosen, this one not again.
    expect([...second.html.matchAll(/name="_later" value="(\d)"/g)].map(([, days]) => days)).toEqual([
      '3',
      '7',
    ]);
    const third = await wish(ann, 3);
    expect(third.html).not.toContain('name="_later"');
    expect(third.html).toContain('We will ask again');
    await wish(ann, 7);
    expect(await planned()).toEqual([3, [eleven(3)]]);
  });

  it('makes one reminder of fifty taps', async () => {
    const ann = await ask(world, surveyId);
    const taps = await Promise.all(Array.from({ length: 50 }, () => wish(ann, 3, false)));
    expect(new Set(taps.map(({ status }) => status))).toEqual(new Set([303]));
    const { invitation, mails } = await storedOf(world, ann);
    expect(invitation.postponed).toBe(1);
    expect(mails).toMatchObject([{ kind: 'reminder-1', due: eleven(3), wished: true }]);
  });

  it('makes nothing of a day that is not offered, and loses no answer', async () => {
    const ann = await ask(world, surveyId, { expiresAt: inDays(5) });
    await fillIn(site.url + ann.path, { recommend: '3' });
    for (const days of [7, 0, 2, -1, 'x', '', '1e0x']) await wish(ann, days);
    expect((await storedOf(world, ann)).mails).toEqual([]);
    expect((await look(site.url + ann.path)).html).toContain('Why?');
  });

  it('is at an end with the answer: no reminder leaves after it', async () => {
    const ann = await ask(world, surveyId, { email: 'done@example.com' });
    await wish(ann, 1);
    await fillIn(site.url + ann.path, { recommend: '9' });
    await fillIn(site.url + ann.path, { why: '' });
    await change(sql`update delivery set due_at = now() where invitation_id = ${ann.invitationId}`);
    await sendDueDeliveries();
    expect(sink.received.some(({ to }) => to.includes('done@example.com'))).toBe(false);
  });

  it('works for a test that a member sent to themselves', async () => {
    const ann = await ask(world, surveyId, { isTest: true });
    await change(sql`update customer set do_not_ask = true where id = ${ann.customerId}`);
    await wish(ann, 1);
    expect((await storedOf(world, ann)).mails).toMatchObject([{ due: eleven(1), wished: true }]);
  });
});
