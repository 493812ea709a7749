'use client';

import { useState } from 'react';
import { leavesOf } from '@/domain/survey/conditions';
import type { Answers, AnswerValue, SurveyDefinition } from '@/domain/survey/definition';
import { conditionsOf } from '@/domain/survey/edits/references';
import type { PathContext } from '@/domain/survey/path';
import type { SampleRoute } from '@/domain/survey/routes';

type Attributes = Record<string, string | number | boolean>;

export type Trial = {
  answers: Answers;
  context: PathContext & { attributes: Attributes; language: string };
  answer: (name: string, value: AnswerValue | undefined) => void;
  setLanguage: (language: string) => void;
  setAttribute: (name: string, value: string) => void;
  /** Takes over the answers of a route. */
  load: (route: SampleRoute) => void;
  clear: () => void;
};

/** Answers, attributes and a language to try a survey with; they live as long as the screen. */
export function useTrial(language: string): Trial {
  const [answers, setAnswers] = useState<Answers>({});
  const [attributes, setAttributes] = useState<Attributes>({});
  const [asked, setLanguage] = useState(language);
  return {
    answers,
    context: { attributes, language: asked },
    answer: (name, value) =>
      setAnswers(({ [name]: _, ...others }) => (value === undefined ? others : { ...others, [name]: value })),
    setLanguage,
    setAttribute: (name, value) =>
      setAttributes(({ [name]: _, ...others }) =>
        value === '' ? others : { ...others, [name]: asNumber(value) },
      ),
    load: route => {
      setAnswers(route.answers);
      setAttributes({ ...route.context.attributes });
      setLanguage(route.context.language ?? language);
    },
    clear: () => {
      setAnswers({});
      setAttributes({});
    },
  };
}

/** The attributes on which the survey's way hangs. */
export const attributesUsed = (def: SurveyDefinition): string[] => [
  ...new Set(
    conditionsOf(def)
      .flatMap(leavesOf)
      .flatMap(leaf => ('attribute' in leaf ? leaf.attribute : [])),
  ),
];

/** What looks like a number is one, as an interaction would carry it. */
const asNumber = (text: string): string | number => (/^-?\d{1,15}(\.\d+)?$/.test(text) ? Number(text) : text);
