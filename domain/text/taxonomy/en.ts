import type { TaxonomyWords } from './keys';

export const en: TaxonomyWords = {
  ignored: {
    any: `
      ignored, ignor* me, ignor* us, ignoring, nobody care*, no one care*, noone care*, don't care,
      doesn't care, didn't care, could not care less, couldn't care less, nobody listen*, no one listen*,
      didn't listen, don't listen, doesn't listen, not listened to, not listening, wouldn't listen,
      felt unimportant, not interested in, no interest in me, talking to a colleague, looked through me,
      no response, no reply, never replied, never responded, no answer, didn't answer, never answered,
      nobody answer*, no one answer*, nobody helped, no one helped, not acknowledged, hung up on,
      hang up on, no one pick* up, nobody pick* up, won't answer, zero response, indifferen*`,
    near: `left + standing, walked + past`,
  },
  rude: {
    any: `
      rude*, impolite*, unfriendly, unkind, arrogant, arrogance, condescending, patroni*, disrespect*,
      snapped at, snappy, shouted at, yelled at, rolled his eyes, rolled her eyes, rolled their eyes,
      eye roll, bad attitude, attitude problem, made to feel stupid, felt stupid, dismissive, grumpy,
      hostile, aggressive, nasty, insult*, unprofessional, no hello, no thank you, just a sigh, sighed,
      moody, surly, horrible staff, terrible staff, ill mannered, no manners, laughed at, bullied,
      mocked, snarky, unhelpful, treated like, kinder, used to be so kind, abrupt, sarcastic`,
    not: `not rude, never rude, nobody was rude, wasn't rude, not unfriendly, not once rude`,
  },
  bad_communication: {
    any: `
      nobody told, no one told, didn't tell, never told, not told, was not informed, not informed,
      weren't informed, no information, no info, no updates, no update, lack of communication,
      poor communication, bad communication, no communication, communicat* poorly, miscommunicat*,
      misinform*, misled, misleading, wrong information, conflicting information, different information,
      different answers, contradict*, kept in the dark, no explanation, never explained, didn't explain,
      not explained, unclear, confusing information, no notice, without notice, no warning,
      without warning, last minute, had to find out, no announcement*, keep us informed, no clue what,
      left in the dark, without telling, told me different`,
    near: `
      until + asked, communication + terrible, communication + awful, communication + worst`,
  },
  excuses: {
    any: `
      excuse, excuses, not their fault, not our fault, not my department, blame* each other,
      blame* the weather, blamed the courier, pass* the buck, passed around, passed from, sent from one,
      pushed from, back and forth, took no responsibility, no responsibility, take responsibility,
      no accountability, scripted, script, standard answer*, standard reply, copy and paste*,
      copy paste*, canned, automated repl*, automated response*, generic answer*, generic repl*,
      generic response*, empty promise*, nothing they can do, nothing we can do, nothing they could do,
      computer says no, apologised nicely, apologized nicely, lied, lies, lying`,
    not: `took responsibility, no excuses`,
  },
  blamed: {
    any: `
      my own fault, our own fault, it was my fault, was our fault, my fault, your own fault, blamed me,
      blamed us, blame me, blame us, blame the customer*, blaming me, blaming us, blaming the customer*,
      blaming customers, accused me, accused us, accus* of, made me feel guilty, as if i was lying,
      as if i were lying, called me a liar, didn't believe me, did not believe me, treated like a thief,
      treated as a thief, treated like a criminal, should have known, should have read`,
  },
  complaint_refused: {
    any: `
      refused to take it back, refused to exchange, refused to refund, refused a refund,
      refused the return, refused to help, refuse* to refund, complaint was ignored, complaint ignored,
      complaint was rejected, complaint rejected, ignored my complaint, would not take it back,
      wouldn't take it back, wouldn't refund, would not refund, won't refund, will not refund,
      denied my claim, claim was rejected, claim rejected, claim denied, denied a refund,
      nowhere to complain, no way to complain, cannot complain to, couldn't complain to,
      not take my complaint, guarantee refused, warranty refused, brushed off, fobbed off, rejected my`,
    near: `complaint + nothing, complained + nothing, warranty + denied, refus* + complaint`,
  },
  unresolved: {
    any: `
      still open, not solved, unsolved, unresolved, not resolved, nothing was solved, nothing was done,
      did nothing, nothing happened, still waiting, still no refund, still no answer, still no reply,
      still no response, still not fixed, still not working, still broken, no solution, not fixed,
      never fixed, never resolved, never solved, nothing to do with my problem, didn't help,
      did not help, couldn't help, could not help, no help, of no help, not helpful, same problem again,
      problem persists, to no avail, wasted my time, waste of time, got nowhere, getting nowhere,
      hasn't been resolved, can't help`,
  },
  waiting: {
    any: `
      queue, queues, queued, queuing, queueing, line up, long line*, longest line, standing in line,
      stood in line, wait in line, waiting in line, waiting time, wait time*, long wait, waited,
      waiting for, kept waiting, let me wait, made me wait, on hold, held for, took ages, takes ages,
      took forever, takes forever, too long, so long to, hours to, weeks to, slow service, slow response,
      slow to respond, slow reply, very slow, too slow, had to chase, chase you, chasing,
      nobody called back, no one called back, never called back, never called me back, didn't call back,
      no call back, no callback, hold time*, hour hold, same story to, repeat myself, waiting on,
      understaffed, short staffed, not enough staff, only one till, one till open, only one checkout,
      hour wait, hrs on hold, hours on hold, busy signal, hold for`,
    not: `
      didn't have to wait, did not have to wait, no wait, no waiting, without waiting, no queue*,
      short queue`,
    near: `
      wait* + hours, wait* + hour, wait* + minutes, wait* + days, wait* + weeks, hold + minutes,
      hold + hours, hold + hour, hold + mins, hold + hrs, wait + long`,
  },
  delivery: {
    any: `
      late deliver*, delivered late, deliver* late, days late, hours late, hrs late, weeks late,
      arrived late, came late, too late, delay*, postponed, kept moving the delivery,
      moving the delivery date, out for delivery, not delivered, never delivered, never arrived,
      didn't arrive, did not arrive, hasn't arrived, has not arrived, not arrived, arrived after,
      days later, lost parcel, lost package, parcel lost, package lost, lost in transit,
      back to the depot, missed delivery, stayed at home for nothing, never rang, late again,
      late flight, flightled, stuck on, sitting on the tarmac, on the tarmac, missed connection,
      missed my connection, late`,
    not: `
      no delay*, without delay*, not late, never late, late at night, late night, stayed open late,
      open late`,
    near: `
      deliver* + late, deliver* + wrong, parcel + missing, package + missing, tracking + days,
      courier + never, parcel + late, promised + later`,
  },
  quality: {
    any: `
      broke, broken, breaks, fell apart, falls apart, falling apart, came apart, came loose, came off,
      defective, defect, defects, faulty, damaged, damage, scratch*, torn, ripped, leak*, jams, jammed,
      stopped working, does not work, doesn't work, not working, poor quality, bad quality, low quality,
      cheap quality, cheaply made, poorly made, badly made, flimsy, wore out, worn out, does not last,
      didn't last, not as solid, not as described, shrunk, faded, stale, rotten, mouldy, died after,
      dead plants, not durable, inferior`,
    not: `not damaged, undamaged, unbroken`,
    near: `
      quality + poor, quality + worse, quality + gone, quality + down, quality + disappoint*,
      seam + loose, zip + jam*`,
  },
  price: {
    any: `
      price, prices, priced, pricing, pricey, expensive, overpriced, dear, dearer, cheaper,
      too much money, cost too much, costs too much, costly, rip off, ripoff, on sale, discount,
      discounts, value for money, good value, great value, poor value, affordable, worth the money,
      not worth, waste of money, hidden fee*, hidden cost*, extra charge*, fare, fares, good deal,
      bargain`,
    not: `dear sir, dear madam, dear all, oh dear, dear team`,
  },
  stock: {
    any: `
      sold out, out of stock, in stock, not available, unavailable, no stock, my size,
      size was not there, sizes missing, small sizes, not in the shop, not in the store, limited choice,
      little choice, no choice, more choice, wide choice, great choice, good choice, selection,
      great range, good range, limited range, wide range, assortment, variety, empty shelves,
      shelves were empty, ran out of, run out of, back order*`,
    near: `choice + size, shelves + empty`,
  },
  order_mistake: {
    any: `
      wrong item*, wrong size, wrong colour, wrong color, wrong product, wrong order, wrong article,
      sent the wrong, received the wrong, delivered the wrong, got the wrong, item missing,
      items missing, missing item*, missing part*, part missing, parts missing, something missing,
      incomplete order, order incomplete, order was wrong, mixed up, mix up, order cancelled,
      cancelled my order, canceled my order, cancelled my, wrong booking, double booked, wrong address,
      wrong name, booked me on the wrong, messed up my, mistake in my order, lost my order,
      lost my reservation, lost my booking, no record of`,
  },
  returns: {
    any: `
      return, returns, returned, returning it, refund, refunds, refunded, money back, exchange,
      exchanged, send it back, sent it back, sending it back, took it back, take it back, return label,
      replacement, voucher*, store credit, reimburs*, compensat*, claim`,
    not: `
      return flight, return journey, return trip, will return, won't return, never return, in return,
      return to the shop, returning customer, returned my call, return my call, return call*,
      return a call, many happy returns`,
  },
  billing: {
    any: `
      invoice*, billing, billed, my bill, the bill, charged twice, double charge*, charged me,
      overcharg*, wrongly charged, payment, payments, credit card, debit card, card was declined,
      card declined, paypal, direct debit, receipt, direct debit*, charged for`,
  },
  hassle: {
    any: `
      complicated, more complicated, too many steps, too many forms, too many clicks, forms, paperwork,
      bureaucra*, cumbersome, difficult to use, hard to use, hard to find, difficult to find, confusing,
      not user friendly, did not print, didn't print, wouldn't print, try again, tried again, had to try,
      asked for my order number, four times, three times, hassle, error message*, crash*, glitch*,
      does not load, won't load, doesn't load, cannot log in, can't log in, unable to,
      jump through hoops, long winded, needlessly, hoops`,
    not: `
      no hassle, hassle free, without hassle, without any hassle, without fuss, not complicated,
      uncomplicated`,
  },
  website: {
    any: `
      website, web site, site, webshop, web shop, online shop, online store, online, app, homepage,
      log in, login, logging in, password, checkout page, web page, webpage, mobile app, browser,
      on your site`,
    not: `on site staff, building site, camp site`,
  },
  atmosphere: {
    any: `
      atmosphere, ambience, ambiance, clean, cleanliness, dirty, filthy, toilet*, restroom*, smell*,
      stank, loud music, music, noisy, crowded, cramped, messy, untidy, tidy, well laid out, layout,
      lighting, parking, car park, opening hours, opening times, decor, cosy, cozy, pleasant place,
      beautiful shop, lovely shop, nice shop, temperature, air conditioning, too hot, too cold, signage,
      inspiring`,
  },
  advice: {
    any: `
      advice, advis*, expert, experts, expertise, knowledgeable, knowledge, know what they, knows what,
      knew what, competent, incompeten*, competence, professional, professionalism, well informed,
      clueless, no idea, didn't know, don't know their, untrained, poorly trained, well trained,
      recommended me, recommendation, measured my, talked out of, help choosing, helped me choose,
      helped us choose, right one for me, found the right`,
    not: `i have no idea, i had no idea, advised that the flight`,
    near: `found + right, staff + know`,
  },
  friendly: {
    any: `
      friendly, friendliness, kind, kindness, welcoming, felt welcome, feel welcome, smile, smiling,
      smiles, polite, courteous, lovely staff, lovely people, nice staff, nice people, great staff,
      helpful, attentive, caring, patient, warm welcome, considerate, pleasant, remembered me,
      remembered my, charming, cheerful, so nice, very nice, sweet, amazing staff, excellent service,
      great service, good service, wonderful service, great customer service, excellent customer service,
      awesome customer service`,
    not: `
      not friendly, not very friendly, not kind, not helpful, not very helpful, wasn't friendly,
      wasn't helpful, weren't helpful, not polite, less friendly, used to be so kind, user friendly,
      kind of, some kind, any kind, what kind, this kind, environmentally friendly, not patient,
      more helpful, would be helpful, could be friendlier, be more friendly, be nice, would be nice`,
  },
  solved: {
    any: `
      solved, sorted, sorted out, resolved, fixed, took responsibility, put it right, put right,
      made it right, called me back as promised, called back as promised, listened and,
      replacement was on, replaced it, replaced immediately, went above and beyond, above and beyond,
      problem was gone, dealt with, took care of, taken care of, kept their promise, kept their word,
      saved the day, made up for`,
    not: `
      not solved, nothing was solved, not sorted, not resolved, not fixed, never solved, never resolved,
      never fixed, still not, hasn't been, isn't, wasn't, unresolved, unsolved, not dealt with,
      nothing fixed, needs to be fixed, get it fixed, should be, please`,
  },
  clear: {
    any: `
      clear website, clear mails, clear information, clear explanation*, clear instruction*,
      clearly explained, explained clearly, well explained, explained everything, kept me informed,
      kept us informed, kept me updated, kept up to date, good communication, great communication,
      excellent communication, clear communication, well informed about, no surprises, transparent,
      good updates, regular updates, always told, as announced, text message`,
    not: `not transparent, not clear, unclear`,
  },
  fast: {
    any: `
      quick, quickly, fast, faster, speedy, swift*, prompt, promptly, rapid, in no time, within the hour,
      within an hour, within minutes, next day, same day, five minutes, before i expected, earlier than,
      arrived early, early, immediately, right away, straight away, instantly, on time, in time,
      no waiting, no queue, didn't have to wait, efficient, efficiently`,
    not: `
      not fast, not quick, not very quick, breakfast, quick enough, fast enough, too early,
      early morning, early flight, not on time, never on time, not efficient, should be faster,
      faster please, be quicker`,
  },
  easy: {
    any: `
      easy, easily, easier, simple, simpler, straightforward, effortless, smooth, smoothly, seamless,
      just worked, works perfectly, worked perfectly, no problem, no problems, without problems,
      without fuss, hassle free, no hassle, uncomplicated, user friendly, convenient, intuitive,
      trouble free, no issues, without issues, well organised, well organized`,
    not: `
      not easy, not simple, not so easy, easier said, make it easier, should be easier, could be easier,
      not smooth, isn't easy, wasn't easy, not convenient`,
  },
  product: {
    any: `
      good quality, great quality, excellent quality, top quality, high quality, best quality,
      very good quality, fits perfectly, fit perfectly, perfect fit, exactly what i, just what i,
      what i hoped for, what i was looking for, great product*, good product*, excellent product*,
      love the, love my, well made, durable, sturdy, solid, comfortable, stayed dry, for years, lasts,
      as described, beautiful, healthy plants, fresh, delicious, high standard`,
    not: `
      not as described, not comfortable, uncomfortable, not as solid, not durable, love the way you,
      not good quality, beautiful shop`,
  },
};
