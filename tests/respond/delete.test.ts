import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '@/domain/ids';
import { surveyDoor } from '@/drizzle/schema/door';
import { readHistory } from '@/server/services/customer/history';
import { planDeliveries } from '@/server/services/delivery/plan';
import { foldScores } from '@/server/services/rollup/fold';
import { verifyRollup } from '@/server/services/rollup/verify';
import { newWorld, type World } from '../factories/world';
import { actionOf, answerAll, boots, fillIn, storedOf } from './boots';
import { type Ask, ask, filled, look, post, publish, responsesOf, serveSurveys } from './survey';

let site: Awaited<ReturnType<typeof serveSurveys>>;
let world: World;
let surveyId: string;

beforeAll(async () => {
  site = await serveSurveys();
  world = await newWorld();
  surveyId = await publish(world, boots);
});
afterAll(() => site.close());

const rows = <Row extends Record<string, unknown>>(statement: ReturnType<typeof sql>) =>
  world.run(async ({ db }) => (await db.execute<Row>(statement)).rows);
const takeBack = (ann: Pick<Ask, 'path'>, follow = true) =>
  post(`${site.url}${ann.path}?delete`, [], { follow });
const auditOf = ({ invitationId }: Ask) =>
  rows(
    sql`select * from audit_log where action = 'response.deleted' and actor = ${`customer:${invitationId}`}`,
  );
const proof = () => world.run(ctx => verifyRollup({ ctx }));

/** How often each score stands in the cube, and the send cohorts, once everything is folded. */
async function counted() {
  while ((await world.run(ctx => foldScores({ ctx }))).more);
  const [scores] = await rows<{ counts: number[] }>(sql`
    select array_agg(total order by bin) as counts from (
      select bin, sum(n)::int as total from score_rollup, unnest(counts) with ordinality as bins(n, bin)
      where dimension_id = 0 group by bin) sums`);
  const [sends] = await rows<{ delivered: number; completed: number }>(sql`
    select sum(delivered)::int as delivered, sum(completed)::int as completed from send_rollup`);
  return { scores: scores?.counts ?? [], ...sends };
}

