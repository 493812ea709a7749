'use client';

import type { ComponentProps } from 'react';
import { useDraftRoom } from '../draft-context';
import { Preview } from '../preview/preview';
import { placeOfSelection } from './selection';

/** The live preview of the draft at the part that is selected; what is walked to in it is selected. */
export function DraftPreview(
  props: Pick<ComponentProps<typeof Preview>, 'view' | 'onView' | 'isHeld' | 'over'>,
) {
  const { definition, survey, language, setLanguage, selection, select } = useDraftRoom();
  return (
    <Preview
      {...props}
      definition={definition}
      template={survey.template}
      language={language}
      onLanguage={setLanguage}
      place={placeOfSelection(definition, selection)}
      onPlace={select}
    />
  );
}
