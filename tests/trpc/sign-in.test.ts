import { afterAll, describe, expect, it } from 'vitest';
import { authPool, closeAuthPool } from '@/server/auth/database';
import { listMailbox, readMailbox } from '@/server/email/mailbox';
import { newBrowser, newPerson, PASSWORD, signInAs } from '../factories/people';
import { newWorld } from '../factories/world';

afterAll(closeAuthPool);

const wrong = 'seven loud herons wade';
const errorOf = async (response: Response): Promise<{ code: string; message: string }> =>
  (await response.json()).error;

/** The token in the newest mail to this address. */
async function mailedToken(to: string, path: string): Promise<string> {
  const found = await expect
    .poll(async () => (await listMailbox()).find(mail => mail.to === to), { timeout: 5000 })
    .toBeTruthy()
    .then(async () => (await listMailbox()).find(mail => mail.to === to));
  const { text } = await readMailbox(found?.id ?? '');
  const match = text?.match(new RegExp(`${path}#(\\S+)`));
  if (!match?.[1]) throw new Error(`no link to ${path} in the mail`);
  return decodeURIComponent(match[1]);
}

describe('signing in', () => {
  it('opens a session that can be listed, revoked and ended', async () => {
    const world = await newWorld();
    const ann = await newPerson('ann', { world, role: 'viewer' });
    const [phone, laptop] = [await signInAs(ann), await signInAs(ann)];
    const current = await phone.caller(world.slug).session.current();
    expect(current).toMatchObject({
      user: { email: ann.email },
      role: 'viewer',
      workspace: { slug: world.slug },
    });

    const sessions = await laptop.caller().session.list();
    expect(sessions).toHaveLength(2);
    expect(JSON.stringify(sessions)).not.toContain([...laptop.cookies.values()][0]?.split('.')[0]);
    const other = sessions.find(session => !session.current);
    await laptop.caller().session.revoke({ id: other?.id ?? '' });
    await expect(phone.caller(world.slug).session.current()).rejects.toMatchObject({ code: 'UNAUTHORIZED' });

    const kept = new Map(laptop.cookies);
    expect((await laptop.post('sign-out', {})).ok).toBe(true);
    for (const [name, value] of kept) laptop.cookies.set(name, value);
    await expect(laptop.caller(world.slug).session.current()).rejects.toMatchObject({ code: 'UNAUTHORIZED' });
  });

  it('keeps the password as argon2id and hands no session token to scripts', async () => {
    const ann = await newPerson('ann');
    const browser = newBrowser();
    const response = await browser.post('sign-in', { email: ann.email.toUpperCase(), password: PASSWORD });
    expect(await response.json()).toEqual({ ok: true });
    const [cookie] = response.headers.getSetCookie();
    expect(cookie).toMatch(/HttpOnly/i);
    expect(cookie).toMatch(/SameSite=Lax/i);
    const { rows } = await authPool().query('select password from auth.account where "userId" = $1', [
      ann.id,
    ]);
    expect(rows[0].password).toMatch(/^argon2id\$19456\$2\$1\$/);
  });

  it('says the same of a wrong password and of an unknown address', async () => {
    const ann = await newPerson('ann');
    const known = await newBrowser().post('sign-in', { email: ann.email, password: wrong });
    const unknown = await newBrowser().post('sign-in', {
      email: 'nobody@example.com',
      password: 'password1234',
    });
    expect([known.status, await errorOf(known)]).toEqual([unknown.status, await errorOf(unknown)]);
    expect(known.status).toBe(401);
  });

  it('gives an account five tries in 15 minutes, from however many addresses', async () => {
    const ann = await newPerson('ann');
    for (let i = 0; i < 5; i++)
      expect((await newBrowser().post('sign-in', { email: ann.email, password: wrong })).status).toBe(401);
    const sixth = await newBrowser().post('sign-in', { email: ann.email, password: PASSWORD });
    expect(sixth.status).toBe(429);
    expect(Number(sixth.headers.get('retry-after'))).toBeGreaterThan(60);
  });

  it('gives an address five tries, an IPv6 network of 64 bits counting as one, and holds under a burst', async () => {
    const people = await Promise.all(Array.from({ length: 12 }, (_, i) => newPerson(`p${i}`)));
    const statuses = await Promise.all(
      people.map(async (person, i) => {
        const browser = newBrowser(`2001:db8:7:7::${i + 1}`);
        return (await browser.post('sign-in', { email: person.email, password: wrong })).status;
      }),
    );
    expect(statuses.filter(status => status === 401)).toHaveLength(5);
    const neighbour = newBrowser('2001:db8:7:8::1');
    expect(
      (await neighbour.post('sign-in', { email: people[0]?.email, password: PASSWORD })).status,
    ).not.toBe(429);
  });

  it('forgets the tries of somebody who was right', async () => {
    const ann = await newPerson('ann');
    const browser = newBrowser();
    for (let round = 0; round < 3; round++) {
      for (let i = 0; i < 3; i++) await newBrowser().post('sign-in', { email: ann.email, password: wrong });
      expect((await browser.post('sign-in', { email: ann.email, password: PASSWORD })).status).toBe(200);
    }
  });

  it('refuses a change that another site sends, and anything but JSON', async () => {
    const ann = await newPerson('ann');
    const body = { email: ann.email, password: PASSWORD };
    const cross: Record<string, string>[] = [
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { origin: 'https://evil.example' },
      { 'content-type': 'text/plain' },
    ];
    for (const headers of cross) expect((await newBrowser().post('sign-in', body, headers)).status).toBe(403);
    expect((await newBrowser().post('sign-up/email', body)).status).toBe(404);
  });
});

