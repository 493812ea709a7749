'use client';

import { Anchor, Badge, Button, Card, Group, Stack, Text, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import Link from 'next/link';
import { parseAsString, useQueryState } from 'nuqs';
import { localDay } from '@/domain/metrics/words';
import { type Outputs, useTRPC } from '../trpc';
import { offerUndo } from '../ui/offer-undo';
import { EmptyState, Loaded } from '../ui/states';
import { told } from '../ui/told';
import { useWorkspace } from '../ui/workspace-context';
import { ImprovementForm } from './improvement-form';
import { ImprovementTell } from './improvement-tell';
import { helpedSentence, mailsSentence } from './improvement-words';
import { InsightsFrame } from './insights-frame';

export type Improvement = Outputs['improvement']['list'][number];

/** `edit` in the address while a new one is written; else the id of the one that is open. */
const NEW = 'new';
/** While mails leave, how many did shows soon. */
const MAILING_MS = 3_000;

/** "You said, we did": what was changed because of what people wrote, whether it helped, and whom it was told. */
export function Improvements() {
  const trpc = useTRPC();
  const { can, href } = useWorkspace();
  const query = useQuery(
    trpc.improvement.list.queryOptions(undefined, {
      refetchInterval: ({ state }) =>
        state.data?.some(({ mails }) => mails.waiting > 0) ? MAILING_MS : false,
    }),
  );
  const [open, setOpen] = useQueryState('edit', parseAsString);
  const [telling, setTelling] = useQueryState('tell', parseAsString);
  const newButton = can('design') ? (
    <Button variant="filled" onClick={() => setOpen(NEW)}>
      New improvement
    </Button>
  ) : null;
  const edited = query.data?.find(({ id }) => id === open);
  const told = query.data?.find(({ id }) => id === telling);
  return (
    <InsightsFrame
      tools={
        <>
          <Text c="dimmed" flex="1 1 320px" maw={640}>
            What you changed because of what people wrote: a flag on the trends, and a mail to those who
            raised it.
          </Text>
          <Group gap="xs" ml="auto">
            <Button component={Link} href={href('insights', 'themes')} variant="subtle" color="gray">
              Themes
            </Button>
            {query.data?.length ? newButton : null}
          </Group>
        </>
      }
    >
      <Loaded query={query}>
        {improvements =>
          improvements.length === 0 ? (
            <EmptyState action={newButton}>
              Nothing is written down yet. Note what you changed because of a theme, and see whether people
              write about it less.
            </EmptyState>
          ) : (
            <Stack gap="md">
              {improvements.map(one => (
                <One
                  key={one.id}
                  improvement={one}
                  onEdit={() => setOpen(one.id)}
                  onTell={() => setTelling(one.id)}
                />
              ))}
            </Stack>
          )
        }
      </Loaded>
      {can('design') && query.data && (open === NEW || edited) ? (
        <ImprovementForm key={open} improvement={edited ?? null} onClose={() => setOpen(null)} />
      ) : null}
      {can('design') && told?.state === 'published' ? (
        <ImprovementTell key={telling} improvement={told} onClose={() => setTelling(null)} />
      ) : null}
    </InsightsFrame>
  );
}

function One({
  improvement,
  onEdit,
  onTell,
}: {
  improvement: Improvement;
  onEdit: () => void;
  onTell: () => void;
}) {
  const { can, href } = useWorkspace();
  const { theme, day, said, did, state } = improvement;
  const helped = helpedSentence(improvement);
  const mails = mailsSentence(improvement.mails);
  return (
    <Card component="article">
      <Stack gap="xs">
        <Group gap="xs">
          <Text size="xs" c="dimmed">
            {localDay(day)}
          </Text>
          {theme ? (
            <Anchor
              component={Link}
              size="xs"
              href={`${href('responses')}?match=${encodeURIComponent(JSON.stringify({ theme: [theme.id] }))}`}
            >
              {theme.name}
            </Anchor>
          ) : null}
          {state === 'draft' ? (
            <Badge variant="outline" color="gray" tt="none" fw={500}>
              Draft
            </Badge>
          ) : null}
        </Group>
        <Text c="dimmed">{said}</Text>
        <Title order={2}>{did}</Title>
        {helped ? <Text>{helped}</Text> : null}
        {mails ? (
          <Text size="xs" c="dimmed" role="status">
            {mails}
          </Text>
        ) : null}
        {can('design') ? <Actions improvement={improvement} onEdit={onEdit} onTell={onTell} /> : null}
      </Stack>
    </Card>
  );
}

function Actions({
  improvement: { id, theme, day, said, did, state, mailedAt, mails },
  onEdit,
  onTell,
}: {
  improvement: Improvement;
  onEdit: () => void;
  onTell: () => void;
}) {
  const trpc = useTRPC();
  const client = useQueryClient();
  const refresh = () => client.invalidateQueries({ queryKey: trpc.improvement.pathKey() });
  const create = useMutation(trpc.improvement.create.mutationOptions(told(null, refresh)));
  const withdraw = useMutation(trpc.improvement.withdraw.mutationOptions(told(null, refresh)));
  const publish = useMutation(
    trpc.improvement.publish.mutationOptions(
      told(null, () => {
        offerUndo('Published: it stands on the trends.', () => withdraw.mutate({ id }));
        return refresh();
      }),
    ),
  );
  const remove = useMutation(
    trpc.improvement.delete.mutationOptions(
      told(null, () => {
        offerUndo('The draft was deleted.', () =>
          create.mutate({ theme: theme?.id ?? null, day, said, did }),
        );
        return refresh();
      }),
    ),
  );
  const stop = useMutation(
    trpc.improvement.stop.mutationOptions(told('Stopped. Mails that had not left are kept back.', refresh)),
  );
  return (
    <Group gap="xs">
      {state === 'draft' ? (
        <>
          <Button size="compact-sm" onClick={() => publish.mutate({ id })} loading={publish.isPending}>
            Publish
          </Button>
          <Button size="compact-sm" variant="subtle" color="gray" onClick={onEdit}>
            Change
          </Button>
          <Button size="compact-sm" variant="subtle" color="gray" onClick={() => remove.mutate({ id })}>
            Delete
          </Button>
        </>
      ) : (
        <>
          {theme ? (
            <Button size="compact-sm" onClick={onTell}>
              Tell those who raised it
            </Button>
          ) : null}
          {mails.waiting > 0 ? (
            <Button size="compact-sm" onClick={() => stop.mutate({ id })} loading={stop.isPending}>
              Stop sending
            </Button>
          ) : null}
          {mailedAt === null ? (
            <>
              <Button size="compact-sm" variant="subtle" color="gray" onClick={onEdit}>
                Change
              </Button>
              <Button size="compact-sm" variant="subtle" color="gray" onClick={() => withdraw.mutate({ id })}>
                Withdraw
              </Button>
            </>
          ) : null}
        </>
      )}
    </Group>
  );
}
