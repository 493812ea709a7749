import { sql } from 'drizzle-orm';
import type { World } from '../factories/world';
import { type Ask, filled, look, post } from './survey';

/** A score, then why, with the promise of a call to the unhappy; in two languages. */
export const boots = {
  name: 'Boots',
  languages: ['en', 'de'],
  pages: [
    {
      id: 'score',
      questions: [
        { key: 'recommend', type: 'nps', title: { en: 'Recommend us?', de: 'Empfehlen?' }, required: true },
      ],
    },
    {
      id: 'reason',
      questions: [{ key: 'why', type: 'long', title: { en: 'Why?', de: 'Warum?' } }],
      next: [{ when: { question: 'recommend', op: 'lte', value: 6 }, goto: 'sorry' }],
    },
  ],
  endings: [
    { id: 'thanks', title: { en: 'Thanks a lot', de: 'Danke sehr' } },
    { id: 'sorry', title: { en: 'We will call you', de: 'Wir rufen an' }, callback: true },
  ],
};

/** Fills in the page at `url` and posts it, as a browser without script does. */
export async function fillIn(url: string, answers: Record<string, string>) {
  const page = await look(url);
  return post(page.url, filled(page.html, answers));
}

/** Both pages, to the end. */
export async function answerAll(url: string, recommend: number, why: string) {
  await fillIn(url, { recommend: String(recommend) });
  return fillIn(url, { why });
}

/** Where the form on a page posts to, as an address of this site. */
export function actionOf(html: string, url: string): string {
  const action = /<form[^>]*action="([^"]*)"/.exec(html)?.[1]?.replaceAll('&amp;', '&');
  if (action === undefined) throw new Error('there is no form with an address on this page');
  return new URL(action, url).href;
}

type StoredMail = { kind: string; state: string; due: string; wished: boolean };

/** The mails of one invitation by when they are due, and how the invitation stands. */
export const storedOf = (world: World, { invitationId }: Ask) =>
  world.run(async ({ db }) => {
    const { rows } = await db.execute<{ invitation: Record<string, unknown>; mails: StoredMail[] }>(sql`
      select to_jsonb(i) as invitation, coalesce((
        select jsonb_agg(jsonb_build_object('kind', d.kind, 'state', d.state, 'wished', d.wished,
          'due', to_char(d.due_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI"Z"')) order by d.due_at)
        from delivery d where d.workspace_id = i.workspace_id and d.invitation_id = i.id), '[]') as mails
      from invitation i where i.id = ${invitationId}`);
    const [row] = rows;
    if (!row) throw new Error('there is no such invitation');
    return row;
  });
