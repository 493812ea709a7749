'use client';

import { Anchor, Text } from '@mantine/core';
import Link from 'next/link';
import { nameOf } from '@/domain/metrics/findings';
import { formatEstimate, formatShare, formatSignedChange } from '@/domain/metrics/format';
import { FEWEST_TO_COMPARE } from '@/domain/metrics/verdict';
import { shareOf } from '@/domain/metrics/wilson';
import { formatCount, secondsInWords } from '@/domain/metrics/words';
import { Bars } from '../charts/bars';
import { Block } from '../charts/block';
import { useResponsesHref } from '../filters/responses-href';
import { flagChoices } from '../responses/words';
import classes from './quality.module.css';
import { answersText, languageName, sourceName } from './quality-words';
import { type QualityAddress, type QualityData, type Score, useScore } from './use-quality';

/** What speaks against answers, by kind, and the score with and without them. */
export function QualityFlags({ data, address }: { data: QualityData; address: QualityAddress }) {
  const responses = useResponsesHref();
  const all = useScore(address).data;
  const clean = useScore(address, { flagged: 'exclude' }).data;
  const { n, flagged, flags } = data.answers;
  const { survey } = address.asked;
  const counted = { ...address.query, ...(survey && { survey }) };
  const nameOfFlag = (flag: string) => flagChoices.find(one => one.value === flag)?.label ?? flag;
  const rows = flags.map(({ flag, n: found }) => ({ flag, found, share: shareOf(found, n) }));
  // A tenth at least: few flags are not to look like many.
  const most = Math.max(0.1, ...rows.map(({ share }) => share.high ?? 0));
  return (
    <Block
      title={
        flagged === 0
          ? 'Nothing speaks against any of these answers'
          : `Something speaks against ${formatShare(n ? flagged / n : null)} of the answers`
      }
      subtitle={`${answersText(n)}, ${formatCount(flagged, 'flagged answer')}; one may have several flags. A flag is a reason to look, never one to delete.`}
      asTable={false}
      fileName="flagged-answers"
      table={{
        head: ['Flag', 'Answers', 'Share'],
        rows: rows.map(({ flag, found, share }) => ({
          label: nameOfFlag(flag),
          cells: [
            { text: String(found), raw: found },
            { text: formatShare(share.value), raw: share.value },
          ],
        })),
      }}
    >
      {all && clean && all.total.n > 0 ? <BothWays all={all} clean={clean} /> : null}
      <Bars
        label="Flagged answers by kind"
        to={most}
        rows={rows.map(({ flag, found, share }) => ({
          key: flag,
          label:
            found > 0 ? (
              <Anchor component={Link} href={responses(counted, { match: { flag: [flag] } })}>
                {nameOfFlag(flag)}
              </Anchor>
            ) : (
              nameOfFlag(flag)
            ),
          bars: [{ ...share, text: `${found} (${percent(share.value)})` }],
        }))}
      />
    </Block>
  );
}

function BothWays({ all, clean }: { all: Score; clean: Score }) {
  const { metric } = all;
  const [a, b] = [all.total.value, clean.total.value];
  return (
    <>
      <dl className={classes.pair}>
        <div>
          <dt>{nameOf(metric)} of all answers</dt>
          <dd>{formatEstimate(metric, all.total)}</dd>
          <dd>{answersText(all.total.n)}</dd>
        </div>
        <div>
          <dt>Without flagged ones</dt>
          <dd>{clean.total.note === 'hidden' ? 'Hidden' : formatEstimate(metric, clean.total)}</dd>
          <dd>{answersText(clean.total.n)}</dd>
        </div>
      </dl>
      <Text c="dimmed" my="sm">
        {a === null || b === null
          ? 'There is too little to compare.'
          : Math.abs(a - b) < 1e-9
            ? 'Leaving them out changes nothing.'
            : `Leaving them out changes it by ${formatSignedChange(metric, b - a)}.`}
      </Text>
    </>
  );
}

/** How answers came: language, way in, and the time they took. */
export function QualityManner({ data: { answers } }: { data: QualityData }) {
  const { n, languages, sources, time } = answers;
  if (n === 0) return null;
  const rows = [
    ...sources.map(({ key, n: found }) => ({ key: `source ${key}`, label: sourceName(key), found })),
    ...languages.map(({ key, n: found }) => ({ key: `language ${key}`, label: languageName(key), found })),
  ];
  return (
    <Block
      title={
        time.n >= FEWEST_TO_COMPARE
          ? `Answering takes ${secondsInWords(time.median)}, for half of the people ${secondsInWords(time.q1)} to ${secondsInWords(time.q3)}`
          : 'How the answers came'
      }
      subtitle={`Way in and language of ${answersText(n)}${time.n > 0 ? `; time on the pages of ${answersText(time.n)} that were timed` : ''}`}
      asTable={false}
      fileName="how-answers-came"
      table={{
        head: ['Way in or language', 'Answers', 'Share'],
        rows: rows.map(({ label, found }) => ({
          label,
          cells: [
            { text: String(found), raw: found },
            { text: formatShare(found / n), raw: found / n },
          ],
        })),
      }}
    >
      <Bars
        label="Answers by way in and by language"
        to={1}
        rows={rows.map(({ key, label, found }) => ({
          key,
          label,
          bars: [{ value: found / n, low: null, high: null, text: `${formatShare(found / n)}, ${found}` }],
        }))}
      />
    </Block>
  );
}

/** `< 1%` where somebody is: that is never shown as nobody. */
const percent = (share: number | null): string =>
  share !== null && share > 0 && share < 0.005 ? '< 1%' : formatShare(share);
