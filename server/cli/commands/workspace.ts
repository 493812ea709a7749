import { createOwner } from '@/server/auth/create-owner';
import { type Actor, inWorkspace } from '@/server/db/tenant';
import { createApiKey } from '@/server/services/apiKey/create';
import { type Command, required } from '../command';

const operator: Actor = { kind: 'system', name: 'operator' };

export const createWorkspaceCommand: Command = {
  name: 'workspace:create',
  usage: '--name N --owner-email E --owner-password P [--timezone Z]',
  help: 'Makes a workspace, its owner (an account with this address is taken as it is) and a first API key, shown once.',
  options: {
    name: { type: 'string' },
    'owner-email': { type: 'string' },
    'owner-password': { type: 'string' },
    'owner-name': { type: 'string' },
    timezone: { type: 'string' },
    currency: { type: 'string' },
  },
  run: async ({ values }) => {
    const email = required(values, 'owner-email');
    const text = (name: string): string | undefined =>
      typeof values[name] === 'string' ? values[name] : undefined;
    const { workspaceId, slug } = await createOwner({
      actor: operator,
      existing: 'use',
      input: {
        name: text('owner-name') ?? email.replace(/@.*/, ''),
        email,
        password: required(values, 'owner-password'),
        workspace: { name: required(values, 'name'), timezone: text('timezone'), currency: text('currency') },
      },
    });
    const { key } = await inWorkspace(workspaceId, operator, ctx =>
      createApiKey({ ctx, input: { name: 'First key', scopes: ['read', 'write'] } }),
    );
    return { workspaceId, slug, apiKey: key };
  },
};
