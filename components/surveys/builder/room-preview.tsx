'use client';

import { useState } from 'react';
import { useDraftRoom } from '../draft-context';
import { Preview, type PreviewView } from '../preview/preview';
import { placeOfSelection } from './selection';

/** The live preview beside a room that is not about one page; it begins with `view`. */
export function RoomPreview({ view: first }: { view: PreviewView }) {
  const { definition, survey, language, setLanguage, selection, select } = useDraftRoom();
  const [view, setView] = useState(first);
  return (
    <Preview
      definition={definition}
      template={survey.template}
      language={language}
      onLanguage={setLanguage}
      view={view}
      onView={setView}
      place={placeOfSelection(definition, selection)}
      onPlace={select}
    />
  );
}