describe('Delete my answer', () => {
  it('is offered once something is stored, on the way and at the end', async () => {
    const ann = await ask(world, surveyId);
    const links = async (query = '') =>
      [...(await look(site.url + ann.path + query)).html.matchAll(/href="\?delete[^"]*"/g)].length;
    expect(await links()).toBe(0);
    expect((await look(`${site.url}${ann.path}?delete`)).html).toContain('Recommend us?');
    await fillIn(site.url + ann.path, { recommend: '9' });
    expect(await links()).toBe(1);
    await fillIn(site.url + ann.path, { why: 'Kind' });
    expect(await links()).toBe(1);
    expect(await links('?page=score')).toBe(1);
    await rows(
      sql`update response set completed_at = now() - interval '9 days' where invitation_id = ${ann.invitationId}`,
    );
    expect(await look(site.url + ann.path)).toMatchObject({ state: 'answered' });
    expect(await links()).toBe(1);
  });

  it('changes nothing by a look', async () => {
    const ann = await ask(world, surveyId);
    await answerAll(site.url + ann.path, 9, 'Kind people');
    const before = [await storedOf(world, ann), await responsesOf(world, ann)];
    for (const query of ['?delete', '?delete=1', '?delete&lang=de', '?delete&later']) {
      const page = await look(site.url + ann.path + query);
      expect(page.status).toBe(200);
      expect(page.html).not.toMatch(/Kind people/);
      await look(site.url + ann.path + query, { method: 'HEAD' });
    }
    expect((await look(`${site.url}${ann.path}?delete`)).html).not.toContain('<script');
    expect([await storedOf(world, ann), await responsesOf(world, ann)]).toEqual(before);
  });

  it('leaves nothing of it: not the text, not the case, not the click in the mail, not in the audit log', async () => {
    const ann = await ask(world, surveyId);
    await world.run(ctx =>
      planDeliveries(ctx, [
        { invitationId: ann.invitationId, kind: 'reminder-1', dueAt: new Date(Date.now() + 86_400_000) },
      ]),
    );
    await look(`${site.url}${ann.path}?v.recommend=2`);
    await answerAll(site.url + ann.path, 2, 'The sole came off');
    const [given] = await responsesOf(world, ann);
    await rows(sql`update customer_case set note = 'They say: the sole' where response_id = ${given?.id}`);

    const page = await look(`${site.url}${ann.path}?delete&lang=de`);
    expect(page.html).toContain('Ihre Antwort löschen?');
    const done = await post(actionOf(page.html, page.url), []);
    expect(done).toMatchObject({ status: 410, state: 'withdrawn' });
    expect(done.html).toContain('Ihre Antwort ist gelöscht');
    expect(await responsesOf(world, ann)).toEqual([]);
    expect(await storedOf(world, ann)).toMatchObject({
      invitation: {
        state: 'withdrawn',
        reason: 'deleted_by_customer',
        completed_at: null,
        started_at: null,
        unconfirmed: null,
      },
      mails: [{ kind: 'reminder-1', state: 'suppressed' }],
    });
    for (const table of ['response_revision', 'answer', 'customer_case'])
      expect(
        await rows(sql`select * from ${sql.identifier(table)} where response_id = ${given?.id}`),
      ).toEqual([]);
    const audit = await auditOf(ann);
    expect(audit).toMatchObject([{ subject: given?.id, detail: { invitation: ann.invitationId, cases: 1 } }]);
    expect(JSON.stringify(audit)).not.toContain('sole');

    const history = await world.run(ctx =>
      readHistory({ ctx, input: { externalId: `c-${ann.customerId}`, limit: 50 } }),
    );
    expect(history.data.map(({ kind }) => kind).sort()).toEqual(['interaction', 'invitation']);
    expect(history.data.find(({ kind }) => kind === 'invitation')).toMatchObject({
      reason: 'deleted_by_customer',
      mails: [{ kind: 'reminder-1', state: 'suppressed', wished: false }],
    });

    // The link says so from now on, to whatever is tried.
    for (const again of [
      await look(site.url + ann.path),
      await takeBack(ann),
      await look(`${site.url}${ann.path}?later`),
    ])
      expect(again).toMatchObject({ status: 410, state: 'withdrawn' });
    const late = await post(site.url + ann.path, [['recommend', '9']]);
    expect(late).toMatchObject({ status: 410, state: 'withdrawn' });
    expect(late.html).toContain('Your answer is deleted');
    expect(await responsesOf(world, ann)).toEqual([]);
    expect(await auditOf(ann)).toHaveLength(1);
  });

  it('takes it out of the numbers exactly, before they are folded and after', async () => {
    const [ann, bob, cem] = await Promise.all([1, 2, 3].map(() => ask(world, surveyId)));
    if (!ann || !bob || !cem) throw new Error('three were asked');
    await answerAll(site.url + bob.path, 8, 'Fine');
    const before = await counted();
    await answerAll(site.url + ann.path, 8, 'Good');
    await answerAll(site.url + cem.path, 1, 'Bad');
    // Folded in between, edited, and deleted; and deleted before anything of it was folded.
    await counted();
    const page = await look(`${site.url}${ann.path}?page=score`);
    await post(page.url, filled(page.html, { recommend: '10' }));
    await takeBack(ann);
    expect((await proof()).differences).toEqual([]);
    await takeBack(cem);
    expect((await proof()).differences).toEqual([]);
    const after = await counted();
    expect(after).toEqual(before);
    expect(await proof()).toMatchObject({ exact: true, deltas: 0 });
    const [recount] = await rows(sql`
      select count(*)::int as delivered, count(completed_at)::int as completed from invitation
      where sent_at is not null and not is_test and state not in ('bounced', 'failed')`);
    expect(recount).toEqual({ delivered: after.delivered, completed: after.completed });
  });

  it('is one deletion of twenty-five taps', async () => {
    const ann = await ask(world, surveyId);
    await answerAll(site.url + ann.path, 5, 'Meh');
    const taps = await Promise.all(Array.from({ length: 25 }, () => takeBack(ann, false)));
    expect(new Set(taps.map(({ status }) => status))).toEqual(new Set([303]));
    expect(await responsesOf(world, ann)).toEqual([]);
    expect(await auditOf(ann)).toHaveLength(1);
    expect(await proof()).toMatchObject({ exact: true });
  });

  it('wins or loses whole against a save at the same moment', async () => {
    const rounds = await Promise.all(Array.from({ length: 12 }, () => ask(world, surveyId)));
    for (const [round, ann] of rounds.entries()) {
      // Every other one has nothing stored before the race.
      if (round % 2) await fillIn(site.url + ann.path, { recommend: '4' });
      const saves = [6, 7, 8].map(score =>
        post(
          site.url + ann.path,
          [
            ['_page', 'score'],
            ['recommend', String(score)],
          ],
          { follow: false },
        ),
      );
      await Promise.all([...saves, takeBack(ann, false)]);
      const stored = await responsesOf(world, ann);
      const { invitation } = await storedOf(world, ann);
      if (round % 2) expect(stored).toEqual([]);
      expect(invitation.state).toBe(stored.length === 0 ? 'withdrawn' : 'started');
      const [lost] = await rows(sql`
        select count(*)::int as n from answer where response_id not in (select id from response)`);
      expect(lost).toEqual({ n: 0 });
    }
    expect(await proof()).toMatchObject({ exact: true });
  });

  it('stays in the frame it stands in', async () => {
    const ann = await ask(world, surveyId);
    await fillIn(site.url + ann.path, { recommend: '9' });
    const { html, url } = await look(`${site.url}${ann.path}?delete&embed=1`);
    const { headers } = await post(actionOf(html, url), [], { follow: false });
    expect(headers.get('location')).toBe(`${ann.path}?embed=1&lang=en`);
  });

  it('does nothing where nothing is stored', async () => {
    const ann = await ask(world, surveyId);
    const page = await takeBack(ann);
    expect(page).toMatchObject({ status: 200, state: 'question' });
    expect((await storedOf(world, ann)).invitation.reason).toBeNull();
    expect(await auditOf(ann)).toEqual([]);
    expect((await post(`${site.url}/s/nonsense?delete`, [])).status).toBe(404);
    // The unsubscribe token is no key to this.
    expect((await post(site.url + ann.unsubscribePath.replace('unsubscribe', 'delete'), [])).status).toBe(
      404,
    );
  });

  it.each([
    ['expired', sql`update invitation set expires_at = now() - interval '1 second'`],
    ['withdrawn', sql`update invitation set state = 'withdrawn', reason = 'mistake'`],
  ])('works on a link that is %s in the middle', async (state, ended) => {
    const ann = await ask(world, surveyId);
    await fillIn(site.url + ann.path, { recommend: '3' });
    await rows(sql`${ended} where id = ${ann.invitationId}`);
    const page = await look(site.url + ann.path);
    expect(page).toMatchObject({ status: 410, state });
    expect(page.html).toContain('href="?delete&amp;lang=en"');
    expect((await takeBack(ann)).html).toContain('Your answer is deleted');
    expect(await responsesOf(world, ann)).toEqual([]);
  });

  it('works for whoever came in by a door, and for a trial of the builder', async () => {
    const publicId = `till${newId().replaceAll('-', '').slice(-12)}`;
    await world.run(({ db, workspaceId }) =>
      db
        .insert(surveyDoor)
        .values({ workspaceId, id: newId(), surveyId, name: 'Till', publicId, attributes: {} }),
    );
    const start = await look(`${site.url}/s/p/${publicId}`);
    expect(start.html).not.toMatch(/\?(delete|later|unsubscribe)/);
    const second = await post(start.url, filled(start.html, { recommend: '9' }));
    const path = new URL(second.url).pathname;
    expect(second.html).toContain('href="?delete&amp;lang=en"');
    expect(second.html).not.toMatch(/\?(later|unsubscribe)/);
    expect(await takeBack({ path })).toMatchObject({ status: 410, state: 'withdrawn' });
    // Back on the first page and sent again: the same submission stays deleted.
    expect(await post(start.url, filled(start.html, { recommend: '9' }))).toMatchObject({
      state: 'withdrawn',
    });
    expect(
      await rows(
        sql`select id from response where invitation_id in (select id from invitation where door_id is not null)`,
      ),
    ).toEqual([]);

    const tester = await ask(world, surveyId, { isTest: true });
    await answerAll(site.url + tester.path, 3, 'Trying');
    await takeBack(tester);
    expect(await responsesOf(world, tester)).toEqual([]);
    expect(await proof()).toMatchObject({ exact: true });
  });
});
