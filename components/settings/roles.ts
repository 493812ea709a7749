import type { Role } from '@/domain/roles';

export const roleLabels: Record<Role, string> = {
  owner: 'Owner',
  admin: 'Admin',
  editor: 'Editor',
  agent: 'Agent',
  viewer: 'Viewer',
};

/** What each role is for, in the words of the invitation. */
export const duties: Record<Role, string> = {
  owner: 'Everything, and the workspace itself',
  admin: 'Members, keys, mail and settings, beside all below',
  editor: 'Designs surveys and decides who is asked',
  agent: 'Talks with unhappy customers',
  viewer: 'Sees the numbers and comments, without names',
};
