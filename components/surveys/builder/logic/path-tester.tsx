'use client';

import { Anchor, Autocomplete, Box, Button, Group, NativeSelect, Stack, Text } from '@mantine/core';
import { IconFlag, IconLock } from '@tabler/icons-react';
import { useMemo } from 'react';
import { INTERACTION_TYPE } from '@/domain/survey/conditions';
import { capital, endingName, pageHeading, questionTitle, targetName } from '@/domain/survey/names';
import { type WalkedPage, walkOf } from '@/domain/survey/walk';
import { useDraftRoom } from '../../draft-context';
import { languageName } from '../../languages';
import classes from './paths.module.css';
import { TrialAnswer } from './trial-answer';
import { attributesUsed, type Trial } from './use-trial';
import { useVocabulary } from './use-vocabulary';

/** Choose answers and see the way they lead: what is shown, what stays hidden and why, and where it ends. */
export function PathTester({ trial }: { trial: Trial }) {
  const { definition, language, select } = useDraftRoom();
  const walk = useMemo(
    () => walkOf(definition, trial.answers, trial.context, language),
    [definition, trial.answers, trial.context, language],
  );
  const ending = walk.ending ? definition.endings.indexOf(walk.ending) : -1;
  return (
    <Stack gap="sm">
      <Text size="sm" c="dimmed">
        Choose answers and see where they lead. Nothing is sent or stored.
      </Text>
      <Circumstances trial={trial} />
      <Stack gap={0} component="ol" className={classes.way}>
        {walk.pages.map(walked => (
          <PageOnTheWay key={walked.page.id} walked={walked} trial={trial} />
        ))}
        <li className={classes.step} data-state={walk.isStuck ? 'passed' : 'seen'}>
          <Group gap={6} wrap="nowrap" align="baseline" role="status">
            <IconFlag size={14} stroke={1.5} aria-hidden className={classes.icon} />
            <Box>
              <Anchor
                component="button"
                type="button"
                ta="start"
                fw={500}
                onClick={() => walk.ending && select({ kind: 'ending', id: walk.ending.id })}
              >
                {ending >= 0 ? capital(endingName(definition, ending, language)) : 'No thank-you page'}
              </Anchor>
              {walk.isStuck ? (
                <Text size="xs" c="dimmed">
                  Once the required answers above are given.
                </Text>
              ) : null}
              {walk.ending?.link ? (
                <Text size="xs" c="dimmed">
                  With a link to {walk.ending.link.url}
                </Text>
              ) : null}
            </Box>
          </Group>
        </li>
      </Stack>
      <Button
        variant="default"
        size="xs"
        style={{ alignSelf: 'flex-start' }}
        disabled={Object.keys(trial.answers).length === 0}
        onClick={trial.clear}
      >
        Clear the answers
      </Button>
    </Stack>
  );
}

/** The language and the attributes that conditions of this survey ask for. */
function Circumstances({ trial }: { trial: Trial }) {
  const { definition } = useDraftRoom();
  const { happened, customer } = useVocabulary();
  const attributes = attributesUsed(definition);
  if (definition.languages.length < 2 && attributes.length === 0) return null;
  return (
    <Group gap="xs" grow preventGrowOverflow={false} wrap="wrap">
      {definition.languages.length > 1 ? (
        <NativeSelect
          label="Language"
          size="xs"
          data={definition.languages.map(tag => ({ value: tag, label: languageName(tag) }))}
          value={trial.context.language}
          onChange={event => trial.setLanguage(event.currentTarget.value)}
        />
      ) : null}
      {attributes.map(name => (
        <Autocomplete
          key={name}
          label={name === INTERACTION_TYPE ? 'Type of interaction' : name}
          placeholder="not known"
          size="xs"
          data={[...happened, ...customer].find(known => known.name === name)?.values ?? []}
          value={String(trial.context.attributes[name] ?? '')}
          onChange={value => trial.setAttribute(name, value)}
        />
      ))}
    </Group>
  );
}

const stateWords = { seen: '', passed: 'Nothing on it is shown', off: 'Not on this path' };

function PageOnTheWay({ walked, trial }: { walked: WalkedPage; trial: Trial }) {
  const { definition, language, select } = useDraftRoom();
  const { page, index, state, questions, why, to } = walked;
  return (
    <li className={classes.step} data-state={state}>
      <Group gap="xs" justify="space-between" wrap="nowrap" align="baseline">
        <Text fw={500} size="sm">
          {capital(pageHeading(definition, index, language))}
        </Text>
        <Anchor
          component="button"
          type="button"
          size="xs"
          style={{ whiteSpace: 'nowrap' }}
          aria-label={`Show me page ${index + 1}`}
          onClick={() => select({ kind: 'page', id: page.id })}
        >
          Show me
        </Anchor>
      </Group>
      {stateWords[state] ? (
        <Text size="xs" c="dimmed">
          {stateWords[state]}
        </Text>
      ) : null}
      {state === 'off'
        ? null
        : questions.map(({ question, isShown, isOwed, why: reason }) =>
            isShown ? (
              <Box
                key={question.key}
                mt={6}
                role="group"
                aria-label={questionTitle(definition, question, language)}
              >
                <Text size="xs" mb={4}>
                  {questionTitle(definition, question, language)}
                  {isOwed ? (
                    <Text span size="xs" c="dimmed">
                      {' '}
                      · must be answered
                    </Text>
                  ) : null}
                </Text>
                <TrialAnswer question={question} answers={trial.answers} onAnswer={trial.answer} />
                {reason ? (
                  <Text size="xs" c="dimmed" mt={2}>
                    Shown because {reason}
                  </Text>
                ) : null}
              </Box>
            ) : (
              <Group key={question.key} gap={4} mt={6} wrap="nowrap" align="baseline">
                <IconLock size={12} stroke={1.5} aria-hidden className={classes.icon} />
                <Text size="xs" c="dimmed">
                  Hidden: “{questionTitle(definition, question, language)}” Shown if {reason}
                </Text>
              </Group>
            ),
          )}
      {to !== null && why ? (
        <Text size="xs" c="dimmed" mt={6}>
          → {targetName(definition, to, language)}, because {why}
        </Text>
      ) : null}
    </li>
  );
}
