import { eq, sql } from 'drizzle-orm';
import PostalMime from 'postal-mime';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { formatChange, formatInterval, formatValue } from '@/domain/metrics/format';
import { addDays } from '@/domain/time/local-date';
import { localDate } from '@/domain/time/zone';
import { digest, digestIssue, digestReader, savedFilter } from '@/drizzle/schema/report';
import { member } from '@/drizzle/schema/workspace';
import { closeTransport } from '@/server/email/transport';
import { sendDigests } from '@/server/jobs/send-digests';
import { readOverview } from '@/server/reports/overview';
import { createDigest } from '@/server/services/digest/create';
import { deleteDigest, restoreDigest } from '@/server/services/digest/delete';
import { listDigests } from '@/server/services/digest/list';
import { pauseDigest } from '@/server/services/digest/pause';
import { previewDigest } from '@/server/services/digest/preview';
import { sendDueDigests } from '@/server/services/digest/send-due';
import { turnDigest } from '@/server/services/digest/stop';
import { updateDigest } from '@/server/services/digest/update';
import { removeMember } from '@/server/services/member/remove';
import { foldScores } from '@/server/services/rollup/fold';
import { makeToken } from '@/server/tokens';
import { askedSurvey, giveAnswer } from '../factories/answers';
import { newWorld, type World } from '../factories/world';
import { startSmtpSink } from '../setup/smtp-sink';

const sink = await startSmtpSink();
process.env.SMTP_URL = sink.url;
process.env.MAIL_FROM = 'Boots <numbers@boots.example>';

beforeEach(() => {
  sink.received.length = 0;
  sink.script(() => ({ kind: 'accept' }));
});
afterAll(async () => {
  closeTransport();
  await sink.stop();
});

const HOSTILE = '<script>alert(1)</script> & "leaked"';
const noon = (day: string) => new Date(`${day}T12:00:00Z`);

/** Boots with answers of the last full week and the one before; a week is told on Mondays, whatever day today is. */
async function answered(perWeek = 40): Promise<World> {
  const w = await newWorld();
  const asked = await w.run(ctx =>
    askedSurvey(ctx, { recommend: { metric: 'nps' }, happy: { metric: 'csat' } }),
  );
  await w.run(async ctx => {
    const monday = mondayOf(ctx.now);
    for (let week = 1; week <= 6; week++)
      for (let i = 0; i < perWeek; i++) {
        const location = i % 2 ? 'Leeds' : 'York';
        const happy = week === 1 && location === 'Leeds' && i % 5 ? 1 : 5;
        await giveAnswer(ctx, asked, {
          at: noon(addDays(monday, -7 * week + (i % 7))),
          scores: { recommend: i % 3 ? 9 : 3, happy },
          attributes: { location, channel: i % 4 < 2 ? 'web' : 'store' },
          ...(week === 1 && i === 6 && { comment: HOSTILE }),
        });
      }
    await ctx.db.insert(member).values({
      workspaceId: ctx.workspaceId,
      userId: `user-${ctx.workspaceId}`,
      role: 'viewer',
      name: 'Vera Viewer',
      email: 'vera@boots.example',
    });
  });
  await w.run(ctx => foldScores({ ctx }));
  return w;
}

const mondayOf = (now: Date): string => {
  const today = localDate(now, 'Europe/Berlin');
  return addDays(today, -((new Date(`${today}T00:00:00Z`).getUTCDay() + 6) % 7));
};

const weekly = { name: 'Monday numbers', rhythm: 'weekly', hour: 0 } as const;
const outsider = { email: 'Otto@outside.example', locale: 'de-DE', timezone: 'Europe/Berlin' };

const make = (w: World, input: Partial<Parameters<typeof createDigest>[0]['input']> = {}) =>
  w.run(ctx => createDigest({ ctx, only: null, input: { ...weekly, readers: [outsider], ...input } }));

