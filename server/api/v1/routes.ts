import { caseRoutes } from './cases';
import { channelRoutes } from './channels';
import { customerRoutes } from './customers';
import { decisionRoutes } from './decisions';
import type { Route } from './define';
import { deliveryEventRoutes } from './delivery-events';
import { driverRoutes } from './drivers';
import { interactionRoutes } from './interactions';
import { invitationRoutes } from './invitations';
import { metricRoutes } from './metrics';
import { programRoutes } from './programs';
import { responseRoutes } from './responses';
import { segmentRoutes } from './segments';
import { suppressionRoutes } from './suppressions';
import { surveyRoutes } from './surveys';
import { themeRoutes } from './themes';

/** Every REST route of the product, one line per noun. */
export const routes: readonly Route[] = [
  ...caseRoutes,
  ...channelRoutes,
  ...customerRoutes,
  ...decisionRoutes,
  ...deliveryEventRoutes,
  ...driverRoutes,
  ...interactionRoutes,
  ...invitationRoutes,
  ...metricRoutes,
  ...programRoutes,
  ...responseRoutes,
  ...segmentRoutes,
  ...themeRoutes,
  ...suppressionRoutes,
  ...surveyRoutes,
];
