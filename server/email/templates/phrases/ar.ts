import type { Phrases } from './type';

/** Modern Standard Arabic in the polite plural. Subjects begin with an Arabic word, so that they run from the right. */
export const ar: Phrases = {
  day: { weekday: 'يوم {weekday}', date: 'في {date}' },
  subject: {
    purchase: 'كيف كان طلبكم {day}؟',
    contact: 'كيف كانت مساعدتنا لكم {day}؟',
    complaint: 'هل حللنا مشكلتكم؟',
    defect_return: 'كيف كان إرجاع منتجكم {day}؟',
    other_return: 'كيف كان إرجاع منتجكم {day}؟',
    delivery: 'كيف كان توصيل طلبكم {day}؟',
    visit: 'كيف كانت زيارتكم {day}؟',
    other: 'كيف كان تعاملكم مع {company} {day}؟',
    none: 'ما رأيكم فينا؟',
  },
  reminderSubject: 'تذكير: {subject}',
  greets:
    'مرحب(?:ا|ًا|اً)|[أا]هل(?:ا|ًا|اً)|السلام عليكم|تحية|عزيز(?:ي|تي|نا|تنا)|[أا]عزا[ءئ]نا|السادة|السيدات|حضرة|صباح الخير|مساء الخير',
  greeting: 'مرحبًا {name}،',
  greetingNameless: 'مرحبًا،',
  intro: 'سؤال واحد من {company}. لا يستغرق دقيقة.',
  reminderIntro: 'قبل بضعة أيام طرحنا عليكم سؤالًا واحدًا. ما زال بإمكانكم الإجابة عنه.',
  button: 'الإجابة',
  choose: 'نرجو اختيار رقم:',
  low: { nps: 'غير محتمل إطلاقًا', csat: 'عدم رضا تام', ces: 'لا أوافق بشدة', rating: 'الأدنى' },
  high: { nps: 'محتمل للغاية', csat: 'رضا تام', ces: 'أوافق بشدة', rating: 'الأعلى' },
  why: {
    purchase: 'وصلتكم هذه الرسالة لأنكم اشتريتم من {company} في {date}.',
    contact: 'وصلتكم هذه الرسالة لأنكم تواصلتم مع {company} في {date}.',
    complaint: 'وصلتكم هذه الرسالة لأنكم أبلغتم {company} بمشكلة في {date}.',
    defect_return: 'وصلتكم هذه الرسالة لأنكم أرجعتم منتجًا إلى {company} في {date}.',
    other_return: 'وصلتكم هذه الرسالة لأنكم أرجعتم منتجًا إلى {company} في {date}.',
    delivery: 'وصلتكم هذه الرسالة لأن طلبًا من {company} وصل إليكم في {date}.',
    visit: 'وصلتكم هذه الرسالة لأنكم زرتم {company} في {date}.',
    other: 'وصلتكم هذه الرسالة لأنه كان لكم تعامل مع {company} في {date}.',
    none: 'وصلتكم هذه الرسالة لأنكم من عملاء {company}.',
  },
  unsubscribe: 'إلغاء الاشتراك',
  privacy: 'الخصوصية',
  test: 'اختبار',
};
