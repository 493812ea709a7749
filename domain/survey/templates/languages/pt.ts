import type { Translation } from './translation';

/** European Portuguese, formal, in words that a Brazilian reader shares where there is a choice. */
export const pt: Translation = {
  // The ends and points of the scales
  'Not at all likely': 'Nada provável',
  'Extremely likely': 'Extremamente provável',
  'Very dissatisfied': 'Muito baixo',
  Dissatisfied: 'Baixo',
  Neither: 'Médio',
  Satisfied: 'Alto',
  'Very satisfied': 'Muito alto',
  'Strongly disagree': 'Discordo totalmente',
  Disagree: 'Discordo',
  'Neither agree nor disagree': 'Não concordo nem discordo',
  Agree: 'Concordo',
  'Strongly agree': 'Concordo totalmente',
  'Very unlikely': 'Muito improvável',
  'Very likely': 'Muito provável',

  // Asking why
  'What went wrong?': 'O que falhou?',
  'What could we have done better?': 'O que poderíamos ter feito melhor?',
  'What did we do well?': 'O que fizemos bem?',
  'A few words are enough. A person reads every answer.':
    'Bastam algumas palavras. Todas as respostas são lidas por uma pessoa.',

  // Offering a call
  'May we call you about this?': 'Podemos telefonar-lhe para falar sobre isto?',
  'Yes, call me': 'Sim, liguem-me',
  'No, thank you': 'Não é preciso',
  'Which number should we call?': 'Para que número podemos ligar?',
  'Leave this empty if we already have it.': 'Deixe este campo em branco se já tivermos o seu número.',

  // The last page
  'Thank you. We will call you.': 'Obrigado. Vamos telefonar-lhe.',
  'Someone at {{company.name}} will read what you wrote before calling, so you won’t have to explain it twice.':
    'Quem lhe telefonar de {{company.name}} já terá lido a sua resposta; assim, não terá de explicar tudo duas vezes.',
  'Thank you for telling us': 'Obrigado por nos ter dito',
  'We are sorry we let you down. Your answer is on its way to the people who can change this.':
    'Lamentamos não ter estado à altura. A sua resposta chega às pessoas que podem mudar isto.',
  'Thank you': 'Muito obrigado',
  'Your answer has reached us. It was good of you to take the time.':
    'Recebemos a sua resposta. Agradecemos o tempo que nos dedicou.',

  // The mail
  'One question, and a second one if you like. Under a minute.':
    'Uma pergunta e, se quiser, uma segunda. Menos de um minuto.',
  'A few short questions. Under a minute.': 'Algumas perguntas curtas. Menos de um minuto.',
  'Give your answer': 'Dar a minha resposta',
  'The team at {{company.name}}': 'A equipa de {{company.name}}',

  // Post-purchase
  'After this purchase, how likely are you to recommend {{company.name}} to a friend or colleague?':
    'Depois desta compra, qual é a probabilidade de recomendar {{company.name}} a amigos ou colegas?',
  'What do you think of your {{interaction.product|purchase}}?': 'Como foi a sua compra em {{company.name}}?',
  'You recently bought from us, and we would like to know how it went.':
    'Fez recentemente uma compra connosco e gostaríamos de saber como correu.',

  // Delivery
  'Did any of this happen?': 'Aconteceu alguma destas situações?',
  'It came late': 'Chegou com atraso',
  'Something was damaged': 'Alguma coisa chegou danificada',
  'Something was missing or wrong': 'Faltava algo ou não era o que pedi',
  'I didn’t know when it would come': 'Não sabia quando ia chegar',
  'The handover went badly': 'Houve problemas com quem fez a entrega',
  'How satisfied are you with this delivery?': 'Qual é o seu grau de satisfação com esta entrega?',
  'How was the delivery of your {{interaction.product|order}}?':
    'Como correu a entrega da sua encomenda de {{company.name}}?',
  'Your order should be with you by now, and we would like to know if it arrived as it should.':
    'A sua encomenda já deve ter chegado e gostaríamos de saber se tudo correu como esperava.',

  // Support
  '“{{company.name}} made it easy for me to get help.” Do you agree?':
    '«Com {{company.name}}, foi fácil obter ajuda.» Concorda?',
  'How satisfied are you with the help you received?':
    'Qual é o seu grau de satisfação com a ajuda que recebeu?',
  'Has your question been settled?': 'A sua questão ficou resolvida?',
  'Your support request: did we help?': 'O seu pedido de ajuda: fomos úteis?',
  'You contacted us recently, and we would like to know whether it helped.':
    'Contactou-nos recentemente e gostaríamos de saber se foi útil.',

  // Return & exchange
  'Why did you send it back?': 'Por que motivo devolveu o artigo?',
  'It didn’t fit': 'Não era o tamanho certo',
  'It was faulty': 'Tinha defeito',
  'It was not as described': 'Não correspondia à descrição',
  'It came too late': 'Chegou demasiado tarde',
  'I changed my mind': 'Mudei de ideias',
  'Another reason': 'Outro motivo',
  '“{{company.name}} made my return or exchange easy.” Do you agree?':
    '«Com {{company.name}}, foi fácil fazer a devolução ou a troca.» Concorda?',
  'How did the return of your {{interaction.product|order}} go?':
    'Como correu a sua devolução em {{company.name}}?',
  'You recently returned or exchanged something, and we would like to know how easy that was.':
    'Devolveu ou trocou recentemente um artigo e gostaríamos de saber se foi fácil.',

  // Complaint resolved
  '“I felt listened to.” Do you agree?': '«Senti que me ouviram.» Concorda?',
  'How satisfied are you with the way we handled your complaint?':
    'Qual é o seu grau de satisfação com a forma como tratámos a sua reclamação?',
  'Is the matter settled for you?': 'Para si, o assunto está resolvido?',
  'Your complaint: did we settle it?': 'A sua reclamação: ficou resolvida?',
  'You told us that something was wrong, and we would like to hear from you whether it has been put right.':
    'Disse-nos que algo não estava bem e gostaríamos que nos contasse se já está resolvido.',

  // Store visit
  'How was it in the store?': 'Como foi na loja?',
  'The staff were friendly': 'O atendimento foi simpático',
  'I felt comfortable there': 'Senti-me bem na loja',
  'I found what I was looking for': 'Encontrei o que procurava',
  'I didn’t have to wait long': 'Não tive de esperar muito',
  'How satisfied are you with your visit?': 'Qual é o seu grau de satisfação com esta visita?',
  'How was your visit to {{interaction.location|our store}}?': 'Como correu a sua visita à nossa loja?',
  'It was good to have you with us, and we would like to know how your visit was.':
    'Foi um prazer receber a sua visita e gostaríamos de saber como correu.',

  // Onboarding
  'Have you been able to do what you came for?': 'Conseguiu fazer o que pretendia?',
  'What would help you most now?': 'O que lhe seria mais útil agora?',
  'Somebody to show me around': 'Alguém que me mostre como funciona',
  'A short written guide': 'Um pequeno guia escrito',
  'A short film': 'Um vídeo curto',
  'Nothing, I’m getting on fine': 'Nada, está tudo a correr bem',
  '“{{company.name}} made it easy for me to get started.” Do you agree?':
    '«Com {{company.name}}, foi fácil começar.» Concorda?',
  'Your first weeks with {{company.name}}: how is it going?':
    'As suas primeiras semanas com {{company.name}}: que tal?',
  'You have been with us for a little while, and we would like to know how you are finding your feet.':
    'Está connosco há algum tempo e gostaríamos de saber como tem corrido.',

  // Relationship NPS
  'How likely are you to choose {{company.name}} again?':
    'Qual é a probabilidade de voltar a escolher {{company.name}}?',
  'How likely are you to recommend {{company.name}} to a friend or colleague?':
    'Qual é a probabilidade de recomendar {{company.name}} a amigos ou colegas?',
  'What has gone wrong between us?': 'Em que falhámos?',
  'What should we do better?': 'O que deveríamos fazer melhor?',
  'What do we do well?': 'O que fazemos bem?',
  'How are things between you and {{company.name}}?': 'O que pensa de {{company.name}}?',
  'You have been our customer for some time, and we would like to know what you think of us.':
    'Conhece-nos há algum tempo e gostaríamos de saber o que pensa de nós.',

  // Recovery check
  'What is still wrong?': 'O que continua por resolver?',
  'What would have made it better?': 'O que poderia ter sido melhor?',
  'What made the difference?': 'O que fez a diferença?',
  'How satisfied are you with {{company.name}} now?':
    'Qual é agora o seu grau de satisfação com {{company.name}}?',
  'Did we put it right?': 'Conseguimos resolver o problema?',
  'You told us something was wrong. Did we put it right?': 'Falou-nos de um problema. Já está resolvido?',
  'We have been in touch about what went wrong, and only you can tell us whether we made up for it.':
    'Estivemos em contacto sobre o que correu mal e só com a sua resposta saberemos se ficou resolvido.',

  // Satisfaction index
  'All in all, how satisfied are you with {{company.name}}?':
    'No geral, qual é o seu grau de satisfação com {{company.name}}?',
  'Compared with what you expected, how did we do?': 'Em comparação com o que esperava, como nos saímos?',
  'Much worse': 'Muito pior',
  'Much better': 'Muito melhor',
  'Imagine the ideal company for this. How close are we to it?':
    'Imagine a empresa ideal nesta área. Até que ponto nos aproximamos dela?',
  'Very far': 'Muito longe',
  'Very close': 'Muito perto',
  'Is {{company.name}} what you expected?': '{{company.name}} corresponde ao que esperava?',
  'We would like to know whether we are what you hoped for, and three quick scores tell us.':
    'Gostaríamos de saber se estamos à altura do que esperava: bastam três respostas rápidas.',

  // Driver battery
  'How did you find your contact with us?': 'Como foi o seu contacto connosco?',
  'They listened to me': 'Ouviram-me com atenção',
  'I felt important to them': 'Senti que era importante para eles',
  'The atmosphere was pleasant': 'O ambiente era agradável',
  'I was told clearly what would happen': 'Explicaram-me claramente o que ia acontecer',
  'They took responsibility': 'Assumiram a responsabilidade',
  'They solved it': 'Resolveram o problema',
  'How did you find your contact with {{company.name}}?': 'Como foi o seu contacto com {{company.name}}?',
  'You were recently in touch with us, and we would like to know what was good about it and what was not.':
    'Esteve recentemente em contacto connosco e gostaríamos de saber o que correu bem e o que não correu.',
};
