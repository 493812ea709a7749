import { Text } from '@mantine/core';
import { toneOf } from '@/domain/metrics/findings';
import { formatChange, formatShare } from '@/domain/metrics/format';
import { type BarRow, Bars } from '../../charts/bars';
import { Block } from '../../charts/block';
import { pagesTable } from './tables';
import { usePageName } from './use-results';
import { type Results, SHARE_CHANGE, shareInWords, sliceName } from './words';

type Page = Results['pages'][number];

/** Of those who began: who came to which page, and where they stopped. */
export function PagesBlock({ results, asTable }: { results: Results; asTable: boolean }) {
  const nameOf = usePageName();
  const { pages, walks, slices } = results;
  const names = slices.map(sliceName);
  const open = walks.reduce((sum, walk) => sum + walk.open, 0);
  if (walks.every(walk => walk.begun === 0))
    return (
      <Block title="Where people stop" asTable={asTable} fileName="pages">
        <Text c="dimmed">Nobody has begun to answer in these days.</Text>
      </Block>
    );
  const rows: BarRow[] = pages.map(page => ({
    key: page.id,
    label: nameOf(page),
    bars: page.steps.map(({ share, reached, left }) => ({
      ...share,
      text: reached === 0 ? 'nobody got there' : `${left} of ${count(reached)} left, ${shareInWords(share)}`,
    })),
    ...(page.change && {
      note: {
        text: formatChange('csat', page.change, 'en', SHARE_CHANGE),
        tone: flipped(toneOf(page.change)),
      },
    }),
  }));
  const most = Math.max(...pages.flatMap(page => page.steps.map(step => step.share.high ?? 0)), 0.1);
  return (
    <Block
      title={findingOf(pages)}
      subtitle={walks
        .map(
          (walk, slice) =>
            `${names.length > 1 ? `${names[slice]}: ` : ''}${count(walk.begun)} began, ${count(walk.completed)} finished`,
        )
        .join(' · ')}
      table={pagesTable(results, nameOf, names)}
      asTable={asTable}
      fileName={`pages-${results.start}-${results.end}`}
    >
      <Bars
        rows={rows}
        to={Math.min(1, Math.ceil(most * 10) / 10)}
        label="Who left at each page, of those who got there"
      />
      <Text size="xs" c="dimmed" mt="sm">
        Left: the page was the last one shown to somebody who did not finish. Pages that a person’s answers
        skipped are not counted for that person.
        {open > 0 ? ` ${open} of those who stopped can still go on.` : ''}
      </Text>
    </Block>
  );
}

/** The page that loses most of those who get there, in words. */
function findingOf(pages: readonly Page[]): string {
  const stops = pages.flatMap(page => {
    const step = page.steps[0];
    return step && step.left > 0 ? [{ page, step }] : [];
  });
  const [worst] = stops.toSorted((a, b) => b.step.left - a.step.left);
  if (!worst) return 'Nobody stopped on the way';
  const { page, step } = worst;
  return `Most stop at page ${page.number}: ${formatShare(step.share.value)} of those who get there`;
}

/** More leaving is worse. */
const flipped = (tone: 'good' | 'bad' | null) => (tone === 'good' ? 'bad' : tone === 'bad' ? 'good' : null);

const count = (n: number): string => new Intl.NumberFormat('en').format(n);
