import type { TaxonomyWords } from './keys';

export const pt: TaxonomyWords = {
  ignored: {
    any: `
      ignorad*, ignoraram, ignoram, ninguém ouve, não ouvem, não me ouviram, não escut*,
      ninguém se importa, não se importam, falta de interesse, sem resposta, nenhuma resposta,
      não respondem, não responderam, ninguém responde, ninguém respondeu, ninguém ajuda, ninguém ajudou,
      indiferen*, descaso`,
  },
  rude: {
    any: `
      mal educad*, mal-educad*, grosseir*, grosseria, antipátic*, arrogan*, rude, rudes, desagradáve*,
      falta de respeito, desrespeit*, pouco simpátic*, nada simpátic*, má vontade, de má vontade,
      nem bom dia, estúpid*, gritou`,
    not: `não foi rude`,
  },
  bad_communication: {
    any: `
      ninguém avisou, ninguém me avisou, não avisaram, não me avisaram, sem aviso, não informaram,
      não fui informad*, falta de informação, sem informação, nenhuma informação, informação errada,
      informações erradas, contraditóri*, falta de comunicação, má comunicação, péssima comunicação,
      pouco clar*, confus*, enganos*, sem explicação, não explic*`,
  },
  excuses: {
    any: `
      desculpas, desculpa esfarrapada, não é culpa, empurram, de um lado para o outro,
      resposta automática, respostas automáticas, respostas padrão, não assumem, sem responsabilidade,
      mentira*, mentem, mentiram, promessas não cumpridas, enrola*`,
    not: `peço desculpas, pediram desculpas e resolveram`,
  },
  blamed: {
    any: `
      culpa minha, minha culpa, nossa culpa, culpar o cliente, me culparam, culparam-me, acusad*,
      acusaram, como um ladrão, não acreditaram`,
  },
  complaint_refused: {
    any: `
      reclamação ignorada, reclamação recusada, recusaram*, recusou-se, se recusaram, se recusou,
      não aceitaram a devolução, não quiseram trocar, não quiseram devolver, garantia negada,
      negaram a garantia`,
    near: `reclamação + nada, garantia + recus*`,
  },
  unresolved: {
    any: `
      não resolvid*, não resolv*, sem solução, nenhuma solução, por resolver, continua por, ainda não,
      até agora nada, não fizeram nada, não ajudaram, nenhuma ajuda, perda de tempo, problema continua`,
  },
  waiting: {
    any: `
      espera, esperar, esperei, esperando, à espera, fila, filas, demora, demorad*, demorou, demoram,
      muito tempo, lento, lenta, lentidão, insistir, não ligaram, não me ligaram, não retornaram,
      falta de pessoal, poucos funcionários, poucas caixas, só uma caixa`,
    not: `sem espera, sem filas, sem fila, sem demora`,
  },
  delivery: {
    any: `
      atras*, tarde demais, chegou tarde, não chegou, nunca chegou, não entreg*, não recebi,
      ainda não recebi, encomenda perdida, extravi*, adiad*, prazo*, entrega atrasada`,
    not: `sem atras*, dentro do prazo, antes do prazo`,
  },
  quality: {
    any: `
      partid*, quebrad*, quebrou, estragad*, estragou, defeito*, defeituos*, danificad*, riscad*,
      rasgad*, descosid*, má qualidade, baixa qualidade, péssima qualidade, não funciona,
      deixou de funcionar, avariad*, frágil`,
    not: `sem defeito*`,
  },
  price: {
    any: `
      preço, preços, caro, cara, caros, caras, caríssim*, barato, barata, baratos, desconto*, promoção,
      promoções, saldos, custo-benefício, custo benefício, qualidade-preço, portes de envio, frete,
      em conta`,
  },
  stock: {
    any: `
      esgotad*, sem stock, sem estoque, em stock, em estoque, indisponíve*, não disponíve*, meu tamanho,
      tamanhos, variedade, sortido, pouca escolha, pouca variedade, prateleiras vazias, ruptura`,
  },
  order_mistake: {
    any: `
      produto errado, artigo errado, tamanho errado, cor errada, pedido errado, encomenda errada,
      enganaram-se, trocaram o, erro no pedido, erro na encomenda, faltava*, falta um, faltam,
      incomplet*, pedido cancelado, encomenda cancelada, morada errada, endereço errado`,
  },
  returns: {
    any: `
      devolução, devoluções, devolver, devolv*, reembols*, troca, trocas, trocar, garantia, estorno,
      dinheiro de volta, vale, substitu*`,
    not: `vale a pena, não vale`,
  },
  billing: {
    any: `
      fatura*, factura*, cobrança*, cobraram, cobrado duas vezes, pagamento*, cartão, cartão de crédito,
      multibanco, boleto, recibo*, débito`,
  },
  hassle: {
    any: `
      complicad*, burocra*, formulário*, demasiados passos, muitos passos, difícil de encontrar,
      difícil de usar, pouco prátic*, pouco intuitiv*, mensagem de erro, trava, bloqueia, quatro vezes,
      três vezes, várias vezes`,
    not: `nada complicad*, descomplicad*`,
  },
  website: {
    any: `
      site, página, internet, online, app, aplicativo, aplicação, senha, palavra-passe, login,
      loja online`,
  },
  atmosphere: {
    any: `
      ambiente, atmosfera, limp*, limpeza, suj*, casas de banho, banheiro*, cheiro, música, barulh*,
      acolhedor*, arrumad*, desarrumad*, estacionamento, estacionar, horário*, decoração`,
  },
  advice: {
    any: `
      conselho*, aconselh*, desaconselh*, competen*, incompeten*, profissiona*, profissionalismo,
      conhecimento*, entendem do, sabem do que, especialista*, bem informad*, mal informad*`,
  },
  friendly: {
    any: `
      simpátic*, simpatia, amáve*, amabilidade, gentil, gentis, gentileza, cordia*, atencios*, prestáve*,
      prestativ*, sorriso*, paciência, paciente, bem recebid*, bom atendimento, ótimo atendimento,
      excelente atendimento, educad*`,
    not: `pouco simpátic*, nada simpátic*, antipátic*, mal educad*, mal-educad*, pouco amáve*`,
  },
  solved: {
    any: `
      resolvido, resolvida, resolveu, resolveram, solucion*, como prometido, ouviu e, trocaram sem,
      assumiram`,
    not: `não resolvid*, não resolveu, não resolveram, não solucion*, ainda não`,
  },
  clear: {
    any: `
      informação clara, informações claras, bem explicado, explicaram bem, boa comunicação,
      sempre informad*, sem surpresas, transparen*, clareza`,
    not: `falta de clareza, falta de transparência, pouca clareza`,
  },
  fast: {
    any: `
      rápid*, rapidez, rapidamente, imediat*, numa hora, em cinco minutos, antes do previsto,
      antes do prazo, dia seguinte, mesmo dia, pontua*, a tempo, eficien*, eficaz, sem espera`,
    not: `pouco rápid*, nada rápid*, mais rápid*`,
  },
  easy: {
    any: `
      fácil, fáceis, facilidade, facilmente, simples, cómod*, sem problemas, nenhum problema, à primeira,
      prátic*, intuitiv*, descomplicad*, tranquil*`,
    not: `não é fácil, pouco prátic*, pouco intuitiv*, nada fácil`,
  },
  product: {
    any: `
      boa qualidade, ótima qualidade, excelente qualidade, alta qualidade, de qualidade, bom produto,
      bons produtos, ótimo produto, exatamente o que, serve perfeitamente, resistente*, robust*,
      conforme descrito, durável`,
    not: `sem qualidade, pouca qualidade, não é de qualidade`,
  },
};
