import type { Route } from './define';
import { surveyRoutes } from './surveys';

/** Every REST route of the product, one line per noun. */
export const routes: readonly Route[] = [...surveyRoutes];
