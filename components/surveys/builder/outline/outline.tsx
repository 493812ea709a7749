'use client';

import { NavLink, Stack } from '@mantine/core';
import { pickText } from '@/domain/survey/translate';
import { useDraftRoom } from '../../draft-context';
import { questionTypeWords } from '../../words';

/** All pages with their questions, then the endings, in order. */
export function Outline() {
  const { definition, language, selection, select } = useDraftRoom();
  return (
    <Stack gap={2}>
      {definition.pages.map((page, index) => (
        <NavLink
          key={page.id}
          component="button"
          type="button"
          label={`Page ${index + 1}`}
          opened
          active={selection?.kind === 'page' && selection.id === page.id}
          onClick={() => select({ kind: 'page', id: page.id })}
        >
          {page.questions.map(question => (
            <NavLink
              key={question.key}
              component="button"
              type="button"
              label={pickText(question.title, language, definition.languages) || question.key}
              description={questionTypeWords[question.type]}
              active={selection?.kind === 'question' && selection.key === question.key}
              onClick={() => select({ kind: 'question', key: question.key })}
            />
          ))}
        </NavLink>
      ))}
      {definition.endings.map((ending, index) => (
        <NavLink
          key={ending.id}
          component="button"
          type="button"
          label={definition.endings.length > 1 ? `Thank-you page ${index + 1}` : 'Thank-you page'}
          active={selection?.kind === 'ending' && selection.id === ending.id}
          onClick={() => select({ kind: 'ending', id: ending.id })}
        />
      ))}
    </Stack>
  );
}
