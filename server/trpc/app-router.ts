import { createCallerFactory, router } from './init';
import { memberRouter } from './routers/member';
import { sessionRouter } from './routers/session';
import { surveyRouter } from './routers/survey';
import { workspaceRouter } from './routers/workspace';

/** Everything the screens can ask for. One line per noun. */
export const appRouter = router({
  member: memberRouter,
  session: sessionRouter,
  survey: surveyRouter,
  workspace: workspaceRouter,
});

export type AppRouter = typeof appRouter;

/** Calls procedures without HTTP: server components and tests. */
export const makeCaller = createCallerFactory(appRouter);
