import { afterAll, describe, expect, it } from 'vitest';
import { auditLog } from '@/drizzle/schema/workspace';
import { closeAuthPool } from '@/server/auth/database';
import { listMailbox, readMailbox } from '@/server/email/mailbox';
import { newBrowser, newPerson, PASSWORD, signInAs } from '../factories/people';
import { newWorld } from '../factories/world';

afterAll(closeAuthPool);

async function invitedToken(email: string): Promise<string> {
  const mail = (await listMailbox()).find(item => item.to === email);
  const { text } = await readMailbox(mail?.id ?? '');
  return decodeURIComponent(text?.match(/\/join#(\S+)/)?.[1] ?? '');
}

async function company() {
  const world = await newWorld();
  const owner = await newPerson('olga', { world, role: 'owner' });
  return { world, owner, asOwner: (await signInAs(owner)).caller(world.slug) };
}

describe('inviting', () => {
  it('mails a link that makes an account with the role, once', async () => {
    const { world, asOwner } = await company();
    await asOwner.member.invite({ email: ' Eve@Example.com'.trim(), role: 'editor' });
    const token = await invitedToken('eve@example.com');
    const eve = newBrowser();
    expect(await (await eve.post('invitation', { token })).json()).toEqual({
      email: 'eve@example.com',
      role: 'editor',
      company: 'Boots & Co',
      hasAccount: false,
      signedInAs: null,
    });
    const weak = await eve.post('join', { token, person: { name: 'Eve', password: 'qwertyuiop12' } });
    expect(weak.status).toBe(422);
    const person = { name: 'Eve', password: PASSWORD };
    const answers = await Promise.all([
      eve.post('join', { token, person }),
      newBrowser().post('join', { token, person }),
    ]);
    expect(answers.map(answer => answer.status).sort()).not.toEqual([200, 200]);
    expect(answers.filter(answer => answer.ok)).toHaveLength(1);
    expect((await newBrowser().post('join', { token, person: { ...person, name: 'Eve 2' } })).status).toBe(
      410,
    );
    const { members, invitations } = await asOwner.member.list();
    expect(members.map(({ name, role }) => ({ name, role }))).toEqual([
      { name: 'Eve', role: 'editor' },
      { name: 'olga', role: 'owner' },
    ]);
    expect(invitations).toEqual([]);
    const actions = await world.run(ctx => ctx.db.select({ action: auditLog.action }).from(auditLog));
    expect(actions.map(row => row.action)).toEqual(
      expect.arrayContaining(['member.invited', 'member.added', 'member.invitation_accepted']),
    );
  });

  it('joins the account that is signed in, and is worth nothing once withdrawn or replaced', async () => {
    const { asOwner } = await company();
    const [withdrawn, replaced] = ['w@example.com', 'r@example.com'];
    const { id } = await asOwner.member.invite({ email: withdrawn, role: 'viewer' });
    const first = await invitedToken(withdrawn);
    await asOwner.member.withdraw({ id });
    expect((await newBrowser().post('invitation', { token: first })).status).toBe(410);

    await asOwner.member.invite({ email: replaced, role: 'viewer' });
    const old = await invitedToken(replaced);
    await asOwner.member.invite({ email: replaced, role: 'agent' });
    expect((await newBrowser().post('invitation', { token: old })).status).toBe(410);
    const visitor = await newPerson('rita');
    const browser = await signInAs(visitor);
    const joined = await browser.post('join', { token: await invitedToken(replaced) });
    const { slug } = await joined.json();
    expect((await browser.caller(slug).session.current()).role).toBe('agent');
  });

  it('is refused for a member’s own address and for an owner by an admin', async () => {
    const { world, owner, asOwner } = await company();
    await expect(asOwner.member.invite({ email: owner.email, role: 'viewer' })).rejects.toMatchObject({
      code: 'CONFLICT',
    });
    const admin = await signInAs(await newPerson('adam', { world, role: 'admin' }));
    const invite = (role: 'owner' | 'admin') =>
      admin.caller(world.slug).member.invite({ email: 'new@example.com', role });
    await expect(invite('owner')).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(invite('admin')).resolves.toBeTruthy();
  });
});

describe('roles', () => {
  it('cannot be raised past one’s own, nor an owner touched by an admin', async () => {
    const { world, owner } = await company();
    const adam = await newPerson('adam', { world, role: 'admin' });
    const admin = (await signInAs(adam)).caller(world.slug);
    const refused = { code: 'FORBIDDEN' };
    await expect(admin.member.changeRole({ userId: adam.id, role: 'owner' })).rejects.toMatchObject(refused);
    await expect(admin.member.changeRole({ userId: owner.id, role: 'viewer' })).rejects.toMatchObject(
      refused,
    );
    await expect(admin.member.remove({ userId: owner.id })).rejects.toMatchObject(refused);
  });

  it('take effect at the next request, without a new sign-in', async () => {
    const { world, asOwner } = await company();
    const eve = await newPerson('eve', { world, role: 'admin' });
    const browser = await signInAs(eve);
    await browser.caller(world.slug).member.list();
    await asOwner.member.changeRole({ userId: eve.id, role: 'viewer' });
    await expect(browser.caller(world.slug).member.list()).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await asOwner.member.remove({ userId: eve.id });
    await expect(browser.caller(world.slug).workspace.read()).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('leave a workspace its last owner, also when two owners go at once', async () => {
    const { world, owner, asOwner } = await company();
    const conflict = { code: 'CONFLICT' };
    await expect(asOwner.member.remove({ userId: owner.id })).rejects.toMatchObject(conflict);
    await expect(asOwner.member.leave()).rejects.toMatchObject(conflict);
    await expect(asOwner.member.changeRole({ userId: owner.id, role: 'admin' })).rejects.toMatchObject(
      conflict,
    );
    const second = await newPerson('otto', { world, role: 'owner' });
    const asSecond = (await signInAs(second)).caller(world.slug);
    const results = await Promise.allSettled([asOwner.member.leave(), asSecond.member.leave()]);
    expect(results.filter(result => result.status === 'fulfilled')).toHaveLength(1);
  });

  it('do not reach into another company', async () => {
    const [ours, theirs] = [await company(), await company()];
    await expect(ours.asOwner.member.remove({ userId: theirs.owner.id })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    expect((await theirs.asOwner.member.list()).members).toHaveLength(1);
  });
});
