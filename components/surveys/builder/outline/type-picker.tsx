'use client';

import { Box, Button, Combobox, Group, Text, useCombobox } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import type { QuestionType } from '@/domain/survey/definition';
import { questionTypeWords } from '../../words';
import { TypeIcon, typeGroups } from '../question-types';

/** *Add question*: all types with a line on each, found by typing. */
export function TypePicker({ id, onPick }: { id: string; onPick: (type: QuestionType) => void }) {
  const [search, setSearch] = useState('');
  const combobox = useCombobox({
    onDropdownOpen: () => combobox.focusSearchInput(),
    onDropdownClose: () => {
      combobox.resetSelectedOption();
      setSearch('');
    },
  });
  const wanted = search.trim().toLowerCase();
  // Nothing is drawn while it is closed: the outline is drawn with every letter that is typed.
  const groups = (combobox.dropdownOpened ? typeGroups : [])
    .map(({ label, types }) => ({
      label,
      types: types.filter(({ type, line }) =>
        `${questionTypeWords[type]} ${line} ${label}`.toLowerCase().includes(wanted),
      ),
    }))
    .filter(({ types }) => types.length > 0);
  // The first that is left is the one that Enter takes.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the options on the screen follow the words
  useEffect(() => {
    if (wanted) combobox.selectFirstOption();
  }, [wanted]);
  return (
    <Combobox
      store={combobox}
      width={320}
      position="bottom-start"
      onOptionSubmit={value => {
        const type = typeGroups.flatMap(group => group.types).find(one => one.type === value)?.type;
        combobox.closeDropdown();
        if (type) onPick(type);
      }}
    >
      <Combobox.Target withAriaAttributes={false}>
        <Button
          id={id}
          fullWidth
          aria-haspopup="dialog"
          aria-expanded={combobox.dropdownOpened}
          leftSection={<IconPlus size={16} stroke={1.5} aria-hidden />}
          onClick={() => combobox.toggleDropdown()}
        >
          Add question
        </Button>
      </Combobox.Target>
      <Combobox.Dropdown>
        <div role="dialog" aria-label="Add question">
          <Combobox.Search
            role="combobox"
            aria-expanded
            aria-controls={`${id}-types`}
            value={search}
            onChange={event => setSearch(event.currentTarget.value)}
            onKeyDown={event => {
              if (event.key !== 'Escape') return;
              combobox.closeDropdown();
              document.getElementById(id)?.focus();
            }}
            placeholder="Type of question"
            aria-label="Type of question"
          />
          <Combobox.Options
            id={`${id}-types`}
            mah="60vh"
            style={{ overflowY: 'auto' }}
            aria-label="Types of questions"
          >
            {groups.map(({ label, types }) => (
              <Combobox.Group key={label} label={label}>
                {types.map(({ type, line }) => (
                  <Combobox.Option key={type} value={type}>
                    <Group gap="xs" wrap="nowrap" align="flex-start">
                      <Box pt={2}>
                        <TypeIcon type={type} />
                      </Box>
                      <Box>
                        <Text>{questionTypeWords[type]}</Text>
                        <Text size="xs" c="dimmed">
                          {line}
                        </Text>
                      </Box>
                    </Group>
                  </Combobox.Option>
                ))}
              </Combobox.Group>
            ))}
            {wanted && groups.length === 0 ? <Combobox.Empty>No type by that name</Combobox.Empty> : null}
          </Combobox.Options>
        </div>
      </Combobox.Dropdown>
    </Combobox>
  );
}
