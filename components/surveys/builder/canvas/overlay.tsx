'use client';

import { Fragment, type MouseEvent, useEffect, useMemo, useRef } from 'react';
import type { QuestionType, SurveyDefinition } from '@/domain/survey/definition';
import { questionsOf } from '@/domain/survey/scores';
import { readText } from '@/domain/survey/texts';
import { useDraftRoom } from '../../draft-context';
import type { Inside, Scheme } from '../../preview/frame';
import { type Tap, tapOf } from '../../preview/tap';
import { pathOfSelection, selectionAt } from '../selection';
import { usePartActions } from '../use-part-actions';
import classes from './canvas.module.css';
import { Part, PartOffers } from './part';
import { type PartPlace, readPlaces, type TextPlace } from './places';
import { TextEditor } from './text-editor';
import { textKind } from './text-kinds';
import type { Writing } from './use-writing';
import { caretAt } from './written';

/**
 * Lies over the page: what is selected is outlined, every text of the page is a button that opens it for writing, and a
 * click on anything else selects its question. Nothing in the page itself is ever pressed.
 */
export function Overlay({
  inside,
  scheme,
  writing,
  onTap,
}: {
  inside: Inside;
  scheme: Scheme;
  writing: Writing;
  onTap: (tap: Tap) => void;
}) {
  const { definition, language, selection, select, readOnly } = useDraftRoom();
  const { addQuestion } = usePartActions();
  const root = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: read anew with every drawing
  const places = useMemo(() => readPlaces(inside.document), [inside.document, inside.drawing]);
  const parts = places.filter(place => place.kind === 'part');
  const selected = selection && pathOfSelection(definition, selection);
  const seen = useSeen(root, parts.find(({ path }) => path === selected) ?? null, inside.scale);

  const pressPart = (event: MouseEvent, path: string) => {
    const point = pointOf(event, root.current, inside.scale);
    const below = event.detail > 0 ? inside.document.elementFromPoint(point.x, point.y) : null;
    const tap = tapOf(below);
    if (tap) return onTap(tap);
    seen(path);
    select(selectionAt(definition, path));
  };
  const pressText = (event: MouseEvent, place: TextPlace) => {
    const words = readText(definition, place.path)?.[language] ?? '';
    const point = pointOf(event, root.current, inside.scale);
    // The caret goes where it was pressed, if what is shown is what is written.
    const at = event.detail > 0 && words === place.shown ? caretAt(inside.document, point) : null;
    if (place.part) seen(place.part);
    writing.start(place.path, at);
  };
  const add = (type: QuestionType, after: string) => {
    const part = addQuestion(type);
    if (part && !WORDED.has(type)) writing.start(`${nextPath(definition, after)}.title`, null, true);
  };

  // After the texts of the part, before the next one.
  const start = places.findIndex(place => place.kind === 'part' && place.path === selected);
  const next = places.findIndex((place, index) => index > start && place.kind === 'part');
  const offering = readOnly || start < 0 ? undefined : places[next < 0 ? places.length - 1 : next - 1];
  const offers = (part: TextPlace | PartPlace | undefined) =>
    part?.kind === 'part' ? (
      <PartOffers
        key="offers"
        place={part}
        addAt={addAt(part, parts)}
        onWrite={path => writing.start(path, null)}
        onAdd={type => add(type, part.path)}
      />
    ) : null;

  return (
    <div ref={root} className={classes.overlay} data-scheme={scheme}>
      {places.map(place => (
        <Fragment key={`${place.kind} ${place.path}`}>
          {place.kind === 'part' ? (
            <Part
              place={place}
              name={partName(definition, place.path)}
              isSelected={place.path === selected}
              onPress={event => pressPart(event, place.path)}
            />
          ) : readOnly || place.path === writing.path ? null : (
            <button
              type="button"
              className={classes.text}
              data-path={place.path}
              data-empty={place.shown === '' || undefined}
              aria-label={`Edit ${textName(definition, place)}: ${place.shown || 'empty'}`}
              // The texts of what is selected are stops of the Tab key; those of thirty questions would be a long way.
              tabIndex={place.part === selected || place.part === null ? 0 : -1}
              style={place.box}
              onClick={event => pressText(event, place)}
            >
              {place.shown === '' ? 'Write the question' : null}
            </button>
          )}
          {place === offering ? offers(places[start]) : null}
        </Fragment>
      ))}
      {writing.path === null ? null : (
        <TextEditor
          key={`${writing.path} ${language}`}
          inside={inside}
          path={writing.path}
          kind={textKind(writing.path)}
          language={language}
          value={readText(definition, writing.path)?.[language] ?? ''}
          caret={writing.caret}
          onChange={writing.write}
          onDone={writing.stop}
        />
      )}
    </div>
  );
}

