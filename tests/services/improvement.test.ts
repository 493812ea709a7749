import { sql } from 'drizzle-orm';
import PostalMime from 'postal-mime';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '@/domain/ids';
import { invitation } from '@/drizzle/schema/program';
import { closeTransport } from '@/server/email/transport';
import { sendLetters } from '@/server/jobs/send-letters';
import { listAnnotations } from '@/server/services/annotation/list';
import { listImprovements } from '@/server/services/improvement/list';
import { readReach } from '@/server/services/improvement/reach';
import {
  createImprovement,
  deleteImprovement,
  publishImprovement,
  updateImprovement,
  withdrawImprovement,
} from '@/server/services/improvement/save';
import { stopTelling, tellRaisers } from '@/server/services/improvement/tell';
import { askedSurvey, giveAnswer } from '../factories/answers';
import { addCustomers } from '../factories/sending';
import { newTheme, readAs } from '../factories/themes';
import { newWorld, type World } from '../factories/world';
import { startSmtpSink } from '../setup/smtp-sink';

const sink = await startSmtpSink();
process.env.SMTP_URL = sink.url;
process.env.MAIL_FROM = 'Boots <help@boots.example>';

beforeEach(() => {
  sink.received.length = 0;
  sink.script(() => ({ kind: 'accept' }));
});
afterAll(async () => {
  closeTransport();
  await sink.stop();
});

const day = (offset: number) => new Date(Date.now() - offset * 86_400_000).toISOString().slice(0, 10);

type Person = Parameters<typeof addCustomers>[1][number] & { invited?: boolean };

/** People who wrote about the queue ten days ago, and an improvement of today that answers it. */
async function queueRaisedBy(people: Person[]) {
  const world = await newWorld({ timezone: 'UTC' });
  const made = await world.run(async ctx => {
    const asked = await askedSurvey(ctx);
    const theme = await newTheme(ctx, 'Waiting time');
    const ids = await addCustomers(
      ctx,
      people.map(({ invited: _, ...person }) => person),
    );
    const at = new Date(Date.now() - 10 * 86_400_000);
    for (const [place, customerId] of ids.entries()) {
      const response = await giveAnswer(ctx, asked, {
        at,
        scores: { recommend: 3 },
        comment: 'Queue',
        customerId,
      });
      await readAs(ctx, response, { themes: [theme] });
      if (people[place]?.invited === false) continue;
      await ctx.db.insert(invitation).values({
        workspaceId: ctx.workspaceId,
        id: newId(),
        surveyId: asked.surveyId,
        customerId,
        channel: 'link',
        state: 'completed',
        sendAt: at,
        expiresAt: at,
      });
    }
    const input = { theme, day: day(0), said: 'The queue was too long.', did: 'We opened two more tills.' };
    const { id } = await createImprovement({ ctx, input });
    return { id, theme, asked, ids };
  });
  return { world, ...made };
}

const publish = ({ world, id }: { world: World; id: string }) =>
  world.run(ctx => publishImprovement({ ctx, input: { id } }));
const tell = ({ world, id }: { world: World; id: string }) =>
  world.run(ctx => tellRaisers({ ctx, input: { id } }));
const listed = async (world: World) => (await world.run(ctx => listImprovements({ ctx })))[0];

