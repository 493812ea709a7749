'use client';

import { Anchor, Button, Group, Stack, Text } from '@mantine/core';
import Link from 'next/link';
import { daysLabel, formatCount } from '@/domain/metrics/words';
import { FilterBar } from '../filters/filter-bar';
import { RangePicker } from '../filters/range-picker';
import { EmptyState, Loaded } from '../ui/states';
import { useWorkspace } from '../ui/workspace-context';
import { InsightsFrame } from './insights-frame';
import { MeasurePicker } from './measure-picker';
import { figureInWords } from './segment-words';
import { SegmentsCard } from './segments-card';
import { ThemesPlot } from './themes-plot';
import { ThemesTable } from './themes-table';
import { themesFinding, themesTable } from './themes-words';
import { type ThemesAddress, type ThemesData, useAnswersHref, useThemes } from './use-themes';

/** What people write about, how it goes with the score, and what is said more or less than before. */
export function Themes() {
  const address = useThemes();
  const { can, href } = useWorkspace();
  return (
    <InsightsFrame
      tools={
        <>
          <MeasurePicker address={address} />
          <RangePicker address={address} />
          <FilterBar address={address} />
          <Group gap="xs" ml="auto">
            <Button component={Link} href={href('insights', 'improvements')} variant="subtle" color="gray">
              You said, we did
            </Button>
            {can('design') ? (
              <Button component={Link} href={href('settings', 'themes')} variant="subtle" color="gray">
                Edit themes
              </Button>
            ) : null}
          </Group>
        </>
      }
    >
      <Loaded query={address.report}>{data => <Shown data={data} address={address} />}</Loaded>
    </InsightsFrame>
  );
}

function Shown({ data, address }: { data: ThemesData; address: ThemesAddress }) {
  const { question, rows, commented, metric, from, to, timezone } = data;
  const fileName = `themes-${metric}-${from}-${to}`;
  if (!question || rows.length === 0) return <Nothing data={data} />;
  const about = [
    question.survey.name,
    daysLabel(from, to),
    timezone,
    `all with a comment: ${figureInWords(metric, commented.now)}`,
  ].join(' · ');
  return (
    <Stack gap="md">
      <SegmentsCard
        title={themesFinding(rows)}
        subtitle={about}
        table={() => themesTable(data)}
        fileName={fileName}
        isStale={address.report.isPlaceholderData}
      >
        <ThemesTable data={data} address={address} />
        <Rest data={data} address={address} />
      </SegmentsCard>
      <ThemesPlot data={data} address={address} fileName={`${fileName}-impact`} />
    </Stack>
  );
}

/** Comments that no theme was found in: where the next one may hide. */
function Rest({ data, address }: { data: ThemesData; address: ThemesAddress }) {
  const answers = useAnswersHref(address, data);
  const { can, href } = useWorkspace();
  const rest = data.commented.now.n - data.themed;
  if (rest <= 0) return null;
  return (
    <Text size="xs" c="dimmed" px="md" py="sm">
      <Anchor
        component={Link}
        size="xs"
        href={answers({ all: [{ commented: true }, { not: { theme: ['any'] } }] })}
      >
        {formatCount(rest, 'answer')}
      </Anchor>{' '}
      with a comment {rest === 1 ? 'has' : 'have'} none of these themes.{' '}
      {can('design') ? (
        <Anchor component={Link} size="xs" href={`${href('settings', 'themes')}?show=suggestions`}>
          See which words stand out
        </Anchor>
      ) : null}
    </Text>
  );
}

function Nothing({ data: { question, commented } }: { data: ThemesData }) {
  const { can, href } = useWorkspace();
  if (!question) return <EmptyState>Nobody was asked a question for this figure yet.</EmptyState>;
  if (commented.now.n === 0)
    return (
      <EmptyState>
        Nobody left a comment beside this score in these days. Choose more days or fewer filters.
      </EmptyState>
    );
  return (
    <EmptyState
      action={
        can('design') ? (
          <Button component={Link} href={href('settings', 'themes')}>
            Look at the themes
          </Button>
        ) : undefined
      }
    >
      {`No theme was found in ${formatCount(commented.now.n, 'answer')} with a comment. New comments are read within a minute.`}
    </EmptyState>
  );
}
