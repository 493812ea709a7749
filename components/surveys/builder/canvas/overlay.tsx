'use client';

import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { type MouseEvent, useMemo } from 'react';
import { questionsOf } from '@/domain/survey/scores';
import { readText } from '../../draft';
import { useDraftRoom } from '../../draft-context';
import type { Inside, Scheme } from '../../preview/frame';
import { type Tap, tapOf } from '../../preview/tap';
import { pathOfSelection, selectionAt } from '../selection';
import classes from './canvas.module.css';
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
  // biome-ignore lint/correctness/useExhaustiveDependencies: read anew with every drawing
  const places = useMemo(() => readPlaces(inside.document), [inside.document, inside.drawing]);
  const selected = selection && pathOfSelection(definition, selection);

  const pressPart = (event: MouseEvent, path: string) => {
    const point = pointOf(event, inside);
    const below = event.detail > 0 ? inside.document.elementFromPoint(point.x, point.y) : null;
    const tap = tapOf(below);
    if (tap) onTap(tap);
    else select(selectionAt(definition, path));
  };
  const pressText = (event: MouseEvent, place: TextPlace) => {
    const words = readText(definition, place.path)?.[language] ?? '';
    // The caret goes where it was pressed, if what is shown is what is written.
    const at =
      event.detail > 0 && words === place.shown ? caretAt(inside.document, pointOf(event, inside)) : null;
    writing.start(place.path, at);
  };

  return (
    <div className={classes.overlay} data-scheme={scheme}>
      {places.map(place =>
        place.kind === 'part' ? (
          <Part
            key={place.path}
            place={place}
            name={partName(definition, place.path)}
            isSelected={place.path === selected}
            isWritable={!readOnly}
            onPress={event => pressPart(event, place.path)}
            onAdd={path => writing.start(path, null)}
          />
        ) : readOnly || place.path === writing.path ? null : (
          <button
            key={place.path}
            type="button"
            className={classes.text}
            data-path={place.path}
            data-empty={place.shown === '' || undefined}
            aria-label={`Edit ${textKind(place.path).name.toLowerCase()}: ${place.shown || 'empty'}`}
            // The texts of what is selected are stops of the Tab key; those of thirty questions would be a long way.
            tabIndex={place.part === selected || place.part === null ? 0 : -1}
            style={place.box}
            onClick={event => pressText(event, place)}
          >
            {place.shown === '' ? 'Write the question' : null}
          </button>
        ),
      )}
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

function Part({
  place,
  name,
  isSelected,
  isWritable,
  onPress,
  onAdd,
}: {
  place: PartPlace;
  name: string;
  isSelected: boolean;
  isWritable: boolean;
  onPress: (event: MouseEvent) => void;
  onAdd: (path: string) => void;
}) {
  const { box, path, missing } = place;
  return (
    <>
      <button
        type="button"
        className={classes.part}
        data-path={path}
        data-page={path.includes('questions') ? undefined : true}
        aria-label={name}
        aria-pressed={isSelected}
        style={box}
        onClick={onPress}
      />
      {isSelected && isWritable && missing.length > 0 ? (
        <div
          className={classes.missing}
          style={
            path.includes('questions')
              ? { left: box.left, top: box.top + box.height + 4 }
              : { left: box.left + 12, top: box.top - 14 }
          }
        >
          {missing.map(text => (
            <Button
              key={text}
              variant="default"
              size="compact-xs"
              leftSection={<IconPlus size={12} stroke={1.5} aria-hidden />}
              onClick={() => onAdd(text)}
            >
              {textKind(text).name}
            </Button>
          ))}
        </div>
      ) : null}
    </>
  );
}

/** "Question 3", counted over the whole survey as in the outline. */
function partName(definition: Parameters<typeof questionsOf>[0], path: string): string {
  const selection = selectionAt(definition, path);
  const number = Number(path.split('.')[1]) + 1;
  if (selection?.kind !== 'question')
    return path.startsWith('pages') ? `Page ${number}` : `Thank-you page ${number}`;
  return `Question ${questionsOf(definition).findIndex(({ key }) => key === selection.key) + 1}`;
}

/** Where an event is in the frame's own pixels. */
function pointOf(event: MouseEvent, inside: Inside): { x: number; y: number } {
  const frame = event.currentTarget.closest(`.${classes.overlay}`)?.getBoundingClientRect();
  return {
    x: (event.clientX - (frame?.left ?? 0)) / inside.scale,
    y: (event.clientY - (frame?.top ?? 0)) / inside.scale,
  };
}