/** As if the time had come. */
const come = (w: World) =>
  w.run(({ db }) =>
    db.execute(sql`update digest_reader set next_at = now() - interval '1 second' where stopped_at is null`),
  );
// Stored to the millisecond, `now()` itself may lie half of one ahead of the next transaction.
const dueAgain = (w: World) =>
  w.run(({ db }) =>
    db.execute(
      sql`update digest_issue set next_try_at = now() - interval '1 second' where next_try_at is not null`,
    ),
  );
const issues = (w: World) => w.run(({ db }) => db.select().from(digestIssue).orderBy(digestIssue.period));
const readers = (w: World) => w.run(({ db }) => db.select().from(digestReader));

let w: World;
beforeAll(async () => {
  w = await answered();
}, 60_000);

describe('an issue, byte by byte', () => {
  it('has the headers of a mail that can be stopped by one click, and one picture inside', async () => {
    const own = await answered();
    await make(own);
    await come(own);
    await sendDigests();
    const [mail, ...others] = sink.received;
    expect(others).toEqual([]);
    const raw = mail?.raw ?? '';
    const [head = ''] = raw.split('\r\n\r\n');
    const lines = head.split('\r\n');
    const [reader] = await readers(own);
    const url = `http://localhost:3999/s/d/${makeToken('digest', reader?.id ?? '')}`;
    expect(lines).toContain(`List-Unsubscribe: <${url}>`);
    expect(lines).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click');
    expect(lines).toContain('Auto-Submitted: auto-generated');
    const [issue] = await issues(own);
    // Longer than a line is wide, so that it stands on the next.
    expect(head.replace(/\r\n /g, ' ')).toMatch(new RegExp(`Message-ID: <${reader?.id}.${issue?.period}.20`));
    expect(raw).not.toContain(own.workspaceId);

    const parsed = await PostalMime.parse(Buffer.from(raw, 'latin1'));
    expect(parsed.from).toEqual({ address: 'numbers@boots.example', name: 'Boots & Co' });
    expect(parsed.to).toEqual([{ address: 'otto@outside.example', name: '' }]);
    expect(parsed.html?.length).toBeLessThan(30 * 1024);
    expect(parsed.text).toContain(url);
    const [picture] = parsed.attachments;
    expect(parsed.attachments.length).toBe(1);
    expect(picture).toMatchObject({ mimeType: 'image/png', disposition: 'inline', contentId: '<trend>' });
    // What is no text comes as an ArrayBuffer.
    const bytes = Buffer.from(picture?.content as ArrayBuffer);
    expect(bytes.subarray(1, 4).toString()).toBe('PNG');
    expect(bytes.length).toBeLessThan(40 * 1024);
    expect(parsed.html).toContain('src="cid:trend"');
    // Written by anybody, shown to everybody.
    expect(parsed.html).not.toContain('<script>');
    expect(parsed.text).toContain(HOSTILE);
  }, 60_000);

  it('tells the numbers of Overview as the reader’s language writes them, and no name', async () => {
    const monday = mondayOf(new Date());
    const overview = await w.run(ctx =>
      readOverview({ ctx, input: { from: addDays(monday, -7), to: monday } }),
    );
    for (const locale of ['en', 'de', 'fr', 'es']) {
      const { text, html } = await w.run(ctx =>
        previewDigest({ ctx, input: { ...weekly, locale, timezone: 'Europe/Berlin' } }),
      );
      for (const { metric, total } of overview.cards) {
        expect(text, locale).toContain(
          `${metric.toUpperCase()}: ${formatValue(metric, total.value, locale)}`,
        );
        const words = { en: 'to', de: 'bis', fr: 'à', es: 'a' }[locale] ?? '';
        const interval = formatInterval(metric, total, locale).replace(' to ', ` ${words} `);
        expect(html.replaceAll('&#160;', '\u00a0'), locale).toContain(interval);
      }
      expect(html).not.toMatch(/\{\w+\}/);
      expect(text).not.toMatch(/\{\w+\}/);
      expect(html).not.toContain('undefined');
    }
    const { text } = await w.run(ctx =>
      previewDigest({ ctx, input: { ...weekly, timezone: 'Europe/Berlin' } }),
    );
    const sentence = overview.sentence.map(fact => fact.text).join(' ');
    expect(text.replace(/\n/g, ' ')).toContain(sentence);
    expect(sentence).toMatch(/Satisfaction is .*down/);
    const [move] = overview.moved ?? [];
    expect(text).toContain(formatChange('csat', { value: move?.change.value ?? 0, verdict: 'real' }));
  });

  it('tells a segment its own numbers, named at the top, and leads members to the same answers', async () => {
    const which = { filter: { location: ['Leeds'] } };
    const monday = mondayOf(new Date());
    const overview = await w.run(ctx =>
      readOverview({ ctx, input: { from: addDays(monday, -7), to: monday, ...which } }),
    );
    const { text } = await w.run(ctx =>
      previewDigest({ ctx, input: { ...weekly, which, locale: 'en', timezone: 'Europe/Berlin' } }),
    );
    expect(text).toContain('Only answers with location: Leeds');
    const csat = overview.cards.find(card => card.metric === 'csat');
    expect(text).toContain(`CSAT: ${formatValue('csat', csat?.total.value ?? null)}`);
    const link = new URL(/Open Overview:\n(\S+)/.exec(text)?.[1] ?? '');
    expect(link.searchParams.getAll('where')).toEqual(['location:Leeds']);
    expect([link.searchParams.get('from'), link.searchParams.get('to')]).toEqual([
      addDays(monday, -7),
      addDays(monday, -1),
    ]);
  });

  it('says over which longer time a score stands where a week has too few answers', async () => {
    const few = await answered(6);
    const { text } = await few.run(ctx =>
      previewDigest({ ctx, input: { ...weekly, timezone: 'Europe/Berlin' } }),
    );
    // Six weeks of six answers, four 9s and two 3s each: 33.3.
    expect(text.replace(/\n/g, ' ')).toMatch(
      /Loyalty: 6 answers are too few for a score; over 90 days it stands at NPS 33 \(−?\d+ to \d+\)\./,
    );
    expect(text).toMatch(/NPS: 33 \(Over 90 days: .*36 answers; 6 answers: too few for a score\)/);
  }, 60_000);
});

