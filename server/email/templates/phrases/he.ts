import type { Phrases } from './type';

/** Hebrew in the plural, which serves every reader. Company names stand after words of their own. */
export const he: Phrases = {
  day: { weekday: 'ב{weekday}', date: 'ב-{date}' },
  subject: {
    purchase: 'איך הייתה ההזמנה שלכם {day}?',
    contact: 'איך הייתה העזרה שלנו {day}?',
    complaint: 'האם פתרנו את הבעיה שלכם?',
    defect_return: 'איך הייתה ההחזרה שלכם {day}?',
    other_return: 'איך הייתה ההחזרה שלכם {day}?',
    delivery: 'איך היה המשלוח שלכם {day}?',
    visit: 'איך היה הביקור שלכם {day}?',
    other: 'איך היה השירות של {company} {day}?',
    none: 'מה דעתכם עלינו?',
  },
  reminderSubject: 'תזכורת: {subject}',
  greets:
    'שלום(?: רב)?|היי|הי|בוקר טוב|ערב טוב|צהריים טובים|לקוחה? יקרה?|לקוחות יקר(?:ים|ות)|יקר(?:ה|ים|ות)?',
  greeting: 'שלום {name},',
  greetingNameless: 'שלום,',
  intro: 'שאלה אחת מאת {company}. זה לוקח פחות מדקה.',
  reminderIntro: 'לפני כמה ימים שאלנו אתכם שאלה אחת. עדיין יש זמן לענות עליה.',
  button: 'מענה',
  choose: 'נא לבחור מספר:',
  low: { nps: 'כלל לא סביר', csat: 'מאוד לא מרוצה', ces: 'חוסר הסכמה מוחלט', rating: 'הנמוך ביותר' },
  high: { nps: 'סביר מאוד', csat: 'מרוצה מאוד', ces: 'הסכמה מלאה', rating: 'הגבוה ביותר' },
  why: {
    purchase: 'קיבלתם את ההודעה הזו כי ב-{date} קניתם אצל {company}.',
    contact: 'קיבלתם את ההודעה הזו כי ב-{date} הייתם בקשר עם {company}.',
    complaint: 'קיבלתם את ההודעה הזו כי ב-{date} פניתם אל {company} בגלל בעיה.',
    defect_return: 'קיבלתם את ההודעה הזו כי ב-{date} החזרתם משהו אל {company}.',
    other_return: 'קיבלתם את ההודעה הזו כי ב-{date} החזרתם משהו אל {company}.',
    delivery: 'קיבלתם את ההודעה הזו כי ב-{date} קיבלתם משלוח מאת {company}.',
    visit: 'קיבלתם את ההודעה הזו כי ב-{date} ביקרתם אצל {company}.',
    other: 'קיבלתם את ההודעה הזו כי ב-{date} קיבלתם שירות מאת {company}.',
    none: 'קיבלתם את ההודעה הזו כי אתם לקוחות של {company}.',
  },
  unsubscribe: 'הסרה מרשימת התפוצה',
  privacy: 'פרטיות',
  test: 'בדיקה',
};
