'use client';

import { parseAsStringLiteral, useQueryState } from 'nuqs';
import { useDraftRoom } from '../../draft-context';
import { Preview, previewViews } from '../../preview/preview';
import { placeOfSelection } from '../selection';
import { Overlay } from './overlay';
import { useWriting } from './use-writing';

/** The page that is being worked on, drawn by the code that draws the customer's; its texts are written in place. */
export function Canvas() {
  const { definition, survey, language, setLanguage, selection, select } = useDraftRoom();
  const [view, setView] = useQueryState('view', parseAsStringLiteral(previewViews).withDefault('phone'));
  const writing = useWriting();
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
      isHeld={writing.path !== null}
      over={over => <Overlay {...over} writing={writing} />}
    />
  );
}
