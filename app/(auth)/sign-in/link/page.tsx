'use client';

import { postJson } from '@/components/ui/errors';
import { Door, goTo } from '../../_components/door';
import { Said } from '../../_components/said';
import { useLinkToken } from '../../_components/use-link-token';

/** A click, not the visit, signs in: mail scanners visit every link. */
export default function SignInLinkPage() {
  const token = useLinkToken();
  if (token === null) return <Said title="This link is not complete">Open it from the mail again.</Said>;
  return (
    <Door
      title="Sign in"
      note="You came by the link that was mailed to you."
      submit="Sign in"
      onSubmit={async () => {
        await postJson('/api/auth/use-link', { token });
        goTo('/');
      }}
    />
  );
}
