'use client';

import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import type { MouseEvent } from 'react';
import type { QuestionType } from '@/domain/survey/definition';
import { AddHere } from './add-here';
import classes from './canvas.module.css';
import type { PartPlace } from './places';
import { textKind } from './text-kinds';

/** A question, a page or an ending: pressed, it is selected. */
export function Part({
  place: { box, path },
  name,
  isSelected,
  onPress,
}: {
  place: PartPlace;
  name: string;
  isSelected: boolean;
  onPress: (event: MouseEvent) => void;
}) {
  return (
    <button
      type="button"
      className={classes.part}
      data-path={path}
      data-page={isQuestion(path) ? undefined : true}
      aria-label={name}
      aria-pressed={isSelected}
      style={box}
      onClick={onPress}
    />
  );
}

/** What a selected part offers: the texts it does not have yet, and room for another question. */
export function PartOffers({
  place: { box, path, missing },
  addAt,
  onWrite,
  onAdd,
}: {
  place: PartPlace;
  /** Where a question may be added after it, from the top; null: nowhere. */
  addAt: number | null;
  onWrite: (path: string) => void;
  onAdd: (type: QuestionType) => void;
}) {
  const corner = isQuestion(path)
    ? { left: box.left, top: box.top + box.height + 5 }
    : { left: box.left + 16, top: box.top - 13 };
  return (
    <>
      {missing.length > 0 ? (
        <div className={classes.missing} style={corner}>
          {missing.map(text => (
            <Button
              key={text}
              variant="default"
              size="compact-xs"
              leftSection={<IconPlus size={12} stroke={1.5} aria-hidden />}
              onClick={() => onWrite(text)}
            >
              {textKind(text).name}
            </Button>
          ))}
        </div>
      ) : null}
      {addAt === null ? null : (
        <div className={classes.add} style={{ left: box.left + box.width, top: addAt }}>
          <AddHere
            label={
              isQuestion(path) ? 'Add a question after this one' : 'Add a question at the end of this page'
            }
            onPick={onAdd}
          />
        </div>
      )}
    </>
  );
}

const isQuestion = (path: string): boolean => path.includes('questions');
