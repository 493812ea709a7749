import type { Phrases } from './type';

/**
 * Ukrainian; says ви. Greets without the name, which would have to stand in the vocative, and with a full stop, after
 * which a sentence begins. Weekdays stand in the accusative, which Intl does not know.
 */
export const uk: Phrases = {
  day: {
    weekday: ['в неділю', 'в понеділок', 'у вівторок', 'в середу', 'в четвер', 'в п’ятницю', 'в суботу'],
    date: '{date}',
  },
  subject: {
    purchase: 'Чи сподобалася вам покупка {day}?',
    contact: 'Чи змогли ми вам допомогти {day}?',
    complaint: 'Чи розв’язали ми вашу проблему?',
    defect_return: 'Чи зручно вам було повернути товар?',
    other_return: 'Чи зручно вам було повернути товар?',
    delivery: 'Чи все було добре з доставкою {day}?',
    visit: 'Чи сподобалося вам у нас {day}?',
    other: '{company}: чи все було добре {day}?',
    none: 'Як ви оцінюєте нашу роботу?',
  },
  reminderSubject: 'Нагадування: {subject}',
  greets:
    'добрий (?:день|вечір)|доброго (?:дня|ранку|вечора)|добридень|вітаю|вітаємо|привіт|шановн(?:ий|а|е|і)',
  greeting: 'Добрий день.',
  greetingNameless: 'Добрий день.',
  intro: 'Компанія {company} має до вас одне запитання. Це займе менше хвилини.',
  reminderIntro: 'Кілька днів тому ми поставили вам одне запитання. Ви ще можете на нього відповісти.',
  button: 'Відповісти',
  choose: 'Виберіть, будь ласка, число:',
  low: {
    nps: 'Зовсім малоймовірно',
    csat: 'Дуже незадоволені',
    ces: 'Повністю не погоджуюся',
    rating: 'Найнижча оцінка',
  },
  high: {
    nps: 'Надзвичайно ймовірно',
    csat: 'Дуже задоволені',
    ces: 'Повністю погоджуюся',
    rating: 'Найвища оцінка',
  },
  why: {
    purchase: 'Ви отримали цей лист, тому що {date} зробили покупку в компанії {company}.',
    contact: 'Ви отримали цей лист, тому що {date} зверталися до компанії {company}.',
    complaint: 'Ви отримали цей лист, тому що {date} повідомили компанію {company} про проблему.',
    defect_return: 'Ви отримали цей лист, тому що {date} повернули товар компанії {company}.',
    other_return: 'Ви отримали цей лист, тому що {date} повернули товар компанії {company}.',
    delivery: 'Ви отримали цей лист, тому що {date} отримали доставку від компанії {company}.',
    visit: 'Ви отримали цей лист, тому що {date} відвідали компанію {company}.',
    other: 'Ви отримали цей лист, тому що {date} користувалися послугами компанії {company}.',
    none: 'Ви отримали цей лист, тому що ви клієнт компанії {company}.',
  },
  unsubscribe: 'Відписатися',
  privacy: 'Конфіденційність',
  test: 'Тест',
};
