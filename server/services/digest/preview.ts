import { z } from 'zod';
import { type DigestRhythm, digestShape } from '@/domain/digest';
import { digestPeriod, lastSlot } from '@/domain/digest-slots';
import { isTimeZone, localDate } from '@/domain/time/zone';
import type { Ctx } from '@/server/db/tenant';
import { recipient } from '@/server/email/address';
import { TREND_CID } from '@/server/email/digest/as-html';
import { composeDigest, type DigestMail } from '@/server/email/digest/compose';
import { drawTrend } from '@/server/email/digest/picture';
import { sendMail } from '@/server/email/transport';
import { env } from '@/server/env';
import { readFilter } from '../filter/read';
import { readWorkspaceSettings } from '../workspace/read';
import { readDigestContents } from './contents';
import { chosenBy, factsFor, type Letterhead, readLetterhead } from './issue';

export const sampleDigestSchema = digestShape
  .pick({ name: true, rhythm: true, hour: true, which: true })
  .extend({
    /** BCP 47. */
    locale: z.string().max(35).default('en'),
    timezone: z.string().max(64).refine(isTimeZone, 'is no time zone: write it like Europe/Berlin'),
  });

type Sample = { ctx: Ctx; input: z.input<typeof sampleDigestSchema> };

/** The issue that would have come last, as a person here would read it; its picture is inside the HTML. Throws as reports do. */
export async function previewDigest({ ctx, input }: Sample): Promise<DigestMail> {
  const { mail, picture } = await composeSample(ctx, input);
  const source = picture ? `data:image/png;base64,${picture.toString('base64')}` : '';
  return { ...mail, html: mail.html.replace(`cid:${TREND_CID}`, source) };
}

/** Mails that issue to the person who asks, once. Throws as reports and the mail server do. */
export async function sendSampleDigest({
  ctx,
  input,
  to,
}: Sample & { to: { email: string; name: string } }): Promise<{ via: 'smtp' | 'mailbox' }> {
  const { mail, picture, letterhead } = await composeSample(ctx, input);
  const { subject, html, text } = mail;
  const { via } = await sendMail({
    subject,
    html,
    text,
    to: recipient(to.email, to.name),
    sender: letterhead.sender,
    senderName: letterhead.company,
    replyTo: letterhead.replyTo,
    keep: letterhead.isDemo,
    ...(picture && { pictures: [{ cid: TREND_CID, png: picture }] }),
  });
  return { via };
}

async function composeSample(
  ctx: Ctx,
  input: Sample['input'],
): Promise<{ mail: DigestMail; picture: Buffer | null; letterhead: Letterhead }> {
  const given = sampleDigestSchema.parse(input);
  const { rhythm, which } = given;
  if (which.saved) await readFilter({ ctx, input: { id: which.saved } });
  const period = await lastPeriod(ctx, { ...given, rhythm });
  const contents = await readDigestContents(work => work(ctx), { rhythm, period, which });
  const letterhead = await readLetterhead(ctx);
  const stopUrl = `${env().SURVEY_URL}/s/d/preview`;
  const reader = { ...given, addedBy: null, isMember: true, stopUrl };
  const facts = factsFor(letterhead, await chosenBy(ctx, which), contents, reader);
  const picture = contents.trend && (await drawTrend(contents.trend));
  return { mail: composeDigest(facts), picture, letterhead };
}

async function lastPeriod(ctx: Ctx, time: { rhythm: DigestRhythm; hour: number; timezone: string }) {
  const { timezone } = await readWorkspaceSettings({ ctx });
  const { at, day } = lastSlot(time, ctx.now);
  return digestPeriod(time.rhythm, day, localDate(at, timezone));
}
