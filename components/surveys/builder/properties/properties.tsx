'use client';

import { Card, Stack } from '@mantine/core';
import { placeOfQuestion } from '@/domain/survey/edits/edited';
import { useDraftRoom } from '../../draft-context';
import { pathOfSelection } from '../selection';
import { Crumbs } from './crumbs';
import { EndingProperties } from './ending-properties';
import { PageProperties } from './page-properties';
import { QuestionProperties } from './question-properties';
import { SurveyProperties } from './survey-properties';

/** Everything that can be said about what is selected; about the survey as a whole where nothing is. */
export function Properties() {
  const { definition, selection } = useDraftRoom();
  const path = selection && pathOfSelection(definition, selection);
  return (
    <Card>
      {selection && path ? (
        <Stack gap="sm">
          <Crumbs part={selection} />
          <Selected path={path} />
        </Stack>
      ) : (
        <SurveyProperties />
      )}
    </Card>
  );
}

function Selected({ path }: { path: string }) {
  const { definition, selection } = useDraftRoom();
  if (selection?.kind === 'question') {
    const question = placeOfQuestion(definition, selection.key)?.question;
    return question ? <QuestionProperties question={question} path={path} /> : null;
  }
  if (selection?.kind === 'page') {
    const page = definition.pages.find(({ id }) => id === selection.id);
    return page ? <PageProperties page={page} path={path} /> : null;
  }
  const ending = definition.endings.find(({ id }) => id === selection?.id);
  return ending ? <EndingProperties ending={ending} path={path} /> : null;
}
