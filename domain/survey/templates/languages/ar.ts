import type { Translation } from './translation';

/** Modern Standard Arabic; the polite plural, which serves every reader. Scales say the degree, not the person. */
export const ar: Translation = {
  // The ends and points of the scales
  'Not at all likely': 'غير محتمل إطلاقًا',
  'Extremely likely': 'محتمل للغاية',
  'Very dissatisfied': 'منخفضة جدًّا',
  Dissatisfied: 'منخفضة',
  Neither: 'متوسطة',
  Satisfied: 'مرتفعة',
  'Very satisfied': 'مرتفعة جدًّا',
  'Strongly disagree': 'لا أوافق بشدة',
  Disagree: 'لا أوافق',
  'Neither agree nor disagree': 'لا أوافق ولا أعارض',
  Agree: 'أوافق',
  'Strongly agree': 'أوافق بشدة',
  'Very unlikely': 'مستبعد جدًّا',
  'Very likely': 'محتمل جدًّا',

  // Asking why
  'What went wrong?': 'ما الذي لم يسر على ما يرام؟',
  'What could we have done better?': 'ما الذي كان يمكننا تحسينه؟',
  'What did we do well?': 'ما الذي أحسنّا فعله؟',
  'A few words are enough. A person reads every answer.': 'تكفي بضع كلمات. كل إجابة يقرؤها شخص من فريقنا.',

  // Offering a call
  'May we call you about this?': 'هل تسمحون لنا بالاتصال بكم بهذا الشأن؟',
  'Yes, call me': 'نعم، أرجو الاتصال بي',
  'No, thank you': 'لا، شكرًا',
  'Which number should we call?': 'على أي رقم نتصل بكم؟',
  'Leave this empty if we already have it.': 'يُترك هذا الحقل فارغًا إذا كان الرقم لدينا.',

  // The last page
  'Thank you. We will call you.': 'شكرًا لكم. سنتصل بكم.',
  'Someone at {{company.name}} will read what you wrote before calling, so you won’t have to explain it twice.':
    'سيقرأ أحد أفراد فريق {{company.name}} ما كتبتموه قبل الاتصال بكم، فلن تحتاجوا إلى شرح الأمر مرتين.',
  'Thank you for telling us': 'شكرًا لكم على إخبارنا',
  'We are sorry we let you down. Your answer is on its way to the people who can change this.':
    'نأسف لأننا لم نكن عند حسن ظنكم. ستصل إجابتكم إلى من يستطيعون تغيير ذلك.',
  'Thank you': 'شكرًا جزيلًا لكم',
  'Your answer has reached us. It was good of you to take the time.': 'وصلتنا إجابتكم. نشكركم على وقتكم.',

  // The mail
  'One question, and a second one if you like. Under a minute.':
    'سؤال واحد، وسؤال ثانٍ إن رغبتم. أقل من دقيقة.',
  'A few short questions. Under a minute.': 'بضعة أسئلة قصيرة. أقل من دقيقة.',
  'Give your answer': 'تقديم الإجابة',
  'The team at {{company.name}}': 'فريق {{company.name}}',

  // Post-purchase
  'After this purchase, how likely are you to recommend {{company.name}} to a friend or colleague?':
    'بعد هذا الشراء، ما مدى احتمال أن توصوا صديقًا أو زميلًا بالتعامل مع {{company.name}}؟',
  'What do you think of your {{interaction.product|purchase}}?': 'ما رأيكم في مشترياتكم من {{company.name}}؟',
  'You recently bought from us, and we would like to know how it went.':
    'اشتريتم منا مؤخرًا، ونودّ أن نعرف كيف كانت تجربتكم.',

  // Delivery
  'Did any of this happen?': 'هل حدث شيء مما يلي؟',
  'It came late': 'وصل الطلب متأخرًا',
  'Something was damaged': 'وصل شيء تالفًا',
  'Something was missing or wrong': 'كان في الطلب نقص أو خطأ',
  'I didn’t know when it would come': 'لم أعرف متى سيصل الطلب',
  'The handover went badly': 'لم يكن تسليم الطلب جيدًا',
  'How satisfied are you with this delivery?': 'ما درجة رضاكم عن هذا التوصيل؟',
  'How was the delivery of your {{interaction.product|order}}?': 'كيف كان توصيل طلبكم من {{company.name}}؟',
  'Your order should be with you by now, and we would like to know if it arrived as it should.':
    'من المفترض أن يكون طلبكم قد وصل، ونودّ أن نعرف إن كان قد وصل كما ينبغي.',

  // Support
  '“{{company.name}} made it easy for me to get help.” Do you agree?':
    '«سهّلت عليّ {{company.name}} الحصول على المساعدة». هل توافقون على ذلك؟',
  'How satisfied are you with the help you received?': 'ما درجة رضاكم عن المساعدة التي تلقيتموها؟',
  'Has your question been settled?': 'هل عولج طلبكم؟',
  'Your support request: did we help?': 'طلبكم للمساعدة: هل أفدناكم؟',
  'You contacted us recently, and we would like to know whether it helped.':
    'تواصلتم معنا مؤخرًا، ونودّ أن نعرف إن كان ذلك مفيدًا لكم.',

  // Return & exchange
  'Why did you send it back?': 'ما سبب إرجاع المنتج؟',
  'It didn’t fit': 'لم يكن المقاس مناسبًا',
  'It was faulty': 'كان المنتج معيبًا',
  'It was not as described': 'لم يطابق المنتج الوصف',
  'It came too late': 'وصل المنتج متأخرًا جدًّا',
  'I changed my mind': 'غيّرت رأيي',
  'Another reason': 'سبب آخر',
  '“{{company.name}} made my return or exchange easy.” Do you agree?':
    '«سهّلت عليّ {{company.name}} الإرجاع أو الاستبدال». هل توافقون على ذلك؟',
  'How did the return of your {{interaction.product|order}} go?': 'كيف كان الإرجاع لدى {{company.name}}؟',
  'You recently returned or exchanged something, and we would like to know how easy that was.':
    'أرجعتم أو استبدلتم منتجًا مؤخرًا، ونودّ أن نعرف مدى سهولة ذلك.',

  // Complaint resolved
  '“I felt listened to.” Do you agree?': '«شعرت بأن هناك من يستمع إليّ». هل توافقون على ذلك؟',
  'How satisfied are you with the way we handled your complaint?':
    'ما درجة رضاكم عن طريقة تعاملنا مع شكواكم؟',
  'Is the matter settled for you?': 'هل انتهت المسألة بالنسبة إليكم؟',
  'Your complaint: did we settle it?': 'شكواكم: هل تم حلها؟',
  'You told us that something was wrong, and we would like to hear from you whether it has been put right.':
    'أخبرتمونا بوجود مشكلة، ونودّ أن نسمع منكم إن كانت قد حُلّت.',

  // Store visit
  'How was it in the store?': 'كيف كانت تجربتكم في المتجر؟',
  'The staff were friendly': 'كان الموظفون ودودين',
  'I felt comfortable there': 'شعرت بالارتياح في المكان',
  'I found what I was looking for': 'وجدت ما كنت أبحث عنه',
  'I didn’t have to wait long': 'لم أضطر إلى الانتظار طويلًا',
  'How satisfied are you with your visit?': 'ما درجة رضاكم عن زيارتكم؟',
  'How was your visit to {{interaction.location|our store}}?':
    'كيف كانت زيارتكم إلى {{interaction.location|متجرنا}}؟',
  'It was good to have you with us, and we would like to know how your visit was.':
    'سعدنا بزيارتكم، ونودّ أن نعرف كيف كانت.',

  // Onboarding
  'Have you been able to do what you came for?': 'هل تمكنتم من إنجاز ما جئتم من أجله؟',
  'What would help you most now?': 'ما الذي يفيدكم أكثر الآن؟',
  'Somebody to show me around': 'شخص يشرح لي كل شيء',
  'A short written guide': 'دليل مكتوب قصير',
  'A short film': 'مقطع فيديو قصير',
  'Nothing, I’m getting on fine': 'لا شيء، الأمور تسير على ما يرام',
  '“{{company.name}} made it easy for me to get started.” Do you agree?':
    '«سهّلت عليّ {{company.name}} البداية». هل توافقون على ذلك؟',
  'Your first weeks with {{company.name}}: how is it going?':
    'أسابيعكم الأولى مع {{company.name}}: كيف تسير الأمور؟',
  'You have been with us for a little while, and we would like to know how you are finding your feet.':
    'مضى بعض الوقت وأنتم معنا، ونودّ أن نعرف كيف كانت بدايتكم.',

  // Relationship NPS
  'How likely are you to choose {{company.name}} again?':
    'ما مدى احتمال أن تختاروا {{company.name}} مرة أخرى؟',
  'How likely are you to recommend {{company.name}} to a friend or colleague?':
    'ما مدى احتمال أن توصوا صديقًا أو زميلًا بالتعامل مع {{company.name}}؟',
  'What has gone wrong between us?': 'ما الذي لم يسر على ما يرام بيننا؟',
  'What should we do better?': 'ما الذي ينبغي أن نحسّنه؟',
  'What do we do well?': 'ما الذي نُحسن فعله؟',
  'How are things between you and {{company.name}}?': 'ما رأيكم في {{company.name}}؟',
  'You have been our customer for some time, and we would like to know what you think of us.':
    'تعرفوننا منذ مدة، ويهمّنا أن نعرف رأيكم فينا.',

  // Recovery check
  'What is still wrong?': 'ما الذي لم يُحلّ بعد؟',
  'What would have made it better?': 'ما الذي كان سيجعل الأمر أفضل؟',
  'What made the difference?': 'ما الذي أحدث الفرق؟',
  'How satisfied are you with {{company.name}} now?': 'ما درجة رضاكم عن {{company.name}} الآن؟',
  'Did we put it right?': 'هل أصلحنا الأمر؟',
  'You told us something was wrong. Did we put it right?': 'أخبرتمونا بمشكلة. هل تم حلها؟',
  'We have been in touch about what went wrong, and only you can tell us whether we made up for it.':
    'تواصلنا معكم بشأن ما حدث، وأنتم وحدكم من يستطيع أن يخبرنا إن كنا قد أصلحناه.',

  // Satisfaction index
  'All in all, how satisfied are you with {{company.name}}?': 'بوجه عام، ما درجة رضاكم عن {{company.name}}؟',
  'Compared with what you expected, how did we do?': 'كيف كان أداؤنا مقارنةً بما كنتم تتوقعونه؟',
  'Much worse': 'أسوأ بكثير',
  'Much better': 'أفضل بكثير',
  'Imagine the ideal company for this. How close are we to it?':
    'تخيلوا الشركة المثالية في هذا المجال. ما مدى قربنا منها؟',
  'Very far': 'بعيدون جدًّا',
  'Very close': 'قريبون جدًّا',
  'Is {{company.name}} what you expected?': 'هل {{company.name}} كما كنتم تتوقعون؟',
  'We would like to know whether we are what you hoped for, and three quick scores tell us.':
    'نودّ أن نعرف إن كنا كما كنتم تأملون، وتكفينا ثلاثة تقييمات سريعة.',

  // Driver battery
  'How did you find your contact with us?': 'كيف كان تواصلكم معنا؟',
  'They listened to me': 'استمعوا إليّ',
  'I felt important to them': 'شعرت بأنهم يهتمون بي',
  'The atmosphere was pleasant': 'كانت الأجواء لطيفة',
  'I was told clearly what would happen': 'شُرح لي بوضوح ما سيحدث',
  'They took responsibility': 'تحمّلوا المسؤولية',
  'They solved it': 'حلّوا المشكلة',
  'How did you find your contact with {{company.name}}?': 'كيف كان تواصلكم مع {{company.name}}؟',
  'You were recently in touch with us, and we would like to know what was good about it and what was not.':
    'كان لكم تعامل معنا مؤخرًا، ونودّ أن نعرف ما كان جيدًا وما لم يكن كذلك.',
};
