'use client';

import { type ComponentProps, memo } from 'react';
import { ItemMenu, type Mark } from './item-menu';
import classes from './properties.module.css';
import { SortableRow } from './sortable-list';
import { WordsInput } from './words-input';

type Props = Omit<ComponentProps<typeof WordsInput>, 'name' | 'note'> & {
  id: string;
  index: number;
  /** "Choice" or "Row". */
  noun: string;
  /** Its words, to tell it from the others. */
  title: string;
  /** Names of its marks, with blanks between. */
  marked: string;
  marks: readonly Mark[];
  /** These stay the same from one drawing to the next. */
  onMark: (index: number, name: Mark['name']) => void;
  onDelete: (index: number) => void;
};

/** One choice or row: its grip, its words, its menu. */
export const ItemRow = memo(function ItemRow({
  id,
  index,
  noun,
  title,
  marked,
  marks,
  onMark,
  onDelete,
  ...field
}: Props) {
  const names = marked.split(' ');
  const notes = marks.filter(({ name }) => names.includes(name)).map(({ note }) => note);
  return (
    <SortableRow id={id} name={title} readOnly={field.readOnly}>
      <div className={classes.item}>
        <WordsInput {...field} name={`${noun} ${index + 1}`} note={notes.join(' · ') || undefined} />
        {field.readOnly ? null : (
          <ItemMenu
            name={title}
            marked={names}
            marks={marks}
            onMark={name => onMark(index, name)}
            onDelete={() => onDelete(index)}
          />
        )}
      </div>
    </SortableRow>
  );
});
