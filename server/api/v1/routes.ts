import type { Route } from './define';

/** Every REST route of the product, one line per noun. */
export const routes: readonly Route[] = [];
