'use client';

import { useDraggable, useDroppable } from '@dnd-kit/core';
import { ActionIcon, Text, Tooltip, VisuallyHidden } from '@mantine/core';
import {
  IconAlertCircle,
  IconAlertTriangle,
  IconArrowsSplit2,
  IconAsterisk,
  IconDots,
  IconFile,
  IconFlag,
} from '@tabler/icons-react';
import { type KeyboardEvent, memo, useState } from 'react';
import type { QuestionType } from '@/domain/survey/definition';
import type { Part } from '@/domain/survey/edits/edited';
import { TypeIcon } from '../question-types';
import classes from './outline.module.css';
import { RowMenu } from './row-menu';
import type { Row } from './rows';

export type RowProps = Row & {
  type: QuestionType | null;
  isSelected: boolean;
  /** The one row of the list that Tab stops at. */
  isTabStop: boolean;
  edge: 'top' | 'bottom' | null;
  isLocked: boolean;
  /** These stay the same from one drawing to the next. */
  onSelect: (part: Part) => void;
  onKey: (event: KeyboardEvent, part: Part) => void;
};

/** A page, a question or an ending in the outline: pressed, it is selected; held, it is moved. */
export const OutlineRow = memo(function OutlineRow({ part, ...props }: RowProps) {
  const { id, isLocked, isSelected, isTabStop, edge, onSelect, onKey } = props;
  // The menu of a row is made when the pointer or the focus first comes near: a hundred of them would be slow.
  const [isNear, setNear] = useState(false);
  const drop = useDroppable({ id, data: { part } });
  const drag = useDraggable({ id, data: { part }, disabled: isLocked });
  return (
    <li
      ref={drop.setNodeRef}
      className={classes.row}
      data-kind={part.kind}
      data-selected={isSelected || undefined}
      data-edge={edge ?? undefined}
      data-held={drag.isDragging || undefined}
      onPointerEnter={() => setNear(true)}
      onFocus={() => setNear(true)}
    >
      <button
        type="button"
        ref={drag.setNodeRef}
        id={`row-${id}`}
        className={classes.name}
        tabIndex={isTabStop ? 0 : -1}
        aria-current={isSelected ? 'true' : undefined}
        aria-describedby={isLocked ? undefined : drag.attributes['aria-describedby']}
        onClick={() => onSelect(part)}
        {...drag.listeners}
        onKeyDown={event => {
          drag.listeners?.onKeyDown?.(event);
          if (!drag.isDragging) onKey(event, part);
        }}
      >
        <Face {...props} part={part} />
      </button>
      {isNear && !isLocked ? (
        <RowMenu part={part} name={props.title} isTabStop={isTabStop} />
      ) : isLocked ? null : (
        <ActionIcon variant="subtle" color="gray" tabIndex={-1} aria-hidden className={classes.more}>
          <IconDots size={16} stroke={1.5} aria-hidden />
        </ActionIcon>
      )}
    </li>
  );
}, isSameRow);

/** While somebody types, the other ninety-nine rows stay as they are: `id` stands for the part, made anew each time. */
function isSameRow(before: RowProps, after: RowProps): boolean {
  const names = Object.keys(after) as (keyof RowProps)[];
  return names.every(name => name === 'part' || Object.is(before[name], after[name]));
}

/** What a row shows, in its place and while it is held. */
export function Face({
  part,
  type,
  title,
  isUntitled,
  aside,
  isRequired,
  isConditional,
  worst,
}: Omit<Row, 'id'> & { type: QuestionType | null }) {
  return (
    <>
      {type ? (
        <TypeIcon type={type} />
      ) : part.kind === 'page' ? (
        <IconFile size={16} stroke={1.5} aria-hidden style={{ flex: 'none' }} />
      ) : (
        <IconFlag size={16} stroke={1.5} aria-hidden style={{ flex: 'none' }} />
      )}
      {part.kind === 'question' && aside ? (
        <Text span size="xs" c="dimmed" className={classes.number}>
          {aside}
        </Text>
      ) : null}
      <span className={classes.title} data-untitled={isUntitled || undefined} title={title}>
        {title}
        {part.kind === 'page' && aside ? <span className={classes.aside}> {aside}</span> : null}
      </span>
      {isRequired ? (
        <Mark words="must be answered" icon={<IconAsterisk size={12} stroke={2} aria-hidden />} />
      ) : null}
      {isConditional ? (
        <Mark
          words={part.kind === 'page' ? 'has rules' : 'shown under a condition'}
          icon={<IconArrowsSplit2 size={14} stroke={1.5} aria-hidden />}
        />
      ) : null}
      {worst === 'error' ? (
        <Mark
          words="has a fault"
          icon={<IconAlertCircle size={14} stroke={1.75} aria-hidden color="var(--aw-error)" />}
        />
      ) : worst === 'warning' ? (
        <Mark words="has a remark" icon={<IconAlertTriangle size={14} stroke={1.5} aria-hidden />} />
      ) : null}
    </>
  );
}

function Mark({ words, icon }: { words: string; icon: React.ReactNode }) {
  return (
    <Tooltip label={words} openDelay={400}>
      <span className={classes.mark}>
        {icon}
        <VisuallyHidden>, {words}</VisuallyHidden>
      </span>
    </Tooltip>
  );
}
