'use client';

import { Anchor, Badge, Button, Card, Group, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { questionsOf } from '@/domain/survey/scores';
import { diffDefinitions } from '@/domain/survey/versions';
import { When } from '../../../ui/when';
import { type PublishedVersion, useDraftRoom } from '../../draft-context';
import { languageName } from '../../languages';
import { counted } from '../../words';
import { ChangeList } from './change-list';

/** Changes told before somebody asks for all. */
const SHOWN = 5;

/** One published version: who, when, how often answered, and what was different from the one before. */
export function VersionCard({
  published,
  before,
  isLive,
  answers,
  onOpen,
}: {
  published: PublishedVersion;
  before: PublishedVersion | null;
  isLive: boolean;
  /** Null while they are counted. */
  answers: number | null;
  onOpen: (kind: 'view' | 'compare' | 'restore') => void;
}) {
  const { survey, readOnly } = useDraftRoom();
  const [isWhole, setWhole] = useState(false);
  const { version, definition, publishedBy, publishedAt } = published;
  const changes = before ? diffDefinitions(before.definition, definition) : [firstWords(definition)];
  const hidden = isWhole ? 0 : Math.max(0, changes.length - SHOWN);
  return (
    <Card component="section" aria-label={`Version ${version}`}>
      <Stack gap="xs">
        <Group justify="space-between" align="flex-start" gap="xs">
          <div>
            <Group gap="xs">
              <Title order={2} size="md">
                Version {version}
              </Title>
              {isLive ? (
                <Badge variant="default" tt="none" fw={400}>
                  {survey.state === 'closed' ? 'Closed' : 'Live'}
                </Badge>
              ) : null}
            </Group>
            <Text c="dimmed" size="sm">
              {publishedBy}, <When at={publishedAt} />
              {answers === null ? null : `, ${counted(answers, 'answer')}`}
            </Text>
          </div>
          <Group gap="xs">
            <Button size="compact-sm" onClick={() => onOpen('view')} aria-label={`View version ${version}`}>
              View
            </Button>
            <Button
              size="compact-sm"
              onClick={() => onOpen('compare')}
              aria-label={`Compare with draft: version ${version}`}
            >
              Compare with draft
            </Button>
            {readOnly ? null : (
              <Button
                size="compact-sm"
                onClick={() => onOpen('restore')}
                aria-label={`Restore as draft: version ${version}`}
              >
                Restore as draft
              </Button>
            )}
          </Group>
        </Group>
        <ChangeList
          changes={hidden > 0 ? changes.slice(0, SHOWN) : changes}
          none={`Nothing was different from version ${before?.version ?? ''}.`}
        />
        {hidden > 0 ? (
          <Anchor
            component="button"
            type="button"
            ta="start"
            underline="always"
            onClick={() => setWhole(true)}
          >
            Show {hidden} more
          </Anchor>
        ) : null}
      </Stack>
    </Card>
  );
}

function firstWords(definition: PublishedVersion['definition']): string {
  const questions = questionsOf(definition).filter(question => question.type !== 'statement').length;
  const languages = new Intl.ListFormat('en-GB').format(definition.languages.map(languageName));
  return `The first version: ${counted(questions, 'question')} on ${counted(definition.pages.length, 'page')}, in ${languages}.`;
}
