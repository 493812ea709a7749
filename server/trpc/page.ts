import { TRPCError } from '@trpc/server';
import { headers } from 'next/headers';
import { notFound, redirect } from 'next/navigation';
import { makeCaller } from './app-router';
import { makeContext } from './context';

/** Calls procedures from a server component, as the person whose cookie came with the page, in this workspace. */
export async function pageCaller(slug: string) {
  return makeCaller(makeContext(new Headers(await headers()), slug));
}

/** What the frame around a workspace's pages shows. Sends nobody to sign-in and back; a stranger's slug is a 404. */
export async function readFrame(slug: string) {
  const caller = await pageCaller(slug);
  try {
    return await caller.session.current();
  } catch (error) {
    if (error instanceof TRPCError && error.code === 'UNAUTHORIZED') redirect(await signInHref());
    if (error instanceof TRPCError && error.code === 'NOT_FOUND') notFound();
    throw error;
  }
}

/** `/sign-in?next=<the page that was asked for>`. */
export async function signInHref(): Promise<string> {
  const path = (await headers()).get('x-afterword-path') ?? '/';
  return path === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(path)}`;
}
