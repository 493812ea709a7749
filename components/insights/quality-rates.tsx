'use client';

import { Group, Select, Text } from '@mantine/core';
import { lowerFirst, toneOf } from '@/domain/metrics/findings';
import { formatInterval, formatShare } from '@/domain/metrics/format';
import { formatCount, secondsInWords } from '@/domain/metrics/words';
import { Bars } from '../charts/bars';
import { Block } from '../charts/block';
import { againstRest, hoursName, languageName, ratesFinding, rateText, sourceName } from './quality-words';
import type { QualityAddress, QualityData, RateRow } from './use-quality';

type Mails = NonNullable<QualityData['mails']>;

/** Rows that are drawn; the rest stands in the table. */
const FIRST = 12;

/** Who answers a mail and who does not, by one attribute. */
export function RatesBy({
  data,
  mails,
  address,
}: {
  data: QualityData;
  mails: Mails;
  address: QualityAddress;
}) {
  const { attribute, attributes } = data;
  if (attribute === null) return null;
  return (
    <Rates
      rows={mails.segments}
      title={ratesFinding(mails.segments, attribute)}
      subtitle={`Completed of ${formatCount(mails.rate.n, 'delivered mail')}: ${rateText(mails.rate)}. Each against the rest.`}
      head={attribute}
      fileName={`response-rate-${attribute}`}
      nameOf={key => key}
      tools={
        <Select
          aria-label="Split by"
          w={180}
          mb="sm"
          allowDeselect={false}
          data={attributes}
          value={attribute}
          onChange={by => address.ask({ by })}
        />
      }
    />
  );
}

/** The same by channel and by language, where there is more than one. */
export function RatesByManner({ mails: { channels, languages } }: { mails: Mails }) {
  return (
    <>
      {languages.length > 1 ? (
        <Rates
          rows={languages}
          title={ratesFinding(
            languages.map(row => ({ ...row, key: languageName(row.key) })),
            'language',
            'in',
          )}
          subtitle="Response rate by the language of the mail"
          head="Language"
          fileName="response-rate-language"
          nameOf={languageName}
        />
      ) : null}
      {channels.length > 1 ? (
        <Rates
          rows={channels}
          title={ratesFinding(
            channels.map(row => ({ ...row, key: lowerFirst(sourceName(row.key)) })),
            'channel',
            '',
          )}
          subtitle="Response rate by how the link travels"
          head="Channel"
          fileName="response-rate-channel"
          nameOf={sourceName}
        />
      ) : null}
    </>
  );
}

function Rates({
  rows,
  title,
  subtitle,
  head,
  fileName,
  nameOf,
  tools,
}: {
  rows: readonly RateRow[];
  title: string;
  subtitle: string;
  head: string;
  fileName: string;
  nameOf: (key: string) => string;
  tools?: React.ReactNode;
}) {
  const shown = rows.slice(0, FIRST);
  const to = Math.max(0.1, ...shown.map(({ rate }) => rate.high ?? 0));
  return (
    <Block
      title={title}
      subtitle={subtitle}
      asTable={false}
      fileName={fileName}
      table={{
        head: [head, 'Mails', 'Answers', 'Response rate', '95% interval', 'Against the rest'],
        rows: rows.map(row => ({
          label: nameOf(row.key),
          cells: [
            { text: count(row.rate.n), raw: row.rate.n },
            { text: count(row.rate.completed), raw: row.rate.completed },
            { text: formatShare(row.rate.value), raw: row.rate.value },
            { text: formatInterval('csat', row.rate), raw: `${row.rate.low} to ${row.rate.high}` },
            { text: againstRest(row), raw: row.difference.value },
          ],
        })),
      }}
    >
      {tools}
      {rows.length === 0 ? (
        <Text c="dimmed">No mail of these days carries it.</Text>
      ) : (
        <Bars
          label={`Response rate by ${head}`}
          to={to}
          rows={shown.map(row => ({
            key: row.key,
            label: nameOf(row.key),
            bars: [
              { value: row.rate.value, low: row.rate.low, high: row.rate.high, text: rateText(row.rate) },
            ],
            note: {
              text: `${againstRest(row)} · ${formatCount(row.rate.n, 'mail')}`,
              tone: toneOf(row.difference),
            },
          }))}
        />
      )}
      {rows.length > shown.length ? (
        <Text size="xs" c="dimmed" mt="sm">
          {rows.length - shown.length} more in the table.
        </Text>
      ) : null}
    </Block>
  );
}

/** How soon after the mail people answer. */
export function AnswerLag({ mails: { lag } }: { mails: Mails }) {
  if (lag.n === 0) return null;
  return (
    <Block
      title={`Half of those who answer do so within ${secondsInWords(lag.median)}`}
      subtitle={`From sending to the finished answer, ${formatCount(lag.n, 'answer')}; the middle half takes ${secondsInWords(lag.q1)} to ${secondsInWords(lag.q3)}`}
      asTable={false}
      fileName="answer-lag"
      table={{
        head: ['Within', 'Share of answers', '95% interval'],
        rows: lag.within.map(({ hours, share }) => ({
          label: hoursName(hours),
          cells: [
            { text: formatShare(share.value), raw: share.value },
            { text: formatInterval('csat', share), raw: `${share.low} to ${share.high}` },
          ],
        })),
      }}
    >
      <Bars
        label="Share of answers by time since the mail"
        to={1}
        rows={lag.within.map(({ hours, share }) => ({
          key: String(hours),
          label: `Within ${hoursName(hours)}`,
          bars: [{ value: share.value, low: share.low, high: share.high, text: formatShare(share.value) }],
        }))}
      />
    </Block>
  );
}

/** Said where the filter asks for something that only an answer has. */
export function NoRates() {
  return (
    <Group>
      <Text c="dimmed">
        Response rates cannot be filtered by what was answered: take the score, text, flag or version out of
        the filter to see who answers.
      </Text>
    </Group>
  );
}

const count = (n: number): string => new Intl.NumberFormat('en').format(n);
