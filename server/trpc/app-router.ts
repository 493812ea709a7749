import { createCallerFactory, router } from './init';
import { alertRouter } from './routers/alert';
import { annotationRouter } from './routers/annotation';
import { apiKeyRouter } from './routers/apiKey';
import { calendarRouter } from './routers/calendar';
import { caseRouter } from './routers/case';
import { caseMessageRouter } from './routers/case-message';
import { channelRouter } from './routers/channel';
import { commentRouter } from './routers/comment';
import { customerRouter } from './routers/customer';
import { customerNoteRouter } from './routers/customerNote';
import { decisionRouter } from './routers/decision';
import { digestRouter } from './routers/digest';
import { doorRouter } from './routers/door';
import { filterRouter } from './routers/filter';
import { followUpRouter } from './routers/follow-up';
import { imageRouter } from './routers/image';
import { importRunRouter } from './routers/importRun';
import { improvementRouter } from './routers/improvement';
import { interactionTypeRouter } from './routers/interactionType';
import { invitationRouter } from './routers/invitation';
import { listRouter } from './routers/list';
import { mailRouter } from './routers/mail';
import { memberRouter } from './routers/member';
import { programRouter } from './routers/program';
import { recoveryRouter } from './routers/recovery';
import { reportRouter } from './routers/report';
import { responseRouter } from './routers/response';
import { segmentRouter } from './routers/segment';
import { sessionRouter } from './routers/session';
import { shareRouter } from './routers/share';
import { suppressionRouter } from './routers/suppression';
import { surveyRouter } from './routers/survey';
import { templateRouter } from './routers/template';
import { themeRouter } from './routers/theme';
import { topicRouter } from './routers/topic';
import { workspaceRouter } from './routers/workspace';

/** Everything the screens can ask for. One line per noun. */
export const appRouter = router({
  alert: alertRouter,
  annotation: annotationRouter,
  apiKey: apiKeyRouter,
  calendar: calendarRouter,
  case: caseRouter,
  caseMessage: caseMessageRouter,
  channel: channelRouter,
  comment: commentRouter,
  customer: customerRouter,
  customerNote: customerNoteRouter,
  decision: decisionRouter,
  digest: digestRouter,
  door: doorRouter,
  filter: filterRouter,
  followUp: followUpRouter,
  image: imageRouter,
  importRun: importRunRouter,
  improvement: improvementRouter,
  interactionType: interactionTypeRouter,
  invitation: invitationRouter,
  list: listRouter,
  mail: mailRouter,
  member: memberRouter,
  program: programRouter,
  recovery: recoveryRouter,
  report: reportRouter,
  response: responseRouter,
  segment: segmentRouter,
  session: sessionRouter,
  share: shareRouter,
  suppression: suppressionRouter,
  survey: surveyRouter,
  template: templateRouter,
  theme: themeRouter,
  topic: topicRouter,
  workspace: workspaceRouter,
});

export type AppRouter = typeof appRouter;

/** Calls procedures without HTTP: server components and tests. */
export const makeCaller = createCallerFactory(appRouter);
