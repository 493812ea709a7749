'use client';

import { ResponseList } from '../responses/responses';
import { EmptyState } from '../ui/states';
import type { Survey } from './use-draft';

/** Every answer to this survey, newest first. */
export function ResponsesTab({ survey }: { survey: Survey }) {
  if (survey.publishedVersion === null)
    return <EmptyState>Nothing was published yet, so nobody has answered.</EmptyState>;
  return <ResponseList survey={survey.id} />;
}
