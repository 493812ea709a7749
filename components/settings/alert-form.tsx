'use client';

import { Button, Divider, Group, Modal, Select, Stack, TagsInput, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { coolDownWords } from '@/domain/alert-words';
import type { Match, ReportFilter } from '@/domain/match';
import { NO_SAVED_FILTER } from '@/domain/report-address';
import { type FilterAddress, useReportFilter } from '../filters/address';
import { FilterBar } from '../filters/filter-bar';
import { writeFilters } from '../filters/filters';
import { type Outputs, useTRPC } from '../trpc';
import { errorSentence, fieldErrors } from '../ui/errors';
import { type AlertDraft, type AlertRule, blankDraft, coolDowns, draftOf, specOf } from './alert-draft';
import { AlertFields } from './alert-fields';
import { AlertTrial } from './alert-trial';

export type SavedAlert = Outputs['alert']['create'];
/** What a new rule begins with, such as what Trends showed. */
export type AlertStart = { draft: Partial<AlertDraft>; which: ReportFilter };

/** A new alert, or one to change: what, of whom, who is told, and what it would have told so far. */
export function AlertForm({
  rule,
  start,
  onClose,
  onSaved,
}: {
  rule: AlertRule | null;
  start: AlertStart;
  onClose: () => void;
  onSaved: (saved: SavedAlert) => unknown;
}) {
  const trpc = useTRPC();
  const [draft, setDraft] = useState(() => (rule ? draftOf(rule) : blankDraft(start.draft)));
  const address = useOwnFilter(rule?.which ?? start.which, rule !== null);
  const quiet = { onSuccess: onSaved, onError: () => undefined };
  const create = useMutation(trpc.alert.create.mutationOptions(quiet));
  const update = useMutation(trpc.alert.update.mutationOptions(quiet));
  const failed = create.error ?? update.error;
  const errors = failed ? fieldErrors(failed) : {};
  const at = (path: string): string | undefined => errors[path] ?? errors[`rule.${path}`];
  const spec = specOf(draft);
  const set = (part: Partial<AlertDraft>) => setDraft({ ...draft, ...part });
  const save = (event: FormEvent) => {
    event.preventDefault();
    // Dialogs of the filter are forms of their own, whose events come through here.
    if (!spec || event.target !== event.currentTarget) return;
    const { mailTo, webhookUrl, coolDownHours } = draft;
    const written = {
      spec,
      which: address.which,
      mailTo,
      webhookUrl: webhookUrl.trim() || null,
      coolDownHours,
    };
    if (rule) update.mutate({ id: rule.id, rule: written });
    else create.mutate(written);
  };
  return (
    <Modal
      opened
      onClose={onClose}
      size="xl"
      title={rule ? 'Change the alert' : 'New alert'}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <form onSubmit={save} noValidate>
        <Stack gap="md">
          <AlertFields draft={draft} onChange={setDraft} errors={errors} />
          <Stack gap={4} role="group" aria-label="Which answers">
            <Text size="sm" fw={500}>
              Which answers
            </Text>
            <Group gap="xs">
              <FilterBar address={address} />
              {address.isFiltered ? null : <Text c="dimmed">All of them</Text>}
            </Group>
          </Stack>
          <Divider />
          <TagsInput
            label="Mail to"
            description="Members or others. Who wrote an answer is named only to members who may see it."
            placeholder={draft.mailTo.length === 0 ? 'anna@company.example' : ''}
            value={draft.mailTo}
            error={mailProblem(errors)}
            splitChars={[',', ' ', ';']}
            acceptValueOnBlur
            onChange={mailTo => set({ mailTo })}
          />
          <TextInput
            label="Webhook (optional)"
            description="A public https address, called with JSON that is signed (Standard Webhooks)."
            type="url"
            placeholder="https://"
            value={draft.webhookUrl}
            error={at('webhookUrl')}
            onChange={event => set({ webhookUrl: event.currentTarget.value })}
          />
          <Select
            label="How often at most"
            description="What is found meanwhile stands in the log and is told to nobody."
            w={280}
            allowDeselect={false}
            data={[...new Set([...coolDowns, draft.coolDownHours])].map(hours => ({
              value: String(hours),
              label: capital(coolDownWords(hours)),
            }))}
            value={String(draft.coolDownHours)}
            onChange={value => set({ coolDownHours: Number(value) })}
          />
          <Divider />
          <AlertTrial spec={spec} which={address.which} coolDownHours={draft.coolDownHours} />
          {failed && Object.keys(errors).length === 0 ? (
            <Text c="red" role="alert">
              {errorSentence(failed)}
            </Text>
          ) : null}
          <Group justify="flex-end" gap="xs">
            <Button onClick={onClose}>Cancel</Button>
            <Button
              type="submit"
              variant="filled"
              disabled={!spec}
              loading={create.isPending || update.isPending}
            >
              Save
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

/** The filter of reports, kept here instead of in the address: an alert's is part of what is saved. */
function useOwnFilter(which: ReportFilter, isSaved: boolean): FilterAddress {
  const [asked, setAsked] = useState<{ where: string[]; match: Match | null; saved: string | null }>(() => ({
    where: writeFilters(which.filter ?? {}),
    match: which.match ?? null,
    // One's own default filter begins a new alert, never one that is there.
    saved: which.saved ?? (isSaved ? NO_SAVED_FILTER : null),
  }));
  const ask: FilterAddress['ask'] = ({ where, ...rest }) =>
    setAsked(before => ({ ...before, ...rest, ...(where !== undefined && { where: where ?? [] }) }));
  return { asked, ask, ...useReportFilter(asked, ask) };
}

/** The fault of any one address stands at the field. */
function mailProblem(errors: Record<string, string>): string | undefined {
  return Object.entries(errors).find(([path]) => path.replace(/^rule\./, '').startsWith('mailTo'))?.[1];
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
