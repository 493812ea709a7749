/** A survey file as Qualtrics exports it (QSF), cut to what is read: how was buying boots. */

const question = (id: string, payload: object) => ({
  SurveyID: 'SV_1',
  Element: 'SQ',
  PrimaryAttribute: id,
  SecondaryAttribute: null,
  TertiaryAttribute: null,
  Payload: {
    QuestionID: id,
    Language: [],
    Validation: { Settings: { ForceResponse: 'OFF', Type: 'None' } },
    ...payload,
  },
});

const choices = (...labels: string[]) =>
  Object.fromEntries(labels.map((Display, index) => [String(index + 1), { Display }]));

/** One expression of display logic; `more` joins it to the one before. */
const asks = (operand: string, operator: string, more: object = {}) => ({
  LogicType: 'Question',
  QuestionID: operand.split('/')[0],
  QuestionIsInLoop: 'no',
  ChoiceLocator: `q://${operand}`,
  LeftOperand: `q://${operand}`,
  Operator: operator,
  Type: 'Expression',
  ...more,
});

const shownIf = (...expressions: object[]) => ({
  0: { ...Object.fromEntries(expressions.entries()), Type: 'If' },
  Type: 'BooleanExpression',
  inPage: false,
});

export const qualtricsFile = {
  SurveyEntry: {
    SurveyID: 'SV_1',
    SurveyName: 'Boots &amp; more',
    SurveyLanguage: 'EN',
    SurveyStatus: 'Active',
  },
  SurveyElements: [
    {
      SurveyID: 'SV_1',
      Element: 'BL',
      PrimaryAttribute: 'Survey Blocks',
      Payload: [
        {
          Type: 'Default',
          Description: 'Purchase',
          ID: 'BL_1',
          BlockElements: [
            { Type: 'Question', QuestionID: 'QID1' },
            { Type: 'Page Break' },
            { Type: 'Question', QuestionID: 'QID2' },
            { Type: 'Question', QuestionID: 'QID3' },
            { Type: 'Question', QuestionID: 'QID4' },
          ],
        },
        {
          Type: 'Trash',
          Description: 'Trash',
          ID: 'BL_T',
          BlockElements: [{ Type: 'Question', QuestionID: 'QID99' }],
        },
        {
          Type: 'Standard',
          Description: 'Staff',
          ID: 'BL_2',
          Options: { RandomizeQuestions: 'RandomWithXPerPage' },
          BlockElements: ['QID5', 'QID6', 'QID7', 'QID8', 'QID9', 'QID10', 'QID11'].map(QuestionID => ({
            Type: 'Question',
            QuestionID,
          })),
        },
      ],
    },
    {
      SurveyID: 'SV_1',
      Element: 'FL',
      PrimaryAttribute: 'Survey Flow',
      Payload: {
        FlowID: 'FL_1',
        Type: 'Root',
        Flow: [
          { Type: 'EmbeddedData', FlowID: 'FL_2', EmbeddedData: [] },
          { Type: 'Block', ID: 'BL_1', FlowID: 'FL_3' },
          { Type: 'Branch', FlowID: 'FL_4', Flow: [{ Type: 'Standard', ID: 'BL_2', FlowID: 'FL_5' }] },
          { Type: 'EndSurvey', FlowID: 'FL_6' },
        ],
      },
    },
    { SurveyID: 'SV_1', Element: 'SO', PrimaryAttribute: 'Survey Options', Payload: {} },
    question('QID1', {
      QuestionText: '<b>Would you recommend us?</b>',
      DataExportTag: 'Q1_NPS_GROUP',
      QuestionType: 'MC',
      Selector: 'NPS',
      Choices: choices('0', '1'),
      ColumnLabels: [{ Display: 'Not at all' }, { Display: 'Certainly' }],
      Validation: { Settings: { ForceResponse: 'ON', ForceResponseType: 'ON', Type: 'None' } },
      Language: { DE: { QuestionText: 'Würden Sie uns empfehlen?' } },
    }),
    question('QID2', {
      QuestionText: 'What went wrong?',
      DataExportTag: 'wrong',
      QuestionType: 'MC',
      Selector: 'MAVR',
      SubSelector: 'TX',
      Choices: {
        1: { Display: 'Late' },
        2: { Display: 'Other', TextEntry: 'true' },
        3: { Display: 'Rude staff' },
      },
      ChoiceOrder: ['3', 1, '2'],
      Randomization: { Advanced: null, Type: 'All', TotalRandSubset: '' },
      Validation: {
        Settings: { ForceResponse: 'OFF', MinChoices: '1', MaxChoices: '2', Type: 'MultipleChoice' },
      },
      Language: { DE: { QuestionText: 'Was ging schief?', Choices: { 1: { Display: 'Zu spät' } } } },
      DisplayLogic: shownIf(asks('QID1/ChoiceNumericEntryValue', 'LessThanOrEqual', { RightOperand: '6' })),
    }),
    question('QID3', {
      // biome-ignore lint/suspicious/noTemplateCurlyInString: how Qualtrics writes it
      QuestionText: 'You said ${q://QID2/ChoiceGroup/SelectedChoices}. Why, ${m://FirstName}? ${e://Field/x}',
      DataExportTag: 'why',
      QuestionType: 'TE',
      Selector: 'ESTB',
      DisplayLogic: shownIf(
        asks('QID2/SelectableChoice/3', 'Selected'),
        asks('QID2/SelectableChoice/2', 'Selected', { Conjuction: 'Or' }),
      ),
    }),
    question('QID4', {
      QuestionText: 'Your address',
      DataExportTag: 'address',
      QuestionType: 'TE',
      Selector: 'FORM',
      Choices: choices('Street', 'Town'),
    }),
    question('QID5', {
      QuestionText: 'Our staff was …',
      DataExportTag: 'staff',
      QuestionType: 'Matrix',
      Selector: 'Likert',
      SubSelector: 'SingleAnswer',
      Choices: choices('Friendly', 'Quick'),
      Answers: choices('Bad', 'Fair', 'Good'),
      ChoiceOrder: [2, 1],
      AnswerOrder: ['1', '2', '3'],
    }),
    question('QID6', {
      QuestionText: 'Rank them',
      DataExportTag: 'rank',
      QuestionType: 'RO',
      Selector: 'DND',
      Choices: choices('Price', 'Fit'),
      DisplayLogic: shownIf(asks('QID5/SelectableChoice/1/3', 'Selected')),
    }),
    question('QID7', {
      QuestionText: 'How many pairs?',
      DataExportTag: 'pairs',
      QuestionType: 'Slider',
      Selector: 'HSLIDER',
      Configuration: { CSSliderMin: 0, CSSliderMax: 20 },
      Choices: choices('Pairs'),
      DisplayLogic: shownIf({
        LogicType: 'EmbeddedField',
        LeftOperand: 'x',
        Operator: 'EqualTo',
        RightOperand: '1',
      }),
    }),
    question('QID8', {
      QuestionText: '<p>Nearly done</p>',
      DataExportTag: 'Q8',
      QuestionType: 'DB',
      Selector: 'TB',
    }),
    question('QID9', {
      QuestionText: 'Where?',
      DataExportTag: 'where',
      QuestionType: 'MC',
      Selector: 'DL',
      Choices: choices('Leeds', 'Bath'),
      QuestionJS: 'alert(1)',
    }),
    question('QID10', {
      QuestionText: 'Sign here',
      DataExportTag: 'sign',
      QuestionType: 'Draw',
      Selector: 'Signature',
    }),
    question('QID11', {
      QuestionText: 'Your e-mail',
      DataExportTag: 'mail',
      QuestionType: 'TE',
      Selector: 'SL',
      Validation: { Settings: { ForceResponse: 'OFF', Type: 'ContentType', ContentType: 'ValidEmail' } },
    }),
    question('QID99', { QuestionText: 'Old', DataExportTag: 'old', QuestionType: 'TE', Selector: 'SL' }),
  ],
};