describe('mailed links', () => {
  it('sign in once, and only people who exist get one', async () => {
    const world = await newWorld();
    const ann = await newPerson('ann', { world, role: 'agent' });
    expect((await newBrowser().post('send-link', { email: 'stranger@example.com' })).status).toBe(200);
    expect((await newBrowser().post('send-link', { email: ann.email })).status).toBe(200);
    const token = await mailedToken(ann.email, '/sign-in/link');
    expect((await listMailbox()).some(mail => mail.to === 'stranger@example.com')).toBe(false);
    const { rows } = await authPool().query('select identifier, value from auth.verification');
    expect(JSON.stringify(rows)).not.toContain(token);

    const browser = newBrowser();
    expect((await browser.post('use-link', { token })).status).toBe(200);
    expect((await browser.caller(world.slug).session.current()).role).toBe('agent');
    expect((await newBrowser().post('use-link', { token })).status).toBe(410);
    expect((await newBrowser().post('use-link', { token: 'x'.repeat(32) })).status).toBe(410);
  });

  it('end after their time', async () => {
    const ann = await newPerson('ann');
    await newBrowser().post('send-link', { email: ann.email });
    const token = await mailedToken(ann.email, '/sign-in/link');
    await authPool().query(`update auth.verification set "expiresAt" = now() - interval '1 second'`);
    expect((await newBrowser().post('use-link', { token })).status).toBe(410);
  });

  it('reset the password once, end every session and withdraw the other reset links', async () => {
    const world = await newWorld();
    const ann = await newPerson('ann', { world, role: 'viewer' });
    const laptop = await signInAs(ann);
    await newBrowser().post('send-reset', { email: ann.email });
    const first = await mailedToken(ann.email, '/reset-password');
    await newBrowser().post('send-reset', { email: ann.email });
    await expect.poll(async () => (await listMailbox()).filter(mail => mail.to === ann.email).length).toBe(2);
    const second = await mailedToken(ann.email, '/reset-password');
    expect(second).not.toBe(first);

    const weak = await newBrowser().post('reset', { token: second, password: 'password12345' });
    expect([weak.status, (await errorOf(weak)).code]).toEqual([422, 'invalid']);
    const password = 'four tall ships sail';
    expect((await newBrowser().post('reset', { token: second, password })).status).toBe(200);
    expect((await newBrowser().post('reset', { token: second, password })).status).toBe(410);
    expect((await newBrowser().post('reset', { token: first, password })).status).toBe(410);
    await expect(laptop.caller(world.slug).session.current()).rejects.toMatchObject({ code: 'UNAUTHORIZED' });
    expect((await newBrowser().post('sign-in', { email: ann.email, password: PASSWORD })).status).toBe(401);
    expect((await newBrowser().post('sign-in', { email: ann.email, password })).status).toBe(200);
  });

  it('change the password only with the current one, and keep this session', async () => {
    const world = await newWorld();
    const ann = await newPerson('ann', { world, role: 'viewer' });
    const [here, there] = [await signInAs(ann), await signInAs(ann)];
    const password = 'four tall ships sail';
    expect((await here.post('change-password', { current: wrong, password })).status).toBe(422);
    expect((await here.post('change-password', { current: PASSWORD, password })).status).toBe(200);
    expect((await here.caller(world.slug).session.current()).user.id).toBe(ann.id);
    await expect(there.caller(world.slug).session.current()).rejects.toMatchObject({ code: 'UNAUTHORIZED' });
    expect(
      (await newBrowser().post('change-password', { current: password, password: PASSWORD })).status,
    ).toBe(401);
  });
});
