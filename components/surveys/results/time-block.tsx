import { Stack, Text, Title } from '@mantine/core';
import { formatCount, secondsInWords } from '@/domain/metrics/words';
import { type BarRow, Bars } from '../../charts/bars';
import { Block } from '../../charts/block';
import { timesTable } from './tables';
import { usePageName } from './use-results';
import { type Results, sliceName } from './words';

/** How long it takes to finish: the middle, and the middle half. */
export function TimeBlock({ results, asTable }: { results: Results; asTable: boolean }) {
  const nameOf = usePageName();
  const { walks, slices } = results;
  const names = slices.map(sliceName);
  const times = walks.map(walk => walk.time);
  const later = times.reduce((sum, time) => sum + time.later, 0);
  const unknown = times.reduce((sum, time) => sum + time.unknown, 0);
  const [first] = times;
  if (!first || times.every(time => time.median === null))
    return (
      <Block title="Time to finish" asTable={asTable} fileName="time">
        <Text c="dimmed" mb="sm">
          {times.some(time => time.n > 0)
            ? 'Too few responses to tell their times without naming anybody.'
            : later + unknown === 0
              ? 'Nobody has finished in these days.'
              : 'Nobody finished in one go whose beginning is known.'}
        </Text>
        <PageTimes pages={results.pages} nameOf={nameOf} />
      </Block>
    );
  const rows: BarRow[] = times.map((time, i) => ({
    key: String(i),
    label: names.length > 1 ? names[i] : 'Middle half',
    bars: [
      {
        value: time.median,
        low: time.q1,
        high: time.q3,
        text: `${secondsInWords(time.q1)} to ${secondsInWords(time.q3)}`,
      },
    ],
  }));
  const most = Math.max(...times.map(time => time.q3 ?? 0)) * 1.2;
  return (
    <Block
      title={`Half are done within ${secondsInWords(first.median)}`}
      subtitle={times
        .map(
          (time, i) =>
            `${names.length > 1 ? `${names[i]}: m` : 'M'}edian of ${formatCount(time.n, 'response')}`,
        )
        .join(', ')}
      table={timesTable(results, nameOf, names)}
      asTable={asTable}
      fileName={`time-${results.start}-${results.end}`}
    >
      <Stack gap="sm">
        <Bars rows={rows} to={most} isDot label="Time to finish: median, and where the middle half lies" />
        <Text size="xs" c="dimmed">
          From the first look at the survey to the last answer.
          {later > 0
            ? ` ${formatCount(later, 'response')} took over three hours: they came back later and are left out.`
            : ''}
          {unknown > 0 ? ` Of ${formatCount(unknown, 'response')} no beginning is known.` : ''}
        </Text>
        <PageTimes pages={results.pages} nameOf={nameOf} />
      </Stack>
    </Block>
  );
}

type Page = Results['pages'][number];

/** Each page by itself, as long as it was in view. */
function PageTimes({ pages, nameOf }: { pages: readonly Page[]; nameOf: (page: Page) => string }) {
  const timed = pages.filter(page => page.times.some(time => time.median !== null));
  if (timed.length === 0) return null;
  const rows = timed.map(
    (page): BarRow => ({
      key: page.id,
      label: nameOf(page),
      bars: page.times.map(({ median, q1, q3, n }) => ({
        value: median,
        low: q1,
        high: q3,
        text: median === null ? '–' : `${secondsInWords(median)}, n ${count(n)}`,
      })),
    }),
  );
  const most = Math.max(...timed.flatMap(page => page.times.map(time => time.q3 ?? 0))) * 1.2;
  return (
    <Stack gap="sm">
      <Title order={3}>On each page</Title>
      <Bars rows={rows} to={most} isDot label="Time on each page: median, and where the middle half lies" />
      <Text size="xs" c="dimmed">
        Median of those it is known of, as long as the page was in view.
      </Text>
    </Stack>
  );
}

const count = (n: number): string => new Intl.NumberFormat('en').format(n);