/** Types that come with their wording: nothing has to be written at once. */
const WORDED: ReadonlySet<QuestionType> = new Set(['nps', 'csat', 'ces']);

/**
 * Scrolls what was selected elsewhere into view, once it is drawn. The result is told what was selected here, where it is
 * in view already.
 */
function useSeen(
  root: React.RefObject<HTMLDivElement | null>,
  part: PartPlace | null,
  scale: number,
): (path: string) => void {
  const seen = useRef<string | null>(null);
  useEffect(() => {
    const scroller = root.current?.closest('section');
    if (!part || !scroller || part.path === seen.current) return;
    seen.current = part.path;
    const top = part.box.top * scale - 24;
    const bottom = (part.box.top + part.box.height) * scale + 40;
    const { scrollTop, clientHeight } = scroller;
    if (top >= scrollTop && bottom <= scrollTop + clientHeight) return;
    scroller.scrollTo({ top: part.path.includes('questions') ? top : 0 });
  });
  return path => {
    seen.current = path;
  };
}

/** Below a question; on a page, below its last. */
function addAt({ path, box }: PartPlace, parts: readonly PartPlace[]): number | null {
  if (path.startsWith('endings')) return null;
  if (path.includes('questions')) return box.top + box.height + 4;
  const last = parts.findLast(part => part.path.startsWith(`${path}.`));
  return last ? last.box.top + last.box.height + 4 : box.top + 24;
}

/** Where a question added after this part stands. */
function nextPath(definition: SurveyDefinition, after: string): string {
  const [room, page, , index] = after.split('.');
  const next =
    index === undefined ? (definition.pages[Number(page)]?.questions.length ?? 0) : Number(index) + 1;
  return `${room}.${page}.questions.${next}`;
}

/** "Question 3", numbered as in the outline: what asks nothing has no number. */
function partName(definition: SurveyDefinition, path: string): string {
  const selection = selectionAt(definition, path);
  const place = Number(path.split('.')[1]) + 1;
  if (selection?.kind !== 'question')
    return path.startsWith('pages') ? `Page ${place}` : `Thank-you page ${place}`;
  const asked = questionsOf(definition).filter(({ type }) => type !== 'statement');
  const number = asked.findIndex(({ key }) => key === selection.key) + 1;
  return number > 0 ? `Question ${number}` : 'Text between questions';
}

/** "choice 2 of question 4"; a question's own title is the question. */
function textName(definition: SurveyDefinition, { path, part }: TextPlace): string {
  const name = textKind(path).name.toLowerCase();
  return part?.includes('questions') && path !== `${part}.title`
    ? `${name} of ${partName(definition, part).toLowerCase()}`
    : name;
}

/** Where an event is in the frame's own pixels. */
function pointOf(event: MouseEvent, root: Element | null, scale: number): { x: number; y: number } {
  const box = root?.getBoundingClientRect();
  return {
    x: (event.clientX - (box?.left ?? 0)) / scale,
    y: (event.clientY - (box?.top ?? 0)) / scale,
  };
}
