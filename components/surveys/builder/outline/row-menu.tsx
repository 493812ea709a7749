'use client';

import { ActionIcon, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { type Part, placeOfQuestion } from '@/domain/survey/edits/edited';
import { useKeyNames } from '../../../ui/shortcuts';
import { useDraftRoom } from '../../draft-context';
import { usePartActions } from '../use-part-actions';
import classes from './outline.module.css';

/** What can be done with one row. */
export function RowMenu({ part, name, isTabStop }: { part: Part; name: string; isTabStop: boolean }) {
  const { definition } = useDraftRoom();
  const actions = usePartActions();
  const names = useKeyNames();
  const words = (keys: string[]) => names(keys).join(' ');
  const place = part.kind === 'question' ? placeOfQuestion(definition, part.key) : null;
  const pageIndex = part.kind === 'page' ? definition.pages.findIndex(page => page.id === part.id) : -1;
  const isAlone = place?.page.questions.length === 1;
  return (
    <Menu position="bottom-end" width={240} withinPortal returnFocus>
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          className={classes.more}
          tabIndex={isTabStop ? 0 : -1}
          aria-label={`More for ${name}`}
        >
          <IconDots size={16} stroke={1.5} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item rightSection={words(['Mod', 'D'])} onClick={() => actions.duplicate(part)}>
          Duplicate
        </Menu.Item>
        <Menu.Item rightSection={words(['Alt', '↑'])} onClick={() => actions.nudge(part, -1)}>
          Move up
        </Menu.Item>
        <Menu.Item rightSection={words(['Alt', '↓'])} onClick={() => actions.nudge(part, 1)}>
          Move down
        </Menu.Item>
        {place && definition.pages.length > 1 ? (
          <Menu.Sub>
            <Menu.Sub.Target>
              <Menu.Sub.Item>Move to page</Menu.Sub.Item>
            </Menu.Sub.Target>
            <Menu.Sub.Dropdown mah="50vh" style={{ overflowY: 'auto' }}>
              {definition.pages.map((page, index) => (
                <Menu.Item
                  key={page.id}
                  disabled={page.id === place.page.id}
                  onClick={() => actions.moveToPage(place.question.key, page.id)}
                >
                  Page {index + 1}
                </Menu.Item>
              ))}
            </Menu.Sub.Dropdown>
          </Menu.Sub>
        ) : null}
        {place ? (
          <>
            <Menu.Item disabled={isAlone} onClick={() => actions.moveToNewPage(place.question.key)}>
              Move to a new page
            </Menu.Item>
            <Menu.Item disabled={place.index === 0} onClick={() => actions.splitHere(place.question.key)}>
              Split the page here
            </Menu.Item>
          </>
        ) : null}
        {part.kind === 'page' && pageIndex > 0 ? (
          <Menu.Item onClick={() => actions.joinWithPrevious(part.id)}>Join with page {pageIndex}</Menu.Item>
        ) : null}
        <Menu.Divider />
        <Menu.Item rightSection={words(['Del'])} onClick={() => actions.remove(part)}>
          Delete
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
