'use client';

import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import type { MouseEvent } from 'react';
import type { QuestionType } from '@/domain/survey/definition';
import { AddHere } from './add-here';
import classes from './canvas.module.css';
import type { PartPlace } from './places';
import { textKind } from './text-kinds';

/**
 * A question, a page or an ending: pressed, it is selected. What is selected offers the texts it does not have yet, and
 * room for another question.
 */
export function Part({
  place: { box, path, missing },
  name,
  isSelected,
  isWritable,
  addAt,
  onPress,
  onWrite,
  onAdd,
}: {
  place: PartPlace;
  name: string;
  isSelected: boolean;
  isWritable: boolean;
  /** Where a question may be added after it, from the top; null: nowhere. */
  addAt: number | null;
  onPress: (event: MouseEvent) => void;
  onWrite: (path: string) => void;
  onAdd: (type: QuestionType) => void;
}) {
  const isQuestion = path.includes('questions');
  return (
    <>
      <button
        type="button"
        className={classes.part}
        data-path={path}
        data-page={isQuestion ? undefined : true}
        aria-label={name}
        aria-pressed={isSelected}
        style={box}
        onClick={onPress}
      />
      {isSelected && isWritable && missing.length > 0 ? (
        <div
          className={classes.missing}
          style={{
            left: box.left + (isQuestion ? 0 : 16),
            top: isQuestion ? box.top + box.height + 5 : box.top - 13,
          }}
        >
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
      {isSelected && isWritable && addAt !== null ? (
        <div className={classes.add} style={{ left: box.left + box.width, top: addAt }}>
          <AddHere
            label={isQuestion ? 'Add a question after this one' : 'Add a question at the end of this page'}
            onPick={onAdd}
          />
        </div>
      ) : null}
    </>
  );
}
