import { matchLanguage } from '@/domain/survey/translate';

/** What stands below a mail that a person of the company wrote. */
const feet: Record<string, string> = {
  en: 'This mail is about what you told us. If you reply to it, we read your answer.',
  de: 'In dieser E-Mail geht es um das, was Sie uns mitgeteilt haben. Wenn Sie darauf antworten, lesen wir Ihre Antwort.',
  fr: 'Ce message concerne ce que vous nous avez signalé. Si vous y répondez, nous lirons votre réponse.',
  es: 'Este mensaje trata de lo que nos contó. Si responde a él, leeremos su respuesta.',
  it: 'Questo messaggio riguarda ciò che ci ha segnalato. Se risponde, leggeremo la sua risposta.',
  nl: 'Deze e-mail gaat over wat u ons hebt laten weten. Als u erop antwoordt, lezen wij uw antwoord.',
  pt: 'Esta mensagem é sobre o que nos contou. Se responder, leremos a sua resposta.',
  pl: 'Ta wiadomość dotyczy tego, o czym nas Państwo poinformowali. Jeśli Państwo na nią odpowiedzą, przeczytamy odpowiedź.',
  ar: 'تتعلق هذه الرسالة بما أخبرتنا به. إذا رددت عليها فسنقرأ ردك.',
  sv: 'Det här mejlet handlar om det du berättade för oss. Om du svarar på det läser vi ditt svar.',
  da: 'Denne mail handler om det, du fortalte os. Hvis du svarer på den, læser vi dit svar.',
  nb: 'Denne e-posten handler om det du fortalte oss. Hvis du svarer på den, leser vi svaret ditt.',
  fi: 'Tämä viesti koskee asiaa, josta kerroit meille. Jos vastaat siihen, luemme vastauksesi.',
  cs: 'Tato zpráva se týká toho, co jste nám sdělili. Pokud na ni odpovíte, vaši odpověď si přečteme.',
  sk: 'Táto správa sa týka toho, čo ste nám oznámili. Ak na ňu odpoviete, vašu odpoveď si prečítame.',
  sl: 'To sporočilo se nanaša na to, kar ste nam povedali. Če nanj odgovorite, bomo vaš odgovor prebrali.',
  hu: 'Ez a levél arról szól, amit megírt nekünk. Ha válaszol rá, elolvassuk a válaszát.',
  ro: 'Acest mesaj este despre ceea ce ne-ați spus. Dacă răspundeți, vă citim răspunsul.',
  hr: 'Ova poruka odnosi se na ono što ste nam rekli. Ako na nju odgovorite, pročitat ćemo vaš odgovor.',
  ca: 'Aquest missatge tracta del que ens vau explicar. Si hi responeu, llegirem la vostra resposta.',
  bg: 'Това съобщение е за онова, което ни споделихте. Ако му отговорите, ще прочетем отговора ви.',
  el: 'Αυτό το μήνυμα αφορά όσα μας είπατε. Αν απαντήσετε, θα διαβάσουμε την απάντησή σας.',
  uk: 'Цей лист стосується того, про що ви нам повідомили. Якщо ви відповісте на нього, ми прочитаємо вашу відповідь.',
  ru: 'Это письмо о том, что вы нам сообщили. Если вы ответите на него, мы прочитаем ваш ответ.',
  tr: 'Bu e-posta bize anlattığınız konuyla ilgilidir. Yanıtlarsanız yanıtınızı okuruz.',
  et: 'See kiri puudutab seda, millest meile rääkisite. Kui sellele vastate, loeme teie vastust.',
  lv: 'Šī vēstule ir par to, ko mums pastāstījāt. Ja uz to atbildēsiet, mēs jūsu atbildi izlasīsim.',
  lt: 'Šis laiškas yra apie tai, ką mums pranešėte. Jei į jį atsakysite, jūsų atsakymą perskaitysime.',
  he: 'הודעה זו עוסקת במה שסיפרתם לנו. אם תשיבו עליה, נקרא את תשובתכם.',
  ja: 'このメールは、お客様からお寄せいただいたご意見に関するものです。ご返信いただければ拝読いたします。',
  ko: '이 메일은 고객님께서 알려 주신 내용에 관한 것입니다. 회신하시면 저희가 읽습니다.',
  zh: '这封邮件是关于您告诉我们的事情。如果您回复，我们会阅读您的回复。',
  'zh-Hant': '這封郵件是關於您告訴我們的事情。如果您回覆，我們會閱讀您的回覆。',
  id: 'Email ini mengenai hal yang Anda sampaikan kepada kami. Jika Anda membalasnya, kami akan membaca balasan Anda.',
  vi: 'Thư này liên quan đến điều bạn đã cho chúng tôi biết. Nếu bạn trả lời, chúng tôi sẽ đọc thư của bạn.',
  hi: 'यह ईमेल उस बात के बारे में है जो आपने हमें बताई थी। यदि आप इसका उत्तर देंगे, तो हम आपका उत्तर पढ़ेंगे।',
};

/** The sentence in this language or a sister of it, else in English, and the language that it is in. */
export function personalFoot(language: string): { language: string; text: string } {
  const known = Object.hasOwn(feet, language) ? language : matchLanguage(Object.keys(feet), language);
  const spoken = known ?? 'en';
  return { language: spoken, text: feet[spoken] ?? '' };
}
