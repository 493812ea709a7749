'use client';

import { Box, Stack, Switch } from '@mantine/core';
import type { Question } from '@/domain/survey/definition';
import { fieldId, useDraftRoom } from '../../draft-context';
import { LocalText } from '../../local-text';
import { ShowIf } from '../logic/show-if';
import { ChoiceFields, RowFields } from './choice-fields';
import { Details } from './details';
import { IndexFields } from './index-fields';
import { PictureField } from './picture-field';
import classes from './properties.module.css';
import { QuestionType } from './question-type';
import { PointCount, ScaleStyle, ScaleWords } from './scale-fields';
import { ConsentFields, DateFields, Hint, LengthFields, NumberFields, YesNoFields } from './text-fields';
import { useQuestion } from './use-question';

/** Everything that can be said about one question. */
export function QuestionProperties({ question, path }: { question: Question; path: string }) {
  const { readOnly } = useDraftRoom();
  const set = useQuestion(question);
  const isAsked = question.type !== 'statement';
  return (
    <Stack gap="sm">
      <QuestionType question={question} />
      <LocalText path={`${path}.title`} label={isAsked ? 'Question' : 'Text'} rows={1} />
      <LocalText
        path={`${path}.help`}
        label={isAsked ? 'Help text (optional)' : 'Further text (optional)'}
        rows={1}
        maxLength={2000}
      />
      {isAsked ? (
        <Switch
          id={fieldId(`${path}.required`)}
          label={question.type === 'consent' ? 'Must be ticked' : 'Must be answered'}
          checked={question.required}
          disabled={readOnly}
          onChange={event => set({ required: event.currentTarget.checked })}
        />
      ) : null}
      <TypeFields question={question} path={path} />
      <Box className={classes.block}>
        <ShowIf path={path} />
      </Box>
      <PictureField question={question} path={path} />
      <Details question={question} path={path} />
    </Stack>
  );
}

function TypeFields({ question, path }: { question: Question; path: string }) {
  switch (question.type) {
    case 'nps':
    case 'ces':
      return <ScaleWords question={question} path={path} />;
    case 'csat':
      return (
        <>
          <ScaleStyle question={question} path={path} />
          <ScaleWords question={question} path={path} />
        </>
      );
    case 'rating':
      return (
        <>
          <ScaleStyle question={question} path={path} />
          <PointCount question={question} path={path} />
          <IndexFields question={question} path={path} />
          <ScaleWords question={question} path={path} />
        </>
      );
    case 'matrix':
      return (
        <>
          <RowFields question={question} path={path} />
          <PointCount question={question} path={path} />
          <ScaleWords question={question} path={path} />
        </>
      );
    case 'single':
    case 'multiple':
    case 'dropdown':
    case 'ranking':
      return <ChoiceFields question={question} path={path} />;
    case 'yesno':
      return <YesNoFields path={path} />;
    case 'short':
    case 'long':
      return <LengthFields question={question} path={path} />;
    case 'number':
      return <NumberFields question={question} path={path} />;
    case 'date':
      return <DateFields question={question} path={path} />;
    case 'email':
    case 'phone':
      return <Hint path={path} />;
    case 'consent':
      return <ConsentFields question={question} path={path} />;
    case 'statement':
      return null;
  }
}
