import type { Route } from './define';
import { interactionRoutes } from './interactions';
import { surveyRoutes } from './surveys';

/** Every REST route of the product, one line per noun. */
export const routes: readonly Route[] = [...interactionRoutes, ...surveyRoutes];
