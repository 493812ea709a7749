'use client';

import { Button, Menu, Stack, Switch } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import type { Ending } from '@/domain/survey/definition';
import { edited } from '@/domain/survey/edits/edited';
import { newLinkLabel } from '@/domain/survey/link-words';
import { questionsOf } from '@/domain/survey/scores';
import { fieldId, useDraftRoom } from '../../draft-context';
import { LocalText } from '../../local-text';
import { AddressField } from './address-field';
import { SignedResult } from './signed-result';

const kinds = { review: 'Review page', referral: 'Referral link', other: 'Another page' } as const;
type Kind = keyof typeof kinds;

/** Where a thank-you page leads, and whether somebody is promised a call. */
export function EndingActions({ ending, path }: { ending: Ending; path: string }) {
  const { definition, change, readOnly } = useDraftRoom();
  const [adding, setAdding] = useState<Kind | null>(null);
  useEffect(() => {
    // The menu has nothing to give the focus back to: its button made room for the field.
    if (adding) document.getElementById(fieldId(`${path}.link.url`))?.focus();
  }, [adding, path]);
  const alter = (write: (draft: Ending) => void, merge?: string) =>
    change(
      edited(definition, draft => {
        const found = draft.endings.find(({ id }) => id === ending.id);
        if (found) write(found);
      }),
      merge ? { merge } : {},
    );
  const setAddress = (url: string | null) => {
    if (!url && !ending.link) return;
    alter(draft => {
      if (!url) delete draft.link;
      else if (draft.link) draft.link.url = url;
      else {
        const words = adding === 'referral' ? 'referral' : 'review';
        draft.link = { label: adding === 'other' ? {} : newLinkLabel(words, definition.languages), url };
      }
    }, `${path}.link.url`);
  };
  return (
    <Stack gap="sm">
      <Callback ending={ending} path={path} alter={alter} />
      {ending.link || adding ? (
        <>
          <AddressField
            path={`${path}.link.url`}
            label="Address of the link"
            description={
              adding === 'referral'
                ? 'The customer’s own number may stand in it: https://shop.example/?ref={{customer.id}}'
                : 'Behind the host it may hold fields, such as {{customer.id}}.'
            }
            address={ending.link?.url ?? null}
            onChange={setAddress}
          />
          {ending.link ? (
            <>
              <LocalText path={`${path}.link.label`} label="Words of the link" maxLength={300} />
              <SignedResult
                isOn={ending.link.result ?? false}
                path={`${path}.link.result`}
                onChange={isOn =>
                  alter(draft => {
                    if (draft.link && isOn) draft.link.result = true;
                    else delete draft.link?.result;
                  })
                }
              />
            </>
          ) : null}
          {readOnly ? null : (
            <Button
              variant="subtle"
              size="compact-sm"
              style={{ alignSelf: 'flex-start' }}
              onClick={() => {
                setAdding(null);
                setAddress(null);
              }}
            >
              Remove the link
            </Button>
          )}
        </>
      ) : readOnly ? null : (
        <AddLink onAdd={setAdding} />
      )}
    </Stack>
  );
}

function Callback({
  ending,
  path,
  alter,
}: {
  ending: Ending;
  path: string;
  alter: (write: (draft: Ending) => void) => void;
}) {
  const { definition, readOnly } = useDraftRoom();
  const isNumberless =
    ending.callback === true && !questionsOf(definition).some(({ type }) => type === 'phone');
  return (
    <Switch
      id={fieldId(`${path}.callback`)}
      label="Promises a call"
      description={`Whoever ends here is listed under Cases.${
        isNumberless
          ? ' No question asks for a telephone number, so only customers whose number you know can be called.'
          : ''
      }`}
      checked={ending.callback ?? false}
      disabled={readOnly}
      onChange={event => {
        const isOn = event.currentTarget.checked;
        alter(draft => {
          if (isOn) draft.callback = true;
          else delete draft.callback;
        });
      }}
    />
  );
}

const AddLink = ({ onAdd }: { onAdd: (kind: Kind) => void }) => (
  <Menu position="bottom-start">
    <Menu.Target>
      <Button
        variant="subtle"
        size="compact-sm"
        leftSection={<IconPlus size={16} stroke={1.5} aria-hidden />}
        style={{ alignSelf: 'flex-start' }}
      >
        Add a link
      </Button>
    </Menu.Target>
    <Menu.Dropdown>
      {(['review', 'referral', 'other'] as const).map(kind => (
        <Menu.Item key={kind} onClick={() => onAdd(kind)}>
          {kinds[kind]}
        </Menu.Item>
      ))}
    </Menu.Dropdown>
  </Menu>
);
