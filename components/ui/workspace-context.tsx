'use client';

import { createContext, type ReactNode, useContext, useMemo } from 'react';
import { can, type Permission } from '@/domain/roles';
import type { Outputs } from '../trpc';

export type Frame = Outputs['session']['current'];

export type OpenWorkspace = Frame['workspace'] & {
  user: Frame['user'];
  role: Frame['role'];
  mailConnected: boolean;
  workspaces: Frame['workspaces'];
  defaultFilter: Frame['defaultFilter'];
  /** The set-up list is for this person and not finished. */
  setupOpen: boolean;
  /** What this person may do here. It hides buttons; the procedures decide. */
  can: (permission: Permission) => boolean;
  /** `href('surveys', id)` → `/boots/surveys/…` */
  href: (...parts: string[]) => string;
};

const WorkspaceContext = createContext<OpenWorkspace | null>(null);

/** The workspace, person and role that every screen under it shows. */
export function WorkspaceProvider({ frame, children }: { frame: Frame; children: ReactNode }) {
  const value = useMemo<OpenWorkspace>(() => {
    const { workspace, user, role, mailConnected, workspaces, defaultFilter, setupOpen } = frame;
    return {
      ...workspace,
      user,
      role,
      mailConnected,
      workspaces,
      defaultFilter,
      setupOpen,
      can: permission => can(role, permission),
      href: (...parts) => `/${[workspace.slug, ...parts].map(encodeURIComponent).join('/')}`,
    };
  }, [frame]);
  return <WorkspaceContext.Provider value={value}>{children}</WorkspaceContext.Provider>;
}

/** Throws outside of a workspace's pages. */
export function useWorkspace(): OpenWorkspace {
  const value = useContext(WorkspaceContext);
  if (!value) throw new Error('useWorkspace is for pages inside a workspace');
  return value;
}
