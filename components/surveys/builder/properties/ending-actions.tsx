'use client';

import { Anchor, Button, Menu, Stack, Switch, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import Link from 'next/link';
import { useEffect, useState } from 'react';
import type { Ending } from '@/domain/survey/definition';
import { edited } from '@/domain/survey/edits/edited';
import { newLinkLabel } from '@/domain/survey/link-words';
import { questionsOf } from '@/domain/survey/scores';
import { REFERRAL_LINK } from '@/domain/survey/text';
import { useWorkspace } from '../../../ui/workspace-context';
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
        const label = adding === 'other' ? {} : newLinkLabel('review', definition.languages);
        draft.link = { label, url };
      }
    }, `${path}.link.url`);
  };
  return (
    <Stack gap="sm">
      <Callback ending={ending} path={path} alter={alter} />
      {ending.link || adding ? (
        <>
          {ending.link?.url === REFERRAL_LINK ? (
            <RecommendNote />
          ) : (
            <AddressField
              path={`${path}.link.url`}
              label="Address of the link"
              description="Behind the host it may hold fields, such as {{customer.id}}."
              address={ending.link?.url ?? null}
              onChange={setAddress}
            />
          )}
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
        <AddLink
          onAdd={kind => {
            if (kind !== 'referral') return setAdding(kind);
            alter(draft => {
              draft.link = { label: newLinkLabel('referral', definition.languages), url: REFERRAL_LINK };
            });
          }}
        />
      )}
    </Stack>
  );
}

/** Where it leads is the workspace's; without an address there it is shown to nobody. */
function RecommendNote() {
  const { settings, can, href } = useWorkspace();
  const where = settings.referralUrl;
  return (
    <Text size="sm" c="dimmed">
      {where
        ? `Leads to ${where} with the customer’s own code. Whoever is not known does not see it.`
        : 'Nobody sees this link yet: the workspace does not say where recommendations lead. '}
      {!where && can('govern') ? (
        <Anchor component={Link} href={href('settings', 'workspace')} size="sm">
          Say where
        </Anchor>
      ) : null}
    </Text>
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
