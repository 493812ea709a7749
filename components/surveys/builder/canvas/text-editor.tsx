'use client';

import { Box, Paper, Text } from '@mantine/core';
import { useLayoutEffect, useRef, useState } from 'react';
import { directionOf } from '@/domain/survey/translate';
import { splice } from '../../draft';
import type { Inside } from '../../preview/frame';
import { InsertField } from '../insert-field';
import classes from './canvas.module.css';
import { elementAt, shownIn } from './places';
import type { TextKind } from './text-kinds';
import { hold, letGo, type Written } from './written';

/** Shown from this many characters before the end. */
const NEAR = 40;

/**
 * A text, written where it stands: a field over the page with the page's own letters, while the words in the page below
 * are unseen. So no drawing of the page can disturb the caret. Enter ends it (in a text with lines, Ctrl Enter), Escape
 * takes it back.
 */
export function TextEditor({
  inside,
  path,
  kind,
  language,
  value,
  caret,
  onChange,
  onDone,
}: {
  inside: Inside;
  path: string;
  kind: TextKind;
  language: string;
  value: string;
  /** Where the caret begins; null: at the end. */
  caret: number | null;
  onChange: (words: string) => void;
  /** `isBack`: what was written here is to be taken back. `focus`: the keyboard goes back to the text. */
  onDone: (how: { isBack: boolean; focus: boolean }) => void;
}) {
  const field = useRef<HTMLTextAreaElement>(null);
  const isInserting = useRef(false);
  const [written, setWritten] = useState<Written | null>(null);
  const room = useRef<string | null>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: measured again with every drawing
  useLayoutEffect(() => {
    const element = elementAt(inside.document, path);
    if (!element) return;
    // What a reader sees while nothing is written: another language's words, the page's own, or nothing.
    room.current ??= value === '' ? shownIn(element) : '';
    setWritten(hold(element, value, { language, room: room.current || hintOf(kind) }));
  }, [inside.document, inside.drawing, path, value, language]);
  useLayoutEffect(
    () => () => {
      const element = elementAt(inside.document, path);
      if (element) letGo(element);
    },
    [inside.document, path],
  );
  const isThere = written !== null;
  useLayoutEffect(() => {
    if (!isThere || !field.current) return;
    const at = caret ?? field.current.value.length;
    field.current.focus({ preventScroll: true });
    field.current.setSelectionRange(at, at);
  }, [isThere, caret]);

  if (!written) return null;
  const { box, style } = written;
  const left = kind.max - value.length;
  const write = (words: string) => {
    const line = kind.hasLines ? words.replace(/\r\n?/g, '\n') : words.replace(/\s*[\r\n]+\s*/g, ' ');
    onChange(line.slice(0, kind.max));
  };
  const end = (isBack: boolean) => onDone({ isBack, focus: true });
  return (
    <Box
      role="group"
      aria-label={`Writing: ${kind.name}`}
      onBlur={event => {
        const isInside = event.currentTarget.contains(event.relatedTarget);
        if (!isInside && !isInserting.current) onDone({ isBack: false, focus: false });
      }}
      onKeyDown={event => {
        if (event.nativeEvent.isComposing || isInserting.current) return;
        const isField = event.target === field.current;
        const isEnter =
          isField && event.key === 'Enter' && (!kind.hasLines || event.ctrlKey || event.metaKey);
        // This stands at the end of the canvas: the way on, or back, begins at the text itself.
        const isLeaving = event.key === 'Tab' && event.shiftKey === isField;
        if (event.key !== 'Escape' && !isEnter && !isLeaving) return;
        event.preventDefault();
        event.stopPropagation();
        end(event.key === 'Escape');
      }}
    >
      <textarea
        ref={field}
        className={classes.field}
        aria-label={kind.name}
        aria-describedby={left <= NEAR ? 'canvas-count' : undefined}
        lang={language}
        dir={directionOf(language)}
        value={value}
        maxLength={kind.max}
        placeholder={room.current || hintOf(kind)}
        rows={1}
        spellCheck
        style={{ ...box, ...style }}
        onChange={event => write(event.currentTarget.value)}
      />
      <Paper
        className={classes.tools}
        shadow="sm"
        withBorder
        style={{ left: box.left, top: box.top + box.height + 6 }}
        // The caret stays where it is.
        onMouseDown={event => event.preventDefault()}
      >
        <InsertField
          path={path}
          onOpen={isOpen => {
            isInserting.current = isOpen;
            if (!isOpen) field.current?.focus({ preventScroll: true });
          }}
          onInsert={piece => {
            const next = splice(value, piece, field.current);
            write(next.words);
            setTimeout(() => field.current?.setSelectionRange(next.caret, next.caret));
          }}
        />
        <Text id="canvas-count" size="xs" c="dimmed" role="status" pe={left <= NEAR ? 8 : 0}>
          {left <= NEAR ? `${left} left` : ''}
        </Text>
      </Paper>
    </Box>
  );
}

const hintOf = (kind: TextKind): string => (kind.name === 'Question' ? 'Write the question' : kind.name);
