import { Text } from '@mantine/core';
import { formatChange } from '@/domain/metrics/format';
import { Bars } from '../../charts/bars';
import { Legend } from './legend';
import type { Drawn } from './question-block';
import { askedInWords, type ResultOf, SHARE_CHANGE, shareInWords } from './words';

/** Each choice with its share of those who answered. */
export function ChoicesResult({ result, drawn }: { result: ResultOf<'choices'>; drawn: Drawn }) {
  const { rows, isSeveral } = result;
  const { question, labelOf, names, results } = drawn;
  const most = Math.max(...rows.flatMap(row => row.shares.map(share => share.high ?? 0)), 0.1);
  /** Whether each of the things laid side by side offers it. */
  const isOffered = (id: string): boolean[] => {
    const versions = question.choices.find(choice => choice.id === id)?.versions ?? question.versions;
    return results.slices.map(version => version === null || versions.includes(version));
  };
  const onlyIn = (id: string): string | null => {
    const item = question.choices.find(choice => choice.id === id);
    return item ? askedInWords(item.versions, question.versions) : null;
  };
  return (
    <>
      <Legend names={names} />
      <Bars
        label="Share of those who answered, by choice"
        to={Math.min(1, Math.ceil(most * 10) / 10)}
        rows={rows.map(({ id, shares, change }) => ({
          key: id,
          label: (
            <>
              {labelOf(id)}
              {onlyIn(id) ? (
                <Text size="xs" c="dimmed">
                  {onlyIn(id)?.replace('Asked', 'Offered')}, to {offeredTo(shares)}
                </Text>
              ) : null}
            </>
          ),
          bars: shares.map((share, slice) => ({
            ...share,
            text: isOffered(id)[slice] ? textOf(share) : 'not offered',
          })),
          ...(change &&
            isOffered(id).every(Boolean) && {
              note: { text: formatChange('csat', change, 'en', SHARE_CHANGE), tone: null },
            }),
        }))}
      />
      {isSeveral ? (
        <Text size="xs" c="dimmed" mt="sm">
          Several could be chosen, so the shares add up to more than 100 %.
        </Text>
      ) : null}
    </>
  );
}

const textOf = (share: ResultOf<'choices'>['rows'][number]['shares'][number]): string =>
  share.n === 0 ? 'no answer' : `${share.x.toLocaleString('en')}, ${shareInWords(share)}`;

/** How many of those who answered could choose it: what its share is of. */
const offeredTo = (shares: ResultOf<'choices'>['rows'][number]['shares']): string =>
  shares.reduce((sum, share) => sum + share.n, 0).toLocaleString('en');