describe('sending', () => {
  it('goes once to each reader, at the hour of each one’s zone, with what was read once', async () => {
    const own = await answered();
    const zones = ['Europe/Berlin', 'America/New_York', 'Asia/Kolkata'];
    await make(own, {
      hour: 7,
      readers: zones.map((timezone, i) => ({ email: `r${i}@outside.example`, timezone })),
    });
    for (const { timezone, nextAt } of await readers(own)) {
      const clock = new Intl.DateTimeFormat('en-GB', {
        timeZone: timezone,
        weekday: 'short',
        hour: '2-digit',
        minute: '2-digit',
      }).format(nextAt ?? 0);
      expect(clock).toMatch(/^Mon,? 07:00$/);
    }
    await sendDueDigests(own.workspaceId);
    expect(sink.received).toEqual([]);
    await come(own);
    await Promise.all([sendDueDigests(own.workspaceId), sendDueDigests(own.workspaceId)]);
    expect(sink.received.map(({ to }) => to[0]).sort()).toEqual([0, 1, 2].map(i => `r${i}@outside.example`));
    await come(own);
    await sendDueDigests(own.workspaceId);
    expect(sink.received.length).toBe(3);
    const { rows } = await own.run(({ db }) =>
      db.execute<{ past: number }>(
        sql`select count(*)::int as past from digest_reader where next_at <= now()`,
      ),
    );
    expect(rows[0]?.past).toBe(0);
  }, 60_000);

  it('is tried again where the server fails, under the same id, and given up where it refuses for good', async () => {
    const own = await answered();
    await make(own, { readers: [{ email: 'late@outside.example' }, { email: 'gone@outside.example' }] });
    await come(own);
    sink.script(to =>
      to.startsWith('gone')
        ? { kind: 'refuse', code: 550, message: '5.1.1 no such user' }
        : { kind: 'refuse', code: 451, message: '4.3.0 later', at: 'data' },
    );
    await sendDueDigests(own.workspaceId);
    const states = async () => (await issues(own)).map(({ state }) => state).sort();
    expect(await states()).toEqual(['failed', 'sending']);
    const waiting = (await issues(own)).find(({ state }) => state === 'sending');
    const minutes = ((waiting?.nextTryAt?.getTime() ?? 0) - Date.now()) / 60_000;
    expect(minutes).toBeGreaterThan(4);
    expect(minutes).toBeLessThan(6);
    const [shown] = await own.run(ctx => listDigests({ ctx, all: true }));
    expect(shown?.readers.find(({ email }) => email.startsWith('gone'))?.error).toContain('no such user');
    // Not before its time.
    await sendDueDigests(own.workspaceId);
    expect((await issues(own)).find(({ state }) => state === 'sending')?.attempts).toBe(1);
    const before = sink.received.length;
    sink.script(() => ({ kind: 'accept' }));
    await dueAgain(own);
    await sendDueDigests(own.workspaceId);
    expect(sink.received.length).toBe(before + 1);
    expect(await states()).toEqual(['failed', 'sent']);
    const ids = sink.received
      .filter(({ to }) => to[0]?.startsWith('late'))
      .map(({ raw }) => /Message-ID: (\S+)/i.exec(raw)?.[1]);
    expect(new Set(ids).size).toBe(1);
  }, 60_000);

  it('is given up after the fifth try', async () => {
    const own = await answered();
    await make(own);
    await come(own);
    sink.script(() => ({ kind: 'refuse', code: 451, message: '4.3.0 later' }));
    const waits: number[] = [];
    for (let tries = 0; tries < 5; tries++) {
      await dueAgain(own);
      await sendDueDigests(own.workspaceId);
      const [issue] = await issues(own);
      if (issue?.nextTryAt) waits.push(Math.round((issue.nextTryAt.getTime() - Date.now()) / 60_000));
    }
    expect(waits).toEqual([5, 15, 60, 240]);
    expect((await issues(own))[0]).toMatchObject({ state: 'failed', attempts: 5 });
  }, 60_000);

  it('is taken over from a worker that died, and by nobody while that one lives', async () => {
    const own = await answered();
    await make(own);
    await come(own);
    // What a worker leaves that was killed in the middle.
    const [reader] = await readers(own);
    const period = addDays(mondayOf(new Date()), -7);
    await own.run(({ db, workspaceId }) =>
      db.insert(digestIssue).values({
        workspaceId,
        readerId: reader?.id ?? '',
        period,
        state: 'sending',
        attempts: 1,
        nextTryAt: new Date(Date.now() + 60_000),
      }),
    );
    await sendDueDigests(own.workspaceId);
    expect(sink.received).toEqual([]);
    await dueAgain(own);
    await sendDueDigests(own.workspaceId);
    expect(sink.received.length).toBe(1);
    expect((await issues(own))[0]).toMatchObject({ state: 'sent', attempts: 2, period });
  }, 60_000);

  it('waits where nothing is new, says so once after four, and comes back with the first answers', async () => {
    const own = await newWorld();
    const asked = await own.run(ctx => askedSurvey(ctx, { recommend: { metric: 'nps' } }));
    await make(own);
    const week = async () => {
      await own.run(({ db }) => db.execute(sql`delete from digest_issue`));
      await come(own);
      await sendDueDigests(own.workspaceId);
      return sink.received.splice(0).map(({ raw }) => raw);
    };
    for (let quiet = 1; quiet <= 3; quiet++) expect(await week()).toEqual([]);
    const [rest = '', ...more] = await week();
    expect(more).toEqual([]);
    expect((await PostalMime.parse(rest)).subject).toBe('Monday numbers ruht: nichts Neues');
    expect(await week()).toEqual([]);
    expect((await issues(own))[0]?.state).toBe('unchanged');
    await own.run(ctx =>
      giveAnswer(ctx, asked, { at: noon(addDays(mondayOf(ctx.now), -3)), scores: { recommend: 9 } }),
    );
    expect((await week()).length).toBe(1);
    expect((await readers(own))[0]?.quiet).toBe(0);
  }, 60_000);

  it('never tells all answers where its saved filter is gone', async () => {
    const own = await answered();
    const saved = '0199aaaa-aaaa-7aaa-8aaa-aaaaaaaaaaaa';
    await own.run(({ db, workspaceId }) =>
      db.insert(savedFilter).values({
        workspaceId,
        id: saved,
        name: 'Leeds',
        match: { attribute: 'location', op: 'in', value: ['Leeds'] },
        ownerId: 'somebody',
        isShared: true,
      }),
    );
    await make(own, { which: { saved } });
    await own.run(({ db }) => db.delete(savedFilter).where(eq(savedFilter.id, saved)));
    await come(own);
    await sendDueDigests(own.workspaceId);
    expect(sink.received).toEqual([]);
    expect((await issues(own))[0]).toMatchObject({
      state: 'failed',
      error: 'There is no such saved filter.',
    });
  }, 60_000);
});

