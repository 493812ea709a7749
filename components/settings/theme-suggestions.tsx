'use client';

import { Button, Card, Group, Stack, Text, Title } from '@mantine/core';
import { useIntersection } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { formatShare } from '@/domain/metrics/format';
import { formatCount } from '@/domain/metrics/words';
import { piecesOf, spansOf } from '@/domain/text/search';
import { Marked } from '../responses/marked';
import { languageName } from '../surveys/languages';
import { type Outputs, useTRPC } from '../trpc';
import type { ThemeStart } from './themes';

type Suggestion = Outputs['theme']['suggest'][number];

/** Phrases that many wrote and no theme covers, most with the unhappy first; asked for when the reader comes near. */
export function Suggestions({ onMake }: { onMake: (start: ThemeStart) => unknown }) {
  const trpc = useTRPC();
  const { ref, entry } = useIntersection({ rootMargin: '300px' });
  const query = useQuery(
    trpc.theme.suggest.queryOptions(undefined, {
      enabled: entry?.isIntersecting ?? false,
      staleTime: 300_000,
    }),
  );
  return (
    <Card ref={ref} component="section" aria-label="Suggestions">
      <Title order={3}>Words that stand out</Title>
      <Text size="xs" c="dimmed" mb="sm">
        What many wrote lately without any theme, what goes with unhappy answers first.
      </Text>
      {query.data ? <List suggestions={query.data} onMake={onMake} /> : null}
      {query.isPending ? <Text c="dimmed">Looking through your comments…</Text> : null}
      {query.isError ? <Text c="dimmed">They could not be read now.</Text> : null}
    </Card>
  );
}

function List({
  suggestions,
  onMake,
}: {
  suggestions: Suggestion[];
  onMake: (start: ThemeStart) => unknown;
}) {
  if (suggestions.length === 0)
    return <Text c="dimmed">Nothing stands out: the themes cover what people write.</Text>;
  return (
    <Stack gap="sm">
      {suggestions.map(({ phrase, language, n, unhappy, usual, quotes }) => {
        const [quote] = quotes;
        return (
          <Group key={`${language} ${phrase}`} gap="md" wrap="nowrap" align="flex-start">
            <div style={{ flex: 1, minWidth: 0 }}>
              <Text>
                <b lang={language}>{phrase}</b>{' '}
                <Text span c="dimmed" size="xs">
                  {languageName(language)}, {formatCount(n, 'comment')}; {formatShare(unhappy)} of them
                  unhappy, against {formatShare(usual)} of all
                </Text>
              </Text>
              {quote ? (
                <Text size="xs" c="dimmed" lineClamp={2} lang={language}>
                  “<Marked pieces={piecesOf(quote.text, spansOf(quote.text, [phrase], false))} />”
                </Text>
              ) : null}
            </div>
            <Button
              size="compact-sm"
              flex="none"
              aria-label={`Make a theme of ${phrase}`}
              onClick={() =>
                onMake({
                  name: phrase.charAt(0).toUpperCase() + phrase.slice(1),
                  rules: [{ kind: 'words', any: [phrase], language }],
                })
              }
            >
              Make a theme
            </Button>
          </Group>
        );
      })}
    </Stack>
  );
}
