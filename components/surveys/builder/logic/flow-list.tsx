'use client';

import { Anchor, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
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
        <FlowPart
          key={page.id}
          name={pageName(definition, index, language)}
          onPick={() => select({ kind: 'page', id: page.id })}
        >
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
        </FlowPart>
      ))}
      {definition.endings.map((ending, index) => (
        <FlowPart
          key={ending.id}
          name={endingName(definition, index, language)}
          onPick={() => select({ kind: 'ending', id: ending.id })}
        >
          {ending.when ? (
            <Text size="sm">if {conditionInWords(ending.when, definition, language)}</Text>
          ) : null}
        </FlowPart>
      ))}
    </Stack>
  );
}

/** A page or a thank-you page, pressed to see it, with what is said of it below. */
function FlowPart({ name, onPick, children }: { name: string; onPick: () => void; children: ReactNode }) {
  return (
    <li className={classes.flow}>
      <Anchor component="button" type="button" size="sm" fw={500} ta="start" onClick={onPick}>
        {capital(name)}
      </Anchor>
      {children}
    </li>
  );
}
