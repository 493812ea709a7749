'use client';

import { Anchor, Stack, Text } from '@mantine/core';
import { conditionInWords } from '@/domain/survey/condition-words';
import { capital, endingName, pageName, questionTitle } from '@/domain/survey/names';
import { useDraftRoom } from '../../draft-context';
import { flowSentences } from './flow-words';
import classes from './paths.module.css';

/** Every page with the sentences of where it leads, then the thank-you pages with whom they are for. */
export function FlowList() {
  const { definition, language, select } = useDraftRoom();
  return (
    <Stack gap="xs" component="ol" className={classes.routes}>
      {definition.pages.map((page, index) => (
        <li key={page.id} className={classes.flow}>
          <Anchor
            component="button"
            type="button"
            size="sm"
            fw={500}
            ta="start"
            onClick={() => select({ kind: 'page', id: page.id })}
          >
            {capital(pageName(definition, index, language))}
          </Anchor>
          {page.questions.map(question =>
            question.showIf ? (
              <Text key={question.key} size="xs" c="dimmed">
                “{questionTitle(definition, question, language)}” only if{' '}
                {conditionInWords(question.showIf, definition, language)}
              </Text>
            ) : null,
          )}
          {flowSentences(definition, index, language).map((sentence, at) => (
            <Text key={at} size="sm">
              → {sentence}
            </Text>
          ))}
        </li>
      ))}
      {definition.endings.map((ending, index) => (
        <li key={ending.id} className={classes.flow}>
          <Anchor
            component="button"
            type="button"
            size="sm"
            fw={500}
            ta="start"
            onClick={() => select({ kind: 'ending', id: ending.id })}
          >
            {capital(endingName(definition, index, language))}
          </Anchor>
          {ending.when ? (
            <Text size="sm">if {conditionInWords(ending.when, definition, language)}</Text>
          ) : null}
        </li>
      ))}
    </Stack>
  );
}
