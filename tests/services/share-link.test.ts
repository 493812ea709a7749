import { eq } from 'drizzle-orm';
import { NextRequest } from 'next/server';
import { beforeAll, describe, expect, it } from 'vitest';
import { GET } from '@/app/share/[token]/now/route';
import { POST } from '@/app/share/[token]/password/route';
import { addDays } from '@/domain/time/local-date';
import { localDate } from '@/domain/time/zone';
import { customer } from '@/drizzle/schema/customer';
import { savedFilter } from '@/drizzle/schema/report';
import { response } from '@/drizzle/schema/response';
import { auditLog } from '@/drizzle/schema/workspace';
import { ADDRESS_HEADER } from '@/server/auth/address';
import { type Ctx, inWorkspace } from '@/server/db/tenant';
import { readOverview } from '@/server/reports/overview';
import type { SharedOverview } from '@/server/reports/shared';
import { createFilter } from '@/server/services/filter/create';
import { createShareLink } from '@/server/services/share/create';
import { listShareLinks } from '@/server/services/share/list';
import { countView, findOpenLink, makePass, mayPass } from '@/server/services/share/open';
import { restoreShareLink, revokeShareLink } from '@/server/services/share/revoke';
import { updateShareLink } from '@/server/services/share/update';
import { makeToken } from '@/server/tokens';
import { askedSurvey, giveAnswer } from '../factories/answers';
import { addCustomers } from '../factories/sending';
import { newWorld, type World } from '../factories/world';

type Given = Omit<Parameters<typeof createShareLink>[0]['input'], 'name' | 'range'>;

let w: World;
let elsewhere: World;

const people = [
  { externalId: 'crm-ann-4711', name: 'Ann Applewhite', email: 'ann.applewhite@example.com' },
  { externalId: 'crm-bob-4712', name: 'Bob Brackenridge', email: 'bob.brackenridge@example.com' },
];

beforeAll(async () => {
  w = await newWorld();
  elsewhere = await newWorld({ name: 'Other shop' });
  const asked = await w.run(ctx => askedSurvey(ctx, { recommend: { metric: 'nps' } }));
  const ids = await w.run(ctx => addCustomers(ctx, people));
  await w.run(async ctx => {
    for (let i = 0; i < 40; i++)
      await giveAnswer(ctx, asked, {
        at: new Date(ctx.now.getTime() - (i % 20) * 86_400_000 - 3_600_000),
        scores: { recommend: i % 4 === 0 ? 2 : 10 },
        customerId: ids[i % 2],
        attributes: { location: i % 3 === 0 ? 'Leeds' : 'York' },
        ...(i === 0 && {
          comment: 'Nobody rang back on 0113 496 0000, so I wrote to ann.applewhite@example.com',
        }),
      });
  });
}, 60_000);

const make = (given: Partial<Given> = {}) =>
  w.run(ctx => createShareLink({ ctx, input: { name: 'Board', range: { days: 30 }, ...given } }));

const tokenOf = ({ url }: { url: string }): string => url.split('/').at(-1) ?? '';

const call = (token: string, what: 'now' | 'password', init: RequestInit = {}) =>
  new NextRequest(
    `http://localhost:3000/share/${token}/${what}`,
    init as ConstructorParameters<typeof NextRequest>[1],
  );

const look = (token: string, cookie = '') =>
  GET(call(token, 'now', { headers: { cookie } }), { params: Promise.resolve({ token }) });

const unlock = (token: string, password: string, address: string) => {
  const body = new URLSearchParams({ password });
  return POST(call(token, 'password', { method: 'POST', body, headers: { [ADDRESS_HEADER]: address } }), {
    params: Promise.resolve({ token }),
  });
};

const cookieOf = (answer: Response): string => answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';

