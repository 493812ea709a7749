import { nameOf } from '@/domain/metrics/findings';
import { formatEstimate, formatValue } from '@/domain/metrics/format';
import { formatCount } from '@/domain/metrics/words';
import type { NumbersTable } from '../charts/numbers-table';
import { listed, percent, ranksFinding } from './segment-words';
import type { CoachingData, KudosData, TeamData } from './use-team';

/** What the ranking's title says: who leads, as far as that can be said; to an agent, how they stand. */
export function teamFinding(
  data: TeamData,
  standing: (member: TeamData['ranked'][number]) => string,
): string {
  if (data.scope === 'all') return ranksFinding({ metric: data.metric, rows: data.ranked });
  const [own] = data.ranked;
  return own
    ? `${nameOf(data.metric)} ${formatEstimate(data.metric, own)}: ${standing(own).toLowerCase()}`
    : 'Your answers';
}

/** `Too few answers to say: Ann, Ben.` */
export const fewWords = ({ few }: Pick<TeamData, 'few'>): string =>
  `Too few answers to say: ${few.join(', ')}.`;

/** Why nobody is shown to an agent. */
export const noOwnWords = ({ attribute, few }: Pick<TeamData, 'attribute' | 'few'>): string =>
  few.length > 0
    ? 'Ten answers about you are needed before there is a figure; there are fewer in these days.'
    : `No answer in these days names you. Answers are yours where their “${attribute}” is your name or your address.`;

/** `42%, elsewhere 12% (24 to 36 points more)` of the comments. */
export function themeWords({ share, elsewhere, difference }: CoachingData['themes'][number]): string {
  const points = (value: number | null) => Math.round((value ?? 0) * 100);
  return `${percent(share)} of comments, elsewhere ${percent(elsewhere)} (${points(difference.low)} to ${points(difference.high)} points more)`;
}

/** `3.1 (2.8 to 3.4), 0.6 below the rest (0.2 to 0.9)`. */
export function itemWords({ value, low, high, difference }: CoachingData['items'][number]): string {
  const below = formatValue('mean', Math.abs(difference.value ?? 0));
  const [least, most] = [difference.high, difference.low].map(end => formatValue('mean', Math.abs(end ?? 0)));
  return `${formatEstimate('mean', { value, low, high })}, ${below} below the rest (${least} to ${most})`;
}

/** A praise to pass on, as text. */
export function praiseText(key: string, voice: KudosData[number]['voices'][number], url: string): string {
  return `“${voice.text}”\n\nA customer about ${key}.\n${url}`;
}

/** The ranking as it is exported. */
export function teamTable({ attribute, metric, ranked }: TeamData): NumbersTable {
  const cell = (raw: number | null, text = formatValue(metric, raw)) => ({ text, raw });
  return {
    head: [
      attribute,
      nameOf(metric),
      'low',
      'high',
      'answers',
      'verdict',
      'fair estimate',
      'first rank',
      'last rank',
    ],
    rows: ranked.map(row => ({
      label: row.key,
      cells: [
        cell(row.value),
        cell(row.low),
        cell(row.high),
        cell(row.n, String(row.n)),
        { text: row.verdict, raw: row.verdict },
        cell(row.rank?.value ?? null),
        cell(row.rank?.ranks[0] ?? null, String(row.rank?.ranks[0] ?? '')),
        cell(row.rank?.ranks[1] ?? null, String(row.rank?.ranks[1] ?? '')),
      ],
    })),
  };
}

/** Who was praised, for the title. */
export const kudosFinding = (kudos: KudosData): string =>
  kudos.length === 0 ? 'No praise in these days' : `Praise for ${listed(kudos.map(({ key }) => key))}`;

/** `12 comments praise them, the newest 5:` */
export const praiseCount = ({ n, voices }: KudosData[number]): string =>
  n > voices.length ? `${formatCount(n, 'comment')}, the newest ${voices.length}` : formatCount(n, 'comment');
