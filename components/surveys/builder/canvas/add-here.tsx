'use client';

import { ActionIcon, Menu } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { Fragment } from 'react';
import type { QuestionType } from '@/domain/survey/definition';
import { questionTypeWords } from '../../words';
import { TypeIcon, typeGroups } from '../question-types';

/** A small plus between questions: the types, and the new question stands there. */
export function AddHere({ label, onPick }: { label: string; onPick: (type: QuestionType) => void }) {
  return (
    <Menu width={240} position="bottom" returnFocus={false}>
      <Menu.Target>
        <ActionIcon variant="default" size={24} radius="xl" aria-label={label} title={label}>
          <IconPlus size={14} stroke={1.5} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown mah={360} style={{ overflowY: 'auto' }}>
        {typeGroups.map(group => (
          <Fragment key={group.label}>
            <Menu.Label>{group.label}</Menu.Label>
            {group.types.map(({ type }) => (
              <Menu.Item key={type} leftSection={<TypeIcon type={type} />} onClick={() => onPick(type)}>
                {questionTypeWords[type]}
              </Menu.Item>
            ))}
          </Fragment>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
