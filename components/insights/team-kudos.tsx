'use client';

import { ActionIcon, Anchor, Button, Card, CopyButton, Group, Text, Title, Tooltip } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconCheck, IconCopy, IconMail } from '@tabler/icons-react';
import Link from 'next/link';
import { ScoreChip } from '../responses/score-chip';
import { Loaded } from '../ui/states';
import { When } from '../ui/when';
import { useWorkspace } from '../ui/workspace-context';
import classes from './team.module.css';
import { kudosFinding, praiseCount, praiseText } from './team-words';
import { type KudosData, type TeamAddress, useKudos } from './use-team';

/** Shown before *Show all*. */
const FIRST = 6;

/** What customers praised, for everybody to see and to pass on. */
export function TeamKudos({ address }: { address: TeamAddress }) {
  const kudos = useKudos(address);
  return (
    <Loaded query={kudos}>
      {data => (
        <Card component="section" aria-labelledby="kudos">
          <Title order={2} id="kudos">
            {kudosFinding(data)}
          </Title>
          <Text size="xs" c="dimmed" mb="sm">
            Comments with a good score or a happy tone, the newest first. Whoever was praised last comes
            first.
          </Text>
          <People kudos={data} />
        </Card>
      )}
    </Loaded>
  );
}

function People({ kudos }: { kudos: KudosData }) {
  const [all, { open }] = useDisclosure(false);
  return (
    <>
      <div className={classes.people}>
        {(all ? kudos : kudos.slice(0, FIRST)).map(one => (
          <Person key={one.key} one={one} />
        ))}
      </div>
      {all || kudos.length <= FIRST ? null : (
        <Button variant="subtle" color="gray" size="compact-sm" mt="md" onClick={open}>
          Show all {kudos.length}
        </Button>
      )}
    </>
  );
}

function Person({ one }: { one: KudosData[number] }) {
  return (
    <section className={classes.person} aria-label={`Praise for ${one.key}`}>
      <Group gap="xs" align="baseline" justify="space-between">
        <Title order={3} className={classes.name}>
          {one.key}
        </Title>
        <Text size="xs" c="dimmed">
          {praiseCount(one)}
        </Text>
      </Group>
      {one.voices.map(voice => (
        <Praise key={voice.responseId} about={one.key} voice={voice} />
      ))}
    </section>
  );
}

function Praise({ about, voice }: { about: string; voice: KudosData[number]['voices'][number] }) {
  const { href } = useWorkspace();
  const { text, score, at, responseId } = voice;
  const path = `${href('responses')}?open=${responseId}`;
  const words = () => praiseText(about, voice, new URL(path, window.location.href).href);
  return (
    <article className={classes.voice}>
      <Text className={classes.words}>{text}</Text>
      <Group gap="xs" mt={4} wrap="nowrap">
        {score ? <ScoreChip {...score} /> : null}
        <Anchor component={Link} size="xs" href={path} flex={1}>
          <When at={at} />
        </Anchor>
        <CopyButton value={typeof window === 'undefined' ? '' : words()}>
          {({ copied, copy }) => (
            <Tooltip label={copied ? 'Copied' : 'Copy'}>
              <ActionIcon
                variant="subtle"
                color="gray"
                size={24}
                onClick={copy}
                aria-label={copied ? 'Copied' : `Copy this praise for ${about}`}
              >
                {copied ? <IconCheck size={16} stroke={1.5} /> : <IconCopy size={16} stroke={1.5} />}
              </ActionIcon>
            </Tooltip>
          )}
        </CopyButton>
        <Tooltip label="Mail it">
          <ActionIcon
            component="a"
            variant="subtle"
            color="gray"
            size={24}
            aria-label={`Mail this praise for ${about}`}
            href={`mailto:?subject=${encodeURIComponent(`What a customer said about ${about}`)}&body=${encodeURIComponent(typeof window === 'undefined' ? '' : words())}`}
          >
            <IconMail size={16} stroke={1.5} />
          </ActionIcon>
        </Tooltip>
      </Group>
    </article>
  );
}
