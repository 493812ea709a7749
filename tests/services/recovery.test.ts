import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { newId } from '@/domain/ids';
import { applyChange } from '@/server/services/case/change';
import { openCase } from '@/server/services/case/open';
import { readCaseSettings } from '@/server/services/case/settings';
import { lockCase } from '@/server/services/case/write';
import { askRecovery, askRecoveryByHand } from '@/server/services/recovery/ask';
import { judgeResponses } from '@/server/services/response/judge';
import { definitionOf, openLink } from '@/server/services/response/link';
import { saveAnswers } from '@/server/services/response/save';
import { createSurvey } from '@/server/services/survey/create';
import { publishSurvey } from '@/server/services/survey/publish';
import { addCustomers } from '../factories/sending';
import { newWorld, type World } from '../factories/world';

type Person = Parameters<typeof addCustomers>[1][number];

/** A case about Ann that was put right, and a survey to ask with unless there shall be none. */
async function putRight(who: Partial<Person> = {}, { survey = true } = {}) {
  const world = await newWorld();
  const id = await world.run(async ctx => {
    if (survey) {
      const made = await createSurvey({ ctx, input: { template: 'recovery-check' } });
      await publishSurvey({ ctx, input: { id: made.id } });
    }
    await addCustomers(ctx, [{ externalId: 'ann', email: 'ann@example.com', ...who }]);
    const { id } = await openCase({ ctx, input: { customer: 'ann' } });
    const settings = await readCaseSettings(ctx);
    await applyChange(ctx, settings, await lockCase(ctx, id), {
      kind: 'state',
      to: 'resolved',
      outcome: 'put_right',
    });
    return id;
  });
  return { world, id };
}

const ask = (world: World, id: string) => world.run(ctx => askRecovery(ctx, id));
const stateOf = async (world: World, id: string) => {
  const { rows } = await world.run(ctx =>
    ctx.db.execute<{
      reason: string | null;
      invitations: number;
      mails: number;
      events: string[];
      overridden: number;
    }>(sql`
      select k.recovery_reason as reason, (select count(*)::int from invitation) as invitations,
        (select count(*)::int from delivery where state = 'scheduled') as mails,
        (select count(*)::int from invitation where overridden_by is not null) as overridden,
        array(select e.kind from case_event e where e.case_id = k.id and e.kind like 'recovery%' order by e.at, e.id) as events
      from customer_case k where k.id = ${id}`),
  );
  return rows[0];
};

describe('whether it worked', () => {
  it('is asked once per case, however many ask at once, and over no clock', async () => {
    const { world, id } = await putRight();
    const [first, ...others] = await Promise.all(Array.from({ length: 8 }, () => ask(world, id)));
    expect(first?.asked).toBe(true);
    for (const other of others) expect(other).toEqual(first);
    expect(await stateOf(world, id)).toEqual({
      reason: null,
      invitations: 1,
      mails: 1,
      events: ['recovery_sent'],
      overridden: 0,
    });
    await expect(world.run(ctx => askRecoveryByHand({ ctx, input: { case: id } }))).rejects.toMatchObject({
      code: 'conflict',
    });
  });

  it.each([
    ['unsubscribed', { unsubscribedAt: new Date() }],
    ['do_not_ask', { doNotAsk: true }],
    ['no_address', { email: null, addressHash: null }],
  ] as const)('is not asked of somebody who is %s, and the case says so once', async (reason, who) => {
    const { world, id } = await putRight(who);
    for (let time = 0; time < 2; time++) expect(await ask(world, id)).toEqual({ asked: false, reason });
    expect(await stateOf(world, id)).toMatchObject({ reason, invitations: 0, events: ['recovery_skipped'] });
  });

  it('is asked of nobody who wished for fewer questions and had one', async () => {
    const { world, id } = await putRight({ preferences: { fewer: true } });
    await world.run(ctx =>
      ctx.db.execute(sql`
        insert into invitation (workspace_id, id, survey_id, customer_id, channel, state, send_at, sent_at, expires_at, created_at)
        select ${ctx.workspaceId}, ${newId()}, s.id, c.id, 'email', 'sent', ${ctx.now}::timestamptz - interval '5 days',
          ${ctx.now}::timestamptz - interval '5 days', ${ctx.now}::timestamptz + interval '20 days', ${ctx.now}::timestamptz - interval '5 days'
        from survey s, customer c`),
    );
    expect(await ask(world, id)).toEqual({ asked: false, reason: 'fewer' });
  });

  it('needs a survey, and can be asked by hand once there is one', async () => {
    const { world, id } = await putRight({}, { survey: false });
    expect(await ask(world, id)).toEqual({ asked: false, reason: 'no_survey' });
    await world.run(async ctx => {
      const made = await createSurvey({ ctx, input: { template: 'recovery-check' } });
      await publishSurvey({ ctx, input: { id: made.id } });
    });
    expect(await world.run(ctx => askRecoveryByHand({ ctx, input: { case: id } }))).toMatchObject({
      asked: true,
    });
    expect(await stateOf(world, id)).toMatchObject({ reason: null, invitations: 1 });
  });

  it('is asked by hand of nobody whose case is still open', async () => {
    const world = await newWorld();
    const id = await world.run(async ctx => {
      await addCustomers(ctx, [{ externalId: 'ann', email: 'ann@example.com' }]);
      return (await openCase({ ctx, input: { customer: 'ann' } })).id;
    });
    await expect(world.run(ctx => askRecoveryByHand({ ctx, input: { case: id } }))).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('Resolve the case first'),
    });
  });

  it('stands in the history of the case once it was answered', async () => {
    const { world, id } = await putRight();
    const asked = await ask(world, id);
    if (!asked.asked) throw new Error('nobody was asked');
    const link = await openLink(asked.invitation);
    if (!link) throw new Error('no link');
    const saved = await saveAnswers({
      link,
      definition: await definitionOf(link),
      answers: { satisfaction: 5, put_right: true },
      language: 'en',
      page: 'outcome',
      completed: true,
    });
    expect(saved.outcome).toBe('saved');
    for (let time = 0; time < 2; time++) await world.run(ctx => judgeResponses({ ctx }));
    expect(await stateOf(world, id)).toMatchObject({ events: ['recovery_sent', 'recovery_answered'] });
  });
});
