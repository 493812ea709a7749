'use client';

import { Anchor, Button, Card, Code, Text, VisuallyHidden } from '@mantine/core';
import { IconCircle, IconCircleCheckFilled } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { type ReactNode, useEffect } from 'react';
import { type Outputs, useTRPC } from '../trpc';
import { ButtonLink } from '../ui/link';
import { Page } from '../ui/page';
import { EmptyState, ErrorState, ListSkeleton } from '../ui/states';
import { told } from '../ui/told';
import { useWorkspace } from '../ui/workspace-context';
import { FirstKey } from './first-key';
import classes from './start.module.css';

type Step = keyof Outputs['workspace']['setup']['done'];

/** A purchase sent from a terminal ticks its line within this. */
const FRESH_MS = 5_000;

/** What a new company has to do before its first number. Each line ticks itself from what is really there. */
export function SetupList() {
  const trpc = useTRPC();
  const { can, href, setupOpen } = useWorkspace();
  const setup = useQuery(
    trpc.workspace.setup.queryOptions(undefined, { refetchInterval: FRESH_MS, enabled: can('govern') }),
  );
  // The sidebar learned of the list when the page was loaded; it forgets it as soon as all is done.
  const router = useRouter();
  const isOver = setupOpen && setup.data?.isOpen === false;
  useEffect(() => {
    if (isOver) router.refresh();
  }, [isOver, router]);
  if (!can('govern'))
    return (
      <Page title="Set up">
        <EmptyState action={<ButtonLink href={href('overview')}>Open Overview</ButtonLink>}>
          An owner or admin of this workspace sets it up.
        </EmptyState>
      </Page>
    );
  if (!setup.data)
    return (
      <Page title="Set up">
        {setup.isError ? (
          <ErrorState error={setup.error} onRetry={() => setup.refetch()} />
        ) : (
          <ListSkeleton rows={5} />
        )}
      </Page>
    );
  const { done } = setup.data;
  const left = Object.values(done).filter(isDone => !isDone).length;
  return (
    <Page
      title="Set up"
      note={
        left > 0
          ? 'In any order. Each line ticks itself when it is done.'
          : 'Everything is in place. The first answers appear on Overview.'
      }
      action={
        left > 0 ? null : (
          <ButtonLink href={href('overview')} variant="filled">
            Open Overview
          </ButtonLink>
        )
      }
    >
      <Card padding={0} maw={720} component="ol" className={classes.list}>
        <Line step="mail" done={done} title="Connect mail" to={['settings', 'mail']} go="How to connect">
          Your own mail server, or <Code>SMTP_URL</Code> where Afterword is started. Until then invitations
          are kept, not sent.
        </Line>
        <Line step="reply" done={done} title="Give a reply address" to={['settings', 'mail']} go="Mail">
          Some customers answer the mail itself. Somebody should read it.
        </Line>
        <Line step="domain" done={done} title="Verify your domain" to={['settings', 'mail']} go="Check it">
          So that receivers believe the mail is yours. Links and QR codes work meanwhile.
        </Line>
        <Line
          step="interactions"
          done={done}
          title="Send interactions"
          to={['settings', 'api-keys']}
          go="API keys"
          more={<FirstKey isOffered={!done.interactions} />}
        >
          What customers do, such as a purchase or a call, comes in from your shop or help desk.
        </Line>
        <Line
          step="survey"
          done={done}
          title="Publish a survey"
          to={['surveys', 'new']}
          go="Choose a template"
        >
          Ready-made questions in nine languages; change any word.
        </Line>
        <Line
          step="program"
          done={done}
          title="Choose who is asked"
          to={['programs', 'new']}
          go="Make a program"
        >
          After which interactions, when, and how seldom. Nobody is mailed before you go live.
        </Line>
        <Line step="people" done={done} title="Invite people" to={['settings', 'members']} go="Members">
          Colleagues see the numbers, read the answers, or write the surveys.
        </Line>
      </Card>
      {left > 0 ? <PutAway /> : null}
    </Page>
  );
}

function Line({
  step,
  done,
  title,
  to,
  go,
  more,
  children,
}: {
  step: Step;
  done: Record<Step, boolean>;
  title: string;
  to: string[];
  go: string;
  more?: ReactNode;
  children: ReactNode;
}) {
  const { href } = useWorkspace();
  const isDone = done[step];
  const Tick = isDone ? IconCircleCheckFilled : IconCircle;
  return (
    <li className={classes.line} data-done={isDone || undefined}>
      <Tick size={20} stroke={1.5} className={classes.tick} aria-hidden />
      <div className={classes.what}>
        <Text fw={500}>
          {title}
          <VisuallyHidden>{isDone ? ', done' : ', to do'}</VisuallyHidden>
        </Text>
        <Text c="dimmed">{children}</Text>
        {more}
      </div>
      {isDone ? null : (
        <Anchor component={Link} href={href(...to)} className={classes.go}>
          {go}
        </Anchor>
      )}
    </li>
  );
}

/** Not everybody needs every line. */
function PutAway() {
  const trpc = useTRPC();
  const router = useRouter();
  const { href } = useWorkspace();
  const put = useMutation(
    trpc.workspace.update.mutationOptions(
      told('The list is put away. What is left is found in Settings, Surveys and Programs.', () => {
        router.push(href('overview'));
        router.refresh();
      }),
    ),
  );
  return (
    <Button
      variant="subtle"
      color="gray"
      size="compact-sm"
      mt="md"
      loading={put.isPending}
      onClick={() => put.mutate({ settings: { setupDismissed: true } })}
    >
      Put this list away
    </Button>
  );
}
