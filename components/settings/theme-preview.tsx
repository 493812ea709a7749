'use client';

import { Badge, Box, Group, Stack, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ThemeRule } from '@/domain/text/theme';
import { Marked } from '../responses/marked';
import { type Outputs, useTRPC } from '../trpc';
import { errorSentence } from '../ui/errors';
import classes from './themes.module.css';

type Preview = Outputs['theme']['preview'];

/** What the rules as they stand would find in the newest comments, and what they would find no more. */
export function ThemePreview({ id, rules }: { id: string | null; rules: ThemeRule[] }) {
  const trpc = useTRPC();
  const [settled] = useDebouncedValue(rules, 500);
  const preview = useQuery(
    trpc.theme.preview.queryOptions(
      { ...(id && { id }), rules: settled },
      { enabled: settled.length > 0, placeholderData: keepPreviousData, staleTime: 30_000, retry: false },
    ),
  );
  if (rules.length === 0) return null;
  return (
    <Box className={classes.preview} component="section" aria-label="What it finds">
      {preview.data ? (
        <Found preview={preview.data} isStale={preview.isFetching} />
      ) : (
        <Text c="dimmed">
          {preview.isError ? errorSentence(preview.error) : 'Trying it on your comments…'}
        </Text>
      )}
    </Box>
  );
}

function Found({ preview, isStale }: { preview: Preview; isStale: boolean }) {
  const { examples, problems, isTooSlow } = preview;
  return (
    <Stack gap="xs" aria-busy={isStale}>
      <Text fw={500} aria-live="polite">
        {foundInWords(preview)}
      </Text>
      {[
        ...problems.map(({ problem }) => problem),
        ...(isTooSlow ? ['A pattern takes too long; it would be left out.'] : []),
      ].map(sentence => (
        <Text key={sentence} c="var(--aw-error)" size="xs" role="alert">
          {sentence}
        </Text>
      ))}
      {examples.map(({ responseId, pieces, change, language }, place) => (
        <Group key={`${responseId} ${place}`} gap="xs" wrap="nowrap" align="flex-start">
          <Text
            size="xs"
            flex={1}
            miw={0}
            style={{ overflowWrap: 'anywhere' }}
            lang={language ?? undefined}
            dir="auto"
          >
            <Marked pieces={pieces} />
          </Text>
          {change ? (
            <Badge variant="outline" color="gray" tt="none" fw={500} flex="none">
              {change === 'gained' ? 'New' : 'No more'}
            </Badge>
          ) : null}
        </Group>
      ))}
    </Stack>
  );
}

/** `Finds 214 of the newest 5,000 comments: 12 more than now, 3 no more.` */
function foundInWords({ looked, found, gained, lost }: Preview): string {
  const number = new Intl.NumberFormat('en');
  if (looked === 0) return 'There are no comments to try it on yet.';
  const whole =
    looked < 5_000 ? `${number.format(looked)} comments` : `the newest ${number.format(looked)} comments`;
  const changes = [
    ...(gained > 0 ? [`${number.format(gained)} new`] : []),
    ...(lost > 0 ? [`${number.format(lost)} no more`] : []),
  ];
  return `Finds ${number.format(found)} of ${whole}${changes.length > 0 ? `: ${changes.join(', ')}` : ''}.`;
}
