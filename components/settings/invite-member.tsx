'use client';

import { Button, Group, Modal, Radio, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type Role, roles } from '@/domain/roles';
import { useTRPC } from '../trpc';
import { errorSentence, fieldErrors } from '../ui/errors';
import { told } from '../ui/told';
import { useWorkspace } from '../ui/workspace-context';
import { duties, roleLabels } from './roles';

/** A mail to somebody, with the role they will have. */
export function InviteMember({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { role: mine, mailConnected } = useWorkspace();
  const trpc = useTRPC();
  const client = useQueryClient();
  const form = useForm<{ email: string; role: Role }>({ initialValues: { email: '', role: 'viewer' } });
  const invite = useMutation(
    trpc.member.invite.mutationOptions({
      ...told(
        mailConnected ? 'Invited by mail.' : 'Invited. The mail is in the mailbox of this machine.',
        () => {
          form.reset();
          onClose();
          return client.invalidateQueries({ queryKey: trpc.member.list.queryKey() });
        },
      ),
      onError: error => {
        const faults = fieldErrors(error);
        form.setErrors(Object.keys(faults).length ? faults : { email: errorSentence(error) });
      },
    }),
  );
  return (
    <Modal opened={opened} onClose={onClose} title="Invite somebody">
      <form onSubmit={form.onSubmit(values => invite.mutate(values))} noValidate>
        <Stack gap="md">
          <TextInput label="E-mail" type="email" data-autofocus {...form.getInputProps('email')} />
          <Radio.Group label="Role" {...form.getInputProps('role')}>
            <Stack gap="xs" mt="xs">
              {roles
                .filter(role => mine === 'owner' || role !== 'owner')
                .map(role => (
                  <Radio key={role} value={role} label={roleLabels[role]} description={duties[role]} />
                ))}
            </Stack>
          </Radio.Group>
          <Group justify="space-between">
            <Text c="dimmed">The invitation works for 7 days.</Text>
            <Button type="submit" variant="filled" loading={invite.isPending}>
              Send the invitation
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
