import { eq } from 'drizzle-orm';
import type { DigestRhythm } from '@/domain/digest';
import type { ReportFilter } from '@/domain/match';
import type { Period } from '@/domain/time/periods';
import { savedFilter } from '@/drizzle/schema/report';
import type { Ctx } from '@/server/db/tenant';
import { domainOf, parseSender } from '@/server/email/address';
import type { DigestContents, DigestFacts } from '@/server/email/digest/parts';
import type { SenderIdentity } from '@/server/email/sender';
import { env } from '@/server/env';
import { senderOf } from '../sender/identity';
import { readWorkspaceSettings } from '../workspace/read';
import { overviewUrl } from './address';

/** What all mails of a workspace's digests share. `sender`: its own, where it has one. */
export type Letterhead = {
  company: string;
  slug: string;
  /** The demo's mail goes nowhere. */
  isDemo: boolean;
  sender: SenderIdentity | undefined;
  replyTo: string | undefined;
};

/** Throws `unavailable` where the sender's secrets were sealed under another key. */
export async function readLetterhead(ctx: Ctx): Promise<Letterhead> {
  const { name, slug, isDemo, settings } = await readWorkspaceSettings({ ctx });
  return {
    company: settings.companyName || name,
    slug,
    isDemo,
    sender: await senderOf(ctx),
    replyTo: settings.replyTo,
  };
}

/** The same for every attempt of one issue; a day and the week that begins with it are two. */
export const messageIdOf = ({ sender }: Letterhead, readerId: string, { start, end }: Period): string =>
  `<${readerId}.${start}.${end}@${domainOf(sender?.address ?? parseSender(env().MAIL_FROM).address)}>`;

/** How the answers were chosen, as far as that can be named in a line. */
export async function chosenBy(
  ctx: Ctx,
  { filter = {}, match, saved }: ReportFilter,
): Promise<Pick<DigestFacts, 'only' | 'hasConditions'>> {
  const [named] = saved
    ? await ctx.db.select({ name: savedFilter.name }).from(savedFilter).where(eq(savedFilter.id, saved))
    : [];
  const values = Object.entries(filter).map(([attribute, chosen]) => `${attribute}: ${chosen.join(', ')}`);
  return { only: [...(named ? [named.name] : []), ...values], hasConditions: match !== undefined };
}

/** Everything that one reader's mail is written from. */
export const factsFor = (
  { company, slug }: Letterhead,
  chosen: Pick<DigestFacts, 'only' | 'hasConditions'>,
  contents: DigestContents,
  reader: {
    name: string;
    rhythm: DigestRhythm;
    hour: number;
    which: ReportFilter;
    locale: string;
    addedBy: string | null;
    isMember: boolean;
    stopUrl: string;
  },
): DigestFacts => {
  const { name, rhythm, hour, which, locale, addedBy, isMember, stopUrl } = reader;
  return {
    name,
    company,
    rhythm,
    hour,
    locale,
    contents,
    ...chosen,
    addedBy,
    overviewUrl: isMember ? overviewUrl(slug, contents.period, which) : null,
    stopUrl,
  };
};
