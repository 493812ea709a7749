import type { Phrases } from './type';

/**
 * Turkish; says siz. The subjects begin with the day, in a form of its own before the noun. Company names and dates are
 * followed by a noun, which takes the endings.
 */
export const tr: Phrases = {
  day: { weekday: '{weekday} günkü', date: '{date} tarihli' },
  subject: {
    purchase: '{day} siparişinizden memnun kaldınız mı?',
    contact: '{day} yardımımızdan memnun kaldınız mı?',
    complaint: 'Sorununuzu çözebildik mi?',
    defect_return: '{day} iadeniz nasıl geçti?',
    other_return: '{day} iadeniz nasıl geçti?',
    delivery: '{day} teslimatınız nasıl geçti?',
    visit: '{day} ziyaretiniz nasıl geçti?',
    other: '{day} işlemleriniz nasıl geçti?',
    none: 'Bizden memnun musunuz?',
  },
  reminderSubject: 'Hatırlatma: {subject}',
  greets:
    'merhaba(?:lar)?|selam(?:lar)?|sayın|değerli|sevgili|[iİ]yi (?:günler|akşamlar)|günaydın|hoş geldiniz',
  greeting: 'Merhaba {name},',
  greetingNameless: 'Merhaba,',
  intro: '{company} firmasının size bir sorusu var. Bir dakikadan kısa sürer.',
  reminderIntro: 'Birkaç gün önce size bir soru sormuştuk. Hâlâ yanıtlayabilirsiniz.',
  button: 'Yanıtla',
  choose: 'Lütfen bir sayı seçin:',
  low: {
    nps: 'Hiç olası değil',
    csat: 'Hiç memnun değilim',
    ces: 'Kesinlikle katılmıyorum',
    rating: 'En düşük',
  },
  high: { nps: 'Son derece olası', csat: 'Çok memnunum', ces: 'Kesinlikle katılıyorum', rating: 'En yüksek' },
  why: {
    purchase: 'Bu e-postayı, {date} tarihinde {company} firmasından alışveriş yaptığınız için alıyorsunuz.',
    contact: 'Bu e-postayı, {date} tarihinde {company} firmasıyla iletişime geçtiğiniz için alıyorsunuz.',
    complaint: 'Bu e-postayı, {date} tarihinde {company} firmasına bir sorun bildirdiğiniz için alıyorsunuz.',
    defect_return:
      'Bu e-postayı, {date} tarihinde {company} firmasına bir ürün iade ettiğiniz için alıyorsunuz.',
    other_return:
      'Bu e-postayı, {date} tarihinde {company} firmasına bir ürün iade ettiğiniz için alıyorsunuz.',
    delivery: 'Bu e-postayı, {date} tarihinde {company} firmasından bir teslimat aldığınız için alıyorsunuz.',
    visit: 'Bu e-postayı, {date} tarihinde {company} firmasını ziyaret ettiğiniz için alıyorsunuz.',
    other: 'Bu e-postayı, {date} tarihinde {company} firmasından hizmet aldığınız için alıyorsunuz.',
    none: 'Bu e-postayı, {company} firmasının müşterisi olduğunuz için alıyorsunuz.',
  },
  unsubscribe: 'Abonelikten çık',
  privacy: 'Gizlilik',
  test: 'Deneme',
};
