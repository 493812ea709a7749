import type { TaxonomyWords } from './keys';

export const es: TaxonomyWords = {
  ignored: {
    any: `
      ignorad*, ignoran, ignoró, ignoraron, me ignoró, no escuch*, nadie escucha, no me escuch*,
      no les importa, no les interesa, ningún interés, falta de interés, sin respuesta,
      ninguna respuesta, no responden, no respondieron, no contestan, no contestaron, nadie contesta,
      nadie contestó, nadie responde, nadie respondió, nadie ayuda, nadie me ayudó, nadie atiende,
      nadie me atendió, pasan de, pasaron de mí, indiferen*, no me hicieron caso, ni caso, me colgaron,
      colgó el teléfono, caso omiso`,
  },
  rude: {
    any: `
      antipátic*, maleducad*, mal educad*, grosero*, grosera*, grosería*, desagradable*, borde, bordes,
      arrogan*, prepoten*, despectiv*, desprecio, falta de respeto, irrespetuos*, malos modales,
      malas formas, mal trato, maltrato, mala actitud, mala educación, resopló, puso mala cara,
      malas caras, ni un saludo, ni saludan, ni saludó, sin saludar, ni gracias, poco amable*,
      nada amable*, gritó, gritaron, insult*, humill*, de mala gana, soberbi*`,
    not: `no fue desagradable, nada desagradable`,
  },
  bad_communication: {
    any: `
      nadie me avisó, nadie avisó, no avisaron, no me avisaron, sin avisar, no avisan, no informaron,
      no me informaron, no informan, falta de información, sin información, ninguna información,
      mala información, información errónea, información falsa, información contradictoria,
      contradictori*, falta de comunicación, mala comunicación, no explic*, sin explicación,
      ninguna explicación, poco clar*, confus*, malentendido*, engañ*, publicidad engañosa,
      cada uno dice una cosa, último momento, última hora`,
  },
  excuses: {
    any: `
      excusa, excusas, no es su culpa, no es mi departamento, se pasan la pelota,
      me pasaron de uno a otro, de uno a otro, de un departamento a otro, respuestas automáticas,
      respuesta automática, respuestas estándar, copia y pega, no se hacen responsables, no asumen,
      sin responsabilidad, promesas vacías, mienten, mintieron, mentira*, largas`,
  },
  blamed: {
    any: `
      mi culpa, nuestra culpa, culpa mía, me echaron la culpa, nos echaron la culpa, culpan al cliente,
      culpando al cliente, me acusaron, acusaron de, como si fuera un ladrón, como un ladrón,
      no me creyeron, como si mintiera, me reprocharon`,
  },
  complaint_refused: {
    any: `
      se negaron a, se negó a, no aceptaron la devolución, no aceptan devoluciones,
      no quisieron devolver, no quisieron cambiar, rechazaron mi reclamación, reclamación rechazada,
      reclamación ignorada, garantía rechazada, no me devolvieron, no cubre la garantía,
      no dan hoja de reclamaciones, no admiten`,
    near: `reclamación + nada, reclam* + caso, queja + nada, garantía + negaron`,
  },
  unresolved: {
    any: `
      sin resolver, sigue sin, siguen sin, sigo sin, no resuelv*, no se resolvió, no resolvieron,
      no me resolvieron, no solucion*, sin solución, ninguna solución, sin solucionar, no hicieron nada,
      no han hecho nada, no me ayudaron, no ayuda*, ninguna ayuda, pérdida de tiempo,
      el problema persiste, todavía no, aún no`,
  },
  waiting: {
    any: `
      espera, esperas, esperar, esperé, esperando, esperamos, demasiada espera, cola, colas, fila, filas,
      tardan, tardaron, tardó, tarda mucho, muy lento*, lentitud, lento, lenta, insistir,
      tuve que insistir, prometieron llamarme, no me llamaron, no me devolvieron la llamada,
      no devuelven la llamada, nadie lo hizo, falta de personal, poco personal, pocas cajas,
      una sola caja, días para recibir respuesta, horas`,
    not: `
      sin espera*, sin colas, sin cola, poca espera, no tuve que esperar, espero volver, sin esperar,
      horas de apertura`,
    near: `días + respuesta, llam* + nadie`,
  },
  delivery: {
    any: `
      tarde, retraso*, retrasad*, demora*, llegó tarde, llegó después, no llegó, no ha llegado,
      nunca llegó, no entregad*, no entregaron, no me entregaron, cambió la fecha, cambiaron la fecha,
      ni siquiera llamó, paquete perdido, perdieron el paquete, perdido el paquete, plazo*,
      entrega tardía, no recibí, no he recibido, en reparto`,
    not: `por la tarde, esta tarde, sin retraso*, buenas tardes, sin demora*`,
  },
  quality: {
    any: `
      rot*, defectuos*, defecto*, dañad*, rayad*, rasgad*, descosid*, costura, se atasca, atasca*,
      mala calidad, baja calidad, poca calidad, peor calidad, calidad era mejor, no funciona,
      no funcionaba, dejó de funcionar, estropead*, estropeó, averiad*, se rompió, se despeg*, frágil*,
      caducad*, podrid*, en mal estado, desgastad*`,
    not: `sin defectos`,
    near: `
      calidad + mala, calidad + peor, calidad + bajado, calidad + antes, cremallera + atasca`,
  },
  price: {
    any: `
      precio, precios, caro, caros, cara, caras, carísim*, barato*, barata*, cuesta menos, cuesta mucho,
      costoso*, rebajad*, rebaja, rebajas, descuento*, oferta, ofertas, promoción, promociones, tarifa*,
      calidad-precio, calidad precio, relación calidad, económic*, gastos de envío, estafa, cobran mucho`,
    not: `malas caras, mala cara, cara de`,
  },
  stock: {
    any: `
      agotad*, sin existencias, existencias, en stock, stock, no disponible*, no había, no hay mi talla,
      mi talla, no tenían, tallas, tallas pequeñas, variedad, surtido, poca variedad, más variedad,
      en la tienda no, estantes vacíos, estanterías vacías, catálogo, poco donde elegir,
      mucho donde elegir`,
    not: `otra talla`,
  },
  order_mistake: {
    any: `
      pedido equivocado, producto equivocado, artículo equivocado, talla equivocada, color equivocado,
      equivocad*, se equivocaron, error en el pedido, error en mi pedido, me enviaron otro,
      no era lo que pedí, faltaba*, falta un, faltan, incomplet*, cancelaron mi pedido, pedido cancelado,
      dirección equivocada, duplicad*`,
    not: `faltaba más`,
  },
  returns: {
    any: `
      devolución, devoluciones, devolver, devolv*, devuelto, reembols*, cambio, cambiar el, cambiarlo,
      cambiaron el, etiqueta, reintegro, vale de compra, mi dinero, garantía, sustitu*, reemplaz*`,
    not: `
      a cambio, en cambio, cambio de tienda, devolver la llamada, devolvieron la llamada, la etiqueta no`,
  },
  billing: {
    any: `
      factura*, cobro, cobros, cobraron, me cobraron, cobrado dos veces, cargo, cargos, doble cargo,
      pago, pagos, tarjeta, tarjeta de crédito, paypal, domiciliación, recibo*, ticket`,
    not: `a cargo de, encargo`,
  },
  hassle: {
    any: `
      complicad*, engorros*, formulario*, papeleo, burocra*, demasiados pasos, demasiados trámites,
      trámite*, difícil de encontrar, difícil de usar, poco práctic*, poco intuitiv*, no se imprimía,
      no imprim*, cuatro veces, tres veces, varias veces, mensaje de error, se cuelga, se bloquea, lioso,
      un lío`,
    not: `nada complicad*, sin complicaciones, sin líos`,
  },
  website: {
    any: `
      web, página web, la página, sitio web, internet, online, en línea, app, aplicación, contraseña,
      iniciar sesión, tienda online, carrito`,
  },
  atmosphere: {
    any: `
      ambiente, atmósfera, limpi*, limpieza, suci*, baños, aseos, olor, huele, música, ruido, ruidos*,
      acogedor*, ordenad*, desordenad*, aparcar, aparcamiento, parking, horario*, decoración,
      iluminación, instalaciones, tienda bonita, bonita tienda, aire acondicionado, da gusto`,
  },
  advice: {
    any: `
      consejo*, aconsej*, desaconsej*, asesor*, saben de lo que, sabe de lo que, conocimiento*,
      conocen el, entiende de, entienden de, profesional*, profesionalidad, competen*, incompeten*,
      expert*, experiencia del personal, recomendó, recomendaron, orientación, informad*,
      no tienen ni idea, ni idea`,
  },
  friendly: {
    any: `
      amable*, amabilidad, simpátic*, simpatía, cordial*, atent*, atento*, educad*, encantador*,
      paciencia, pacient*, sonrisa*, sonriente*, bienvenid*, se acordaba, buen trato, trato excelente,
      excelente trato, trato inmejorable, buena atención, excelente atención, gran atención, agradable*,
      servicial*, me sentí bien, buen servicio, equipo muy`,
    not: `
      poco amable*, nada amable*, no fue amable, no son amables, antipátic*, maleducad*, mal educad*,
      desagradable*, poco agradable, ninguna paciencia`,
  },
  solved: {
    any: `
      resuelto, resolvió, resolvieron, resolvió todo, solucionó, solucionaron, solucionado, lo arregló,
      arregló todo, arreglaron, arreglado, me escuchó, escuchó y, como prometió, como prometieron,
      asumieron, se hicieron cargo, enseguida, me ofrecieron el cambio, sin poner pegas,
      sin problemas me lo cambiaron`,
    not: `
      sin resolver, no resuelto, no se resolvió, no resolvieron, no me resolvieron, no solucion*,
      sin solucionar, no me escuchó, enseguida se, no arregl*`,
  },
  clear: {
    any: `
      web clara, correos claros, claridad, información clara, bien explicado, bien informad*,
      explicaron muy bien, muy bien explicado, me mantuvieron informad*, buena comunicación,
      buena información, transparente*, transparencia, sin sorpresas, avisaron a tiempo`,
    not: `poca claridad, falta de claridad, poco transparente*`,
  },
  fast: {
    any: `
      rápid*, rapidez, rapidísim*, veloz, inmediat*, enseguida, en una hora, en cinco minutos,
      antes de lo previsto, antes de lo esperado, al día siguiente, mismo día, puntual*, a tiempo,
      eficaz, eficien*, ágil, agilidad, sin espera*, sin esperar, sin colas`,
    not: `poco rápid*, nada rápid*, más rápid*, demasiado rápid*, no a tiempo`,
  },
  easy: {
    any: `
      fácil*, facilidad, sencill*, cómod*, comodidad, simple*, sin problemas, ningún problema, sin líos,
      a la primera, práctic*, intuitiv*, funcionó, sin complicaciones, todo perfecto`,
    not: `
      no es fácil, no fue fácil, poco práctic*, poco intuitiv*, nada fácil, incómod*, difícil*`,
  },
  product: {
    any: `
      buena calidad, muy buena calidad, gran calidad, excelente calidad, alta calidad, de calidad,
      justo lo que, exactamente lo que, me queda perfecto, queda perfecto, talla perfecta, buen producto,
      buenos productos, excelente producto, resistente*, duradero*, robust*, cómodas, cómodos, seco bajo,
      como se describe, fresco*`,
    not: `poca calidad, no es de calidad, poco resistente*, nada resistente*`,
  },
};
