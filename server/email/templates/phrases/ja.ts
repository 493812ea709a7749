import type { Phrases } from './type';

/** Japanese in the polite style of companies towards customers. A letter begins with the name and its title alone. */
export const ja: Phrases = {
  day: { weekday: '{weekday}', date: '{date}' },
  subject: {
    purchase: '{day}のご注文はいかがでしたか？',
    contact: '{day}のサポートはいかがでしたか？',
    complaint: 'お困りごとは解決しましたか？',
    defect_return: '{day}のご返品はいかがでしたか？',
    other_return: '{day}のご返品はいかがでしたか？',
    delivery: '{day}のお届けはいかがでしたか？',
    visit: '{day}にお越しいただいた際の印象はいかがでしたか？',
    other: '{day}の{company}の対応はいかがでしたか？',
    none: '私どものサービスはいかがですか？',
  },
  reminderSubject: '再度のお願い：{subject}',
  greets:
    'こんにちは|こんばんは|おはようございます|はじめまして|拝啓|(?:いつも|平素|日頃)[^。]*(?:お世話に|ありがと|感謝|御礼)[^。]*|お客様各位|[^。、]{1,40}様',
  greeting: '{name}様',
  greetingNameless: 'お客様',
  intro: '{company}から、1つだけお尋ねします。1分もかかりません。',
  reminderIntro: '数日前に、質問を1つお送りしました。まだご回答いただけます。',
  button: '回答する',
  choose: '数字をお選びください：',
  low: { nps: '可能性はまったくない', csat: '非常に不満', ces: 'まったくそう思わない', rating: '最低' },
  high: { nps: '可能性は非常に高い', csat: '非常に満足', ces: '非常にそう思う', rating: '最高' },
  why: {
    purchase: '{date}に{company}でお買い物をされたお客様に、このメールをお送りしています。',
    contact: '{date}に{company}へお問い合わせいただいたお客様に、このメールをお送りしています。',
    complaint: '{date}に{company}へお困りごとをお知らせくださったお客様に、このメールをお送りしています。',
    defect_return: '{date}に{company}へ返品されたお客様に、このメールをお送りしています。',
    other_return: '{date}に{company}へ返品されたお客様に、このメールをお送りしています。',
    delivery: '{date}に{company}から商品をお届けしたお客様に、このメールをお送りしています。',
    visit: '{date}に{company}へお越しいただいたお客様に、このメールをお送りしています。',
    other: '{date}に{company}をご利用いただいたお客様に、このメールをお送りしています。',
    none: '{company}をご利用のお客様に、このメールをお送りしています。',
  },
  unsubscribe: '配信停止',
  privacy: 'プライバシー',
  test: 'テスト',
};
