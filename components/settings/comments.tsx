'use client';

import { Button, Card, Divider, Group, Stack, Text, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { languageName } from '../surveys/languages';
import { type Outputs, useTRPC } from '../trpc';
import { EmptyState, Loaded } from '../ui/states';
import { told } from '../ui/told';
import { When } from '../ui/when';
import { countWords, foundWords, readerWords, rightWords } from './comment-words';

type Quality = Outputs['comment']['quality'];
type Language = Quality['languages'][number];

/** While it is learnt or read, how far that is shows soon. */
const WORKING_MS = 3_000;

/** Who tells how comments feel, language by language, and how often that is right: an aid, measured here, never a figure. */
export function Comments() {
  const trpc = useTRPC();
  const query = useQuery(
    trpc.comment.quality.queryOptions(undefined, {
      refetchInterval: ({ state }) => (state.data?.isAsked || state.data?.unread ? WORKING_MS : false),
    }),
  );
  return (
    <Stack gap="md">
      <Stack gap={4}>
        <Title order={2}>Comments</Title>
        <Text c="dimmed" maw={640}>
          Whether a comment sounds unhappy, neutral or happy is learnt from your own comments: those with a
          score show which words go with which feeling. Feelings help to find comments; they are not counted
          as scores.
        </Text>
      </Stack>
      <Loaded query={query}>
        {quality =>
          quality.languages.length === 0 ? (
            <EmptyState>
              Nobody has written anything yet. What people write is read as it comes in.
            </EmptyState>
          ) : (
            <>
              <Learning quality={quality} />
              <Languages quality={quality} />
            </>
          )
        }
      </Loaded>
    </Stack>
  );
}

function Learning({ quality }: { quality: Quality }) {
  const trpc = useTRPC();
  const client = useQueryClient();
  const learn = useMutation(
    trpc.comment.learn.mutationOptions(
      told(null, () => client.invalidateQueries({ queryKey: trpc.comment.quality.queryKey() })),
    ),
  );
  const hasEnough = quality.languages.some(({ scored }) => scored >= quality.fewest);
  return (
    <Group justify="space-between">
      <Text size="sm" c="dimmed" aria-live="polite">
        {quality.isAsked ? (
          'Learning from your comments. This takes a minute or two.'
        ) : quality.unread > 0 ? (
          `${quality.unread.toLocaleString('en')} comments are being read.`
        ) : quality.trainedAt ? (
          <>
            Learnt <When at={new Date(quality.trainedAt)} />. It learns again at night once there are a tenth
            more comments.
          </>
        ) : hasEnough ? (
          'It learns from them tonight.'
        ) : (
          `It begins to learn with ${quality.fewest} scored comments in one language.`
        )}
      </Text>
      <Button
        variant="default"
        loading={learn.isPending || quality.isAsked}
        disabled={!hasEnough}
        onClick={() => learn.mutate()}
      >
        Learn now
      </Button>
    </Group>
  );
}

function Languages({ quality }: { quality: Quality }) {
  return (
    <Card padding={0} component="ul" m={0} style={{ listStyle: 'none' }}>
      {quality.languages.map((language, place) => (
        <li key={language.language ?? ''}>
          {place > 0 ? <Divider /> : null}
          <LanguageRow language={language} fewest={quality.fewest} />
        </li>
      ))}
    </Card>
  );
}

function LanguageRow({ language, fewest }: { language: Language; fewest: number }) {
  const { model } = language;
  return (
    <Group px="md" py="sm" gap="md" align="flex-start">
      <Stack gap={2} w={220}>
        <Text fw={500}>{language.language ? languageName(language.language) : 'Not read yet'}</Text>
        <Text size="sm" c="dimmed">
          {countWords(language)}
        </Text>
      </Stack>
      <Stack gap={2} flex={1} miw={260}>
        <Text size="sm">{readerWords(language, fewest)}</Text>
        {model ? (
          <>
            <Text size="sm">{rightWords(model.quality)}</Text>
            <Text size="xs" c="dimmed">
              {foundWords(model.quality)}
            </Text>
          </>
        ) : null}
      </Stack>
    </Group>
  );
}
