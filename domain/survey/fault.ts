export type DefinitionFaultCode =
  | 'no_questions'
  | 'duplicate_key'
  | 'duplicate_id'
  | 'duplicate_language'
  | 'choices_empty'
  | 'rows_empty'
  | 'one_choice'
  | 'range_empty'
  | 'index_item'
  | 'index_incomplete'
  | 'goto_unknown'
  | 'goto_backward'
  | 'rule_unreachable'
  | 'page_unreachable'
  | 'question_unreachable'
  | 'ending_unreachable'
  | 'no_default_ending'
  | 'no_ending'
  | 'condition_unknown_question'
  | 'condition_later_question'
  | 'condition_same_page'
  | 'condition_value'
  | 'condition_choice'
  | 'condition_empty'
  | 'condition_never'
  | 'missing_text'
  | 'missing_default'
  | 'missing_translation'
  | 'piping_unknown'
  | 'piping_later'
  | 'piping_fallback'
  | 'key_changed';

/** `path` is dotted (`pages.0.questions.2.key`). Only errors stop a publication. */
export type Fault = {
  severity: 'error' | 'warning';
  path: string;
  code: DefinitionFaultCode;
  message: string;
};

export function error(path: string, code: DefinitionFaultCode, message: string): Fault {
  return { severity: 'error', path, code, message };
}

export function warning(path: string, code: DefinitionFaultCode, message: string): Fault {
  return { severity: 'warning', path, code, message };
}