describe('who gets it', () => {
  it('stops by the link, however often, and starts again only by the reader', async () => {
    const own = await answered();
    const { id } = await make(own);
    const [reader] = await readers(own);
    const token = makeToken('digest', reader?.id ?? '');
    expect((await turnDigest(token, 'look'))?.stoppedAt).toBeNull();
    const first = await turnDigest(token, 'stop');
    expect(first).toMatchObject({ digest: 'Monday numbers', company: 'Boots & Co', nextAt: null });
    expect(await turnDigest(token, 'stop')).toEqual(first);
    // An editor can neither schedule them again nor take them off and put them on anew.
    const other = { email: 'other@outside.example' };
    const set = (given: { email: string }[]) =>
      own.run(ctx => updateDigest({ ctx, only: null, input: { id, ...weekly, readers: given } }));
    await set([other]);
    await set([other, outsider]);
    await own.run(ctx => pauseDigest({ ctx, all: true, input: { id, paused: true } }));
    await own.run(ctx => pauseDigest({ ctx, all: true, input: { id, paused: false } }));
    expect((await turnDigest(token, 'look'))?.stoppedAt).toEqual(first?.stoppedAt);
    await come(own);
    await sendDueDigests(own.workspaceId);
    expect(sink.received.map(({ to }) => to[0])).toEqual(['other@outside.example']);
    expect((await turnDigest(token, 'start'))?.nextAt).toBeInstanceOf(Date);
    expect(await turnDigest(makeToken('unsubscribe', reader?.id ?? ''), 'stop')).toBeNull();
  }, 60_000);

  it('loses it with the access, with the digest’s end, and gets it again when that is undone', async () => {
    const own = await answered();
    const { id } = await make(own, { readers: [{ email: 'Vera@boots.example' }] });
    const [reader] = await readers(own);
    expect(reader).toMatchObject({ name: 'Vera Viewer', userId: `user-${own.workspaceId}` });
    await own.run(ctx => deleteDigest({ ctx, all: true, input: { id } }));
    await come(own);
    await sendDueDigests(own.workspaceId);
    expect(await own.run(ctx => listDigests({ ctx, all: true }))).toEqual([]);
    await own.run(ctx => restoreDigest({ ctx, all: true, input: { id } }));
    await own.run(({ db }) => db.delete(member).where(eq(member.email, 'vera@boots.example')));
    await come(own);
    await sendDueDigests(own.workspaceId);
    expect(sink.received).toEqual([]);
    expect((await readers(own))[0]?.nextAt).toBeNull();
  }, 60_000);

  it('is no reader any more after leaving, and none again by an edit of the list', async () => {
    const own = await answered();
    const userId = `user-${own.workspaceId}`;
    const both = [{ email: 'vera@boots.example' }, outsider];
    const { id } = await make(own, { readers: both });
    await own.run(({ db }) => db.delete(member).where(eq(member.userId, userId)));
    await own.run(ctx => updateDigest({ ctx, only: null, input: { ...weekly, id, readers: both } }));
    await come(own);
    await sendDueDigests(own.workspaceId);
    expect(sink.received.map(({ to }) => to[0])).toEqual(['otto@outside.example']);

    await own.run(({ db }) =>
      db.insert(member).values({
        workspaceId: own.workspaceId,
        userId,
        role: 'viewer',
        name: 'Vera Viewer',
        email: 'vera@boots.example',
      }),
    );
    await own.run(ctx => removeMember({ ctx, actorRole: 'owner', input: { userId } }));
    expect((await readers(own)).map(({ email }) => email)).toEqual(['otto@outside.example']);
  }, 60_000);

  it('gets the first issue of another rhythm, also where it begins on a day that was told before', async () => {
    const own = await answered();
    const { id } = await make(own, { hour: 0 });
    await come(own);
    await sendDueDigests(own.workspaceId);
    const [told] = await issues(own);
    // As the daily issue of that Monday would have left it.
    const daily = { ...weekly, rhythm: 'daily' as const, id, readers: [outsider] };
    await own.run(ctx => updateDigest({ ctx, only: null, input: daily }));
    await own.run(({ db }) =>
      db.insert(digestIssue).values({
        workspaceId: own.workspaceId,
        readerId: told?.readerId ?? '',
        period: told?.period ?? '',
        state: 'sent',
      }),
    );
    await own.run(ctx => updateDigest({ ctx, only: null, input: { ...daily, rhythm: 'weekly' } }));
    await come(own);
    await sendDueDigests(own.workspaceId);
    expect(sink.received).toHaveLength(2);
  }, 60_000);

  it('is told who put them on the list, and cannot be written to by whoever may not', async () => {
    const own = await answered();
    const vera = { kind: 'user' as const, id: `user-${own.workspaceId}`, name: 'Vera Viewer' };
    const by = (readerEmail: string, only: string | null) =>
      own.run(ctx =>
        createDigest({
          ctx: { ...ctx, actor: vera },
          only,
          input: { ...weekly, readers: [{ email: readerEmail }] },
        }),
      );
    await expect(by('boss@outside.example', 'vera@boots.example')).rejects.toMatchObject({
      code: 'forbidden',
    });
    await expect(by('a@b.example, c@d.example', null)).rejects.toThrow();
    await by('vera@boots.example', 'vera@boots.example');
    await by('boss@outside.example', null);
    await come(own);
    await sendDueDigests(own.workspaceId);
    const texts = new Map<string | undefined, string | undefined>();
    for (const { to, raw } of sink.received)
      texts.set(to[0], (await PostalMime.parse(raw)).text?.replace(/\n/g, ' '));
    expect(texts.get('vera@boots.example')).toContain('because you asked for it.');
    expect(texts.get('vera@boots.example')).toContain('Open Overview');
    expect(texts.get('boss@outside.example')).toContain(
      'because Vera Viewer of Boots & Co put you on the list.',
    );
    // Who cannot sign in gets no link that asks them to.
    expect(texts.get('boss@outside.example')).not.toContain('Open Overview');
    const seen = await own.run(ctx =>
      listDigests({ ctx: { ...ctx, actor: { ...vera, id: 'x' } }, all: false }),
    );
    expect(seen).toEqual([]);
    await own.run(({ db }) => db.delete(digest));
  }, 60_000);
});
