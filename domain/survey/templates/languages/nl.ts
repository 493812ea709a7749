import type { Translation } from './translation';

/** Dutch; says u. */
export const nl: Translation = {
  // The ends and points of the scales
  'Not at all likely': 'Zeer onwaarschijnlijk',
  'Extremely likely': 'Zeer waarschijnlijk',
  'Very dissatisfied': 'Zeer ontevreden',
  Dissatisfied: 'Ontevreden',
  Neither: 'Niet tevreden, niet ontevreden',
  Satisfied: 'Tevreden',
  'Very satisfied': 'Zeer tevreden',
  'Strongly disagree': 'Helemaal mee oneens',
  Disagree: 'Mee oneens',
  'Neither agree nor disagree': 'Niet mee eens, niet mee oneens',
  Agree: 'Mee eens',
  'Strongly agree': 'Helemaal mee eens',
  'Very unlikely': 'Zeer onwaarschijnlijk',
  'Very likely': 'Zeer waarschijnlijk',

  // Asking why
  'What went wrong?': 'Wat ging er mis?',
  'What could we have done better?': 'Wat hadden we beter kunnen doen?',
  'What did we do well?': 'Wat hebben we goed gedaan?',
  'A few words are enough. A person reads every answer.':
    'Een paar woorden zijn genoeg. Elk antwoord wordt door een mens gelezen.',

  // Offering a call
  'May we call you about this?': 'Mogen we u hierover bellen?',
  'Yes, call me': 'Ja, bel mij',
  'No, thank you': 'Nee, bedankt',
  'Which number should we call?': 'Op welk nummer kunnen we u bereiken?',
  'Leave this empty if we already have it.': 'Laat dit leeg als we uw nummer al hebben.',

  // The last page
  'Thank you. We will call you.': 'Bedankt. We bellen u.',
  'Someone at {{company.name}} will read what you wrote before calling, so you won’t have to explain it twice.':
    'Bij {{company.name}} leest iemand vóór het gesprek wat u hebt geschreven, zodat u het niet twee keer hoeft uit te leggen.',
  'Thank you for telling us': 'Bedankt dat u het ons hebt verteld',
  'We are sorry we let you down. Your answer is on its way to the people who can change this.':
    'Het spijt ons dat we u hebben teleurgesteld. Uw antwoord gaat naar de mensen die hier iets aan kunnen doen.',
  'Thank you': 'Hartelijk dank',
  'Your answer has reached us. It was good of you to take the time.':
    'We hebben uw antwoord ontvangen. Fijn dat u er de tijd voor hebt genomen.',

  // The mail
  'One question, and a second one if you like. Under a minute.':
    'Eén vraag en, als u wilt, nog een tweede. Het kost nog geen minuut.',
  'A few short questions. Under a minute.': 'Een paar korte vragen. Het kost nog geen minuut.',
  'Give your answer': 'Geef uw antwoord',
  'The team at {{company.name}}': 'Het team van {{company.name}}',

  // Post-purchase
  'After this purchase, how likely are you to recommend {{company.name}} to a friend or colleague?':
    'Hoe waarschijnlijk is het dat u {{company.name}} na deze aankoop aanbeveelt bij vrienden of collega’s?',
  'What do you think of your {{interaction.product|purchase}}?':
    'Wat vindt u van uw aankoop bij {{company.name}}?',
  'You recently bought from us, and we would like to know how it went.':
    'U hebt onlangs iets bij ons gekocht en we horen graag hoe dat is gegaan.',

  // Delivery
  'Did any of this happen?': 'Is een van deze dingen voorgekomen?',
  'It came late': 'De bestelling kwam te laat',
  'Something was damaged': 'Er was iets beschadigd',
  'Something was missing or wrong': 'Er ontbrak iets of er zat iets verkeerds bij',
  'I didn’t know when it would come': 'Ik wist niet wanneer de bestelling zou komen',
  'The handover went badly': 'De overhandiging verliep niet goed',
  'How satisfied are you with this delivery?': 'Hoe tevreden bent u over deze levering?',
  'How was the delivery of your {{interaction.product|order}}?':
    'Hoe verliep de levering van {{company.name}}?',
  'Your order should be with you by now, and we would like to know if it arrived as it should.':
    'Uw bestelling zou inmiddels binnen moeten zijn en we horen graag of alles goed is aangekomen.',

  // Support
  '“{{company.name}} made it easy for me to get help.” Do you agree?':
    '“{{company.name}} maakte het mij gemakkelijk om hulp te krijgen.” Bent u het daarmee eens?',
  'How satisfied are you with the help you received?':
    'Hoe tevreden bent u over de hulp die u hebt gekregen?',
  'Has your question been settled?': 'Is uw vraag afgehandeld?',
  'Your support request: did we help?': 'Uw vraag: hebben we u geholpen?',
  'You contacted us recently, and we would like to know whether it helped.':
    'U nam onlangs contact met ons op en we horen graag of dat heeft geholpen.',

  // Return & exchange
  'Why did you send it back?': 'Waarom hebt u het artikel teruggestuurd?',
  'It didn’t fit': 'Het paste niet',
  'It was faulty': 'Het was defect',
  'It was not as described': 'Het was niet zoals beschreven',
  'It came too late': 'Het kwam te laat',
  'I changed my mind': 'Ik heb me bedacht',
  'Another reason': 'Een andere reden',
  '“{{company.name}} made my return or exchange easy.” Do you agree?':
    '“{{company.name}} maakte het mij gemakkelijk om te retourneren of te ruilen.” Bent u het daarmee eens?',
  'How did the return of your {{interaction.product|order}} go?':
    'Hoe verliep uw retour bij {{company.name}}?',
  'You recently returned or exchanged something, and we would like to know how easy that was.':
    'U hebt onlangs iets geretourneerd of geruild en we horen graag hoe gemakkelijk dat ging.',

  // Complaint resolved
  '“I felt listened to.” Do you agree?': '“Er werd naar mij geluisterd.” Bent u het daarmee eens?',
  'How satisfied are you with the way we handled your complaint?':
    'Hoe tevreden bent u over de manier waarop we met uw klacht zijn omgegaan?',
  'Is the matter settled for you?': 'Is de zaak voor u afgehandeld?',
  'Your complaint: did we settle it?': 'Uw klacht: is die voor u opgelost?',
  'You told us that something was wrong, and we would like to hear from you whether it has been put right.':
    'U hebt ons laten weten dat er iets niet in orde was en we horen graag van u of dat nu is opgelost.',

  // Store visit
  'How was it in the store?': 'Hoe was het in de winkel?',
  'The staff were friendly': 'Het personeel was vriendelijk',
  'I felt comfortable there': 'Ik voelde me er op mijn gemak',
  'I found what I was looking for': 'Ik vond wat ik zocht',
  'I didn’t have to wait long': 'Ik hoefde niet lang te wachten',
  'How satisfied are you with your visit?': 'Hoe tevreden bent u over uw bezoek?',
  'How was your visit to {{interaction.location|our store}}?':
    'Hoe was uw bezoek aan {{interaction.location|onze winkel}}?',
  'It was good to have you with us, and we would like to know how your visit was.':
    'Fijn dat u bij ons was; we horen graag hoe uw bezoek is geweest.',

  // Onboarding
  'Have you been able to do what you came for?': 'Hebt u kunnen doen wat u wilde doen?',
  'What would help you most now?': 'Waarmee bent u nu het meest geholpen?',
  'Somebody to show me around': 'Iemand die mij wegwijs maakt',
  'A short written guide': 'Een korte handleiding',
  'A short film': 'Een korte video',
  'Nothing, I’m getting on fine': 'Niets, het gaat goed zo',
  '“{{company.name}} made it easy for me to get started.” Do you agree?':
    '“{{company.name}} maakte het mij gemakkelijk om te beginnen.” Bent u het daarmee eens?',
  'Your first weeks with {{company.name}}: how is it going?':
    'Uw eerste weken met {{company.name}}: hoe gaat het?',
  'You have been with us for a little while, and we would like to know how you are finding your feet.':
    'U bent nu een tijdje bij ons en we horen graag hoe de start u is bevallen.',

  // Relationship NPS
  'How likely are you to choose {{company.name}} again?':
    'Hoe waarschijnlijk is het dat u opnieuw voor {{company.name}} kiest?',
  'How likely are you to recommend {{company.name}} to a friend or colleague?':
    'Hoe waarschijnlijk is het dat u {{company.name}} aanbeveelt bij vrienden of collega’s?',
  'What has gone wrong between us?': 'Wat is er bij ons misgegaan?',
  'What should we do better?': 'Wat zouden we beter moeten doen?',
  'What do we do well?': 'Wat doen we goed?',
  'How are things between you and {{company.name}}?': 'Wat vindt u van {{company.name}}?',
  'You have been our customer for some time, and we would like to know what you think of us.':
    'U kent ons nu al een tijd en we horen graag wat u van ons vindt.',

  // Recovery check
  'What is still wrong?': 'Wat is er nog niet in orde?',
  'What would have made it better?': 'Wat had het beter gemaakt?',
  'What made the difference?': 'Wat gaf de doorslag?',
  'How satisfied are you with {{company.name}} now?': 'Hoe tevreden bent u nu over {{company.name}}?',
  'Did we put it right?': 'Hebben we het rechtgezet?',
  'You told us something was wrong. Did we put it right?': 'U meldde ons een probleem. Is het nu opgelost?',
  'We have been in touch about what went wrong, and only you can tell us whether we made up for it.':
    'We hebben contact gehad over wat er misging en alleen u kunt ons vertellen of we het hebben goedgemaakt.',

  // Satisfaction index
  'All in all, how satisfied are you with {{company.name}}?':
    'Hoe tevreden bent u alles bij elkaar over {{company.name}}?',
  'Compared with what you expected, how did we do?': 'Hoe deden we het vergeleken met wat u verwachtte?',
  'Much worse': 'Veel slechter',
  'Much better': 'Veel beter',
  'Imagine the ideal company for this. How close are we to it?':
    'Stel u het ideale bedrijf op dit gebied voor. Hoe dicht komen wij daarbij in de buurt?',
  'Very far': 'Heel ver weg',
  'Very close': 'Heel dichtbij',
  'Is {{company.name}} what you expected?': 'Is {{company.name}} wat u ervan verwachtte?',
  'We would like to know whether we are what you hoped for, and three quick scores tell us.':
    'We willen graag weten of we waarmaken wat u hoopte: drie korte antwoorden zijn genoeg.',

  // Driver battery
  'How did you find your contact with us?': 'Hoe hebt u het contact met ons ervaren?',
  'They listened to me': 'Er werd naar mij geluisterd',
  'I felt important to them': 'Ik had het gevoel dat ik belangrijk was',
  'The atmosphere was pleasant': 'De sfeer was prettig',
  'I was told clearly what would happen': 'Er werd mij duidelijk verteld wat er zou gebeuren',
  'They took responsibility': 'Er werd verantwoordelijkheid genomen',
  'They solved it': 'Mijn probleem is opgelost',
  'How did you find your contact with {{company.name}}?': 'Hoe was uw contact met {{company.name}}?',
  'You were recently in touch with us, and we would like to know what was good about it and what was not.':
    'U had onlangs met ons te maken en we horen graag wat daaraan goed was en wat niet.',
};
