'use client';

import { Alert, Button, Group, Stack, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTRPC } from '../../trpc';
import { errorSentence } from '../../ui/errors';
import { offerUndo } from '../../ui/offer-undo';
import { told } from '../../ui/told';
import type { Survey } from '../use-draft';
import { AttributeRows } from './attribute-rows';
import { type AttributeRow, attributesOf, rowsOf } from './attributes';
import { type Door, useRefreshDoors } from './use-share';

/** Makes a door, then goes on to its QR code. */
export function NewDoor({
  survey,
  onDone,
  onCancel,
}: {
  survey: Survey;
  onDone: (door: Door) => void;
  onCancel: () => void;
}) {
  const trpc = useTRPC();
  const refresh = useRefreshDoors();
  const create = useMutation(
    trpc.door.create.mutationOptions({
      onSuccess: async door => {
        await refresh();
        onDone(door);
      },
    }),
  );
  return (
    <DoorForm
      name=""
      rows={[{ name: '', value: '' }]}
      action="Make the door"
      isPending={create.isPending}
      error={create.error}
      onSend={(name, rows) => create.mutate({ survey: survey.id, name, attributes: attributesOf(rows) })}
      onCancel={onCancel}
    />
  );
}

/** Changes what stands on a door. */
export function EditDoor({ door, onDone }: { door: Door; onDone: () => void }) {
  const trpc = useTRPC();
  const refresh = useRefreshDoors();
  const { id, name, attributes } = door;
  const undo = useMutation(trpc.door.update.mutationOptions(told(null, refresh)));
  const save = useMutation(
    trpc.door.update.mutationOptions({
      onSuccess: async changed => {
        offerUndo(`“${changed.name}” is saved.`, () => undo.mutate({ id, name, attributes }));
        onDone();
        await refresh();
      },
    }),
  );
  return (
    <DoorForm
      name={name}
      rows={rowsOf(attributes)}
      note="Answers that came in before keep the attributes they were given with."
      action="Save"
      isPending={save.isPending}
      error={save.error}
      onSend={(next, rows) => save.mutate({ id, name: next, attributes: attributesOf(rows, attributes) })}
      onCancel={onDone}
    />
  );
}

function DoorForm(props: {
  name: string;
  rows: AttributeRow[];
  note?: string;
  action: string;
  isPending: boolean;
  error: unknown;
  onSend: (name: string, rows: AttributeRow[]) => void;
  onCancel: () => void;
}) {
  const [name, setName] = useState(props.name);
  const [rows, setRows] = useState(props.rows);
  const [isTried, setTried] = useState(false);
  const isNameless = name.trim() === '';
  return (
    <form
      noValidate
      onSubmit={event => {
        event.preventDefault();
        setTried(true);
        if (!isNameless) props.onSend(name, rows);
      }}
    >
      <Stack>
        <TextInput
          label="Name"
          description="Where it hangs. Customers do not see it, except small on a poster."
          placeholder="Leeds, till 2"
          data-autofocus
          maxLength={120}
          value={name}
          error={isTried && isNameless ? 'A door needs a name.' : undefined}
          onChange={event => setName(event.currentTarget.value)}
        />
        <AttributeRows rows={rows} note={props.note} onChange={setRows} />
        {props.error ? (
          <Alert color="red" variant="outline" role="alert">
            {errorSentence(props.error)}
          </Alert>
        ) : null}
        <Group justify="flex-end">
          <Button onClick={props.onCancel}>Cancel</Button>
          <Button type="submit" variant="filled" loading={props.isPending}>
            {props.action}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
