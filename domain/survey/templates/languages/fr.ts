import type { Translation } from './translation';

/** French; says vous. Asks whether something gave satisfaction, so that no word has to agree with a gender. */
export const fr: Translation = {
  // The ends and points of the scales
  'Not at all likely': 'Pas du tout probable',
  'Extremely likely': 'Tout à fait probable',
  'Very dissatisfied': 'Pas du tout',
  Dissatisfied: 'Plutôt non',
  Neither: 'Moyennement',
  Satisfied: 'Plutôt oui',
  'Very satisfied': 'Tout à fait',
  'Strongly disagree': 'Pas du tout d’accord',
  Disagree: 'Plutôt pas d’accord',
  'Neither agree nor disagree': 'Ni l’un ni l’autre',
  Agree: 'Plutôt d’accord',
  'Strongly agree': 'Tout à fait d’accord',
  'Very unlikely': 'Peu probable',
  'Very likely': 'Très probable',

  // Asking why
  'What went wrong?': 'Que s’est-il mal passé ?',
  'What could we have done better?': 'Qu’aurions-nous pu mieux faire ?',
  'What did we do well?': 'Qu’avons-nous bien fait ?',
  'A few words are enough. A person reads every answer.':
    'Quelques mots suffisent. Chaque réponse est lue par une personne.',

  // Offering a call
  'May we call you about this?': 'Souhaitez-vous que nous vous rappelions à ce sujet ?',
  'Yes, call me': 'Oui, rappelez-moi',
  'No, thank you': 'Non, merci',
  'Which number should we call?': 'À quel numéro pouvons-nous vous joindre ?',
  'Leave this empty if we already have it.': 'Laissez ce champ vide si nous l’avons déjà.',

  // The last page
  'Thank you. We will call you.': 'Merci. Nous vous rappelons.',
  'Someone at {{company.name}} will read what you wrote before calling, so you won’t have to explain it twice.':
    'Chez {{company.name}}, la personne qui vous appellera aura lu votre réponse : vous n’aurez pas à tout réexpliquer.',
  'Thank you for telling us': 'Merci de nous l’avoir dit',
  'We are sorry we let you down. Your answer is on its way to the people who can change this.':
    'Nous regrettons de ne pas avoir été à la hauteur. Votre réponse parvient aux personnes qui peuvent y changer quelque chose.',
  'Thank you': 'Merci',
  'Your answer has reached us. It was good of you to take the time.':
    'Votre réponse nous est bien parvenue. Merci du temps que vous nous avez accordé.',

  // The mail
  'One question, and a second one if you like. Under a minute.':
    'Une question, puis une deuxième si vous voulez. Moins d’une minute.',
  'A few short questions. Under a minute.': 'Quelques questions rapides. Moins d’une minute.',
  'Give your answer': 'Donner ma réponse',
  'The team at {{company.name}}': 'L’équipe {{company.name}}',

  // Post-purchase
  'After this purchase, how likely are you to recommend {{company.name}} to a friend or colleague?':
    'Après cet achat, quelle est la probabilité que vous recommandiez {{company.name}} à un proche ?',
  'What do you think of your {{interaction.product|purchase}}?':
    'Que pensez-vous de votre achat chez {{company.name}} ?',
  'You recently bought from us, and we would like to know how it went.':
    'Vous avez récemment acheté chez nous et nous aimerions savoir si tout s’est bien passé.',

  // Delivery
  'Did any of this happen?': 'L’un de ces problèmes s’est-il produit ?',
  'It came late': 'Elle est arrivée en retard',
  'Something was damaged': 'Un article était abîmé',
  'Something was missing or wrong': 'Il manquait un article ou ce n’était pas le bon',
  'I didn’t know when it would come': 'Je ne savais pas quand elle arriverait',
  'The handover went badly': 'La remise du colis s’est mal passée',
  'How satisfied are you with this delivery?': 'Cette livraison vous a-t-elle donné satisfaction ?',
  'How was the delivery of your {{interaction.product|order}}?':
    'Comment s’est passée votre livraison {{company.name}} ?',
  'Your order should be with you by now, and we would like to know if it arrived as it should.':
    'Votre commande devrait être arrivée et nous aimerions savoir si tout s’est passé comme prévu.',

  // Support
  '“{{company.name}} made it easy for me to get help.” Do you agree?':
    '« Avec {{company.name}}, il m’a été facile d’obtenir de l’aide. » Êtes-vous d’accord ?',
  'How satisfied are you with the help you received?':
    'L’aide que vous avez reçue vous a-t-elle donné satisfaction ?',
  'Has your question been settled?': 'Votre demande est-elle réglée ?',
  'Your support request: did we help?': 'Votre demande : avons-nous pu vous aider ?',
  'You contacted us recently, and we would like to know whether it helped.':
    'Vous nous avez contactés récemment et nous aimerions savoir si nous vous avons été utiles.',

  // Return & exchange
  'Why did you send it back?': 'Pourquoi avez-vous renvoyé l’article ?',
  'It didn’t fit': 'Il n’était pas à la bonne taille',
  'It was faulty': 'Il était défectueux',
  'It was not as described': 'Il ne correspondait pas à la description',
  'It came too late': 'Il est arrivé trop tard',
  'I changed my mind': 'J’ai changé d’avis',
  'Another reason': 'Une autre raison',
  '“{{company.name}} made my return or exchange easy.” Do you agree?':
    '« Avec {{company.name}}, mon retour ou mon échange a été simple. » Êtes-vous d’accord ?',
  'How did the return of your {{interaction.product|order}} go?':
    'Comment s’est passé votre retour chez {{company.name}} ?',
  'You recently returned or exchanged something, and we would like to know how easy that was.':
    'Vous avez récemment retourné ou échangé un article et nous aimerions savoir si cela a été simple.',

  // Complaint resolved
  '“I felt listened to.” Do you agree?': '« J’ai eu une écoute attentive. » Êtes-vous d’accord ?',
  'How satisfied are you with the way we handled your complaint?':
    'Le traitement de votre réclamation vous a-t-il donné satisfaction ?',
  'Is the matter settled for you?': 'Pour vous, l’affaire est-elle réglée ?',
  'Your complaint: did we settle it?': 'Votre réclamation : est-elle réglée ?',
  'You told us that something was wrong, and we would like to hear from you whether it has been put right.':
    'Vous nous avez signalé un problème et nous aimerions savoir de vous s’il est réglé.',

  // Store visit
  'How was it in the store?': 'Comment était-ce en magasin ?',
  'The staff were friendly': 'Le personnel était aimable',
  'I felt comfortable there': 'L’ambiance était agréable',
  'I found what I was looking for': 'J’ai trouvé ce que je cherchais',
  'I didn’t have to wait long': 'Je n’ai pas attendu longtemps',
  'How satisfied are you with your visit?': 'Votre visite vous a-t-elle donné satisfaction ?',
  'How was your visit to {{interaction.location|our store}}?':
    'Comment s’est passée votre visite en magasin ?',
  'It was good to have you with us, and we would like to know how your visit was.':
    'Nous avons eu le plaisir de vous accueillir et nous aimerions savoir comment s’est déroulée votre visite.',

  // Onboarding
  'Have you been able to do what you came for?': 'Avez-vous pu faire ce que vous vouliez faire ?',
  'What would help you most now?': 'Qu’est-ce qui vous aiderait le plus maintenant ?',
  'Somebody to show me around': 'Une personne qui me montre tout',
  'A short written guide': 'Un petit guide écrit',
  'A short film': 'Une courte vidéo',
  'Nothing, I’m getting on fine': 'Rien, tout va bien',
  '“{{company.name}} made it easy for me to get started.” Do you agree?':
    '« Avec {{company.name}}, la prise en main a été facile. » Êtes-vous d’accord ?',
  'Your first weeks with {{company.name}}: how is it going?':
    'Vos débuts avec {{company.name}} : tout va bien ?',
  'You have been with us for a little while, and we would like to know how you are finding your feet.':
    'Vous êtes avec nous depuis quelque temps et nous aimerions savoir comment se passent vos débuts.',

  // Relationship NPS
  'How likely are you to choose {{company.name}} again?':
    'Quelle est la probabilité que vous choisissiez à nouveau {{company.name}} ?',
  'How likely are you to recommend {{company.name}} to a friend or colleague?':
    'Quelle est la probabilité que vous recommandiez {{company.name}} à un proche ou à un collègue ?',
  'What has gone wrong between us?': 'Qu’est-ce qui n’a pas été avec nous ?',
  'What should we do better?': 'Que devrions-nous mieux faire ?',
  'What do we do well?': 'Que faisons-nous bien ?',
  'How are things between you and {{company.name}}?': 'Que pensez-vous de {{company.name}} ?',
  'You have been our customer for some time, and we would like to know what you think of us.':
    'Vous nous connaissez depuis un certain temps et votre avis sur nous nous intéresse.',

  // Recovery check
  'What is still wrong?': 'Qu’est-ce qui ne va toujours pas ?',
  'What would have made it better?': 'Qu’est-ce qui aurait été mieux ?',
  'What made the difference?': 'Qu’est-ce qui a fait la différence ?',
  'How satisfied are you with {{company.name}} now?':
    'À présent, le service de {{company.name}} vous donne-t-il satisfaction ?',
  'Did we put it right?': 'Avons-nous réparé les choses ?',
  'You told us something was wrong. Did we put it right?': 'Vous aviez un problème. Est-il réglé ?',
  'We have been in touch about what went wrong, and only you can tell us whether we made up for it.':
    'Nous avons échangé avec vous au sujet de ce problème et personne ne peut dire mieux que vous s’il est réglé.',

  // Satisfaction index
  'All in all, how satisfied are you with {{company.name}}?':
    'Dans l’ensemble, le service de {{company.name}} vous donne-t-il satisfaction ?',
  'Compared with what you expected, how did we do?': 'Par rapport à vos attentes, comment étions-nous ?',
  'Much worse': 'Bien en dessous',
  'Much better': 'Bien au-dessus',
  'Imagine the ideal company for this. How close are we to it?':
    'Imaginez l’entreprise idéale dans ce domaine. En sommes-nous proches ?',
  'Very far': 'Très loin',
  'Very close': 'Très proche',
  'Is {{company.name}} what you expected?': '{{company.name}} : à la hauteur de vos attentes ?',
  'We would like to know whether we are what you hoped for, and three quick scores tell us.':
    'Nous aimerions savoir si nous répondons à vos attentes : trois notes rapides suffisent.',

  // Driver battery
  'How did you find your contact with us?': 'Comment avez-vous vécu votre contact avec nous ?',
  'They listened to me': 'On a su m’écouter',
  'I felt important to them': 'J’ai senti que je comptais',
  'The atmosphere was pleasant': 'L’ambiance était agréable',
  'I was told clearly what would happen': 'On m’a expliqué clairement la suite',
  'They took responsibility': 'On a pris ses responsabilités',
  'They solved it': 'Mon problème a été résolu',
  'How did you find your contact with {{company.name}}?':
    'Comment s’est passé votre contact avec {{company.name}} ?',
  'You were recently in touch with us, and we would like to know what was good about it and what was not.':
    'Vous avez récemment eu affaire à nous et nous aimerions savoir ce qui allait et ce qui n’allait pas.',
};
