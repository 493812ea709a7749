'use client';

import { Button, Group, Stack } from '@mantine/core';
import { useCallbackRef } from '@mantine/hooks';
import { IconPlus } from '@tabler/icons-react';
import { type ClipboardEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { Question } from '@/domain/survey/definition';
import {
  type Item,
  itemsOf,
  newItems,
  pastedLines,
  publishedItems,
  sortedItems,
} from '@/domain/survey/edits/items';
import { pickText } from '@/domain/survey/translate';
import { offerUndo } from '../../../ui/offer-undo';
import { fieldId, useDraftRoom } from '../../draft-context';
import { counted } from '../../words';
import { FaultNotes } from './fault-notes';
import type { Mark } from './item-menu';
import { ItemRow } from './item-row';
import { PasteList } from './paste-list';
import classes from './properties.module.css';
import { SortableList } from './sortable-list';
import { useWords } from './words-input';

/**
 * The choices or rows of a question. Enter adds one, Backspace in an empty one takes it away, several pasted lines become
 * several items. Give it the question's key as its `key`: it remembers which ids were in use.
 */
export function ItemList({
  question,
  path,
  most,
  marks,
  onChange,
}: {
  question: Question;
  /** Of the list: `pages.0.questions.1.choices`. */
  path: string;
  most: number;
  marks: readonly Mark[];
  onChange: (items: Item[]) => void;
}) {
  const { definition, language, published, readOnly } = useDraftRoom();
  const { shown, writing } = useWords();
  const [isPasting, setPasting] = useState(false);
  const items = itemsOf(question);
  const focusNext = useFocusNext(path, items);
  const seen = useRef(new Set<string>());
  for (const { id } of items) seen.current.add(id);
  const [noun, title] = question.type === 'matrix' ? ['row', 'Rows'] : ['choice', 'Choices'];
  const nameOf = (item: Item, index: number) =>
    pickText(item.label, language, definition.languages) || `${noun} ${index + 1}`;
  const stored = publishedItems(published, question.key);

  const insert = (index: number, lines: string[], before: Item[] = items): void => {
    const fitting = lines.slice(0, Math.max(0, most - items.length));
    const added = newItems(definition, question, fitting, { language, taken: [...stored, ...seen.current] });
    onChange([...before.slice(0, index + 1), ...added, ...before.slice(index + 1)]);
    focusNext(added.at(-1)?.id);
  };
  const remove = (index: number, next: Item | undefined = items[index + 1] ?? items[index - 1]): void => {
    const item = items[index];
    if (!item) return;
    onChange(items.filter(one => one !== item));
    focusNext(next?.id);
    const isStored = stored.includes(item.id);
    const isWritten = Object.values(item.label).some(words => words.trim() !== '');
    if (!isStored && !isWritten) return;
    const kept = isStored ? ' Its answers are kept.' : '';
    offerUndo(`“${nameOf(item, index)}” is deleted.${kept}`, () => bringBack(item, index));
  };
  const bringBack = useCallbackRef((item: Item, index: number) => {
    if (items.every(({ id }) => id !== item.id))
      onChange([...items.slice(0, index), item, ...items.slice(index)]);
  });
  const move = (from: number, to: number): void => {
    const rest = items.filter((_, index) => index !== from);
    const moved = items.slice(from, from + 1);
    onChange([...rest.slice(0, to), ...moved, ...rest.slice(to)]);
  };
  const mark = useCallbackRef((index: number, name: Mark['name']) =>
    onChange(
      items.map((item, at) => (at === index ? { ...item, [name]: item[name] ? undefined : true } : item)),
    ),
  );
  const onDelete = useCallbackRef((index: number) => remove(index));

  const onKeyDown = useCallbackRef((at: string, event: KeyboardEvent<HTMLInputElement>) => {
    const index = indexIn(at, path);
    if (readOnly || event.altKey || event.nativeEvent.isComposing) return;
    const isEmpty = event.currentTarget.value === '';
    if (event.key === 'Enter') insert(index, ['']);
    else if (event.key === 'Backspace' && isEmpty && items.length > 1)
      remove(index, items[index - 1] ?? items[index + 1]);
    else return;
    event.preventDefault();
  });
  const onPaste = useCallbackRef((at: string, event: ClipboardEvent<HTMLInputElement>) => {
    const lines = pastedLines(event.clipboardData.getData('text'));
    if (readOnly || lines.length < 2) return;
    event.preventDefault();
    const index = indexIn(at, path);
    if (event.currentTarget.value !== '') return insert(index, lines);
    const [first = '', ...rest] = lines;
    const label = { ...items[index]?.label, [language]: first };
    insert(
      index,
      rest,
      items.map((item, position) => (position === index ? { ...item, label } : item)),
    );
  });

  return (
    <Stack gap={6} role="group" aria-label={title} id={fieldId(path)} tabIndex={-1}>
      <Group justify="space-between">
        <span className={classes.label}>{title}</span>
        {items.length > 9 ? <span className={classes.quiet}>{counted(items.length, noun)}</span> : null}
      </Group>
      <SortableList items={items} label={title} noun={noun} nameOf={nameOf} onMove={move} readOnly={readOnly}>
        {items.map((item, index) => (
          <ItemRow
            key={item.id}
            id={item.id}
            index={index}
            noun={noun === 'row' ? 'Row' : 'Choice'}
            title={nameOf(item, index)}
            path={`${path}.${index}.label`}
            marked={MARKS.filter(name => item[name]).join(' ')}
            marks={marks}
            {...shown(`${path}.${index}.label`)}
            {...writing}
            onMark={mark}
            onDelete={onDelete}
            onKeyDown={onKeyDown}
            onPaste={onPaste}
          />
        ))}
      </SortableList>
      <FaultNotes path={path} />
      {readOnly ? null : (
        <Group gap={2}>
          <Button
            variant="subtle"
            size="compact-xs"
            leftSection={<IconPlus size={16} stroke={1.5} aria-hidden />}
            disabled={items.length >= most}
            onClick={() => insert(items.length - 1, [''])}
          >
            Add a {noun}
          </Button>
          <Button variant="subtle" size="compact-xs" onClick={() => setPasting(true)}>
            Paste a list
          </Button>
          {items.length > 2 ? (
            <Button
              variant="subtle"
              size="compact-xs"
              onClick={() => onChange(sortedItems(items, language, definition.languages))}
            >
              Sort A to Z
            </Button>
          ) : null}
        </Group>
      )}
      {isPasting ? (
        <PasteList
          noun={noun}
          known={items.map(item => pickText(item.label, language, definition.languages))}
          room={most - items.length}
          onAdd={lines => insert(items.length - 1, lines)}
          onClose={() => setPasting(false)}
        />
      ) : null}
    </Stack>
  );
}

/** Gives the focus to an item's field once it is there. */
function useFocusNext(path: string, items: readonly Item[]): (id: string | undefined) => void {
  const wanted = useRef<string>(undefined);
  useEffect(() => {
    const index = items.findIndex(({ id }) => id === wanted.current);
    if (index < 0) return;
    wanted.current = undefined;
    document.getElementById(fieldId(`${path}.${index}.label`))?.focus();
  });
  return id => {
    wanted.current = id;
  };
}

const MARKS = ['fixed', 'exclusive', 'driver'] as const;

/** `pages.0.questions.1.choices.3.label` in `pages.0.questions.1.choices` → 3 */
const indexIn = (at: string, path: string): number => Number(at.slice(path.length + 1).split('.', 1)[0]);