describe('an improvement', () => {
  it('stands on the trends while it is published, and not before or after', async () => {
    const { world, id, theme } = await queueRaisedBy([]);
    const flags = () => world.run(ctx => listAnnotations({ ctx, input: { from: day(30), to: day(-30) } }));
    expect(await flags()).toEqual([]);
    await publish({ world, id });
    expect(await flags()).toMatchObject([{ day: day(0), text: 'We did: We opened two more tills.' }]);
    const change = { id, theme, day: day(3), said: 'Queues', did: 'Four tills now.' };
    await world.run(ctx => updateImprovement({ ctx, input: change }));
    expect(await flags()).toMatchObject([{ day: day(3), text: 'We did: Four tills now.' }]);
    await expect(world.run(ctx => deleteImprovement({ ctx, input: { id } }))).rejects.toMatchObject({
      code: 'conflict',
    });
    await world.run(ctx => withdrawImprovement({ ctx, input: { id } }));
    expect(await flags()).toEqual([]);
    await world.run(ctx => deleteImprovement({ ctx, input: { id } }));
    expect(await listed(world)).toBeUndefined();
  });

  it('counts whom it can reach and says why not the others', async () => {
    const made = await queueRaisedBy([
      { externalId: 'ann' },
      { externalId: 'bob', email: null },
      { externalId: 'cy', unsubscribedAt: new Date() },
      { externalId: 'di', doNotAsk: true },
      { externalId: 'ed', invited: false },
    ]);
    const { world, id, asked, theme } = made;
    await world.run(async ctx => {
      const response = await giveAnswer(ctx, asked, {
        at: new Date(),
        scores: { recommend: 2 },
        comment: 'Queue',
      });
      await readAs(ctx, response, { themes: [theme] });
    });
    expect(await world.run(ctx => readReach({ ctx, input: { id } }))).toMatchObject({
      reachable: 1,
      anonymous: 1,
      leftOut: [
        { reason: 'no_address', n: 1 },
        { reason: 'do_not_ask', n: 1 },
        { reason: 'unsubscribed', n: 1 },
        { reason: 'no_link', n: 1 },
      ],
    });
    await expect(tell(made)).rejects.toMatchObject({ code: 'conflict' });
  });

  it('is mailed once to each who raised it, with one click to unsubscribe, and quotes nobody', async () => {
    const made = await queueRaisedBy([
      { externalId: 'ann', name: 'Ann', locale: 'de' },
      { externalId: 'bob' },
    ]);
    await publish(made);
    expect(await tell(made)).toEqual({ mails: 2 });
    expect(await tell(made)).toEqual({ mails: 0 });
    await sendLetters();
    await sendLetters();
    expect(sink.received.map(({ to }) => to[0]).sort()).toEqual(['ann@example.com', 'bob@example.com']);
    const raw = sink.received.find(({ to }) => to[0] === 'ann@example.com')?.raw ?? '';
    expect(raw.match(/^List-Unsubscribe: <http[^\r\n]+>\r?$/gm)).toHaveLength(1);
    expect(raw).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r?$/m);
    expect(raw).toMatch(/^Auto-Submitted: auto-generated\r?$/m);
    const mail = await PostalMime.parse(raw);
    expect(mail.subject).toBe('We opened two more tills.');
    expect(mail.text).toContain('The queue was too long.');
    expect(mail.text).toContain('In dieser E-Mail geht es um das, was Sie uns mitgeteilt haben.');
    expect(mail.html).toContain('?unsubscribe');
    expect((await listed(made.world))?.mails).toEqual({ waiting: 0, sent: 2, failed: 0, suppressed: 0 });
    await expect(
      made.world.run(ctx => withdrawImprovement({ ctx, input: { id: made.id } })),
    ).rejects.toMatchObject({ code: 'conflict' });
  });

  it('is kept from whoever unsubscribes before it leaves, and from all once it is stopped', async () => {
    const made = await queueRaisedBy([{ externalId: 'ann' }, { externalId: 'bob' }, { externalId: 'cy' }]);
    await publish(made);
    await tell(made);
    await made.world.run(ctx =>
      ctx.db.execute(sql`update customer set unsubscribed_at = now() where external_id = 'ann'`),
    );
    sink.script(recipient =>
      recipient === 'bob@example.com'
        ? { kind: 'refuse', code: 451, message: '4.3.0 later' }
        : { kind: 'accept' },
    );
    await sendLetters();
    expect(sink.received.map(({ to }) => to[0])).toEqual(['cy@example.com']);
    expect((await listed(made.world))?.mails).toEqual({ waiting: 1, sent: 1, failed: 0, suppressed: 1 });
    expect(await made.world.run(ctx => stopTelling({ ctx, input: { id: made.id } }))).toEqual({ stopped: 1 });
    expect((await listed(made.world))?.mails).toEqual({ waiting: 0, sent: 1, failed: 0, suppressed: 2 });
  });

  it('is mailed once to an address that several share', async () => {
    const email = 'home@example.com';
    const made = await queueRaisedBy([
      { externalId: 'ann', email },
      { externalId: 'bob', email },
    ]);
    await publish(made);
    const { reachable, leftOut } = await made.world.run(ctx => readReach({ ctx, input: { id: made.id } }));
    expect({ reachable, leftOut }).toEqual({ reachable: 1, leftOut: [{ reason: 'same_address', n: 1 }] });
    expect(await tell(made)).toEqual({ mails: 1 });
    expect(await tell(made)).toEqual({ mails: 0 });
    await sendLetters();
    expect(sink.received.map(({ to }) => to[0])).toEqual([email]);
  });

  it('waits for a receiver that is busy, also long after others were told', async () => {
    const made = await queueRaisedBy([{ externalId: 'ann' }]);
    await publish(made);
    await made.world.run(ctx =>
      ctx.db.execute(
        sql`update improvement set mailed_at = now() - interval '90 days' where id = ${made.id}::uuid`,
      ),
    );
    await tell(made);
    sink.script(() => ({ kind: 'refuse', code: 451, message: '4.7.1 greylisted' }));
    await sendLetters();
    expect((await listed(made.world))?.mails).toMatchObject({ waiting: 1, failed: 0 });
  });

  it('shows whether people write it less since', async () => {
    const { world, id, asked, theme } = await queueRaisedBy([]);
    const change = { id, theme, day: day(20), said: 'Queues', did: 'Four tills now.' };
    await world.run(ctx => updateImprovement({ ctx, input: change }));
    await publish({ world, id });
    await world.run(async ctx => {
      for (let i = 0; i < 80; i += 1) {
        const before = i % 2 === 0;
        const at = new Date(Date.now() - (before ? 30 : 10) * 86_400_000);
        const response = await giveAnswer(ctx, asked, { at, scores: { recommend: 5 }, comment: 'Hm' });
        await readAs(ctx, response, { themes: before || i % 10 === 1 ? [theme] : [] });
        const test = { at, scores: { recommend: 5 }, comment: 'Hm', isTest: true };
        if (i < 2) await readAs(ctx, await giveAnswer(ctx, asked, test), { themes: [theme] });
      }
    });
    expect((await listed(world))?.helped).toMatchObject({
      days: 20,
      before: { x: 40, n: 40 },
      after: { x: 8, n: 40 },
      change: { verdict: 'real', value: -0.8 },
    });
  });
});
