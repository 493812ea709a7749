'use client';

import { Group, PasswordInput, Select, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useEffect } from 'react';
import { currencies, timezones } from '@/components/ui/choices';
import { postJson } from '@/components/ui/errors';
import { Door, goTo } from './door';

/** Company, zone, currency and its owner, with the token that the start command printed. */
export function SetUpForm({ token }: { token: string }) {
  const form = useForm({
    initialValues: {
      token,
      name: '',
      email: '',
      password: '',
      workspace: { name: '', timezone: 'UTC', currency: 'EUR' },
    },
  });
  // The zone of the person who sets it up is the best guess; the server cannot know it.
  const { setFieldValue } = form;
  useEffect(() => {
    setFieldValue('workspace.timezone', Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC');
  }, [setFieldValue]);
  return (
    <Door
      title="Set up your company"
      submit="Set up"
      onSubmit={async () => {
        const { slug } = await postJson<{ slug: string }>('/api/auth/set-up', form.values);
        goTo(`/${slug}`);
      }}
      onFaults={form.setErrors}
    >
      {token ? null : (
        <TextInput
          label="Set-up token"
          description="It was printed when Afterword started."
          autoComplete="off"
          {...form.getInputProps('token')}
        />
      )}
      <TextInput
        label="Company"
        autoComplete="organization"
        {...form.getInputProps('workspace.name')}
        data-autofocus
      />
      <Group grow align="flex-start">
        <Select
          label="Time zone"
          searchable
          data={timezones()}
          {...form.getInputProps('workspace.timezone')}
        />
        <Select
          label="Currency"
          searchable
          data={currencies()}
          {...form.getInputProps('workspace.currency')}
        />
      </Group>
      <TextInput label="Your name" autoComplete="name" {...form.getInputProps('name')} />
      <TextInput label="Your e-mail" type="email" autoComplete="username" {...form.getInputProps('email')} />
      <PasswordInput
        label="Password"
        description="12 characters or more. Four unrelated words are a good one."
        autoComplete="new-password"
        {...form.getInputProps('password')}
      />
    </Door>
  );
}
