'use client';

import { parseAsStringLiteral, useQueryState } from 'nuqs';
import { previewViews } from '../../preview/preview';
import { DraftPreview } from '../draft-preview';
import { Overlay } from './overlay';
import { useWriting } from './use-writing';

/** The page that is being worked on, drawn by the code that draws the customer's; its texts are written in place. */
export function Canvas() {
  const [view, setView] = useQueryState('view', parseAsStringLiteral(previewViews).withDefault('phone'));
  const writing = useWriting();
  return (
    <DraftPreview
      view={view}
      onView={setView}
      isHeld={writing.path !== null}
      over={over => <Overlay {...over} writing={writing} />}
    />
  );
}
