'use client';

import { Anchor, PasswordInput, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import Link from 'next/link';
import { useEffect, useState } from 'react';
import { postJson } from '@/components/ui/errors';
import { ErrorState } from '@/components/ui/states';
import { Door, goTo } from '../_components/door';
import { Said } from '../_components/said';
import { useLinkToken } from '../_components/use-link-token';

type Invitation = {
  email: string;
  role: string;
  company: string;
  hasAccount: boolean;
  signedInAs: string | null;
};

/** An invitation to a workspace: a new account, or the one that is signed in. */
export default function JoinPage() {
  const token = useLinkToken();
  const [invitation, setInvitation] = useState<Invitation>();
  const [error, setError] = useState<unknown>();
  useEffect(() => {
    if (token) postJson<Invitation>('/api/auth/invitation', { token }).then(setInvitation, setError);
  }, [token]);
  if (token === null) return <Said title="This link is not complete">Open it from the mail again.</Said>;
  if (error) return <ErrorState error={error} />;
  if (!token || !invitation) return <Text role="status">One moment</Text>;
  return <Join token={token} invitation={invitation} />;
}

function Join({ token, invitation }: { token: string; invitation: Invitation }) {
  const form = useForm({ initialValues: { name: '', password: '' } });
  const { company, role, email, hasAccount, signedInAs } = invitation;
  const title = `Join ${company}`;
  const asNew = !signedInAs;
  if (asNew && hasAccount)
    return (
      <Said title={title} href="/sign-in" link="Sign in">
        {email} has an account already. Sign in, then open the link in the mail again.
      </Said>
    );
  return (
    <Door
      title={title}
      note={signedInAs ? `As ${role}, with your account ${signedInAs}.` : `As ${role}, with ${email}.`}
      submit="Accept the invitation"
      onSubmit={async () => {
        const body = asNew ? { token, person: form.values } : { token };
        const { slug } = await postJson<{ slug: string }>('/api/auth/join', body);
        goTo(`/${slug}`);
      }}
      onFaults={faults =>
        form.setErrors({
          name: faults['person.name'],
          password: faults.password ?? faults['person.password'],
        })
      }
      below={
        signedInAs && signedInAs !== email ? (
          <Text c="dimmed">
            The invitation went to {email}.{' '}
            <Anchor component={Link} href="/no-workspace" inherit>
              Use another account
            </Anchor>
          </Text>
        ) : null
      }
    >
      {asNew ? (
        <>
          <TextInput label="Your name" autoComplete="name" {...form.getInputProps('name')} />
          <PasswordInput
            label="Password"
            description="12 characters or more. Four unrelated words are a good one."
            autoComplete="new-password"
            {...form.getInputProps('password')}
          />
        </>
      ) : null}
    </Door>
  );
}
