'use client';

import { Button, UnstyledButton } from '@mantine/core';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { NO_SAVED_FILTER } from '@/domain/report-address';
import { useWorkspace } from '../ui/workspace-context';
import type { FilterAddress } from './address';

import { SavedMenu } from './saved-menu';
import { sayWhich, useFilterNames } from './use-filter-names';
import { ClearButton, RemovablePill, ValueFilter, ValuePills } from './value-filter';

// Opened by some, some day: not part of what every page loads.
const MatchDialog = dynamic(() => import('./match-dialog'), { ssr: false });
const SaveDialog = dynamic(() => import('./save-dialog'), { ssr: false });

/**
 * Which answers: values of attributes, conditions of any kind, a saved filter. All of them must hold. `onClear`: where
 * a page has filters of its own that go with these.
 */
export function FilterBar({ address, onClear }: { address: FilterAddress; onClear?: () => unknown }) {
  const { asked, ask, filter, isFiltered, noFilter, saved, which } = address;
  const [dialog, setDialog] = useState<'match' | 'save' | null>(null);
  const named = useFilterNames(which);
  const close = () => setDialog(null);
  const isNew = asked.match !== null || Object.keys(filter).length > 0;
  return (
    <>
      <ValueFilter address={address} onMore={() => setDialog('match')} />
      <SavedMenu address={address} />
      {saved ? <SavedPill address={address} saved={saved} name={named.get(saved)} /> : null}
      <ValuePills address={address} />
      {asked.match ? (
        <RemovablePill remove="Remove the conditions" onRemove={() => ask({ match: null })}>
          <UnstyledButton fz="inherit" onClick={() => setDialog('match')} title="Change the conditions">
            {sayWhich({ match: asked.match }, named)}
          </UnstyledButton>
        </RemovablePill>
      ) : null}
      {isNew ? (
        <Button variant="subtle" size="compact-sm" onClick={() => setDialog('save')}>
          Save filter
        </Button>
      ) : null}
      {isFiltered || onClear ? <ClearButton onClear={onClear ?? (() => ask(noFilter))} /> : null}
      {dialog === 'match' ? (
        <MatchDialog
          match={asked.match}
          onApply={match => {
            ask({ match });
            close();
          }}
          onClose={close}
        />
      ) : null}
      {dialog === 'save' ? (
        <SaveDialog
          which={which}
          onSaved={id => {
            ask({ where: null, match: null, saved: id });
            close();
          }}
          onClose={close}
        />
      ) : null}
    </>
  );
}

/** The saved filter that holds; one's default is called that, so that nobody takes a part for the whole. */
function SavedPill({
  address: { ask },
  saved,
  name,
}: {
  address: FilterAddress;
  saved: string;
  name: string | undefined;
}) {
  const { defaultFilter } = useWorkspace();
  const isDefault = saved === defaultFilter?.id;
  const called = name ?? (isDefault ? defaultFilter.name : 'A saved filter');
  return (
    <RemovablePill
      remove={`Remove the filter ${called}`}
      onRemove={() => ask({ saved: defaultFilter ? NO_SAVED_FILTER : null })}
    >
      {isDefault ? `Your default: ${called}` : called}
    </RemovablePill>
  );
}
