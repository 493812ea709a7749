'use client';

import { DndContext, DragOverlay } from '@dnd-kit/core';
import { Box, Button, Group } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useMemo, useRef } from 'react';
import type { QuestionType } from '@/domain/survey/definition';
import type { Part } from '@/domain/survey/edits/edited';
import { questionsOf } from '@/domain/survey/scores';
import { useWorkspace } from '../../../ui/workspace-context';
import { useDraftRoom } from '../../draft-context';
import { usePartActions } from '../use-part-actions';
import classes from './outline.module.css';
import { Face, OutlineRow } from './row';
import { ADD_QUESTION, lineAt, type Row, rowId, rowsOf } from './rows';
import { SurveyName } from './survey-name';
import { TypePicker } from './type-picker';
import { useFocus, useRowKeys, useWriteTitle } from './use-rows-focus';
import { useSorting } from './use-sorting';

/** All pages with their questions, then the endings: chosen, sorted, added to and deleted here. */
export function Outline() {
  const room = useDraftRoom();
  const { readOnly, selection } = room;
  const actions = usePartActions();
  const rows = useRows();
  const list = useFocus(rows);
  const onKey = useRowKeys();
  const { drag, held } = useSorting(rows);
  const types = useMemo(
    () => new Map(questionsOf(room.definition).map(({ key, type }) => [key, type])),
    [room.definition],
  );
  const typeOf = (part: Part) => (part.kind === 'question' ? (types.get(part.key) ?? null) : null);
  const select = useRef(room.select);
  select.current = room.select;
  const onSelect = useRef((part: Part) => select.current(part)).current;

  const writeTitle = useWriteTitle();
  const add = (type: QuestionType) => {
    const part = actions.addQuestion(type);
    if (part) writeTitle(part);
  };
  const selected = selection && rowId(selection);
  const tabStop = rows.some(row => row.id === selected) ? selected : rows[0]?.id;
  const line = held?.over ? lineAt(room.definition, rows, held.active, held.over) : null;
  const heldRow = held && rows.find(row => row.id === rowId(held.active));
  const show = (row: Row) => (
    <OutlineRow
      key={row.id}
      {...row}
      type={typeOf(row.part)}
      isSelected={row.id === selected}
      isTabStop={row.id === tabStop}
      edge={line?.id === row.id ? line.edge : null}
      isLocked={readOnly}
      onSelect={onSelect}
      onKey={onKey}
    />
  );
  return (
    <Box>
      <Box className={classes.head}>
        <SurveyName />
        {readOnly ? null : <TypePicker id={ADD_QUESTION} onPick={add} />}
      </Box>
      <DndContext {...drag}>
        <Box {...list} data-outline>
          <ol className={classes.list} aria-label="Pages and questions">
            {rows.filter(row => row.part.kind !== 'ending').map(show)}
          </ol>
          <div className={classes.heading} aria-hidden>
            Thank-you pages
          </div>
          <ol className={classes.list} aria-label="Thank-you pages">
            {rows.filter(row => row.part.kind === 'ending').map(show)}
          </ol>
        </Box>
        <DragOverlay dropAnimation={null}>
          {heldRow ? (
            <Box className={classes.held}>
              <Face {...heldRow} type={typeOf(heldRow.part)} />
            </Box>
          ) : null}
        </DragOverlay>
      </DndContext>
      {readOnly ? null : (
        <Group gap={4} mt="xs">
          <AddButton label="Add page" onClick={actions.addPage} />
          <AddButton label="Add thank-you page" onClick={actions.addEnding} />
        </Group>
      )}
    </Box>
  );
}

function useRows(): Row[] {
  const { definition, language, faults } = useDraftRoom();
  const { name } = useWorkspace();
  return useMemo(() => rowsOf(definition, language, faults, name), [definition, language, faults, name]);
}

function AddButton({ label, onClick }: { label: string; onClick: () => unknown }) {
  return (
    <Button
      variant="subtle"
      color="gray"
      size="compact-sm"
      leftSection={<IconPlus size={14} stroke={1.5} aria-hidden />}
      onClick={() => onClick()}
    >
      {label}
    </Button>
  );
}
