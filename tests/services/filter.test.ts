import { and, eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { newId } from '@/domain/ids';
import { alertRule, digest, shareLink } from '@/drizzle/schema/report';
import { auditLog, member } from '@/drizzle/schema/workspace';
import { type Actor, type Ctx, inWorkspace } from '@/server/db/tenant';
import { readMetric } from '@/server/reports/read-metric';
import { chooseDefault } from '@/server/services/filter/choose-default';
import { createFilter } from '@/server/services/filter/create';
import { deleteFilter } from '@/server/services/filter/delete';
import { listFilters } from '@/server/services/filter/list';
import { updateFilter } from '@/server/services/filter/update';
import { askedSurvey } from '../factories/answers';
import { newWorld, tester, type World } from '../factories/world';

let w: World;
const as =
  (id: string) =>
  <T>(work: (ctx: Ctx) => Promise<T>): Promise<T> => {
    const actor: Actor = { kind: 'user', id, name: id };
    return inWorkspace(w.workspaceId, actor, work);
  };
const ann = as('ann');
const bob = as('bob');

const leeds = { attribute: 'shop', op: 'eq' as const, value: 'leeds' };
const save = (who: typeof ann, name: string, isShared = false) =>
  who(async ctx => (await createFilter({ ctx, input: { name, match: leeds, isShared } })).id);
const namesFor = async (who: typeof ann) => (await who(ctx => listFilters({ ctx }))).map(one => one.name);
const defaultOf = async (userId: string) =>
  w.run(async ctx => {
    const [row] = await ctx.db
      .select({ id: member.defaultFilterId })
      .from(member)
      .where(and(eq(member.workspaceId, ctx.workspaceId), eq(member.userId, userId)));
    return row?.id;
  });

beforeEach(async () => {
  w = await newWorld();
  await w.run(async ctx => {
    await askedSurvey(ctx);
    for (const userId of ['ann', 'bob'])
      await ctx.db.insert(member).values({
        workspaceId: ctx.workspaceId,
        userId,
        email: `${userId}@boots.example`,
        name: userId,
        role: 'viewer',
      });
  });
});

describe('a saved filter', () => {
  it('is its owner’s alone until it is shared', async () => {
    const id = await save(ann, 'My store');
    await save(bob, 'Everybody’s', true);
    expect(await namesFor(ann)).toEqual(['Everybody’s', 'My store']);
    expect(await namesFor(bob)).toEqual(['Everybody’s']);
    const range = { metric: 'nps' as const, from: '2026-03-01', to: '2026-04-01', saved: id };
    await expect(bob(ctx => readMetric({ ctx, input: range }))).rejects.toMatchObject({ code: 'not_found' });
    expect((await ann(ctx => readMetric({ ctx, input: range }))).total.n).toBe(0);
    // A digest or a link of Ann's reads it as nobody in particular.
    expect((await w.run(ctx => readMetric({ ctx, input: range }))).total.n).toBe(0);
    await ann(ctx => updateFilter({ ctx, role: 'viewer', input: { id, isShared: true } }));
    expect((await bob(ctx => listFilters({ ctx }))).find(one => one.id === id)).toEqual({
      id,
      name: 'My store',
      match: leeds,
      isShared: true,
      isMine: false,
      isDefault: false,
      owner: 'ann',
    });
  });

  it('has a name of its own among those that its owner sees', async () => {
    await save(ann, 'Leeds');
    await save(bob, 'Leeds');
    await save(bob, 'York', true);
    await expect(save(ann, 'leeds')).rejects.toMatchObject({ code: 'invalid', issues: [{ path: 'name' }] });
    const mine = await save(ann, 'Bath');
    const rename = (name: string) =>
      ann(ctx => updateFilter({ ctx, role: 'viewer', input: { id: mine, name } }));
    await expect(rename('York')).rejects.toMatchObject({ code: 'invalid' });
    await rename('BATH');
    expect(await namesFor(ann)).toContain('BATH');
  });

  it('is changed by whoever made it, and by an admin where it is shared', async () => {
    const shared = await save(ann, 'Shared', true);
    const own = await save(ann, 'Own');
    const rename = (id: string, role: 'editor' | 'admin') =>
      bob(ctx => updateFilter({ ctx, role, input: { id, name: 'Bob’s now' } }));
    await expect(rename(shared, 'editor')).rejects.toMatchObject({ code: 'forbidden' });
    await expect(rename(own, 'admin')).rejects.toMatchObject({ code: 'not_found' });
    await rename(shared, 'admin');
    expect(await namesFor(ann)).toContain('Bob’s now');
    const remove = (role: 'editor' | 'admin') =>
      bob(ctx => deleteFilter({ ctx, role, input: { id: shared } }));
    await expect(remove('editor')).rejects.toMatchObject({ code: 'forbidden' });
    await remove('admin');
    expect(await namesFor(ann)).toEqual(['Own']);
  });

  it('stays while a digest, a link or an alert is about it, and says which', async () => {
    const id = await save(ann, 'Leeds', true);
    const about = { workspaceId: w.workspaceId, which: { saved: id }, createdBy: 'user:ann' };
    const link = newId();
    await w.run(async ctx => {
      await ctx.db
        .insert(digest)
        .values({ ...about, id: newId(), name: 'Monday', rhythm: 'weekly', hour: 7 });
      await ctx.db.insert(shareLink).values({ ...about, id: link, name: 'Board', range: { days: 30 } });
      await ctx.db.insert(alertRule).values({
        ...about,
        id: newId(),
        name: 'Very bad',
        spec: { kind: 'answer', metric: 'nps', atMost: 2 },
        coolDownHours: 24,
      });
    });
    const remove = () => ann(ctx => deleteFilter({ ctx, role: 'viewer', input: { id } }));
    await expect(remove()).rejects.toMatchObject({
      code: 'conflict',
      message:
        'The filter was kept: the alert “Very bad”, the digest “Monday”, and the link “Board” use it. Choose another filter there first.',
    });
    await w.run(async ctx => {
      await ctx.db.update(digest).set({ deletedAt: ctx.now });
      await ctx.db.delete(alertRule);
      await ctx.db.update(shareLink).set({ revokedAt: ctx.now }).where(eq(shareLink.id, link));
    });
    await remove();
    expect(await namesFor(ann)).toEqual([]);
  });

  it('comes back under its own id where the deletion is undone', async () => {
    const id = await save(ann, 'Leeds');
    await ann(ctx => deleteFilter({ ctx, role: 'viewer', input: { id } }));
    const again = { id, name: 'Leeds', match: leeds };
    expect(await ann(ctx => createFilter({ ctx, input: again }))).toEqual({ id });
    await expect(bob(ctx => createFilter({ ctx, input: { ...again, name: 'Bob’s' } }))).rejects.toMatchObject(
      { code: 'conflict' },
    );
  });
});

describe('the filter that reports begin with', () => {
  const choose = (userId: string, id: string | null) =>
    w.run(ctx => chooseDefault({ ctx, userId, input: { id } }));

  it('is one that this person can see', async () => {
    const own = await save(ann, 'Own');
    const shared = await save(ann, 'Shared', true);
    await choose('ann', own);
    expect((await ann(ctx => listFilters({ ctx }))).map(one => [one.name, one.isDefault])).toEqual([
      ['Own', true],
      ['Shared', false],
    ]);
    await expect(choose('bob', own)).rejects.toMatchObject({ code: 'not_found' });
    await choose('bob', shared);
    expect(await defaultOf('bob')).toBe(shared);
    await choose('bob', null);
    expect(await defaultOf('bob')).toBeNull();
    await expect(choose('nobody', shared)).rejects.toMatchObject({ message: 'There is no such member.' });
  });

  it('ends quietly with the filter, and for others when it is private again', async () => {
    const id = await save(ann, 'Leeds', true);
    await choose('ann', id);
    await choose('bob', id);
    await ann(ctx => updateFilter({ ctx, role: 'viewer', input: { id, isShared: false } }));
    expect([await defaultOf('ann'), await defaultOf('bob')]).toEqual([id, null]);
    await ann(ctx => deleteFilter({ ctx, role: 'viewer', input: { id } }));
    expect(await defaultOf('ann')).toBeNull();
  });

  it('and every other change leave their line in the audit log', async () => {
    const id = await save(ann, 'Leeds', true);
    await choose('bob', id);
    await ann(ctx => updateFilter({ ctx, role: 'viewer', input: { id, name: 'Leeds shop' } }));
    await ann(ctx => deleteFilter({ ctx, role: 'viewer', input: { id } }));
    const lines = await inWorkspace(w.workspaceId, tester, ctx =>
      ctx.db.select({ action: auditLog.action }).from(auditLog),
    );
    expect(
      lines
        .map(line => line.action)
        .filter(action => action.startsWith('filter.'))
        .sort(),
    ).toEqual(['filter.created', 'filter.default_chosen', 'filter.deleted', 'filter.updated']);
  });
});
