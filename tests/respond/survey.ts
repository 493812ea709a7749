import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { eq } from 'drizzle-orm';
import { newId } from '@/domain/ids';
import { parseDefinition } from '@/domain/survey/parse';
import { customer, interaction, interactionType } from '@/drizzle/schema/customer';
import { invitation } from '@/drizzle/schema/program';
import { response } from '@/drizzle/schema/response';
import { handleSurvey } from '@/server/respond/handle';
import { createSurvey } from '@/server/services/survey/create';
import { publishSurvey } from '@/server/services/survey/publish';
import { makeToken } from '@/server/tokens';
import type { World } from '../factories/world';

/** Serves `/s/…` on a free port of this machine. */
export async function serveSurveys(): Promise<{ url: string; close: () => Promise<void> }> {
  const server = http.createServer((req, res) => void handleSurvey(req, res));
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  // The server was just told to listen on a TCP port.
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Publishes a definition written as JSON; `id` keeps its survey and makes a further version. */
export async function publish(world: World, raw: unknown): Promise<string> {
  const parsed = parseDefinition(raw);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
  return world.run(async ctx => {
    const made = await createSurvey({ ctx, input: { definition: parsed.definition } });
    await publishSurvey({ ctx, input: { id: made.id } });
    return made.id;
  });
}

type Asked = {
  email?: string;
  locale?: string;
  attributes?: Record<string, string>;
  product?: string;
  expiresAt?: Date;
  isTest?: boolean;
  sentAt?: Date;
  channel?: 'email' | 'link';
  state?: typeof invitation.$inferInsert.state;
};

export type Ask = {
  invitationId: string;
  customerId: string;
  interactionId: string;
  path: string;
  unsubscribePath: string;
};

/** Ann bought boots on 3 March and is asked about it. */
export async function ask(world: World, surveyId: string, given: Asked = {}): Promise<Ask> {
  const [customerId, interactionId, invitationId] = [newId(), newId(), newId()];
  const { workspaceId } = world;
  await world.run(async ({ db }) => {
    await db.insert(customer).values({
      workspaceId,
      id: customerId,
      externalId: `c-${customerId}`,
      email: given.email ?? 'ann@example.com',
      addressHash: `hash-${customerId}`,
      name: 'Ann',
      locale: given.locale ?? null,
      attributes: given.attributes ?? { tier: 'gold', location: 'home' },
    });
    await db
      .insert(interactionType)
      .values({ workspaceId, name: 'purchase', class: 'purchase' })
      .onConflictDoNothing();
    await db.insert(interaction).values({
      workspaceId,
      id: interactionId,
      externalId: `order-${interactionId}`,
      type: 'purchase',
      customerId,
      occurredAt: new Date('2026-03-03T10:00:00Z'),
      attributes: { product: given.product ?? 'boots', location: 'Leeds' },
    });
    await db.insert(invitation).values({
      workspaceId,
      id: invitationId,
      surveyId,
      customerId,
      interactionId,
      channel: given.channel ?? 'email',
      state: given.state ?? 'sent',
      sendAt: new Date('2026-03-04T10:00:00Z'),
      sentAt: given.sentAt ?? new Date('2026-03-04T10:00:00Z'),
      expiresAt: given.expiresAt ?? new Date(Date.now() + 30 * 86_400_000),
      isTest: given.isTest ?? false,
    });
  });
  return {
    invitationId,
    customerId,
    interactionId,
    path: `/s/${makeToken('answer', invitationId)}`,
    unsubscribePath: `/s/${makeToken('unsubscribe', invitationId)}?unsubscribe`,
  };
}

/** One page as a browser without script sees it. */
export type Seen = { status: number; html: string; state: string | null; url: string; headers: Headers };

/** GET, following the redirects that a browser follows. */
export async function look(url: string, init: RequestInit = {}): Promise<Seen> {
  const answer = await fetch(url, init);
  const html = await answer.text();
  const state = /<main[^>]*data-state="([a-z]+)"/.exec(html)?.[1] ?? null;
  return { status: answer.status, html, state, url: answer.url, headers: answer.headers };
}

/** POST of a form; `follow` goes on to the page that the redirect names. */
export function post(
  url: string,
  fields: [string, string][],
  { follow = true, headers = {} } = {},
): Promise<Seen> {
  return look(url, {
    method: 'POST',
    redirect: follow ? 'follow' : 'manual',
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    body: new URLSearchParams(fields).toString(),
  });
}

/** Fills the form that is on the page: hidden controls and what stands in it, with `answers` on top, as a browser would post it. */
export function filled(html: string, answers: Record<string, string | string[]>): [string, string][] {
  const form = /<form[^>]*method="post"[\s\S]*?<\/form>/.exec(html)?.[0];
  if (!form) throw new Error('there is no form on this page');
  const names = new Set<string>();
  const standing: [string, string][] = [];
  const keep = (name: string, value: string) => {
    names.add(name);
    if (!Object.hasOwn(answers, name)) standing.push([name, value]);
  };
  for (const [tag] of form.matchAll(/<input(?:"[^"]*"|[^>"])*>/g)) {
    const name = attribute(tag, 'name');
    const type = attribute(tag, 'type');
    if (!name) continue;
    names.add(name);
    if ((type !== 'radio' && type !== 'checkbox') || / checked/.test(tag))
      keep(name, attribute(tag, 'value') ?? '');
  }
  for (const [, tag = '', text = ''] of form.matchAll(
    /(<textarea(?:"[^"]*"|[^>"])*>)([\s\S]*?)<\/textarea>/g,
  ))
    keep(attribute(tag, 'name') ?? '', unescapeHtml(text));
  for (const [, tag = '', options = ''] of form.matchAll(
    /(<select(?:"[^"]*"|[^>"])*>)([\s\S]*?)<\/select>/g,
  )) {
    const chosen = [...options.matchAll(/<option(?:"[^"]*"|[^>"])*>/g)].find(([option]) =>
      / selected/.test(option),
    )?.[0];
    keep(attribute(tag, 'name') ?? '', (chosen && attribute(chosen, 'value')) ?? '');
  }
  const missing = Object.keys(answers).filter(name => !names.has(name));
  if (missing.length > 0) throw new Error(`the page has no control named ${missing.join(', ')}`);
  return [
    ...standing,
    ...Object.entries(answers).flatMap(([name, value]) =>
      [value].flat().map((one): [string, string] => [name, one]),
    ),
  ];
}

const attribute = (tag: string, name: string): string | null => {
  const found = new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1];
  return found === undefined ? null : unescapeHtml(found);
};

const unescapeHtml = (text: string): string =>
  text.replace(
    /&(lt|gt|quot|#39|amp);/g,
    (_, name: string) => ({ lt: '<', gt: '>', quot: '"', '#39': "'", amp: '&' })[name] ?? '',
  );

/** What is stored of one person's answers: none, or one row. */
export const responsesOf = (world: World, { invitationId }: Ask) =>
  world.run(({ db }) => db.select().from(response).where(eq(response.invitationId, invitationId)));
