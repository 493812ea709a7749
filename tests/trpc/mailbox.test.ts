import { afterAll, describe, expect, it, vi } from 'vitest';
import { GET as readHtml } from '@/app/dev/mailbox/[id]/html/route';
import { GET as readList } from '@/app/dev/mailbox.json/route';
import { closeAuthPool } from '@/server/auth/database';
import { sendSystemMail } from '@/server/email/system-mail';
import { type Browser, newBrowser, newPerson, signInAs } from '../factories/people';
import { newWorld } from '../factories/world';

afterAll(closeAuthPool);

const list = (browser: Browser): Promise<Response> =>
  readList(new Request('http://localhost:3999/dev/mailbox.json', { headers: browser.headers() }));

describe('the mailbox of a machine without SMTP', () => {
  it('opens to the person at the machine and to admins, to nobody else', async () => {
    const world = await newWorld();
    await sendSystemMail({ to: 'ann@example.com', subject: 'Hello', html: 'Hello', text: 'Hello' });
    const answer = await list(newBrowser('127.0.0.1'));
    const mails = await answer.json();
    expect(mails).toMatchObject([
      { to: 'ann@example.com', subject: 'Hello', text: expect.stringContaining('Hello') },
    ]);
    expect(mails[0].html).toContain('Hello');
    const admin = await signInAs(await newPerson('adam', { world, role: 'admin' }));
    expect((await list(admin)).status).toBe(200);
    const editor = await signInAs(await newPerson('eve', { world, role: 'editor' }));
    for (const browser of [editor, newBrowser('203.0.113.9')]) expect((await list(browser)).status).toBe(404);
  });

  it('shows a mail’s HTML without scripts and without our origin', async () => {
    const local = newBrowser('127.0.0.1');
    const mails = await (await list(local)).json();
    const read = (browser: Browser, id: string) =>
      readHtml(new Request('http://localhost:3999/', { headers: browser.headers() }), {
        params: Promise.resolve({ id }),
      });
    const page = await read(local, mails[0].id);
    expect(await page.text()).toContain('Hello');
    const policy = page.headers.get('content-security-policy') ?? '';
    expect(policy).toContain(`default-src 'none'`);
    expect(policy).toMatch(/^sandbox (?!.*allow-(scripts|same-origin|forms))/);
    expect((await read(newBrowser('203.0.113.9'), mails[0].id)).status).toBe(404);
    expect((await read(local, 'no-such-mail')).status).toBe(404);
  });

  it('is gone once SMTP is connected, with everything that was kept', async () => {
    vi.resetModules();
    vi.stubEnv('SMTP_URL', 'smtp://127.0.0.1:2525');
    const { GET } = await import('@/app/dev/mailbox.json/route');
    const headers = newBrowser('127.0.0.1').headers();
    expect((await GET(new Request('http://localhost:3999/dev/mailbox.json', { headers }))).status).toBe(404);
    vi.unstubAllEnvs();
  });
});
