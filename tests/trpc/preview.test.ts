import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { POST } from '@/app/api/preview/route';
import { templates } from '@/domain/survey/templates/catalog';
import { closeAuthPool } from '@/server/auth/database';
import { removeMember } from '@/server/services/member/remove';
import { type Browser, newBrowser, newPerson, signInAs } from '../factories/people';
import { newWorld, type World } from '../factories/world';

afterAll(closeAuthPool);

const { definition } = templates['post-purchase'];
let world: World;
let editor: Browser;
beforeAll(async () => {
  world = await newWorld();
  editor = await signInAs(await newPerson('edna', { world, role: 'editor' }));
});

const draw = (browser: Browser, body: unknown, slug = world.slug, from: Record<string, string> = {}) =>
  POST(
    new Request('http://localhost:3999/api/preview', {
      method: 'POST',
      headers: browser.headers({
        'content-type': 'application/json',
        origin: 'http://localhost:3999',
        'sec-fetch-site': 'same-origin',
        'x-afterword-workspace': slug,
        ...from,
      }),
      body: JSON.stringify(body),
    }),
  );
const wish = { definition, language: 'en', template: 'post-purchase', place: { kind: 'page', id: 'score' } };

describe('the preview of a draft', () => {
  it('is the respondent’s page in the language asked for, and cannot be sent', async () => {
    const english = await (await draw(editor, wish)).json();
    expect(english.html).toContain('recommend Boots &amp; Co');
    expect(english.html).not.toMatch(/<script|type="submit"/);
    const german = await (await draw(editor, { ...wish, language: 'de' })).json();
    expect(german.html).toContain('lang="de"');
  });

  it('shows the ending that is being edited', async () => {
    const [ending] = definition.endings;
    const place = { kind: 'ending', id: ending?.id };
    const { html } = await (await draw(editor, { ...wish, place })).json();
    expect(html).toContain('data-state="completed"');
    expect(html).toContain(ending?.title.en);
  });

  it('is the mail with subject, sender and plain text, addressed to whoever looks', async () => {
    const mail = await (await draw(editor, { ...wish, place: { kind: 'email' } })).json();
    expect(mail).toMatchObject({
      kind: 'email',
      sender: 'Boots & Co',
      subject: 'What do you think of your purchase?',
    });
    expect(mail.text).toContain('edna');
    expect(mail.html).toContain('Boots &amp; Co');
  });

  it('escapes what somebody writes into a text', async () => {
    const hostile = structuredClone(definition);
    const [question] = hostile.pages[0]?.questions ?? [];
    if (question) question.title = { en: '<img src=x onerror=alert(1)>' };
    const { html } = await (await draw(editor, { ...wish, definition: hostile })).json();
    expect(html).toContain('&lt;img src=x');
    expect(html).not.toContain('<img src=x');
  });

  it('escapes what stands in a field of a text, and what a fallback says', async () => {
    const hostile = structuredClone(definition);
    const [question] = hostile.pages[0]?.questions ?? [];
    if (question) question.title = { en: '{{answers.x|<script>alert(1)</script>}} {{company.name}}' };
    const { html } = await (await draw(editor, { ...wish, definition: hostile })).json();
    expect(html).toContain('&lt;script>alert(1)&lt;/script> Boots &amp; Co');
    expect(html).not.toContain('<script');
  });

  it('is refused without sign-in, in another’s workspace, and where the draft is unusable', async () => {
    expect((await draw(newBrowser(), wish)).status).toBe(401);
    expect((await draw(editor, wish, (await newWorld()).slug)).status).toBe(404);
    expect((await draw(editor, { ...wish, definition: { name: '' } })).status).toBe(422);
  });

  it('is refused to a page of another origin, whoever is signed in', async () => {
    const foreign = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' };
    expect((await draw(editor, wish, world.slug, foreign)).status).toBe(403);
    expect((await draw(editor, wish, world.slug, { 'content-type': 'text/plain' })).status).toBe(403);
  });
});

describe('a member who was removed', () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  it('sees no preview any more three seconds later, though typing looks nobody up', async () => {
    const frank = await newPerson('frank', { world, role: 'editor' });
    const browser = await signInAs(frank);
    expect((await draw(browser, wish)).status).toBe(200);
    await world.run(ctx => removeMember({ ctx, actorRole: 'owner', input: { userId: frank.id } }));
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 3_001 });
    expect((await draw(browser, wish)).status).toBe(404);
    expect((await draw(editor, wish)).status).toBe(200);
  });
});
