import { afterAll, describe, expect, it } from 'vitest';
import { sender } from '@/drizzle/schema/sending';
import { auditLog } from '@/drizzle/schema/workspace';
import { closeAuthPool } from '@/server/auth/database';
import { recordInteractions } from '@/server/services/interaction/record';
import { newPerson, signInAs } from '../factories/people';
import { askAtOnce } from '../factories/sending';
import { newWorld } from '../factories/world';

afterAll(closeAuthPool);

async function asOwner() {
  const world = await newWorld();
  const owner = await newPerson('olga', { world, role: 'owner' });
  return { world, caller: (await signInAs(owner)).caller(world.slug) };
}

describe('workspace settings', () => {
  it('change what is given, keep the rest, and return to the default with null', async () => {
    const { world, caller } = await asOwner();
    await caller.workspace.update({ settings: { theme: { color: '#0A5F56' }, editHours: 48 } });
    const after = await caller.workspace.update({ timezone: 'Asia/Tokyo', settings: { theme: null } });
    expect(after).toMatchObject({ timezone: 'Asia/Tokyo', currency: 'EUR', settings: { editHours: 48 } });
    expect(after.settings).not.toHaveProperty('theme');
    const log = await world.run(ctx => ctx.db.select().from(auditLog));
    expect(log.filter(row => row.action === 'workspace.updated')).toHaveLength(2);
  });

  it('name the field that does not fit, and keep what was', async () => {
    const { caller } = await asOwner();
    const fault = await caller.workspace
      .update({ name: 'New name', settings: { privacyUrl: 'javascript:alert(1)' } })
      .catch((error: unknown) => error);
    expect(fault).toMatchObject({
      code: 'BAD_REQUEST',
      cause: { issues: [{ path: 'settings.privacyUrl' }] },
    });
    expect((await caller.workspace.read()).name).toBe('Boots & Co');
  });

  it('take an e-mail or a web address to write to, and nothing that runs', async () => {
    const { caller } = await asOwner();
    for (const contact of ['care@boots.example', 'https://boots.example/help']) {
      const { settings } = await caller.workspace.update({ settings: { contact } });
      expect(settings.contact).toBe(contact);
    }
    for (const contact of ['javascript:alert(1)', 'mailto:a@b.example', 'care', 'a@b.example, c@d.example']) {
      const fault = await caller.workspace.update({ settings: { contact } }).catch((error: unknown) => error);
      expect(fault).toMatchObject({
        cause: {
          issues: [
            { path: 'settings.contact', message: expect.stringContaining('e-mail address or a web address') },
          ],
        },
      });
    }
  });

  it('pause and resume sending once each, with a line in the log', async () => {
    const { world, caller } = await asOwner();
    for (const paused of [true, true, false, false]) await caller.workspace.pauseSending({ paused });
    expect((await caller.workspace.read()).sendingPausedAt).toBeNull();
    const log = await world.run(ctx => ctx.db.select().from(auditLog));
    const sending = log.map(row => row.action).filter(action => action.startsWith('sending'));
    expect(sending).toEqual(['sending.paused', 'sending.resumed']);
  });
});

const checked = (state: 'ok' | 'weak' | 'wrong') => ({
  domain: 'example.com',
  findings: [
    {
      record: 'dmarc' as const,
      state,
      name: '_dmarc.example.com',
      found: [],
      wanted: null,
      says: 'It is there.',
    },
  ],
  signs: false,
});

describe('the set-up list', () => {
  it('ticks itself from what is there, and closes when somebody puts it away', async () => {
    const { world, caller } = await asOwner();
    const nothing = { interactions: false, survey: false, program: false, people: false };
    expect(await caller.workspace.setup()).toMatchObject({ done: nothing, isOpen: true });
    await askAtOnce(world);
    expect((await caller.workspace.setup()).done).toMatchObject({ ...nothing, survey: true, program: true });
    const row = {
      id: 'order-1',
      type: 'purchase',
      occurredAt: new Date().toISOString(),
      customer: { id: 'c-1' },
    };
    await world.run(ctx => recordInteractions({ ctx, input: { rows: [row] } }));
    await newPerson('ed', { world, role: 'editor' });
    expect((await caller.workspace.setup()).done).toMatchObject({ interactions: true, people: true });
    expect((await caller.workspace.setup()).done).toMatchObject({ mail: false, reply: false, domain: false });
    const found = (state: 'ok' | 'weak' | 'wrong') =>
      world.run(ctx =>
        ctx.db
          .insert(sender)
          .values({ workspaceId: ctx.workspaceId, checkResult: checked(state) })
          .onConflictDoUpdate({ target: sender.workspaceId, set: { checkResult: checked(state) } }),
      );
    await found('wrong');
    expect((await caller.workspace.setup()).done.domain).toBe(false);
    await found('weak');
    await caller.workspace.update({ settings: { replyTo: 'care@example.com' } });
    expect((await caller.workspace.setup()).done).toMatchObject({ reply: true, domain: true });
    await caller.workspace.update({ settings: { setupDismissed: true } });
    expect((await caller.workspace.setup()).isOpen).toBe(false);
    expect((await caller.session.current()).setupOpen).toBe(false);
  });

  it('is not for those who cannot do what it asks for', async () => {
    const { world, caller } = await asOwner();
    const editor = (await signInAs(await newPerson('eve', { world, role: 'editor' }))).caller(world.slug);
    expect((await caller.session.current()).setupOpen).toBe(true);
    expect((await editor.session.current()).setupOpen).toBe(false);
  });
});

describe('API keys', () => {
  it('are shown once and listed without the key', async () => {
    const { caller } = await asOwner();
    const { id, key } = await caller.apiKey.create({ name: 'Web shop', scopes: ['ingest'] });
    const listed = await caller.apiKey.list();
    expect(listed).toMatchObject([{ id, name: 'Web shop', scopes: ['ingest'], revokedAt: null }]);
    expect(JSON.stringify(listed)).not.toContain(key);
    await caller.apiKey.revoke({ id });
    await expect(caller.apiKey.revoke({ id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
