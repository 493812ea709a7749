'use client';

import { Card, Stack, Text } from '@mantine/core';
import { useDraftRoom } from '../../draft-context';
import { LocalText } from '../../local-text';
import { QuestionFields } from '../../question-fields';
import { pathOfSelection } from '../selection';
import { EndingActions } from './ending-actions';

/** Everything that can be said about what is selected. */
export function Properties() {
  const { definition, selection } = useDraftRoom();
  const path = selection && pathOfSelection(definition, selection);
  if (!selection || !path) return <Text c="dimmed">Choose a page or a question to change it.</Text>;
  if (selection.kind === 'question') {
    const question = definition.pages.flatMap(page => page.questions).find(one => one.key === selection.key);
    return question ? (
      <Card>
        <QuestionFields question={question} path={path} number={1} />
      </Card>
    ) : null;
  }
  return (
    <Card>
      <Stack gap="sm">
        <LocalText path={`${path}.title`} label="Title" maxLength={300} />
        {selection.kind === 'ending' ? (
          <>
            <LocalText path={`${path}.text`} label="Text (optional)" rows={2} maxLength={2000} />
            <Endings path={path} id={selection.id} />
          </>
        ) : null}
      </Stack>
    </Card>
  );
}

function Endings({ path, id }: { path: string; id: string }) {
  const ending = useDraftRoom().definition.endings.find(one => one.id === id);
  return ending ? <EndingActions ending={ending} path={path} /> : null;
}