describe('a read-only link', () => {
  it('shows the same figures as Overview for its days and answers', async () => {
    const which = { filter: { location: ['York'] } };
    const link = await make({ which });
    const answer = await look(tokenOf(link));
    expect(answer.status).toBe(200);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    const shown: SharedOverview = await answer.json();
    const overview = await w.run(ctx => {
      const to = addDays(localDate(ctx.now, 'Europe/Berlin'), 1);
      return readOverview({ ctx, input: { from: addDays(to, -30), to, ...which } });
    });
    expect(shown.cards).toEqual(JSON.parse(JSON.stringify(overview.cards)));
    expect(shown.cards[0]?.total.n).toBe(26);
    expect(shown.which).toBe('York');
    expect(shown.sentence.map(({ text }) => text)).toEqual(overview.sentence.map(({ text }) => text));
  });

  it('holds nothing that tells who answered', async () => {
    const token = tokenOf(await make({ comments: true }));
    const text = await (await look(token)).text();
    const shown: SharedOverview = JSON.parse(text);
    expect(shown.which).toBeNull();
    expect(shown.comments?.map(comment => comment.text)).toEqual([
      'Nobody rang back on ███, so I wrote to ███',
    ]);
    const ids = await w.run(async ({ db }) => [
      ...(await db.select({ id: customer.id }).from(customer)),
      ...(await db.select({ id: response.id }).from(response)),
    ]);
    expect(ids.length).toBe(42);
    for (const secret of [...people.flatMap(Object.values), ...ids.map(({ id }) => id)])
      expect(text).not.toContain(secret);
  });

  it('shows comments only where it says so', async () => {
    const shown: SharedOverview = await (await look(tokenOf(await make()))).json();
    expect(shown.comments).toBeNull();
    expect(JSON.stringify(shown)).not.toContain('rang back');
  });

  it('ends when it is revoked, works again when that is undone, and ends on its day', async () => {
    const link = await make();
    const token = tokenOf(link);
    const input = { id: link.id };
    await w.run(ctx => revokeShareLink({ ctx, input }));
    expect((await look(token)).status).toBe(404);
    expect((await w.run(ctx => listShareLinks({ ctx }))).map(({ id }) => id)).not.toContain(link.id);
    await w.run(ctx => restoreShareLink({ ctx, input }));
    expect((await look(token)).status).toBe(200);
    await w.run(ctx => updateShareLink({ ctx, input: { ...input, expiresAt: new Date(Date.now() - 1000) } }));
    expect((await look(token)).status).toBe(404);
    await w.run(ctx => updateShareLink({ ctx, input: { ...input, expiresAt: null } }));
    expect((await look(token)).status).toBe(200);
    const lines = await w.run(({ db }) => db.select().from(auditLog).where(eq(auditLog.subject, link.id)));
    expect(lines.map(({ action }) => action).sort()).toEqual([
      'share_link.created',
      'share_link.restored',
      'share_link.revoked',
      'share_link.updated',
      'share_link.updated',
    ]);
  });

  it('is nobody else’s: forged tokens, those of another purpose and links of another workspace lead nowhere', async () => {
    const { id } = await make();
    for (const token of ['', 'x'.repeat(50), makeToken('answer', id), makeToken('share', w.workspaceId)])
      expect(await findOpenLink(token)).toBeNull();
    const asStranger = (work: typeof revokeShareLink) => elsewhere.run(ctx => work({ ctx, input: { id } }));
    await expect(asStranger(revokeShareLink)).rejects.toThrow('There is no such link.');
    await expect(
      elsewhere.run(ctx => updateShareLink({ ctx, input: { id, password: null } })),
    ).rejects.toThrow('There is no such link.');
    expect(await elsewhere.run(ctx => listShareLinks({ ctx }))).toEqual([]);
  });

  it('shows nothing, rather than all answers, once its saved filter is gone', async () => {
    const asAnn = <T>(work: (ctx: Ctx) => Promise<T>) =>
      inWorkspace(w.workspaceId, { kind: 'user', id: 'ann', name: 'Ann' }, work);
    const match = { attribute: 'location', op: 'eq', value: 'Leeds' } as const;
    const saved = await asAnn(ctx => createFilter({ ctx, input: { name: 'Leeds', match } }));
    const [token, later] = [
      tokenOf(await make({ which: { saved: saved.id } })),
      tokenOf(await make({ which: { saved: saved.id } })),
    ];
    const shown: SharedOverview = await (await look(token)).json();
    expect(shown.cards[0]?.total.n).toBe(14);
    // It is Ann's own: nobody else makes a link of it.
    const asBen = inWorkspace(w.workspaceId, { kind: 'user', id: 'ben', name: 'Ben' }, ctx =>
      createShareLink({ ctx, input: { name: 'Mine', range: { days: 7 }, which: { saved: saved.id } } }),
    );
    await expect(asBen).rejects.toThrow('There is no such saved filter.');
    await w.run(({ db }) => db.delete(savedFilter).where(eq(savedFilter.id, saved.id)));
    expect((await look(later)).status).toBe(404);
  });

  it('counts who opened it, not who keeps it open', async () => {
    const link = await make();
    const token = tokenOf(link);
    const open = await findOpenLink(token);
    if (!open) throw new Error('the link does not work');
    await countView(open);
    await countView(open);
    await look(token);
    const listed = (await w.run(ctx => listShareLinks({ ctx }))).find(({ id }) => id === link.id);
    expect(listed?.views).toBe(2);
    expect(listed?.lastSeenAt).toBeInstanceOf(Date);
  });
});

describe('a link with a password', () => {
  it('opens for twelve hours with the password, and never with another link’s or an older one', async () => {
    const link = await make({ password: 'four plain words' });
    const token = tokenOf(link);
    const other = tokenOf(await make({ password: 'four plain words' }));
    expect((await look(token)).status).toBe(401);
    const wrong = await unlock(token, 'five plain words', '10.1.0.1');
    expect(wrong.headers.get('location')).toMatch(/\?no=wrong$/);
    expect(wrong.headers.getSetCookie()).toEqual([]);
    const right = await unlock(token, 'four plain words', '10.1.0.1');
    expect(right.headers.getSetCookie()[0]).toContain(`Path=/share/${token}; HttpOnly`);
    expect((await look(token, cookieOf(right))).status).toBe(200);
    expect((await look(other, cookieOf(right))).status).toBe(401);
    expect(JSON.stringify(await w.run(({ db }) => db.select().from(auditLog)))).not.toContain('plain words');

    const open = await findOpenLink(token);
    if (!open) throw new Error('the link does not work');
    const now = new Date();
    expect(mayPass(open, makePass(open, now), new Date(now.getTime() + 11 * 3_600_000))).toBe(true);
    expect(mayPass(open, makePass(open, now), new Date(now.getTime() + 13 * 3_600_000))).toBe(false);

    await w.run(ctx => updateShareLink({ ctx, input: { id: link.id, password: 'another four words' } }));
    expect((await look(token, cookieOf(right))).status).toBe(401);
    await w.run(ctx => updateShareLink({ ctx, input: { id: link.id, password: null } }));
    expect((await look(token)).status).toBe(200);
  });

  it('takes five tries in a quarter of an hour, wherever they come from', async () => {
    const token = tokenOf(await make({ password: 'four plain words' }));
    for (let i = 0; i < 5; i++)
      expect((await unlock(token, 'a guess', `10.2.0.${i}`)).headers.get('location')).toMatch(/wrong$/);
    const late = await unlock(token, 'four plain words', '10.2.0.9');
    expect(late.headers.get('location')).toMatch(/\?no=often$/);
    expect(late.headers.getSetCookie()).toEqual([]);
  });
});
