import type { Metadata } from 'next';
import { Said } from '../_components/said';
import { SignOutButton } from '../_components/sign-out-button';

export const metadata: Metadata = { title: 'No workspace' };

export default function NoWorkspacePage() {
  return (
    <>
      <Said title="You belong to no workspace" href="/" link="Look again">
        Ask an admin of your company to invite you, then open the link in the mail.
      </Said>
      <SignOutButton />
    </>
  );
}
