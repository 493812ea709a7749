import { customerRoutes } from './customers';
import type { Route } from './define';
import { interactionRoutes } from './interactions';
import { metricRoutes } from './metrics';
import { responseRoutes } from './responses';
import { suppressionRoutes } from './suppressions';
import { surveyRoutes } from './surveys';

/** Every REST route of the product, one line per noun. */
export const routes: readonly Route[] = [
  ...customerRoutes,
  ...interactionRoutes,
  ...metricRoutes,
  ...responseRoutes,
  ...suppressionRoutes,
  ...surveyRoutes,
];
